"""Why now and what to say: the words of the agenda's lines."""

from datetime import date
from typing import Any

import pytest

from notesnet.model.due import Due, Evidence
from notesnet.model.touch import Touch
from notesnet.model.week import Item, ItemKind, Person, Say, SayKind, Silence
from notesnet.render.advice import say_words
from notesnet.render.due import due_words
from notesnet.render.phrases import gap_words, what_to_say, why_now
from notesnet.text.durations import Duration
from notesnet.text.weeks import Week

WEEK = Week(2026, 48)
NOV_12 = date(2026, 11, 12)
COFFEE = Touch(date(2026, 10, 1), "coffee", "", "a.md", 1, 3)


@pytest.mark.parametrize(
    ("rule", "cadence", "last", "evidence", "words"),
    [
        ("cadence", "6w", COFFEE, (), "due 12 Nov (every 6 weeks; last: coffee 1 Oct)"),
        (
            "cadence",
            "3m",
            COFFEE._replace(date=date(2025, 8, 18)),
            (),
            "due 12 Nov (quarterly; last: coffee 18 Aug 2025)",
        ),
        ("cadence", "1m", COFFEE._replace(kind="other"), (), "due 12 Nov (monthly; last: 1 Oct)"),
        ("follow_up", None, COFFEE, (), "due 12 Nov (follow-up; last: coffee 1 Oct)"),
        ("follow_up", "6w", None, (), "due 12 Nov (follow-up; every 6 weeks; no touch yet)"),
        ("new", None, None, [("met", date(2026, 11, 10))], "due 12 Nov (new, met 10 Nov; no touch yet)"),
        ("paused", "6w", COFFEE, (), "due 12 Nov (paused until then; every 6 weeks; last: coffee 1 Oct)"),
        (
            "planned",
            "6w",
            COFFEE,
            [("planned meeting", date(2026, 11, 11))],
            "due 12 Nov (after the meeting on 11 Nov; every 6 weeks; last: coffee 1 Oct)",
        ),
        (
            "never_touched",
            "6w",
            None,
            [("created", date(2026, 10, 1))],
            "due 12 Nov (created 1 Oct; every 6 weeks; no touch yet)",
        ),
        ("never_touched", "6w", None, (), "due 12 Nov (every 6 weeks; no touch yet)"),
    ],
)
def test_why_now(rule: Any, cadence: str | None, last: Touch | None, evidence: Any, words: str) -> None:
    """The day by its name, the rule, the rhythm and the last touch."""
    rhythm = Duration(int(cadence[:-1]), cadence[-1]) if cadence else None
    found = tuple(Evidence(what, day, "a.md", 1) for what, day in evidence)
    assert due_words(Due(NOV_12, rule, rhythm, last, found), 2026) == words


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("a part-time finance lead", "Still looking for a part-time finance lead?"),
        ("A part-time finance lead.", "Still looking for a part-time finance lead?"),
        ("introductions to museums", "Still looking for introductions to museums?"),
        ("to find a CFO", "Still hoping to find a CFO?"),
        ("Find a CFO", "Still hoping to find a CFO?"),
        ("wants to sell the shop.", "Still hoping to sell the shop?"),
        ("help with X.", "Still looking for help with X?"),
        ("looking for a CFO", "Still looking for a CFO?"),
        ("hiring two welders", "Still hiring two welders?"),
        ("how to price retainers", "Still wondering how to price retainers?"),
        ("Who knows a printer?", "Still asking: Who knows a printer?"),
        ("She needs a CFO", "Still on their mind: She needs a CFO."),
        ("A van. And a driver.", "Still on their mind: A van. And a driver."),
        ("someone who welds, e.g. a smith", "Still looking for someone who welds, e.g. a smith?"),
        ("help with #fundraising", "Still looking for help with fundraising?"),
        ("a [[CFO]] for [[people/bo|Bo]] #urgent", "Still looking for a CFO for Bo?"),
        ("**work**", "Still looking for work?"),
        ("IT support", "Still looking for IT support?"),
    ],
)
def test_a_need_is_asked_after(need: str, words: str) -> None:
    """As a question that a person would ask, however it was typed."""
    assert say_words(Say(SayKind.NEED, need), 2026) == words


OCT_8 = date(2026, 10, 8)


