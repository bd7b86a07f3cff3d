"""A person's card: everything that is known at a glance."""

from collections.abc import Mapping
from typing import Literal

from notesnet.frozen import frozen
from notesnet.model.contact import Contact
from notesnet.model.due import Due
from notesnet.model.follow_up import FollowUp
from notesnet.model.introduction import Introduction, Standing
from notesnet.model.suggestion import Line
from notesnet.model.touch import Touch
from notesnet.model.week import Person

AnswerKind = Literal["need", "offer"]


@frozen
class Answer:
    """Who answers one line of somebody's note.

    Attributes:
        kind: whether the line says what they need, or what they offer.
        own: that line.
        by: who answers it.
        line: the line that answers it.
        field: where that line stands: ``offers role company employer``, or ``needs ideal_client`` for who needs it.
        mine: whether it is me who answers.
    """

    kind: AnswerKind
    own: Line
    by: Person
    line: Line
    field: str
    mine: bool


@frozen
class Card:
    """What `show` tells of one person.

    Attributes:
        touches: all touches up to today, the latest first.
        follow_ups: all tasks promised to them, open ones first.
        introductions: those they are part of, with where each stands.
        to_mend: by the path of an introduction, what has to be mended in it before a step can be taken.
        answers: who offers what they need and who needs what they offer.
        private: the private part of the note, only when it was asked for.
    """

    contact: Contact
    due: Due
    strength: int
    touches: tuple[Touch, ...]
    follow_ups: tuple[FollowUp, ...]
    introductions: tuple[tuple[Introduction, Standing], ...]
    to_mend: Mapping[str, str]
    group_names: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    private: str | None = None
