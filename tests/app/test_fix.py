"""`check --fix` makes the fixes whose exact text is known, once, and leaves every other byte."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesnet.app.fix import Fixer
from notesnet.app.open_vault import open_vault
from notesnet.text.hunks import changed_lines
from tests.harness import Result, write_files

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

MENDED = {
    "met: 2026-3-1": "met: 2026-03-01",
    "knows: [[Ben Okri]]": 'knows: "[[Ben Okri]]"',
    "met: 2026/03/01": "met: 2026-03-01",
}
LEFT = (
    "met: 05/03/2026",
    "met: 2026-02-30",
    "company: Acme: the shop",
    "company: @acme",
    "cadence: often",
    "birthday: 3 May",
    "knows: [[A|B]], [[C]]",
)


@pytest.mark.parametrize(("wrong", "right"), MENDED.items())
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_what_can_be_told_is_mended_and_no_other_byte_changes(
    wrong: str, right: str, line_end: str, bom: str, vault: Vault, run: Run
) -> None:
    """A date in another order of signs, a link without quotes; whatever stands around them, and without a last line end."""
    text = bom + "---\nname: '🙂 Ana'  # café\n{}\ntags: [ a,b ]\n---\n\n{} stays\n\n- end".replace("\n", line_end)
    root = vault({"people/ana.md": text.format(wrong, wrong), "people/ben.md": "---\nname: Ben Okri\n---\n"})
    result = run("check", "--fix")
    assert result.code == 0
    assert result.out.startswith("people/ana.md: 1 fault mended")
    assert (root / "people/ana.md").read_bytes().decode() == text.format(right, wrong)


@pytest.mark.parametrize("wrong", LEFT)
def test_what_can_only_be_guessed_is_left(wrong: str, vault: Vault, run: Run) -> None:
    """It is counted, and `check` shows it."""
    text = f"---\nname: Ana\n{wrong}\n---\n"
    root = vault({"people/ana.md": text})
    result = run("check", "--fix")
    assert (root / "people/ana.md").read_bytes().decode() == text
    assert "to mend by hand: `notesnet check`" in result.err


def test_a_second_run_has_nothing_to_do(vault: Vault, run: Run) -> None:
    """Nor does it write into the journal; one `undo` takes all of the first back."""
    first = "---\nname: Ana\nmet: 2026-3-1\nknows: [[Ben]]\n---\n\n## Log\n- 2026-3-2 call: x\n"
    root = vault({"people/ana.md": first, "people/ben.md": "---\nname: Ben\nmet: 2026-3-1\n---\n"})
    run("check", "--fix")
    mended = (root / "people/ana.md").read_bytes()
    again = run("check", "--fix")
    assert (again.code, again.out) == (0, "")
    assert (root / "people/ana.md").read_bytes() == mended
    assert len(json.loads(run("history", "--json").out)) == 1
    assert run("undo").code == 0
    assert (root / "people/ana.md").read_bytes().decode() == first


def test_a_dry_run_shows_the_diff_and_names_what_is_refused(vault: Vault, run: Run) -> None:
    """Nothing is written, and a conflict copy does not hide the others."""
    notes = {
        "people/ada.md": "---\nname: Ada\nmet: 2026-3-1\n---\n",
        "people/ada.sync-conflict-20260503-101500-ABC1234.md": "---\nname: Ada\n---\n",
        "people/ben.md": "---\nname: Ben\nmet: 2026-3-1\n---\n",
    }
    root = vault(notes)
    shown = run("check", "--fix", "--dry-run")
    assert shown.code == 5
    assert "refused: people/ada.md" in shown.err
    assert "+met: 2026-03-01" in shown.out
    assert {path: (root / path).read_text() for path in notes} == notes
    done = run("check", "--fix")
    assert (done.code, done.out) == (5, "people/ben.md: 1 fault mended\n")
    assert (root / "people/ada.md").read_text() == notes["people/ada.md"]


PIECES = st.sampled_from([*MENDED, *LEFT, "tags: [a]", "# met: 2026-3-1", "email: a@b.example", "aliases: [[x]]", ""])
BODY = st.sampled_from(["## Log", "- 2026-3-1 call: x", "- [ ] t 📅 2026-3-1", "[[Ben", "```", "words", ""])


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=5), st.lists(BODY, max_size=5), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_any_note_is_mended_in_one_go_and_only_at_its_faults(
    tmp_path_factory: pytest.TempPathFactory, front: list[str], body: list[str], line_end: str, last: bool
) -> None:
    """Mended twice is mended once; there are fewer faults and no new ones; lines without a fix are as they were."""
    text = line_end.join(["---", "name: Ana", *front, "---", *body]) + (line_end if last else "")
    root = write_files(tmp_path_factory.mktemp("fix"), {"notesnet.toml": "", "people/ana.md": text})
    opened = open_vault(str(root), None)
    faults = [fault for fault in opened.vault.diagnostics if fault.path == "people/ana.md"]
    edited = Fixer(opened).preview("people/ana.md")
    assert not hasattr(edited, "error"), edited
    before, after = (data.decode().split("\n") for data in (edited.old, edited.new))
    fixable = {fault.line - 1 for fault in faults if fault.fixable}
    for change in changed_lines(before, after):
        assert change.end - change.start == change.last - change.first
        assert set(range(change.start, change.end)) <= fixable
    (root / "people/ana.md").write_bytes(edited.new)
    mended = open_vault(str(root), None)
    assert not [fault for fault in mended.vault.diagnostics if fault.fixable]
    assert len(mended.vault.diagnostics) <= len(opened.vault.diagnostics) - len(fixable)
