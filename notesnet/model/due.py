"""When someone is due, and what that stands on."""

from datetime import date
from typing import Literal, NamedTuple

from notesnet.frozen import frozen
from notesnet.model.touch import Touch
from notesnet.text.durations import Duration

Rule = Literal["archived", "follow_up", "new", "cadence", "never_touched", "no_cadence", "paused", "planned"]


class Moment(NamedTuple):
    """A day to decide for.

    Attributes:
        today: what *today* is in every rule.
        counted: touches up to this day count; a meeting after it is a planned one. In commands that is today; for an
            agenda it is the Sunday before the week, so that the week's own touches only take lines out.
    """

    today: date
    counted: date


class Evidence(NamedTuple):
    """One fact that a decision stands on; ``date`` is None for a rhythm or a status."""

    what: str
    date: date | None
    path: str
    line: int


class Rhythm(NamedTuple):
    """A cadence and where it was found."""

    duration: Duration
    source: str  # own, circle, tag, default
    line: int


@frozen
class Due:
    """When someone is due (None: not due), by which rule, and why.

    Attributes:
        cadence: the rhythm that applies, None when there is none.
        last: the last touch that counts, None when there is none.
    """

    day: date | None
    rule: Rule
    cadence: Duration | None
    last: Touch | None
    evidence: tuple[Evidence, ...]
