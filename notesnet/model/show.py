"""A person's card: everything that is known at a glance."""

from dataclasses import dataclass

from notesnet.model.contact import Contact
from notesnet.model.due import Due
from notesnet.model.follow_up import FollowUp
from notesnet.model.introduction import Introduction, Standing
from notesnet.model.touch import Touch


@dataclass(frozen=True, slots=True)
class Card:
    """What `show` tells of one person.

    Attributes:
        touches: all touches up to today, the latest first.
        follow_ups: all tasks promised to them, open ones first.
        introductions: those they are part of, with where each stands.
        private: the private part of the note, only when it was asked for.
    """

    contact: Contact
    due: Due
    strength: int
    touches: tuple[Touch, ...]
    follow_ups: tuple[FollowUp, ...]
    introductions: tuple[tuple[Introduction, Standing], ...]
    group_names: tuple[str, ...]
    private: str | None = None
