"""An introduction: the note is the record, and its dates say where it stands."""

from datetime import date
from enum import Enum
from typing import Literal

from notesnet.frozen import frozen
from notesnet.model.note import Day, Reference

Party = Literal["a", "b"]


class Answer(Enum):
    """What someone said when asked."""

    YES = "yes"
    NO = "no"


@frozen
class Reply:
    """An answer with its day, when the day is known, and its line."""

    answer: Answer
    day: date | None
    line: int


@frozen
class Outcome:
    """What came of it, with its day when that was written first."""

    text: str
    day: date | None
    line: int


@frozen
class Introduction:
    """The facts of one introduction note; section 6 of the vault format says what each field means."""

    path: str
    a: Reference | None
    b: Reference | None
    direction: Literal["given", "received"] = "given"
    asked_by: Party | None = None
    mode: Literal["joint", "handover"] = "joint"
    why: str = ""
    created: Day | None = None
    a_asked: Day | None = None
    b_asked: Day | None = None
    a_answer: Reply | None = None
    b_answer: Reply | None = None
    a_chased: Day | None = None
    b_chased: Day | None = None
    introduced: Day | None = None
    checked_in: Day | None = None
    met: Day | None = None
    outcome: Outcome | None = None
    told: Day | None = None
    thanked: Day | None = None
    snoozed: Day | None = None
    closed: Day | None = None


class State(Enum):
    """Where an introduction stands."""

    IDEA = "idea"
    ASKING = "asking"
    AGREED = "agreed"
    INTRODUCED = "introduced"
    MET = "met"
    OUTCOME = "outcome"
    DECLINED = "declined"
    EXPIRED = "expired"
    CLOSED = "closed"


@frozen
class NextStep:
    """What is to be done, with whom, and when it is due (None: as soon as you like)."""

    step: str
    party: Party | None
    due: date | None


@frozen
class Standing:
    """State, next step and whose move it is, as one table computes them."""

    state: State
    next: NextStep | None
    whose_move: Literal["me", "a", "b"] | None
    ended: bool
