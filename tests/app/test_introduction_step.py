"""Steps of an introduction by command: exactly the lines that a person would have typed, and the letter beside them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

ADA = "---\nname: Ada Lovelace\nemail: ada@engines.example\n---\n"
BEN = "---\nname: Ben Carver\nemail: ben@carver.example\n---\n"
ME = "---\nname: Robin Fell\nemail: robin@fell.example\nsignature: Robin\n---\n"
FRONT = 'type: intro\na: "[[Ada Lovelace]]"\nb: "[[Ben Carver]]"\nwhy: desks\ncreated: 2026-11-01\n'


def _vault(make: Make, entries: str = "", body: str = "", **files: str) -> Path:
    """Ada and Ben, and a note about them."""
    intro = f"---\n{FRONT}{entries}---\n{body}"
    more = {f"{name.replace('__', '/')}.md": text for name, text in files.items()}
    return make({"me.md": ME, "people/ada.md": ADA, "people/ben.md": BEN, "intros/x.md": intro, **more})


def _note(folder: Path) -> str:
    return (folder / "intros" / "x.md").read_bytes().decode()


def _drafts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("drafts/*"))


def test_an_empty_property_is_filled_where_it_stands(vault: Make, run: Run) -> None:
    """Comments, order, quotes, CRLF and the missing last newline stay."""
    entries = "a_asked:\nb_asked:                        # also b_chased\nintroduced:\n"
    folder = _vault(vault, entries, "He reads mail on Sundays.")
    path = folder / "intros" / "x.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = _note(folder)
    assert run("intro", "ask", "x").code == 0
    assert _note(folder) == before.replace("b_asked:  ", "b_asked: 2026-11-25  ")
    assert run("undo").code == 0
    assert _note(folder) == before


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", "- 2026-11-25 Ben Carver said yes: #1 by phone\n"),
        ("He is kind.\n", "He is kind.\n\n- 2026-11-25 Ben Carver said yes: #1 by phone\n"),
        ("He is kind.", "He is kind.\n\n- 2026-11-25 Ben Carver said yes: #1 by phone"),
        ("- one\n\n\n", "- one\n- 2026-11-25 Ben Carver said yes: #1 by phone\n\n\n"),
        ("## Private\nmine\n", "## Private\nmine\n\n- 2026-11-25 Ben Carver said yes: #1 by phone\n"),
    ],
)
def test_words_become_a_line_of_the_body(vault: Make, run: Run, body: str, expected: str) -> None:
    """Behind what stands there, and `undo` takes it back to the byte."""
    folder = _vault(vault, "b_asked: 2026-11-10\n", body)
    before = _note(folder)
    assert run("intro", "yes", "x", "#1 by\nphone").code == 0
    assert _note(folder) == f"---\n{FRONT}b_asked: 2026-11-10\nb_answer: yes 2026-11-25\n---\n{expected}"
    assert run("undo").code == 0
    assert _note(folder) == before


def test_a_property_called_otherwise_in_the_vault_keeps_its_name(vault: Make, run: Run) -> None:
    """`[fields]` holds for introductions, too."""
    folder = _vault(vault, "asked Ben:\n")
    (folder / "notesnet.toml").write_text('[fields]\n"asked ben" = "b_asked"\n')
    assert run("intro", "ask", "x").code == 0
    assert "\nasked Ben: 2026-11-25\n---" in _note(folder)


def test_what_a_property_holds_is_never_written_over(vault: Make, run: Run) -> None:
    """An answer that can't be read is somebody's words all the same."""
    folder = _vault(vault, "b_asked: 2026-11-10\nb_answer: maybe next year\n")
    before = _note(folder)
    result = run("intro", "yes", "x", "--party", "b")
    assert (result.code, _note(folder), _drafts(folder)) == (5, before, [])
    assert "`b_answer` holds 'maybe next year' already" in result.err


def test_a_step_says_what_it_wrote_and_writes_the_letter(vault: Make, run: Run) -> None:
    """The note first, then the draft; nothing of it on stderr."""
    folder = _vault(vault)
    result = run("intro", "ask", "x")
    draft = "drafts/2026-11-25-intro-ask-ben-carver--ada-lovelace.eml"
    assert result.out == (
        "intros/x.md: asked Ben Carver on 2026-11-25\n"
        f"{draft}: draft to Ben Carver: May I put you in touch with Ada Lovelace?\n"
    )
    assert oct((folder / draft).stat().st_mode)[-3:] == "600"
    document = json.loads(run("--json", "intro", "chase", "x").out)
    assert [change["path"].partition("/")[0] for change in document["changes"]] == ["intros", "drafts"]
    assert document["refused"] == []


def test_the_same_step_twice_is_refused(vault: Make, run: Run) -> None:
    """Exit 5, with the note's path for programs; no second letter."""
    folder = _vault(vault)
    assert run("intro", "ask", "x").code == 0
    result = run("--json", "intro", "ask", "x")
    assert result.code == 5
    assert json.loads(result.out) == {
        "changes": [],
        "refused": [{"path": "intros/x.md", "line": None, "reason": "Ben Carver was asked on 2026-11-25 already"}],
    }
    assert len(_drafts(folder)) == 1


@pytest.mark.parametrize("step", ["ask", "chase"])
def test_without_an_address_the_step_is_taken_and_said_to_have_no_letter(vault: Make, run: Run, step: str) -> None:
    """Somebody may be asked by telephone; the warning names the place to mend and the command for later."""
    entries = "b_asked: 2026-11-10\n" if step == "chase" else ""
    folder = _vault(vault, entries, people__ben="---\nname: Ben Carver\nphone: 020 7946 0000\n---\n")
    result = run("intro", step, "x")
    assert (result.code, _drafts(folder)) == (0, [])
    assert result.out.startswith("intros/x.md: ")
    assert "warning: no letter: people/ben.md:1: " in result.err
    assert f"`notesnet draft intro-{step} ben ada` writes it later" in result.err


