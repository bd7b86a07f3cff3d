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
        ("## Private\nmine\n", "- 2026-11-25 Ben Carver said yes: #1 by phone\n\n## Private\nmine\n"),
        ("Kind.\n\n## Private\nmine", "Kind.\n\n- 2026-11-25 Ben Carver said yes: #1 by phone\n\n## Private\nmine"),
        ("- one\n# private\n## mine\n", "- one\n- 2026-11-25 Ben Carver said yes: #1 by phone\n\n# private\n## mine\n"),
        (
            "## Private\nmine\n## More\nours\n",
            "## Private\nmine\n## More\nours\n\n- 2026-11-25 Ben Carver said yes: #1 by phone\n",
        ),
    ],
)
def test_words_become_a_line_of_the_body(vault: Make, run: Run, body: str, expected: str) -> None:
    """Behind what stands there and before what is private, and `undo` takes it back to the byte."""
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
    assert "intros/x.md:8: `b_answer` is 'maybe next year', which is no answer" in result.err


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
    """Exit 5, with the place in the note for programs; no second letter."""
    folder = _vault(vault)
    assert run("intro", "ask", "x").code == 0
    result = run("--json", "intro", "ask", "x")
    assert result.code == 5
    assert json.loads(result.out) == {
        "changes": [],
        "refused": [{"path": "intros/x.md", "line": 7, "reason": "Ben Carver was asked on 2026-11-25 already"}],
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


def test_whom_i_met_may_have_no_note_yet(vault: Make, run: Run) -> None:
    """Of a received introduction: the introducer is thanked all the same, and only the letter has to wait."""
    folder = _vault(vault, "direction: received\nintroduced: 2026-11-20\n")
    (folder / "people" / "ben.md").unlink()
    result = run("intro", "thank", "x")
    assert (result.code, _drafts(folder)) == (0, [])
    assert "no letter: Ben Carver has no note" in result.err


FAULTY = {
    "the same person twice": ('b: "[[people/ada]]"\n', "intros/x.md:4: `a` and `b` are the same person"),
    "a dangling link": ('b: "[[Zed Nobody]]"\n', "intros/x.md:4: `b` (Zed Nobody) is no contact with a note"),
    "an ambiguous link": ('b: "[[same]]"\n', "intros/x.md:4: [[same]] fits 2 notes"),
    "a link to me": ('b: "[[me]]"\n', "intros/x.md:4: `b` is you"),
    "an answer before the question": (
        'b: "[[Ben Carver]]"\nb_asked: 2026-11-10\nb_answer: yes 2026-11-02\n',
        "intros/x.md:6: `b_answer` (2026-11-02) lies before `b_asked` (2026-11-10)",
    ),
    "an unknown answer": ('b: "[[Ben Carver]]"\nb_answer: maybe\n', "intros/x.md:5: `b_answer` is 'maybe'"),
    "a day that can't be": ('b: "[[Ben Carver]]"\nb_answer: yes 2026-13-45\n', "intros/x.md:5: "),
    "a day to come": (
        'b: "[[Ben Carver]]"\nb_answer: yes 2027-11-01\n',
        "intros/x.md:5: `b_answer` says 2027-11-01, which has not been yet",
    ),
    "nobody": ('b: "[[Ben Carver]]"\nasked_by: c\n', "intros/x.md:5: `asked_by` is 'c'"),
}


@pytest.mark.parametrize("what", FAULTY)
def test_a_faulty_note_takes_no_step_but_to_be_closed(vault: Make, run: Run, what: str) -> None:
    """The place is named, and what to do; nothing is written. What can't be mended can still be put away."""
    entries, message = FAULTY[what]
    note = f'---\ntype: intro\na: "[[Ada Lovelace]]"\n{entries}---\n'
    folder = _vault(vault, people__same="---\nname: One\n---\n", friends__same="---\ntype: contact\nname: Two\n---\n")
    (folder / "intros" / "x.md").write_text(note)
    for step in ("ask", "send", "yes", "checkin"):
        result = run("intro", step, "x")
        assert (result.code, _note(folder), _drafts(folder)) == (5, note, []), (step, result)
        assert message in result.err
        assert result.err.count("\n  ") == 1, "no remedy"
    assert run("intro", "close", "x").code == 0
    assert "closed: 2026-11-25\n" in _note(folder)


def test_an_answer_on_a_day_that_can_not_be_is_no_yes(vault: Make, run: Run) -> None:
    """Neither for the joint mail; a no is respected whatever stands behind it."""
    folder = _vault(vault, "a_answer: yes\nb_answer: yes 2026-13-45\n")
    assert run("draft", "intro", "ada", "ben").code == 5
    (folder / "intros" / "x.md").write_text(f"---\n{FRONT}a_answer: yes\nb_answer: yes 2027-01-01\n---\n")
    result = run("draft", "intro", "ada", "ben")
    assert result.code == 5
    assert "a yes is missing: Ben Carver's answer is of 2027-01-01" in result.err
    (folder / "intros" / "x.md").write_text(f"---\n{FRONT}b_answer: no 2026-13-45\n---\n")
    assert json.loads(run("--json", "intro", "show", "x").out)["state"] == "declined"


@pytest.mark.parametrize(
    ("entries", "step"),
    [("b_asked: 2026-11-25\n", "chase"), ("a_answer: yes\nb_answer: yes\nintroduced: 2026-11-25\n", "checkin")],
)
def test_a_reminder_on_the_same_day_is_said_to_be_early(vault: Make, run: Run, entries: str, step: str) -> None:
    """It is taken all the same; when it is due is named."""
    _vault(vault, entries)
    result = run("intro", step, "x")
    assert result.code == 0
    assert f"warning: that is early: it is due on {'2026-12-02' if step == 'chase' else '2026-12-09'}\n" in result.err


def test_that_it_is_closed_comes_before_the_question_with_whom(vault: Make, run: Run) -> None:
    """Nobody answers a question to hear then that it was not needed."""
    _vault(vault, "closed: 2026-11-20\n")
    result = run("intro", "yes", "x")
    assert result.code == 5
    assert "refused: it is closed since 2026-11-20" in result.err


def test_closing_names_who_still_waits_for_a_kind_word(vault: Make, run: Run) -> None:
    """She had asked; he was silent, and was told in the reminder that I would leave it at that."""
    _vault(vault, "asked_by: a\nb_asked: 2026-11-10\nb_chased: 2026-11-17\n")
    hint = 'Ada Lovelace asked you for it: unless you have written already, `notesnet draft intro-not-now ada ben` writes a kind "not now"\n'
    result = run("intro", "close", "x")
    assert (result.code, result.err) == (0, hint)
    assert hint.rstrip() in run("intro", "show", "x").out.replace("\n", " ").replace("  ", " ")
    letter = run("draft", "intro-not-now", "ada", "ben", "--format", "text")
    assert "make the introduction that you asked me for" in letter.out.replace("\n", " ")
    assert "no introduction note" not in letter.err
    assert "Ben" not in letter.out
    _vault(vault, "b_asked: 2026-11-10\nb_chased: 2026-11-17\n")
    assert run("intro", "close", "x").err == ""


def test_a_new_property_stands_beside_its_neighbours(vault: Make, run: Run) -> None:
    """In the order of the contract, and not behind `closed:`."""
    folder = _vault(vault, "a_asked:\na_answer:\nb_asked:  # when\n  # by telephone\nb_answer:\nintroduced:\nclosed:\n")
    for step, day in (("ask", "2026-11-10"), ("chase", "2026-11-17")):
        assert run("intro", step, "x", "--on", day).code == 0
    new = "b_asked: 2026-11-10  # when\n  # by telephone\nb_chased: 2026-11-17\nb_answer:\n"
    assert new in _note(folder)


def test_the_words_of_a_yes_go_into_the_handover(vault: Make, run: Run) -> None:
    """That was promised when they were asked; what stands below Private stays there, and it is said that they are passed on."""
    entries = "asked_by: a\nmode: handover\nb_asked: 2026-11-10\n"
    folder = _vault(vault, entries)
    assert run("intro", "yes", "x", "call me after four").code == 0
    result = run("intro", "send", "x")
    assert 'the letter passes on what Ben Carver said with the yes: "call me after four"' in result.err
    (draft,) = _drafts(folder)
    assert '"call me after four' in (folder / "drafts" / draft).read_text().replace("\n", " ")
    folder = _vault(vault, entries, "## Private\nHe owes me one.\n- 2026-11-10 Ben Carver said yes: grumpily\n")
    assert run("intro", "yes", "x", "call me after four").code == 0
    assert "2026-11-25  Ben Carver said yes: call me after four\n" in run("intro", "show", "x").out
    result = run("intro", "send", "x")
    assert '"call me after four"' in result.err
    assert "grumpily" not in result.err + (folder / "drafts" / draft).read_text()


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
