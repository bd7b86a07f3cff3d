"""Section 6: the state of an introduction, its next step, and whose move it is."""

from collections.abc import Callable
from datetime import date

import pytest

from notesnet.model.introduction import Standing
from notesnet.network.introductions import standing_of
from tests.harness import TODAY
from tests.read.helpers import ADA, Check, Files, Read, codes, note

INTRO = "intros/x.md"
BOB = "people/bob.md"
Stand = Callable[..., Standing]
Step = tuple[str, str | None, str] | None


@pytest.fixture
def stand(read: Read) -> Stand:
    """Where an introduction of Ada (a) and Bob (b) stands."""

    def stander(front: str, a: str = "ask", b: str = "ask", today: str = TODAY, settings: str = "") -> Standing:
        files: Files = {
            "notesnet.toml": settings,
            ADA: note(f"introductions: {a}"),
            BOB: note(f"introductions: {b}"),
            INTRO: note(f'a: "[[ada]]"\nb: "[[bob]]"\ncreated: 2026-11-01\n{front}'),
        }
        vault = read(files)
        return standing_of(vault, vault.introductions[INTRO], date.fromisoformat(today))

    return stander


def step(standing: Standing) -> Step:
    """(step, party, due) of what comes next."""
    following = standing.next
    return (following.step, following.party, str(following.due)) if following else None


GIVEN: list[tuple[str, str, Step, str | None]] = [
    ("", "idea", ("ask", "b", "2026-11-01"), "me"),
    ("asked_by: a", "idea", ("ask", "b", "2026-11-01"), "me"),
    ("asked_by: b", "idea", ("ask", "a", "2026-11-01"), "me"),
    ("asked_by: B", "idea", ("ask", "a", "2026-11-01"), "me"),
    ("b_asked: 2026-11-10", "asking", ("chase", "b", "2026-11-17"), "b"),
    ("a_asked: 2026-11-10", "asking", ("chase", "a", "2026-11-17"), "a"),
    ("b_asked: 2026-11-10\nb_chased: 2026-11-18", "asking", ("close", "b", "2026-11-25"), "me"),
    ("b_answer: yes 2026-11-12", "asking", ("ask", "a", "2026-11-12"), "me"),
    ("b_asked: 2026-11-10\nb_answer: Yes", "asking", ("ask", "a", TODAY), "me"),
    ("b_asked: 2026-11-10\nb_answer: yes\na_asked: 2026-11-15", "asking", ("chase", "a", "2026-11-22"), "a"),
    ("a_asked: 2026-11-10\nb_asked: 2026-11-12", "asking", ("chase", "a", "2026-11-17"), "a"),
    ("a_answer: yes 2026-11-12\nb_answer: YES, 2026-11-14", "agreed", ("introduce", None, "2026-11-14"), "me"),
    ("a_answer: yes 2026-11-16\nb_answer: yes", "agreed", ("introduce", None, "2026-11-16"), "me"),
    ("a_answer: yes\nb_answer: yes", "agreed", ("introduce", None, TODAY), "me"),
    ("asked_by: a\nb_answer: yes 2026-11-12", "agreed", ("introduce", None, "2026-11-12"), "me"),
    ("asked_by: b\nb_answer: yes 2026-11-12", "asking", ("ask", "a", "2026-11-12"), "me"),
    ("a_answer: no", "declined", None, None),
    ("b_answer: 2026-11-12 yes", "asking", ("ask", "a", "2026-11-12"), "me"),
    ("b_answer: 2026-11-12 yes 2026-11-12", "asking", ("ask", "a", "2026-11-12"), "me"),
    ("b_answer: Not now, 2026-11-12", "declined", None, None),
    ("b_answer: no 2026-13-45", "declined", None, None),
    ("asked_by: a\nb_answer: yes 2026-13-45", "idea", ("ask", "b", "2026-11-01"), "me"),
    ("asked_by: a\na_asked: 2026-09-01\nb_asked: 2026-11-20", "asking", ("chase", "b", "2026-11-27"), "b"),
    ("asked_by: a\na_asked: 2026-11-20\nb_asked: 2026-09-01", "expired", None, None),
    ("b_answer: No 2026-11-12", "declined", None, None),
    ("a_answer: yes\nb_answer: NO", "declined", None, None),
    ("introduced: 2026-11-10", "introduced", ("checkin", None, "2026-11-24"), "me"),
    ("introduced: 2026-11-10\nb_answer: no", "declined", None, None),
    ("introduced: 2026-11-10\nchecked_in: 2026-11-24", "introduced", None, None),
    ("introduced: 2026-11-10\nmet: 2026-11-20", "met", ("outcome", None, "2027-01-19"), "me"),
    ("introduced: 2026-09-10\nmet: 2026-09-20\noutcome: hired", "outcome", None, None),
    ("outcome: 2026-11-12 she hired him\nclosed: 2026-11-20", "closed", None, None),
    ("a_answer: no\nclosed: 2026-11-20", "closed", None, None),
    ("b_asked: 2026-09-26", "asking", ("chase", "b", "2026-10-03"), "b"),
    ("b_asked: 2026-09-25", "expired", None, None),
    ("b_asked: 2026-09-01\nb_chased: 2026-11-20", "expired", None, None),
    ("b_asked: 2026-09-01\nb_answer: yes 2026-09-02", "asking", ("ask", "a", "2026-09-02"), "me"),
    ("b_asked: 2026-09-01\na_answer: yes\nb_answer: yes", "agreed", ("introduce", None, TODAY), "me"),
    ("b_asked: 2026-09-01\nintroduced: 2026-11-10", "introduced", ("checkin", None, "2026-11-24"), "me"),
    ("snoozed: 2026-12-01", "idea", ("ask", "b", "2026-12-01"), "me"),
    ("snoozed: 2026-10-01", "idea", ("ask", "b", "2026-11-01"), "me"),
    ("b_asked: 2026-11-10\nsnoozed: 2026-12-01", "asking", ("chase", "b", "2026-12-01"), "b"),
    ("direction: Given\nmode: Handover", "idea", ("ask", "b", "2026-11-01"), "me"),
    ("told: 2026-11-20\nthanked: 2026-11-20", "idea", ("ask", "b", "2026-11-01"), "me"),
]


