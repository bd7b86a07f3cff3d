"""Lines of Introductions: the step taken, moved or given up, and the answer that stands below."""

from pathlib import Path

import pytest

from tests.app.sync_vault import FILES, INTRO, desk


def intro(**fields: str) -> dict[str, str | bytes]:
    """The introduction of the vault with some of its properties filled in."""
    text = str(FILES[INTRO])
    for name, value in fields.items():
        old = f"\n{name}:\n" if f"\n{name}:\n" in text else "\nmet:\n"
        text = text.replace(old, f"\n{name}: {value}\n" if name in old else f"\n{name}: {value}{old}")
    return {INTRO: text}


RECEIVED = '---\ntype: intro\na: "[[ben]]"\nb: "[[cat]]"\ndirection: received\nintroduced: 2026-11-18\nthanked:\nmet:\noutcome:\ntold:\nclosed:\n---\n'
ASKED = {"a_asked": "2026-11-01", "a_answer": "yes 2026-11-02", "b_asked": "2026-11-01", "b_answer": "yes 2026-11-02"}
LONG_AGO = {name: day.replace("2026-11", "2026-07") for name, day in ASKED.items()}
STEPS: list[tuple[dict[str, str], str, str]] = [
    ({}, "ask Cat first", "b_asked"),
    ({"b_asked": "2026-11-12"}, "chase Cat", "b_chased"),
    ({"b_asked": "2026-11-05", "b_chased": "2026-11-12"}, "close", "closed"),
    (ASKED, "introduce", "introduced"),
    ({**ASKED, "introduced": "2026-11-03"}, "check in", "checked_in"),
]


@pytest.mark.parametrize(("fields", "words", "step"), STEPS, ids=[step for _fields, _words, step in STEPS])
@pytest.mark.parametrize("done", ["", "✅ 2026-11-24"])
def test_a_ticked_step_is_its_date_in_the_note(
    tmp_path: Path, fields: dict[str, str], words: str, step: str, done: str
) -> None:
    """`[x]`: one property, and nothing in the notes of the two."""
    at = desk(tmp_path, intro(**fields))
    assert words in at.line("[ben--cat|")
    at.mark("[ben--cat|", "x", done=done)
    at.sync()
    new = f"+{step}: {done[2:] or '2026-11-25'}"
    assert at.diff() == {INTRO: [new] if step == "b_chased" else [f"-{step}:", new]}
    at.before = at.tree()
    at.sync(today="2026-11-28")
    assert at.diff() == {}


def test_a_ticked_outcome_is_the_indented_text(tmp_path: Path) -> None:
    """With its day before it."""
    at = desk(tmp_path, intro(**LONG_AGO, introduced="2026-08-01", checked_in="2026-08-15", met="2026-09-01"))
    at.mark("[ben--cat|", "x", "  - she hired him", done="✅ 2026-11-24")
    at.sync()
    assert at.diff() == {INTRO: ["-outcome:", "+outcome: 2026-11-24 she hired him"]}


def test_an_outcome_without_text_is_refused(tmp_path: Path) -> None:
    """And taken once the text is there."""
    at = desk(tmp_path, intro(**LONG_AGO, introduced="2026-08-01", checked_in="2026-08-15", met="2026-09-01"))
    at.mark("[ben--cat|")
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"refused: {at.week}:{at.number('[ben--cat|')}: {INTRO}: what came of it is not said" in result.err
    at.change("[ben--cat|", str, "  - she hired him")
    at.sync()
    assert at.diff() == {INTRO: ["-outcome:", "+outcome: 2026-11-25 she hired him"]}


@pytest.mark.parametrize(("mark", "due", "day"), [(">", "", "2026-11-30"), (" ", "2026-12-03", "2026-12-03")])
def test_a_moved_step_is_snoozed(tmp_path: Path, mark: str, due: str, day: str) -> None:
    """`[>]`, or another date."""
    at = desk(tmp_path)
    at.mark("[ben--cat|", mark, due=due)
    at.sync()
    assert at.diff() == {INTRO: ["-snoozed:", f"+snoozed: {day}"]}
    at.before = at.tree()
    at.sync(today="2026-11-28")
    assert at.diff() == {}


def test_a_later_snooze_set_since_is_left(tmp_path: Path) -> None:
    """By hand, in the note."""
    at = desk(tmp_path)
    at.mark("[ben--cat|", ">")
    at.write(INTRO, at.text(INTRO).replace("snoozed:", "snoozed: 2026-12-20"))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_a_skipped_step_closes_the_introduction(tmp_path: Path) -> None:
    """`[-]`: on the day it is read."""
    at = desk(tmp_path)
    at.mark("[ben--cat|", "-")
    at.sync()
    assert at.diff() == {INTRO: ["-closed:", "+closed: 2026-11-25"]}
    at.before = at.tree()
    at.sync(today="2026-11-28")
    assert at.diff() == {}


