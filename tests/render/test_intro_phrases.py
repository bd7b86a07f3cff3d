"""The words of introductions on the agenda: concrete, with the days they stand on, short and kind."""

from typing import Any

import pytest

from notesnet.model.contact import Contact
from notesnet.model.introduction import Answer, Introduction, NextStep, Outcome, Party, Reply
from notesnet.model.note import Phrase
from notesnet.model.week import InFlight
from notesnet.render.intro_phrases import WAITING_SHOWN, IntroWords, waiting_line
from notesnet.text.task_line import read_agenda_line, write_line
from tests.network.helpers import at, day

SOFIA = Contact("people/sofia.md", "Sofia Marin")
TOM = Contact("people/tom.md", "Tom Okafor")


def flight(step: str = "", party: Party | None = None, due: str = "2026-11-24", **fields: Any) -> InFlight:
    """An introduction of Sofia and Tom with a next step; `sofia` and `tom` change the people."""
    sofia, tom = fields.pop("sofia", SOFIA), fields.pop("tom", TOM)
    note = Introduction("intros/x.md", None, None, **fields)
    return InFlight(note, sofia, tom, NextStep(step, party, day(due)) if step else None)


def yes(when: str = "") -> Reply:
    """A yes, with its day when that is known."""
    return Reply(Answer.YES, day(when) if when else None, 1)


OPEN = Contact("people/sofia.md", "Sofia Marin", introductions="open")
WHY = {"why": "she needs printers; Tom has two. More below."}
BOTH = {"a_answer": yes("2026-11-20"), "b_answer": yes("2026-11-18")}
ASKED = {"b_asked": at("2026-11-12")}
CHASED = {**ASKED, "b_chased": at("2026-11-19")}
MET = {"introduced": at("2026-11-09"), "met": at("2026-11-16")}


@pytest.mark.parametrize(
    ("step", "party", "fields", "why", "say"),
    [
        (
            "ask",
            "b",
            {"created": at("2026-11-21"), **WHY},
            "ask Tom first: noted 21 Nov, nobody asked yet",
            "She needs printers; Tom has two.",
        ),
        ("ask", "b", {}, "ask Tom first: nobody asked yet", ""),
        (
            "introduce",
            None,
            {**BOTH, "mode": "handover"},
            (
                "say who asked, with `asked_by: a` (Sofia) or `asked_by: b` (Tom) in the note: "
                "Tom said yes on 18 Nov, Sofia on 20 Nov"
            ),
            "",
        ),
        ("ask", "b", {"asked_by": "a"}, "ask Tom: Sofia asked for it", ""),
        ("ask", "a", {"b_answer": yes("2026-11-18")}, "ask Sofia: Tom said yes on 18 Nov", ""),
        ("ask", "b", {"sofia": OPEN}, "ask Tom: Sofia is open to introductions", ""),
        (
            "chase",
            "b",
            {**ASKED, "a_answer": yes()},
            "chase Tom: asked 12 Nov, no answer; Sofia said yes",
            "A no is fine too.",
        ),
        ("chase", "b", ASKED, "chase Tom: asked 12 Nov, no answer", "A no is fine too."),
        (
            "close",
            "b",
            {**CHASED, "asked_by": "a"},
            "close it: Tom was asked 12 Nov, chased 19 Nov, no answer",
            'Sofia hears at most "not now", without a name or a reason.',
        ),
        (
            "close",
            "b",
            CHASED,
            "close it: Tom was asked 12 Nov, chased 19 Nov, no answer",
            "Sofia was never asked, so there is nothing to tell.",
        ),
        ("checkin", None, {"introduced": at("2026-11-09")}, "check in: introduced 9 Nov", "Did they meet?"),
        ("outcome", None, MET, "ask what came of it: they met on 16 Nov", "Note it on an indented line below."),
    ],
)
def test_the_words_of_a_step(step: str, party: Party | None, fields: dict[str, Any], why: str, say: str) -> None:
    """Who, when, and what to say; a no makes nobody feel bad, and is told to nobody."""
    words = IntroWords(flight(step, party, **fields), 2026)
    assert (words.why(), words.say()) == (why, say)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (BOTH, "introduce them: Tom said yes on 18 Nov, Sofia on 20 Nov"),
        ({**BOTH, "b_answer": yes()}, "introduce them: Sofia said yes on 20 Nov, Tom as well"),
        ({"a_answer": yes(), "b_answer": yes()}, "introduce them: both said yes"),
        ({**BOTH, "b_answer": yes("2026-11-20")}, "introduce them: both said yes on 20 Nov"),
        ({"b_answer": yes(), "asked_by": "a"}, "introduce them: Sofia asked for it, Tom said yes"),
        ({"a_answer": yes(), "asked_by": "b"}, "introduce them: Tom asked for it, Sofia said yes"),
        ({"b_answer": yes(), "sofia": OPEN}, "introduce them: Sofia is open to introductions, Tom said yes"),
        (
            {"sofia": OPEN, "tom": Contact("t.md", "Tom Okafor", introductions="open")},
            "introduce them: both are open to introductions",
        ),
        (
            {"b_answer": yes("2026-11-18"), "asked_by": "a", "mode": "handover"},
            "hand over Tom's details to Sofia: Sofia asked for it, Tom said yes on 18 Nov",
        ),
        (
            {
                "a_answer": yes(),
                "asked_by": "b",
                "mode": "handover",
                "sofia": Contact("p.md", "Iris Ek", call_me="Iris"),
            },
            "hand over Iris' details to Tom: Tom asked for it, Iris said yes",
        ),
    ],
)
def test_an_introduction_stands_on_how_both_agreed(fields: dict[str, Any], why: str) -> None:
    """In the order in which they did; who asked for it gets the details of the other."""
    assert IntroWords(flight("introduce", **fields), 2026).why() == why


