"""The decisions of one week: what stands on the agenda and why."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from notesnet.frozen import frozen
from notesnet.model.contact import Contact
from notesnet.model.due import Due
from notesnet.model.follow_up import FollowUp
from notesnet.model.introduction import Introduction, NextStep

if TYPE_CHECKING:
    from notesnet.model.suggestion import Suggestion


HELD_BACK_SHOWN = 60  # so many of those held back are named; in a vault of thousands the rest is a number


class ItemKind(Enum):
    """What a line of the agenda is about."""

    PROMISE = "promise"
    INTRODUCTION = "introduction"
    MEETING = "meeting"
    TOUCH = "touch"
    DATE = "date"
    GROUP = "group"
    THANKS = "thanks"
    SUGGESTION = "suggestion"
    REAWAKEN = "reawaken"
    HELD_BACK = "held_back"


class SayKind(Enum):
    """Where the words to say come from, the best first."""

    PROMISE = "promise"
    THANKS = "thanks"
    NEED = "need"
    NOTED = "noted"
    INTEREST = "interest"
    COFFEE = "coffee"
    ASK = "ask"


class Say(NamedTuple):
    """Something to say: the words noted, and the day they were noted on."""

    kind: SayKind
    text: str = ""
    day: date | None = None


class Silence(NamedTuple):
    """How long someone was silent, for Reawaken."""

    last: date
    gap: int | None  # usual days between touches; None when there were too few to tell


class Person(NamedTuple):
    """Someone who is named on a line."""

    path: str
    name: str


@frozen
class InFlight:
    """An introduction that has not ended, both people, and its next step (None: something has to be entered first).

    Attributes:
        mend: what has to be mended in its note before a step can be taken; empty when nothing has.
    """

    note: Introduction
    a: Contact
    b: Contact
    step: NextStep | None
    mend: str = ""


@frozen
class Item:
    """One line of the agenda.

    Attributes:
        id: ``nn-`` and 6 hex digits; empty for what is held back.
        path: the note that the line links to.
        due: the day that stands behind 📅, None where there is none.
        cause: the decision behind a touch.
        promise: for a promise: the follow-up itself.
        made: for a promise: the day it was made on and the kind of contact, when the notes say so.
        occasion: for a date: its label, with the age when the year is known.
        people: for a meeting or a group: who is met there.
        members: for a group: how many belong to it.
        advice: for a meeting: what to ask each of ``people``.
        introduction: for an introduction: its note, both people and the step.
        call_me: for thanks: how they want to be called, when they said so.
        proposal: for a suggestion: the two people and what speaks for it.
        reach: how to reach them, in the order to show.
        noted: the last text of the log with its day.
        score: the order in Keep in touch.
    """

    kind: ItemKind
    path: str
    name: str
    id: str = ""
    due: date | None = None
    cause: Due | None = None
    say: Say | None = None
    promise: FollowUp | None = None
    made: tuple[date, str] | None = None
    occasion: str = ""
    age: int | None = None
    place: str = ""
    silence: Silence | None = None
    people: tuple[Person, ...] = ()
    members: int = 0
    advice: tuple[Say | None, ...] = ()
    introduction: InFlight | None = None
    proposal: "Suggestion | None" = None
    call_me: str = ""
    reach: tuple[str, ...] = ()
    noted: tuple[date, str] | None = None
    score: float | None = None


@frozen
class Section:
    """One heading of the agenda and its items."""

    name: str
    items: tuple[Item, ...]


class Tally(NamedTuple):
    """Last week in numbers."""

    touches: int
    given: int
    received: int


@frozen
class WeekPlan:
    """Everything that the agenda of one week says.

    Attributes:
        stale: promises overdue for more than 60 days, which are only counted.
        looking_for: what I am looking for, in my words.
        waiting: introductions in flight whose next step is not due in this week.
        more: how many are held back besides those who stand in that section.
    """

    year: int
    week: int
    sections: tuple[Section, ...]
    unreadable: int
    tally: Tally
    looking_for: tuple[str, ...]
    stale: int
    waiting: tuple[InFlight, ...] = ()
    more: int = 0


@frozen
class Listed:
    """What an agenda file that is there already says of one of its lines.

    Attributes:
        mark: what stands in the box.
        untouched: true when the line is as we wrote it.
        section: the heading above it.
    """

    id: str
    mark: str
    untouched: bool
    section: str
