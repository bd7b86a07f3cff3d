"""What stands below the line of an introduction: late answers, words of every step, and what is changed there later."""

from pathlib import Path

import pytest

from tests.app.sync_vault import INTRO, Desk, desk
from tests.app.test_sync_introduction import ASKED, LONG_AGO, intro

LINE = "[ben--cat|"
CHASED = {"b_asked": "2026-11-05", "b_chased": "2026-11-12"}
MET = {**LONG_AGO, "introduced": "2026-08-01", "checked_in": "2026-08-15", "met": "2026-09-01"}


def came(at: Desk) -> list[str]:
    """The lines that came into the introduction, less blank ones and the sign."""
    return [line[1:] for line in at.diff().get(INTRO, []) if line.startswith("+") and line != "+"]


def settled(at: Desk, today: str = "2026-11-28") -> None:
    """Another sync finds nothing to take."""
    at.before = at.tree()
    at.sync(today=today)
    assert at.diff() == {}


@pytest.mark.parametrize("mark", ["x", " "])
@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ("yes: call me", ["b_answer: yes 2026-11-25", "- 2026-11-25 Cat Stevens said yes: call me"]),
        ("no: too busy", ["b_answer: no 2026-11-25", "- 2026-11-25 Cat Stevens said no: too busy"]),
    ],
)
def test_a_late_answer_below_close_it_is_taken_and_nothing_is_closed(
    tmp_path: Path, mark: str, answer: str, lines: list[str]
) -> None:
    """A week after the chase this line is the place where the answer can be written."""
    at = desk(tmp_path, intro(**CHASED))
    assert "close" in at.line(LINE)
    at.mark(LINE, mark, f"  - {answer}")
    at.sync()
    assert came(at) == lines
    settled(at)


def test_what_may_be_an_answer_below_close_it_is_refused(tmp_path: Path) -> None:
    """Nothing is closed over a yes in other words."""
    at = desk(tmp_path, intro(**CHASED))
    at.mark(LINE, "x", "  - yep, call me")
    at.sync(code=5)
    assert at.diff() == {}


@pytest.mark.parametrize(("answer", "words"), [("yes", "call me"), ("no", "busy")])
def test_a_box_ticked_after_its_answer_was_taken_is_the_ask_on_the_day_of_the_answer(
    tmp_path: Path, answer: str, words: str
) -> None:
    """The order in which people write; that somebody was asked counts for the thirty days of peace."""
    at = desk(tmp_path)
    at.mark(LINE, " ", f"  - {answer}: {words}")
    at.sync()
    at.change(LINE, lambda line: line.replace("[ ]", "[x]"))
    at.sync(today="2026-11-26")
    assert came(at) == ["b_asked: 2026-11-25"]
    settled(at)