@pytest.mark.parametrize("mark", ["x", " "])
@pytest.mark.parametrize(
    ("answer", "value", "body"),
    [
        ("- yes", "yes 2026-11-25", []),
        ("- Yes.", "yes 2026-11-25", []),
        ("- no", "no 2026-11-25", []),
        ("- no: too busy", "no 2026-11-25", ["+- 2026-11-25 Cat Stevens said no: too busy"]),
        ("- 2026-11-23 yes", "yes 2026-11-23", []),
        ("- yes 2026-11-23", "yes 2026-11-23", []),
        ("- yes 2026-11-23: by phone", "yes 2026-11-23", ["+- 2026-11-23 Cat Stevens said yes: by phone"]),
        ("- not now", "no 2026-11-25", []),
        ("- Not now: moving house", "no 2026-11-25", ["+- 2026-11-25 Cat Stevens said no: moving house"]),
    ],
)
def test_an_answer_below_a_chase_is_the_answer(
    tmp_path: Path, mark: str, answer: str, value: str, body: list[str]
) -> None:
    """With the step when that is ticked too; without it the answer alone."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"))
    at.mark("[ben--cat|", mark, f"  {answer}")
    at.sync()
    lines = [line for line in at.diff()[INTRO] if line.startswith("+") and line != "+"]
    # nobody is reminded once they have answered
    chased = ["+b_chased: 2026-11-25"] if mark == "x" and "23" not in value else []
    assert sorted(lines) == sorted([f"+b_answer: {value}", *chased, *body])
    at.before = at.tree()
    at.sync(today="2026-11-28")
    assert at.diff() == {}


@pytest.mark.parametrize("mark", ["x", " "])
@pytest.mark.parametrize(
    "words",
    ["nope", "maybe later", "call: she said yes", "2026-02-31 yes", "2026-11-20 yes 2026-11-21", "yes 2027-01-01"],
)
def test_what_may_be_an_answer_and_is_none_is_refused_with_the_remedy(tmp_path: Path, mark: str, words: str) -> None:
    """Nothing is guessed about consent, and nothing is left lying without a word."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"))
    at.mark("[ben--cat|", mark, f"  - {words}")
    result = at.sync(code=5)
    assert at.diff() == {}
    number = at.number("[ben--cat|")
    assert f"refused: {at.week}:{number}: " in result.err
    assert f"{at.week}:{number + 1}" in result.err


