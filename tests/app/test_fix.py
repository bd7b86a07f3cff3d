"""`check --fix` makes the fixes whose exact text is known, once, and leaves every other byte."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesnet.app.fix import Fixer
from notesnet.app.open_vault import open_vault
from notesnet.app.writer import Edited
from notesnet.model.front_matter_codes import FRONT_MATTER_CODES
from notesnet.text.hunks import changed_lines
from tests.harness import Result, write_files

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

MENDED = {
    "met: 2026-3-1": "met: 2026-03-01",
    "knows: [[Ben Okri]]": 'knows: "[[Ben Okri]]"',
    "met: 2026/03/01": "met: 2026-03-01",
    "met: '2026-3-1'": "met: '2026-03-01'",
    'met: "1 March 2026"': 'met: "2026-03-01"',
    "birthday: 1990-3-1": "birthday: 1990-03-01",
    "email: a@b.example, c@d.example;e@f.example": "email: [a@b.example, c@d.example, e@f.example]",
    "company: @acme": 'company: "@acme"',
    'company: %wine "bar"': "company: '%wine \"bar\"'",
    "knows: [[A|B]], [[C]]": 'knows: ["[[A|B]]", "[[C]]"]',
    "company:\u00a0Acme": "company: Acme",
    "company：Acme": "company: Acme",
}
LEFT = (
    "met: 05/03/2026",
    "met: 2026-02-30",
    "company: Acme: the shop",
    "company: @acme # or @acme2",
    "company: @acme\n  and sons",
    "company: *best*",
    "company: !wow",
    "tags: [@acme]",
    "cadence: often",
    "cadence: 4w\ncadence: 5w",
    "birthday: 3 May",
    "birthday: 3.5.1990",
    "email: a@b.example, c",
    "email: [a@b.example, 'x', 'c@d.example, e@f.example']",
    "email:\n  - a@b.example, c@d.example",
    "knows: [[A]] [[B]]",
    "met_at: [[A]] in London",
    "tags:\n\t- a\n    - b",
    "company: Acme\n\tand sons: two",
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
    assert sum(fault["fixable"] for fault in json.loads(run("check", "--json").out)) == 1
    result = run("check", "--fix")
    assert result.code == 0
    assert result.out.startswith("people/ana.md: 1 fault mended")
    assert (root / "people/ana.md").read_bytes().decode() == text.format(right, wrong)


STRUCTURE = {
    "\n\n---\nname: Ana\n---\n---\n": "---\nname: Ana\n---\n---\n",
    "---\nname: Ana\ncadence: 4w # c\ntags: [a]\ncadence: 4w # c\n---\n": "---\nname: Ana\ncadence: 4w # c\ntags: [a]\n---\n",
    "---\nname: Ana\n...\n\ntext\n": "---\nname: Ana\n---\n\ntext\n",
    "---\nlinks: # c\n\tweb: [a]\n\tmore:\n\t\t- b\n\n\t\t- c\nname: Ana\n---\n\tcode\n": (
        "---\nlinks: # c\n  web: [a]\n  more:\n    - b\n\n    - c\nname: Ana\n---\n\tcode\n"
    ),
}
DOUBTFUL = (
    "---\nname: Ana\n...\n\ntext\n---\n",
    "---\nsome words\n...\n\ntext\n",
    "---\nname: Ana\ncadence: 4w # c\ncadence: 4w # d\n---\n",
    "----\nname: Ana\n----\n",
    "---\nname: Ana\n----\n",
)


@pytest.mark.parametrize(("wrong", "right"), STRUCTURE.items())
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_front_matter_that_can_be_meant_in_one_way_is_mended(
    wrong: str, right: str, line_end: str, bom: str, vault: Vault, run: Run
) -> None:
    """Blank lines above it, a line that stands twice, `...` for its second fence, tabs for its blanks; `undo` takes it back."""
    before, after = ((bom + text.replace("\n", line_end)).encode() for text in (wrong, right))
    root = vault({"people/ana.md": before})
    assert run("check", "--fix", "--dry-run").code == 0
    assert (root / "people/ana.md").read_bytes() == before
    assert run("check", "--fix").out == "people/ana.md: 1 fault mended\n"
    assert (root / "people/ana.md").read_bytes() == after
    assert run("check", "--fail-on", "info").code == 0
    assert run("undo").code == 0
    assert (root / "people/ana.md").read_bytes() == before


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_front_matter_that_can_be_meant_in_two_ways_is_left(text: str, vault: Vault, run: Run) -> None:
    """Nothing is guessed, and no comment is lost."""
    root = vault({"people/ana.md": text})
    assert "nothing that can be mended safely" in run("check", "--fix").err
    assert (root / "people/ana.md").read_text() == text


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


FRONT_MATTER = {code.code for code in FRONT_MATTER_CODES}
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
    fixer = Fixer(opened)
    fixable = [fault.line - 1 for fault in fixer.fixable(faults)]
    unread = any(fault.unreadable for fault in faults)  # its fields say what is wrong with them only afterwards
    edited = fixer.preview("people/ana.md")
    assert isinstance(edited, Edited), edited
    before, after = (data.decode().split("\n") for data in (edited.old, edited.new))
    for change in changed_lines(before, after):
        assert change.last - change.first <= change.end - change.start
        mended_or_doubled = {before[line] for line in fixable} | set(after)
        assert unread or set(before[change.start : change.end]) <= mended_or_doubled
    (root / "people/ana.md").write_bytes(edited.new)
    mended = open_vault(str(root), None)
    assert not Fixer(mended).fixable(mended.vault.diagnostics)
    old, new = (
        Counter(fault.code for fault in found if not unread or fault.code in FRONT_MATTER)
        for found in (faults, mended.vault.diagnostics)
    )
    assert not new - old
    assert unread or old.total() - new.total() >= len(set(fixable))