@pytest.mark.parametrize(
    ("day", "done", "lines"), [("2026-11-25", "", ["b_chased: 2026-11-25"]), ("2026-11-26", "", []),
                               ("2026-11-26", " ✅ 2026-11-24", ["b_chased: 2026-11-24"])],
)  # fmt: skip
def test_a_chase_ticked_after_its_answer_was_taken_is_done(
    tmp_path: Path, day: str, done: str, lines: list[str]
) -> None:
    """On the day that it says; nobody is reminded after the answer."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"))
    at.mark(LINE, " ", "  - yes: call me")
    at.sync()
    at.change(LINE, lambda line: line.replace("[ ]", "[x]").replace(" ^nn-", f"{done} ^nn-"))
    at.sync(today=day)
    assert came(at) == lines
    settled(at)


CHECKIN = {**ASKED, "introduced": "2026-11-03"}
CHASE = {"b_asked": "2026-11-12"}
GIVEN = [
    ({}, "x", "rang her", ("ask", "rang her"), "asked Cat Stevens: rang her"),
    (CHASE, "x", "rang her", ("chase", "rang her"), "reminded Cat Stevens: rang her"),
    ({}, "-", "they have met", ("close", "they have met"), "closed: they have met"),
    (CHASED, "x", "no answer", ("close", "no answer"), "closed: no answer"),
    (ASKED, "x", "at lunch", ("send", "at lunch"), "introduced Ben Okri and Cat Stevens: at lunch"),
    (ASKED, "x", "2026-11-24: by phone", ("send", "by phone", "--on", "2026-11-24"), "Cat Stevens: by phone"),
    (CHECKIN, "x", "no: she moved", ("checkin", "no: she moved"), "how it went: no: she moved"),
    (CHECKIN, "x", "no", ("checkin", "no"), "how it went: no"),
    (CHECKIN, "x", "nobody answered", ("checkin", "nobody answered"), "how it went: nobody answered"),
]


@pytest.mark.parametrize(("fields", "mark", "words", "typed", "line"), GIVEN)
def test_words_below_any_step_go_into_the_note_as_with_the_command(
    tmp_path: Path, fields: dict[str, str], mark: str, words: str, typed: tuple[str, ...], line: str
) -> None:
    """Nothing that a person wrote below a step is dropped, a day in front of the words is the day: one note, byte for byte."""
    at, other = desk(tmp_path / "ticked", intro(**fields)), desk(tmp_path / "typed", intro(**fields))
    at.mark(LINE, mark, f"  - {words}")
    at.sync()
    assert came(at)[-1].endswith(line)
    assert other.run("intro", typed[0], "ben+cat", *typed[1:]).code == 0
    assert at.text(INTRO) == other.text(INTRO)
    settled(at)


def test_words_before_a_no_below_a_skipped_line_go_with_the_no(tmp_path: Path) -> None:
    """It ends by that no; there is nothing left to close."""
    at = desk(tmp_path, intro(**CHASE))
    at.mark(LINE, "-", "  - rang her", "  - no: busy")
    at.sync()
    assert came(at) == ["b_answer: no 2026-11-25", "- 2026-11-25 Cat Stevens said no: rang her; busy"]
    settled(at)


def test_a_yes_below_a_skipped_line_is_noted_before_it_is_closed(tmp_path: Path) -> None:
    """Who said yes waits for a kind word."""
    at = desk(tmp_path, intro(**CHASE))
    at.mark(LINE, "-", "  - yes: call me")
    assert "intro-not-now cat ben" in at.sync().out
    assert came(at) == [
        "b_answer: yes 2026-11-25",
        "closed: 2026-11-25",
        "- 2026-11-25 Cat Stevens said yes: call me",
    ]
    settled(at)


def test_a_step_that_the_note_has_is_taken_whatever_stands_behind_the_tick(tmp_path: Path) -> None:
    """Another day, or none that can be read."""
    at = desk(tmp_path, intro())
    at.mark(LINE, "x", "  - 2027-01-01: rang her", done="✅ 2026-13-45")
    at.write(INTRO, at.text(INTRO).replace("b_asked:", "b_asked: 2026-11-24"))
    settled(at)


def test_words_below_thanks_to_the_introducer_go_into_the_note(tmp_path: Path) -> None:
    """As with `intro thank NOTE TEXT`."""
    text = '---\ntype: intro\na: "[[ben]]"\nb: "[[cat]]"\ndirection: received\nintroduced: 2026-11-18\nthanked:\n---\n'
    at = desk(tmp_path, {INTRO: text})
    at.mark(LINE, "x", "  - with a card")
    at.sync()
    assert came(at) == ["thanked: 2026-11-25", "- 2026-11-25 thanked Ben Okri: with a card"]


def test_remarks_beside_an_answer_are_kept(tmp_path: Path) -> None:
    """Those before it belong to the step, those behind it to the answer."""
    at = desk(tmp_path)
    at.mark(LINE, "x", "  - asked her over lunch", "  - yes: call me", "  - and not before noon")
    at.sync()
    assert came(at) == [
        "b_asked: 2026-11-25",
        "b_answer: yes 2026-11-25",
        "- 2026-11-25 asked Cat Stevens: asked her over lunch",
        "- 2026-11-25 Cat Stevens said yes: call me; and not before noon",
    ]
    settled(at)


@pytest.mark.parametrize("mark", ["x", " "])
def test_two_answers_that_differ_are_refused(tmp_path: Path, mark: str) -> None:
    """Which one counts is for a person to say."""
    at = desk(tmp_path)
    at.mark(LINE, mark, "  - no: busy", "  - yes: after all")
    result = at.sync(code=5)
    number = at.number(LINE)
    assert f"{at.week}:{number + 1} says no and {at.week}:{number + 2} yes" in result.err
    assert at.diff() == {}


def reworded(at: Desk, old: str, new: str, *, code: int = 0) -> str:
    """Changes words on the agenda, and syncs on a later day."""
    at.write(at.week, at.text(at.week).replace(old, new))
    at.before = at.tree()
    return at.sync(today="2026-11-27", code=code).err


@pytest.mark.parametrize("mark", ["x", " "])
def test_words_of_an_answer_that_are_changed_later_replace_its_line(tmp_path: Path, mark: str) -> None:
    """Its day stays, the box too when that is undone, and another change is taken as well."""
    at = desk(tmp_path)
    at.mark(LINE, mark, "  - yes: call me")
    at.sync()
    reworded(at, "call me", "call me after four")
    assert at.diff() == {
        INTRO: ["-- 2026-11-25 Cat Stevens said yes: call me", "+- 2026-11-25 Cat Stevens said yes: call me after four"]
    }
    settled(at)
    reworded(at, "after four", "after five")
    assert came(at) == ["- 2026-11-25 Cat Stevens said yes: call me after five"]
    line = at.line(LINE)
    at.run("undo")
    assert at.line(LINE) == line
    settled(at)


def test_words_that_arrive_after_a_bare_answer_or_step_are_added(tmp_path: Path) -> None:
    """Once: a line that a person takes out of the note stays out."""
    at = desk(tmp_path)
    at.mark(LINE, "x", "  - yes")
    at.sync()
    reworded(at, "  - yes", "  - over lunch\n  - yes: call me")
    assert came(at) == ["- 2026-11-25 asked Cat Stevens: over lunch", "- 2026-11-25 Cat Stevens said yes: call me"]
    settled(at)
    at.write(INTRO, at.text(INTRO).replace("- 2026-11-25 Cat Stevens said yes: call me\n", ""))
    settled(at)


def test_words_whose_line_a_person_changed_are_refused_with_both_places(tmp_path: Path) -> None:
    """And only when the words on the agenda were changed too."""
    at = desk(tmp_path)
    at.mark(LINE, "x", "  - yes: call me")
    at.sync()
    at.write(INTRO, at.text(INTRO).replace("yes: call me", "yes: call me at home"))
    settled(at)
    told = reworded(at, "yes: call me", "yes: call me after four", code=5)
    assert at.diff() == {}
    number = at.text(INTRO).split("\n").index("- 2026-11-25 Cat Stevens said yes: call me at home") + 1
    assert f"{at.week}:{at.number(LINE)}: {INTRO}:{number}: " in told


def test_an_outcome_that_is_changed_later_replaces_what_it_said(tmp_path: Path) -> None:
    """Unless the note was changed since: then both places are named."""
    at = desk(tmp_path, intro(**MET))
    at.mark(LINE, "x", "  - she hired him")
    at.sync()
    reworded(at, "she hired him", "she hired him: for a year")
    assert came(at) == ['outcome: "2026-11-25 she hired him: for a year"']
    settled(at)
    at.write(INTRO, at.text(INTRO).replace("for a year", "for good"))
    settled(at)
    told = reworded(at, "for a year", "for two years", code=5)
    assert at.diff() == {}
    number = next(n for n, line in enumerate(at.text(INTRO).split("\n"), 1) if line.startswith("outcome"))
    assert f"{at.week}:{at.number(LINE)}: {INTRO}:{number}: " in told


def test_two_lines_with_other_words_for_one_answer_do_not_take_turns(tmp_path: Path) -> None:
    """The line that made the words changes them, no other, and not once its item stands in a newer week."""
    at = desk(tmp_path, intro(b_asked="2026-11-09"), week="2026-W47")
    at.mark(LINE, " ", "  - yes: call me")
    at.agenda("2026-W48")
    at.mark(LINE, "x", "  - yes: call me at home", done="✅ 2026-11-17")
    at.sync()
    assert at.text(INTRO).count("said yes: ") == 1
    settled(at)


def test_an_ask_is_no_later_than_its_answer(tmp_path: Path) -> None:
    """Without a day behind ✅ the step is of the day of the answer."""
    at = desk(tmp_path)
    at.mark(LINE, "x", "  - 2026-11-24 yes: call me")
    at.sync()
    assert came(at)[:2] == ["b_asked: 2026-11-24", "b_answer: yes 2026-11-24"]
    settled(at)


def test_an_ask_behind_its_answer_is_refused_with_a_remedy_for_the_agenda(tmp_path: Path) -> None:
    """A tick has no --on."""
    at = desk(tmp_path)
    at.mark(LINE, "x", "  - 2026-11-24 yes", done="✅ 2026-11-25")
    result = at.sync(code=5)
    assert at.diff() == {}
    assert "✅ 2026-11-24" in result.err
    assert "--on" not in result.err
    assert f"{INTRO}:1" not in result.err


def test_a_step_before_one_that_it_follows_from_is_refused_with_a_remedy_for_the_agenda(tmp_path: Path) -> None:
    """Both ways out are named: the day on the line, and the line of the note."""
    at = desk(tmp_path, intro(**ASKED))
    at.mark(LINE, done="✅ 2026-11-01")
    result = at.sync(code=5)
    assert "Write ✅ 2026-11-02 behind the line, or mend intros/ben--cat.md:10" in " ".join(result.err.split())


@pytest.mark.parametrize(
    ("mark", "below", "remedy"),
    [
        ("x", "2026-11-02 yes", "Mend the day of the answer in line 8, or mend intros/ben--cat.md:13"),
        ("x", "2026-11-02: by phone", "Mend the day in line 8, or mend intros/ben--cat.md:13"),
        ("-", "2026-11-02: no use", "Mend the day in line 8, or mend intros/ben--cat.md:13"),
    ],
)
def test_a_day_in_the_words_that_can_not_be_is_refused_where_it_stands(
    tmp_path: Path, mark: str, below: str, remedy: str
) -> None:
    """Two met, asked how it went, and closed before they were introduced."""
    at = desk(tmp_path, intro(**CHECKIN))
    at.mark(LINE, mark, f"  - {below}")
    assert remedy in " ".join(at.sync(code=5).err.split())
    assert at.diff() == {}


def test_no_reminder_is_noted_behind_an_older_answer(tmp_path: Path) -> None:
    """`intro chase` refuses that too."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"))
    at.mark(LINE, "x", "  - rang twice", "  - 2026-11-13 yes: call me")
    result = at.sync()
    assert came(at) == ["b_answer: yes 2026-11-13", "- 2026-11-13 Cat Stevens said yes: rang twice; call me"]
    assert "no reminder" in result.out
    settled(at)