@pytest.mark.parametrize(("front", "state", "expected", "whose"), GIVEN)
def test_where_a_given_introduction_stands(
    stand: Stand, front: str, state: str, expected: Step, whose: str | None
) -> None:
    """Of several states the first of the order; one row of the table for what comes next."""
    standing = stand(front)
    assert (standing.state.value, step(standing), standing.whose_move) == (state, expected, whose)
    assert standing.ended is (state in ("closed", "declined", "expired", "outcome"))


WISHES: list[tuple[str, str, str, str, Step]] = [
    ("open", "open", "", "agreed", ("introduce", None, TODAY)),
    ("ask", "open", "", "idea", ("ask", "a", TODAY)),
    ("open", "ask", "", "idea", ("ask", "b", "2026-11-01")),
    ("ask", "open", "asked_by: a", "agreed", ("introduce", None, TODAY)),
    ("open", "ask", "b_answer: yes 2026-11-12", "agreed", ("introduce", None, "2026-11-12")),
    ("open", "ask", "a_answer: no", "declined", None),
    ("open", "ask", "a_asked: 2026-09-01\nb_asked: 2026-11-20", "asking", ("chase", "b", "2026-11-27")),
    ("no", "ask", "", "declined", None),
    ("ask", "no", "a_answer: yes\nb_answer: yes", "declined", None),
    ("no", "open", "introduced: 2026-11-10", "introduced", ("checkin", None, "2026-11-24")),
    ("no", "no", "introduced: 2026-11-10\nmet: 2026-11-12", "met", ("outcome", None, "2027-01-11")),
]


@pytest.mark.parametrize(("a", "b", "front", "state", "expected"), WISHES)
def test_what_they_say_of_introductions_in_general(
    stand: Stand, a: str, b: str, front: str, state: str, expected: Step
) -> None:
    """`open` is a standing yes; `no` declines, unless it was made already."""
    standing = stand(front, a, b)
    assert (standing.state.value, step(standing)) == (state, expected)


RECEIVED: list[tuple[str, str, Step, bool]] = [
    ("", "idea", None, False),
    ("a_asked: 2026-09-01", "idea", None, False),
    ("a_answer: no", "idea", None, False),
    ("introduced: 2026-11-10", "introduced", ("thank", "a", "2026-11-13"), False),
    ("introduced: 2026-11-10\nthanked: 2026-11-12", "introduced", None, False),
    ("introduced: 2026-11-10\nmet: 2026-11-12", "met", ("thank", "a", "2026-11-13"), False),
    ("introduced: 2026-11-10\nthanked: 2026-11-12\nmet: 2026-11-13", "met", ("outcome", None, "2027-01-12"), False),
    (
        "introduced: 2026-11-10\nthanked: 2026-11-12\noutcome: 2026-11-20 hired",
        "outcome",
        ("tell", "a", "2026-11-20"),
        False,
    ),
    ("introduced: 2026-11-10\nthanked: 2026-11-12\noutcome: hired", "outcome", ("tell", "a", TODAY), False),
    ("introduced: 2026-11-10\nthanked: 2026-11-12\noutcome: x\ntold: 2026-11-21", "outcome", None, True),
    ("introduced: 2026-11-10\nclosed: 2026-11-12", "closed", None, True),
    ("introduced: 2026-11-10\nsnoozed: 2026-12-01", "introduced", ("thank", "a", "2026-12-01"), False),
]