@pytest.mark.parametrize(
    ("say", "words", "with_name"),
    [
        (
            Say(SayKind.PROMISE, "Send him the list"),
            "You promised to send him the list.",
            "You promised Ada to send him the list.",
        ),
        (Say(SayKind.PROMISE, "Call her"), "You promised to call her.", "You promised Ada to call her."),
        (Say(SayKind.PROMISE, "Book for her"), "You promised: Book for her.", "You promised Ada: Book for her."),
        (Say(SayKind.PROMISE, "The numbers."), "You promised: the numbers.", "You promised Ada: the numbers."),
        (
            Say(SayKind.THANKS, "a referral", OCT_8),
            "Say thanks for 8 Oct: a referral.",
            "Thank Ada for 8 Oct: a referral.",
        ),
        (
            Say(SayKind.THANKS, "introducing you to Bo", OCT_8),
            "Say thanks for introducing you to Bo (8 Oct).",
            "Thank Ada for introducing you to Bo (8 Oct).",
        ),
        (Say(SayKind.NEED, "a CFO"), "Still looking for a CFO?", "Is Ada still looking for a CFO?"),
        (
            Say(SayKind.NOTED, "new boat", OCT_8),
            "Pick up from 8 Oct: new boat.",
            "Pick up with Ada from 8 Oct: new boat.",
        ),
        (Say(SayKind.INTEREST, "chess"), "You share an interest: chess.", "Ada shares your interest: chess."),
        (Say(SayKind.COFFEE), "Known from groups only: suggest a coffee.", "Known from groups only: suggest a coffee."),
        (Say(SayKind.ASK), "Nothing noted that they need: ask.", "Nothing noted that they need: ask."),
    ],
)
def test_what_to_say(say: Say, words: str, with_name: str) -> None:
    """On a line of their own, and on one with several people."""
    assert say_words(say, 2026) == words
    assert say_words(say, 2026, "Ada") == with_name


def _meeting(*advice: tuple[str, Say | None]) -> Item:
    people = tuple(Person("a.md", name) for name, _say in advice)
    found = tuple(say for _name, say in advice)
    return Item(ItemKind.MEETING, "m.md", "M", due=date(2026, 11, 26), people=people, advice=found)


def test_a_meeting_says_with_whom_and_what_to_ask() -> None:
    """By first names, by whole ones where two are called so, by none with one person."""
    need = Say(SayKind.NEED, "a CFO")
    assert what_to_say(_meeting(("Ada Byron", need)), WEEK) == "Still looking for a CFO?"
    item = _meeting(("Ada Byron", need), ("Bo Ek", None), ("Ada King", need))
    assert why_now(item, WEEK) == "Thursday, with Ada Byron, Bo Ek and Ada King"
    assert what_to_say(item, WEEK) == "Is Ada Byron still looking for a CFO? Is Ada King still looking for a CFO?"
    assert what_to_say(_meeting(("Ada", None)), WEEK) == "Nothing noted that they need: ask."
    assert (why_now(_meeting(), WEEK), what_to_say(_meeting(), WEEK)) == ("Thursday", "")


def test_of_a_crowd_the_first_are_named() -> None:
    """A line has to be read."""
    crowd = _meeting(*((f"P{number}", None) for number in range(30)))
    assert why_now(crowd, WEEK) == "Thursday, with P0, P1, P2, P3, P4, P5, P6, P7 and 22 others"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"occasion": "birthday"}, "birthday on Thursday"),
        ({"occasion": "birthday", "age": 42}, "birthday on Thursday (turns 42)"),
        ({"occasion": "work anniversary", "age": 1}, "work anniversary on Thursday (1 year)"),
        ({"occasion": "work anniversary", "age": 7}, "work anniversary on Thursday (7 years)"),
    ],
)
def test_a_date_names_its_day(fields: dict[str, Any], words: str) -> None:
    """And the age when the year is known."""
    item = Item(ItemKind.DATE, "a.md", "Ada", due=date(2026, 11, 26), **fields)
    assert (why_now(item, WEEK), what_to_say(item, WEEK)) == (words, "")


def test_silence_names_month_and_rhythm() -> None:
    """Where there was one."""
    item = Item(ItemKind.REAWAKEN, "a.md", "Ada", silence=Silence(date(2025, 9, 3), 42))
    assert why_now(item, WEEK) == "silent since September 2025, before that every 6 weeks"
    assert what_to_say(item, WEEK) == "Nothing noted that they need: ask."
    assert why_now(Item(ItemKind.REAWAKEN, "a.md", "A", silence=Silence(date(2025, 9, 3), None)), WEEK) == (
        "silent since September 2025"
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (14, "2 weeks"),
        (7, "week"),
        (45, "6 weeks"),
        (69, "10 weeks"),
        (91, "3 months"),
        (365, "12 months"),
        (800, "2 years"),
    ],
)
def test_a_gap_as_people_say_it(days: int, words: str) -> None:
    """In weeks, months or years."""
    assert gap_words(days) == words


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (
            "Somebody to take over our café and be kind to the volunteers.",
            'Still looking for "somebody to take over our café and be kind to the volunteers"?',
        ),
        ("a speaker for our client evening", 'Still looking for "a speaker for our client evening"?'),
        ("looking for a buyer for my flat", 'Still looking for "a buyer for my flat"?'),
        ("to find a home for our archive", 'Still hoping "to find a home for our archive"?'),
        ("find someone to follow me", 'Still hoping to "find someone to follow me"?'),
        ("how we price retainers", 'Still wondering "how we price retainers"?'),
        ("Who can help us?", 'Still asking: "Who can help us?"'),
        ("I need a CFO.", 'Still on their mind: "I need a CFO."'),
        ('a van for our "tour"', 'Still looking for “a van for our "tour"”?'),
        ("a US distributor", "Still looking for a US distributor?"),
        ("wine glasses for the mess, i.e. sixty", "Still looking for wine glasses for the mess, i.e. sixty?"),
    ],
)
def test_a_need_in_the_first_person_is_quoted(need: str, words: str) -> None:
    """It is their café, not mine: no sentence of ours says *our* for them."""
    assert say_words(Say(SayKind.NEED, need), 2026) == words


