"""A contact in short: what a list shows, and what their due day and the strength of the tie follow from."""

from datetime import date
from typing import NamedTuple

from notesnet.model.due import Due, Rule
from notesnet.text.durations import Duration


class Brief(NamedTuple):
    """What is true of a contact on every day after their last touch; days are ordinals, 0 when there is none.

    Attributes:
        last: the day of the last touch.
        rule: by which rule they are due, before anything moves that day.
        due: the day by that rule; `ALWAYS` for whoever is due on any day that one asks about.
        base: the day that the cadence counts from, when it is one that stops counting after a long silence.
        cadence: the rhythm that applies, as (count, unit).
        paused: not before this day.
        new: when they were met, for whom nothing was said since.
        active: what the touches were worth on the day of the last one, talks and the like.
        passive: the same for mentions.
    """

    path: str
    name: str
    company: str
    role: str
    location: str
    tags: tuple[str, ...]
    circle: str
    email: str
    phone: str
    broken: bool
    archived: bool
    advocate: bool
    trust: int
    last: int
    rule: Rule
    due: int
    base: int
    cadence: tuple[int, str] | None
    paused: int
    new: int
    active: float
    passive: float


class Standing(NamedTuple):
    """How things stand with a contact on a day, as far as lists and rankings ask.

    Attributes:
        day: when they are due; None when they are not.
        last: the day of the last touch that counts.
        decided: the whole decision, when it had to be made.
    """

    brief: Brief
    day: date | None
    rule: Rule
    cadence: Duration | None
    last: date | None
    decided: Due | None = None


ALWAYS = 1  # 1 January of the year 1: whatever day one asks about comes after it
UNKNOWN = 2**31 - 1  # later than any day: nothing follows from the brief alone