def test_somebody_without_a_note_has_no_letter(vault: Make, run: Run) -> None:
    """The life goes on by hand."""
    folder = _vault(vault)
    (folder / "people" / "ben.md").unlink()
    result = run("intro", "ask", "x")
    assert (result.code, _drafts(folder)) == (0, [])
    assert "no letter: Ben Carver has no note" in result.err


def test_a_template_that_does_not_render_is_a_warning(vault: Make, run: Run) -> None:
    """The vault's own one, with a slot that only `draft --set` can fill."""
    folder = _vault(vault)
    (folder / "templates").mkdir()
    (folder / "templates" / "intro-ask.eml.j2").write_text(
        "---\nsubject: x\nto: a\nslots: { place: required }\n---\n{{ place }}\n"
    )
    result = run("intro", "ask", "x")
    assert (result.code, _drafts(folder)) == (0, [])
    assert "no letter: " in result.err
    assert "place" in result.err


def test_a_full_or_closed_drafts_folder_leaves_a_true_message(vault: Make, run: Run) -> None:
    """The step stands in the note and is told; the letter is not."""
    folder = _vault(vault)
    (folder / "drafts").write_text("a file, where the folder should be")
    result = run("intro", "ask", "x")
    assert result.code in (5, 6)
    assert result.out == "intros/x.md: asked Ben Carver on 2026-11-25\n"
    assert "drafts" in result.err
    assert "b_asked: 2026-11-25" in _note(folder)


def test_a_no_goes_to_the_other_side_only_when_it_waits(vault: Make, run: Run) -> None:
    """Not now: without a name and without a reason."""
    folder = _vault(vault, "asked_by: a\nb_asked: 2026-11-10\n")
    assert run("intro", "no", "x", "moving house").code == 0
    (draft,) = _drafts(folder)
    letter = (folder / "drafts" / draft).read_text()
    assert "ada@engines.example" in letter
    assert "Ben" not in letter
    assert "moving" not in letter
    folder = _vault(vault, "b_asked: 2026-11-10\n")
    (folder / "drafts" / draft).unlink()
    assert run("intro", "no", "x").code == 0
    assert _drafts(folder) == []


def test_a_dry_run_shows_the_diff_and_writes_nothing(vault: Make, run: Run) -> None:
    """And says which letter it would write."""
    folder = _vault(vault)
    before = _note(folder)
    result = run("intro", "ask", "x", "by phone", "--on", "mon", "--dry-run")
    assert (result.code, _note(folder), _drafts(folder)) == (0, before, [])
    assert [line for line in result.out.splitlines() if line[0] in "+-"] == [
        "--- a/intros/x.md",
        "+++ b/intros/x.md",
        "+b_asked: 2026-11-23",
        "+- 2026-11-23 asked Ben Carver: by phone",
    ]
    assert "mon is 2026-11-23" in result.err
    assert "would also write a draft to Ben Carver" in result.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ask", "x", "--on", "2026-11-26"], 2, "2026-11-26 has not been yet"),
        (["ask", "x", "by", "phone"], 2, 'intro ask x "by phone"'),
        (["yes", "x"], 2, "for Ada Lovelace (a) and for Ben Carver (b)"),
        (["yes", "x", "--party", "charles"], 4, "neither Ada Lovelace nor Ben Carver"),
        (["outcome", "x"], 5, "have not been introduced"),
        (["ask", "y"], 4, "there is no introduction 'y'"),
        (["send", "x"], 5, "a yes is missing"),
    ],
)
def test_what_can_not_be_done_writes_nothing(
    vault: Make, run: Run, arguments: list[str], code: int, words: str
) -> None:
    """Neither note nor letter."""
    folder = _vault(vault)
    before = _note(folder)
    result = run("intro", *arguments)
    assert (result.code, _note(folder), _drafts(folder)) == (code, before, [])
    assert words in result.err


def test_asking_a_connector_too_often_is_a_warning(vault: Make, run: Run) -> None:
    """The step is taken."""
    received = '---\ntype: intro\na: "[[Ada Lovelace]]"\nb: "[[Person {}]]"\ndirection: received\n{}---\n'
    asks = {f"intros__{n}": received.format(n, f"a_asked: 2026-1{n}-01\n") for n in (0, 1)}
    _vault(vault, **asks, intros__2=received.format(2, ""))
    result = run("intro", "ask", "2")
    assert result.code == 0
    assert "warning: this is ask number 3 of Ada Lovelace since 2026-08-25" in result.err


def test_a_handover_goes_to_the_one_who_asked(vault: Make, run: Run) -> None:
    """With the other's details."""
    folder = _vault(vault, "asked_by: b\nmode: handover\na_answer: yes 2026-11-12\n")
    assert run("intro", "send", "x").code == 0
    assert _drafts(folder) == ["2026-11-25-intro-handover-ben-carver--ada-lovelace.eml"]


def test_a_conflict_copy_is_not_written_to(vault: Make, run: Run) -> None:
    """Nor is what it was copied from; and there is no letter for a step that was not taken."""
    folder = _vault(vault)
    (folder / "intros" / "x.sync-conflict-20261124-1.md").write_text(_note(folder))
    result = run("intro", "ask", "intros/x.md")
    assert (result.code, _drafts(folder)) == (5, [])
    assert "b_asked" not in _note(folder)