@pytest.mark.parametrize(("front", "state", "expected", "ended"), RECEIVED)
def test_where_a_received_introduction_stands(
    stand: Stand, front: str, state: str, expected: Step, ended: bool
) -> None:
    """Never asking, declined or expired; nothing is due before it was made."""
    standing = stand("direction: received\n" + front, "no", "no")
    assert (standing.state.value, step(standing), standing.ended) == (state, expected, ended)


def test_the_delays_of_the_settings(stand: Stand) -> None:
    """Each of the five."""
    settings = '[intros]\nchase = "2w"\ncheckin = "1m"\noutcome = "10d"\nthank = "1d"\nexpire = "10d"\n'

    def due(front: str) -> Step:
        return step(stand(front, settings=settings))

    assert due("b_asked: 2026-11-20") == ("chase", "b", "2026-12-04")
    assert due("b_asked: 2026-11-16\nb_chased: 2026-11-20") == ("close", "b", "2026-12-04")
    assert due("introduced: 2026-10-31") == ("checkin", None, "2026-11-30")
    assert due("met: 2026-11-01") == ("outcome", None, "2026-11-11")
    assert due("direction: received\nintroduced: 2026-11-01") == ("thank", "a", "2026-11-02")
    assert stand("b_asked: 2026-11-15", settings=settings).state.value == "asking"
    assert stand("b_asked: 2026-11-14", settings=settings).state.value == "expired"


def test_created_is_not_needed(read: Read) -> None:
    """Without it the first ask is due today."""
    vault = read({ADA: "A", BOB: "B", INTRO: note('a: "[[ada]]"\nb: "[[bob]]"')})
    standing = standing_of(vault, vault.introductions[INTRO], date.fromisoformat(TODAY))
    assert step(standing) == ("ask", "b", TODAY)


def test_empty_dates_say_nothing(stand: Stand, check: Check) -> None:
    """The note of the vault format, as it is made, is an idea without a fault."""
    front = (
        "type: intro\ndirection: given                # given | received\nasked_by:\nmode: joint\nwhy: x\n"
        "a_asked:                        # also b_asked\nb_answer:                       # yes | no\nintroduced:\n"
        "checked_in:\nmet:\noutcome:\ntold:\nthanked:\nsnoozed:\nclosed:"
    )
    assert stand(front).state.value == "idea"
    assert codes(check({})) == []