@pytest.mark.parametrize(
    "words", ["call: no answer", "no reply yet", "message: left word, she is not in this week", "rang twice; will try later",
              "not there", "not yet", "has not answered"],
)  # fmt: skip
def test_a_remark_that_nobody_answered_is_a_remark(tmp_path: Path, words: str) -> None:
    """The commonest words below a chase."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"))
    at.mark(LINE, "x", f"  - {words}")
    at.sync()
    assert came(at) == ["b_chased: 2026-11-25", f"- 2026-11-25 reminded Cat Stevens: {words}"]


@pytest.mark.parametrize("words", ["no answer needed, yes", "maybe later", "not interested", "no later than May, ok"])
def test_a_word_of_consent_beside_a_remark_is_still_asked_about(tmp_path: Path, words: str) -> None:
    """At the line of the agenda where it stands."""
    at = desk(tmp_path, intro(b_asked="2026-11-12"))
    at.mark(LINE, "x", f"  - {words}")
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"{at.week}:{at.number(LINE) + 1} may be an answer" in result.err


def test_a_ticked_ask_says_how_to_get_the_letter(tmp_path: Path) -> None:
    """A tick writes none; with the answer there nobody needs one."""
    at = desk(tmp_path)
    at.mark(LINE, "x")
    assert "`notesnet draft intro-ask cat ben` writes the letter" in at.sync().out
    at.change(LINE, str, "  - yes")
    assert "intro-ask" not in at.sync().out