def test_other_words_below_a_ticked_step_are_kept_in_the_note(tmp_path: Path) -> None:
    """As `intro chase NOTE TEXT` keeps them; below a line that is not ticked they ask for nothing."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"))
    at.mark("[ben--cat|", " ", "  - rang twice")
    at.sync()
    assert at.diff() == {}
    at.write(at.week, at.text(at.week).replace(at.line("[ben--cat|"), at.line("[ben--cat|").replace("[ ]", "[x]")))
    at.before = at.tree()
    at.sync()
    assert "+- 2026-11-25 reminded Cat Stevens: rang twice" in at.diff()[INTRO]


def test_a_no_taken_from_the_agenda_names_who_waits_for_a_kind_word(tmp_path: Path) -> None:
    """A tick writes no letter."""
    at = desk(tmp_path, intro(a_asked="2026-11-10", a_answer="yes 2026-11-10", b_asked="2026-11-12"))
    at.mark("[ben--cat|", "x", "  - no: too busy")
    result = at.sync()
    assert "Ben Okri said yes: " in result.out
    assert '`notesnet draft intro-not-now ben cat` writes a kind "not now"' in result.out
    assert "busy" not in result.out


def test_an_ask_and_its_answer_are_taken_together(tmp_path: Path) -> None:
    """Asked on Monday, and the answer came at once."""
    at = desk(tmp_path)
    at.mark("[ben--cat|", "x", "  - yes", done="✅ 2026-11-23")
    at.sync()
    assert at.diff() == {INTRO: ["-b_asked:", "-b_answer:", "+b_asked: 2026-11-23", "+b_answer: yes 2026-11-23"]}


def test_an_answer_that_arrives_later_is_taken_then(tmp_path: Path) -> None:
    """Below the ticked ask, in the same file."""
    at = desk(tmp_path)
    at.mark("[ben--cat|")
    at.sync()
    at.change("[ben--cat|", str, "  - no: too busy")
    at.sync(today="2026-11-28")
    lines = at.diff()[INTRO]
    assert lines[:2] == ["-b_answer:", "+b_answer: no 2026-11-28"]
    assert lines[-1] == "+- 2026-11-28 Cat Stevens said no: too busy"


def test_another_answer_than_the_note_has_is_refused_with_both_places(tmp_path: Path) -> None:
    """A yes is never made a no by a line of the agenda."""
    at = desk(tmp_path)
    at.mark("[ben--cat|", "x", "  - yes")
    at.sync()
    at.change("[ben--cat|", str)
    at.write(at.week, at.text(at.week).replace("  - yes", "  - no"))
    at.before = at.tree()
    result = at.sync(code=5)
    assert at.diff() == {}
    number = at.number("[ben--cat|")
    assert f"{at.week}:{number}: {INTRO}:12: the note says yes, and line {number + 1} here no" in result.err


@pytest.mark.parametrize(
    ("answer", "met"),
    [
        ("yes", ["-met:", "+met: 2026-11-25"]),
        ("no", []),
        (
            "yes: a good hour",
            ["-met:", "+met: 2026-11-25", "+- 2026-11-25 Ben Okri and Cat Stevens met: a good hour"],
        ),
    ],
)
def test_yes_below_a_checkin_is_met(tmp_path: Path, answer: str, met: list[str]) -> None:
    """With the words behind it, as `intro met` notes them. A no says nothing of what may still come."""
    at = desk(tmp_path, intro(**ASKED, introduced="2026-11-03"))
    at.mark("[ben--cat|", "x", f"  - {answer}")
    at.sync()
    lines = at.diff()[INTRO]
    assert "+checked_in: 2026-11-25" in lines
    assert [line for line in lines if "met" in line] == met
    at.before = at.tree()
    at.sync(today="2026-11-28")
    assert at.diff() == {}


@pytest.mark.parametrize(
    ("extra", "step"), [("", "thanked"), ("thanked: 2026-11-20\nmet: 2026-11-21\noutcome: 2026-11-22 it sings", "told")]
)
def test_steps_of_a_received_introduction_are_dates_too(tmp_path: Path, extra: str, step: str) -> None:
    """Thanks to the introducer, and what came of it."""
    text = RECEIVED
    for line in filter(None, extra.split("\n")):
        text = text.replace(f"{line.partition(':')[0]}:\n", f"{line}\n")
    at = desk(tmp_path, {INTRO: text})
    at.mark("[ben--cat|")
    at.sync()
    assert at.diff() == {INTRO: [f"-{step}:", f"+{step}: 2026-11-25"]}


def test_a_step_that_a_rule_forbids_is_refused_and_the_tick_stays(tmp_path: Path) -> None:
    """Cat does not want to be asked any more."""
    at = desk(tmp_path)
    at.mark("[ben--cat|")
    at.write("people/cat.md", str(FILES["people/cat.md"]).replace("name: Cat", "introductions: no\nname: Cat"))
    at.before = at.tree()
    result = at.run("sync")
    assert at.diff() == {}
    assert result.code == 5 or "nothing" in result.err


def test_a_step_that_the_note_has_already_is_taken(tmp_path: Path) -> None:
    """By `intro ask`, or by hand, on another day."""
    at = desk(tmp_path)
    at.mark("[ben--cat|")
    at.write(INTRO, at.text(INTRO).replace("b_asked:", "b_asked: 2026-11-24"))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_a_tick_writes_no_draft(tmp_path: Path) -> None:
    """Drafts are written by commands only."""
    at = desk(tmp_path, intro(**ASKED))
    at.mark("[ben--cat|")
    at.sync()
    assert not (at.root / "drafts").exists()


def test_two_lines_of_one_introduction_see_each_other(tmp_path: Path) -> None:
    """Last week's chase and this week's close, ticked on one day."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"), week="2026-W47")
    at.mark("[ben--cat|")
    at.agenda("2026-W48")
    at.mark("[ben--cat|", "x")
    result = at.run("sync")
    assert "b_chased: 2026-11-25\n" in at.text(INTRO)
    assert result.code in (0, 5)
    at.before = at.tree()
    at.run("sync")
    assert at.diff() == {}


@pytest.mark.parametrize(("answer", "snoozed"), [("yes", ["-snoozed:", "+snoozed: 2026-11-30"]), ("no", [])])
def test_an_answer_below_a_line_that_is_put_off_is_taken_with_it(
    tmp_path: Path, answer: str, snoozed: list[str]
) -> None:
    """In one run; behind a no there is nothing to put off."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"))
    at.mark("[ben--cat|", ">", f"  - {answer}")
    at.sync()
    assert at.diff() == {INTRO: ["-b_answer:", f"+b_answer: {answer} 2026-11-25", *snoozed]}
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}