@pytest.mark.parametrize(
    ("typed", "answer", "day"),
    [
        ("yes", "yes", None),
        ("Yes", "yes", None),
        ("NO", "no", None),
        ("'yes'", "yes", None),
        ("yes 2026-11-20", "yes", "2026-11-20"),
        ("Yes, 2026-11-20", "yes", "2026-11-20"),
        ("yes: 2026-11-20T10:00", "yes", "2026-11-20"),
        ("no 2026-11-20 too busy", "no", "2026-11-20"),
        ("no – too busy", "no", None),
    ],
)
def test_answers(read: Read, check: Check, typed: str, answer: str, day: str | None) -> None:
    """In any case, the day behind when known."""
    files: Files = {
        ADA: "A",
        BOB: "B",
        INTRO: note(f'a: "[[ada]]"\nb: "[[bob]]"\na_answer: "{typed}"'.replace("\"'", "'").replace("'\"", "'")),
    }
    reply = read(files).introductions[INTRO].a_answer
    assert reply is not None
    assert (reply.answer.value, str(reply.day) if reply.day else None) == (answer, day)
    assert codes(check(files)) == []


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("a_answer: maybe", "bad-answer"),
        ("a_answer: 2026-11-20", "bad-answer"),
        ("a_answer: yesterday", "bad-answer"),
        ("a_answer: yes 2026-11-31", "bad-date"),
        ("a_answer: yes 20.11.2026", "bad-date"),
        ("a_answer: 2026-11-19 yes 2026-11-20", "bad-date"),
        ("mode: handover", "intro-asker"),
        ("created: 2026-11-10\na_asked: 2026-11-06\nclosed: 2026-11-01", "intro-order"),
        ("b_answer: yes 2027-11-01", "future-date"),
        ("introduced: 2027-01-01", "future-date"),
        ("closed: 2026-11-26", "future-date"),
        ("outcome: 2026-11-31 hired", "bad-date"),
        ("introduced: soon", "bad-date"),
        ("direction: both", "bad-choice"),
        ("mode: loud", "bad-choice"),
        ("asked_by: Ada", "bad-choice"),
        ("b_asked: 2026-11-10\nb_answer: yes 2026-11-09", "intro-order"),
        ("b_asked: 2026-11-10\nb_chased: 2026-11-09", "intro-order"),
        ("b_asked: 2026-11-10\nb_chased: 2026-11-17\nb_answer: yes 2026-11-09", "intro-order"),
        ("b_answer: yes 2026-11-10\nintroduced: 2026-11-09", "intro-order"),
        ("introduced: 2026-11-10\nmet: 2026-11-09", "intro-order"),
        ("introduced: 2026-11-10\nchecked_in: 2026-11-09", "intro-order"),
        ("met: 2026-11-10\noutcome: 2026-11-09 x", "intro-order"),
        ("direction: received\nintroduced: 2026-11-10\nthanked: 2026-11-09", "intro-order"),
        ("direction: received\noutcome: 2026-11-10 x\ntold: 2026-11-09", "intro-order"),
    ],
)
def test_faults_of_an_introduction(read: Read, check: Check, front: str, code: str) -> None:
    """Each once, in its note."""
    files: Files = {ADA: "A", BOB: "B", INTRO: note(f'a: "[[ada]]"\nb: "[[bob]]"\n{front}')}
    assert INTRO in read(files).introductions
    assert [(f.code, f.path) for f in check(files)] == [(code, INTRO)]


@pytest.mark.parametrize(
    "front",
    [
        "b_asked: 2026-11-10\nb_chased: 2026-11-17\nb_answer: yes 2026-11-12\nintroduced: 2026-11-13",
        "b_asked: 2026-11-10\nb_answer: yes\nintroduced: 2026-11-10\nmet: 2026-11-10\noutcome: 2026-11-10 x",
        "introduced: 2026-11-10\nmet: 2026-11-12\nchecked_in: 2026-11-20",
        "created: 2026-11-20\nb_asked: 2026-11-10\nclosed: 2026-11-12\nb_answer: no 2026-11-14",
        "mode: handover\nasked_by: b",
        "snoozed: 2027-01-10",
    ],
)
def test_possible_orders_are_no_fault(check: Check, front: str) -> None:
    """Steps of one day, an answer before the chase that crossed it, a note made after the fact, an answer after the end."""
    assert codes(check({ADA: "A", BOB: "B", INTRO: note(f'a: "[[ada]]"\nb: "[[bob]]"\n{front}')})) == []


def test_the_remedy_names_only_what_can_be_written(check: Check) -> None:
    """What stands for nothing is no choice to offer."""
    files: Files = {ADA: "A", BOB: "B", INTRO: note('a: "[[ada]]"\nb: "[[bob]]"\nasked_by: c')}
    assert [fault.help for fault in check(files)] == ["Write a or b"]


@pytest.mark.parametrize("front", ['a: "[[ada]]"', 'a: "[[ada]]"\nb: "[[nobody]]"', 'a: "[[ada]]"\nb: "[[ada]]"'])
def test_an_introduction_needs_two_people(check: Check, front: str) -> None:
    """With notes, and not the same one twice."""
    assert codes(check({ADA: "A", INTRO: note(front)})) == ["intro-party"]


def test_a_second_open_note_for_a_pair_is_a_diagnostic(check: Check) -> None:
    """In either order of the two; an ended one is no fault."""
    one, other = 'a: "[[ada]]"\nb: "[[bob]]"', 'a: "[[bob]]"\nb: "[[ada]]"'
    files: Files = {ADA: "A", BOB: "B", INTRO: note(one), "intros/y.md": note(other)}
    assert [(f.code, f.path) for f in check(files)] == [("intro-twice", "intros/y.md")]
    ended = {**files, "intros/y.md": note(other + "\nclosed: 2026-11-01")}
    assert codes(check(ended)) == []
    declined = {**files, "intros/y.md": note(other + "\nb_answer: no")}
    assert codes(check(declined)) == []