RECEIVED: dict[str, Any] = {"direction": "received", "introduced": at("2026-11-20")}
OUTCOME = {"outcome": Outcome("she hired him. They start in May", day("2026-11-22"), 1)}


@pytest.mark.parametrize(
    ("step", "party", "fields", "why", "say"),
    [
        ("thank", "a", {}, "thank Sofia, who introduced you on 20 Nov", ""),
        (
            "tell",
            "a",
            OUTCOME,
            "tell Sofia, who introduced you on 20 Nov, what came of it",
            "Noted 22 Nov: she hired him. They start in May.",
        ),
        ("tell", "a", {"outcome": Outcome("#won", None, 1)}, None, "Noted: won."),
        ("tell", "a", {"outcome": Outcome("", None, 1)}, None, ""),
        (
            "outcome",
            None,
            {"met": at("2026-09-24")},
            "what came of it: you met Tom on 24 Sep",
            "Note it on an indented line below.",
        ),
    ],
)
def test_one_that_i_received(step: str, party: Party | None, fields: dict[str, Any], why: str | None, say: str) -> None:
    """Thanks to the introducer by name, and the news that they have not heard."""
    words = IntroWords(flight(step, party, **RECEIVED, **fields), 2026)
    assert words.say() == say
    assert why is None or words.why() == why


@pytest.mark.parametrize(
    ("sofia", "tom", "why"),
    [
        (Contact("a.md", "Sofia Marin", call_me="Sofi"), TOM, "chase Tom: no answer; Sofi said yes"),
        (SOFIA, Contact("b.md", "Dr. Tom Okafor"), "chase Dr. Tom Okafor: no answer; Sofia said yes"),
        (SOFIA, Contact("b.md", "森田 小百合"), "chase 森田 小百合: no answer; Sofia said yes"),
        (Contact("a.md", "Tom Marin"), TOM, "chase Tom Okafor: no answer; Tom Marin said yes"),
    ],
)
def test_first_names_as_letters_have_them(sofia: Contact, tom: Contact, why: str) -> None:
    """`call_me`, else the first of two Latin words, else the whole name; whole ones when both are called so."""
    said = IntroWords(flight("chase", "b", sofia=sofia, tom=tom, a_answer=yes()), 2026).why()
    assert said.replace(": , no", ": no") == why