def test_a_need_in_the_first_person_is_quoted_with_a_name_too() -> None:
    """On a line with several people."""
    assert (
        say_words(Say(SayKind.NEED, "a van for our tour"), 2026, "Ada")
        == 'Is Ada still looking for "a van for our tour"?'
    )


KIRSTEN = Person("people/kirsten-hjorth.md", "Kirsten Hjorth")


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("ring [[Kirsten Hjorth]] early", "You promised to ring Kirsten early."),
        ("ring [[people/kirsten-hjorth|Kirsten Hjorth]] early", "You promised to ring Kirsten early."),
        ("ring [[kirsten-hjorth]] early", "You promised to ring Kirsten early."),
        ("ring [[Kirsten Hjorth|KH]] early", "You promised to ring KH early."),
        ("ring [[Bo Ek]] early", "You promised to ring Bo Ek early."),
    ],
)
def test_on_her_own_line_a_promise_calls_her_by_her_first_name(task: str, words: str) -> None:
    """Her whole name stands at the beginning of the line already."""
    assert say_words(Say(SayKind.PROMISE, task), 2026, person=KIRSTEN) == words


def test_a_promise_that_names_its_person_does_not_name_her_twice() -> None:
    """On a line with several people: not "You promised Kirsten to ring Kirsten"."""
    say = Say(SayKind.PROMISE, "ring [[Kirsten Hjorth]] early")
    assert say_words(say, 2026, "Kirsten", KIRSTEN) == "You promised to ring Kirsten early."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "gave my name to a family with three bakeries. We talked about her mother. #got/referral",
            "Say thanks for 8 Oct: gave my name to a family with three bakeries.",
        ),
        ("sent me to Dr. Ek and St. Mary. Long talk.", "Say thanks for 8 Oct: sent me to Dr. Ek and St. Mary."),
        ("the list of J. Ek", "Say thanks for 8 Oct: the list of J. Ek."),
        ("introducing you to Edith Crane", "Thank Kirsten for introducing you to Edith Crane (8 Oct)."),
    ],
)
def test_thanks_name_what_came_in_and_no_more(text: str, words: str) -> None:
    """The first sentence of the line; an introducer is thanked by name."""
    assert say_words(Say(SayKind.THANKS, text, OCT_8), 2026, person=KIRSTEN) == words


@pytest.mark.parametrize(("members", "words"), [(8, "8 members."), (1, "1 member."), (0, "")])
def test_a_group_without_anybody_due_says_how_many_it_has(members: int, words: str) -> None:
    """Day and place alone would not tell why to go."""
    item = Item(ItemKind.GROUP, "g.md", "G", due=date(2026, 11, 24), place="The Wharf Kitchen", members=members)
    assert (why_now(item, WEEK), what_to_say(item, WEEK)) == ("Tuesday, The Wharf Kitchen", words)


def _got(text: str, name: str = "Karen Osei", call_me: str = "") -> tuple[str, str]:
    item = Item(ItemKind.THANKS, "people/k.md", name, say=Say(SayKind.THANKS, text, date(2026, 11, 5)), call_me=call_me)
    return why_now(item, WEEK), what_to_say(item, WEEK)


@pytest.mark.parametrize(
    ("text", "why", "say"),
    [
        (
            "referred [[Joyce Tan]] #got/referral",
            "referred Joyce Tan on 5 Nov; nothing said since",
            "Thank Karen and say what came of it.",
        ),
        (
            "reworked my front page while I was on the phone. Long talk. #got/advice",
            "5 Nov: reworked my front page while I was on the phone; nothing said since",
            "Thank Karen and say what you did with it.",
        ),
        ("A crate of plums! #got", "5 Nov: a crate of plums; nothing said since", "Thank Karen."),
        ("she lent me her van #got/help", "she lent me her van on 5 Nov; nothing said since", "Thank Karen."),
        ("proof of my card, no charge #got/printing", "5 Nov: proof of my card, no charge; nothing said since", None),
        ("#got/referral #work", "referral on 5 Nov; nothing said since", "Thank Karen and say what came of it."),
        ("#got", "something came in on 5 Nov; nothing said since", "Thank Karen."),
        (
            "introducing you to Dr. A. Ek, Jr.",
            "introduced you to Dr. A. Ek, Jr. on 5 Nov; nothing said since",
            "Thank Karen and say how it went.",
        ),
    ],
)
def test_to_thank_says_what_came_in_and_when(text: str, why: str, say: str | None) -> None:
    """The first sentence of the line without its tags; long words and things stand behind the day."""
    assert _got(text)[0] == why
    assert say is None or _got(text)[1] == say


def test_thanks_call_people_as_letters_do() -> None:
    """`call_me`, else the first of two Latin words, else the whole name."""
    assert _got("x", call_me="Kaz")[1] == "Thank Kaz."
    assert _got("x", "Prof. Karen Osei")[1] == "Thank Prof. Karen Osei."