def test_days_of_another_year_have_theirs() -> None:
    """As everywhere on the agenda."""
    assert IntroWords(flight("checkin", introduced=at("2026-12-20")), 2027).why() == "check in: introduced 20 Dec 2026"


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        (flight("checkin", introduced=at("2026-11-18")), "introduced 18 Nov"),
        (flight(introduced=at("2026-11-01"), checked_in=at("2026-11-15")), "introduced 1 Nov, checked in 15 Nov"),
        (flight("chase", "b", b_asked=at("2026-11-20")), "asked Tom 20 Nov"),
        (flight("close", "b", b_chased=at("2026-11-20")), "chased Tom 20 Nov"),
        (flight("ask", "b", "2026-11-30", created=at("2026-11-30")), "to ask Tom from 30 Nov"),
        (flight("introduce", None, "2026-11-30"), "to introduce from 30 Nov"),
        (flight("outcome", None, "2027-01-15", **MET), "met 16 Nov"),
        (flight("ask", "b", "2027-01-10", snoozed=at("2027-01-10")), "snoozed until 10 Jan 2027"),
    ],
)
def test_what_waits_says_where_it_stands(waits: InFlight, words: str) -> None:
    """In a few words behind both names."""
    assert waiting_line([waits], 2026) == f"Waiting: Sofia Marin and Tom Okafor ({words})."


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        (flight(direction="received"), "not introduced yet"),
        (flight(direction="received", a_asked=at("2026-11-18")), "asked Sofia 18 Nov"),
        (flight(**RECEIVED, thanked=at("2026-11-21")), "introduced 20 Nov"),
        (flight("tell", "a", "2026-12-01", **RECEIVED), "to tell Sofia from 1 Dec"),
    ],
)
def test_one_that_i_received_waits_through_its_introducer(waits: InFlight, words: str) -> None:
    """Whom I met, through whom."""
    assert waiting_line([waits], 2026) == f"Waiting: Tom Okafor, through Sofia Marin ({words})."


def test_waiting_is_one_line_however_many_there_are() -> None:
    """Of very many the first; the rest is a number with the command that lists them."""
    one = flight("checkin", introduced=at("2026-11-18"))
    assert waiting_line([one, one], 2026) == (
        "Waiting: Sofia Marin and Tom Okafor (introduced 18 Nov); Sofia Marin and Tom Okafor (introduced 18 Nov)."
    )
    many = waiting_line([one] * (WAITING_SHOWN + 4), 2026)
    assert many.count("Sofia Marin") == WAITING_SHOWN
    assert many.endswith("; and 4 more: `notesnet intro list --open`.")


@pytest.mark.parametrize("step", ["ask", "chase", "close", "introduce", "checkin", "outcome", "thank", "tell"])
def test_an_empty_note_and_hostile_names_raise_nothing(step: str) -> None:
    """Dates may be missing, names may be anything; the line is still read as ours."""
    odd = Contact("o.md", "]] 📅 2026-01-01\n^nn-123456 \u202e", call_me="#", needs=(Phrase("x", 1),))
    for party in ("a", "b", None):
        words = IntroWords(flight(step, party, sofia=odd, tom=odd, why="[x](y) ⏳ 2026-01-01"), 2026)
        line = write_line(f"{words.why()}. {words.say()} {words.waits()}", day("2026-11-24"), "nn-abcdef")
        read = read_agenda_line(line)
        assert read is not None
        assert (read.id, read.untouched, read.due and read.due.text) == ("nn-abcdef", True, "2026-11-24")
