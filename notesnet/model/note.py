"""What every note has, whatever it is about: its path, its kind, its name, its links and its tasks."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from notesnet.frozen import frozen
from notesnet.text.names import is_slug, unslug_matches


class Kind(Enum):
    """What a note is; a note has the first kind that matches, in this order."""

    AGENDA = "agenda"
    INTRO = "intro"
    ME = "me"
    GROUP = "group"
    CONTACT = "contact"
    MEETING = "meeting"
    DATED = "dated"
    OTHER = "other"


class Reference(NamedTuple):
    """A link as typed, and the note it leads to once the vault is known.

    Attributes:
        target: the name or path in the link, without heading and shown text; for a plain text value that text.
        shown: the text after ``|``, when there is one.
        line: 1-based line in the note.
        column: 1-based column.
        end_column: the column after its last character.
        wiki: true for ``[[…]]``, false for ``[text](path)`` and for a name without link.
        counts: in the body: true where it counts as contact (not in a quote, an open task, code or an embed).
        path: the note that it leads to, else None.
        linked: false for a name that was typed without a link.
    """

    target: str
    shown: str | None
    line: int
    column: int
    end_column: int
    wiki: bool = True
    counts: bool = True
    path: str | None = None
    linked: bool = True

    @property
    def name(self) -> str:
        """What the target is called: its last part, or the shown text when that has the words of this slug.

        Two links to one person have one name, whatever their notes show for it.
        """
        stem = self.target.rpartition("/")[2].removesuffix(".md")
        return self.shown if self.shown and is_slug(stem) and unslug_matches(stem, self.shown) else stem

    @property
    def label(self) -> str:
        """What the note shows for it: the shown text, else its name."""
        return self.shown or self.name


class Phrase(NamedTuple):
    """Words that somebody typed, and their line: a need, an offer, an e-mail address."""

    text: str
    line: int
    column: int = 1


class Day(NamedTuple):
    """A date that somebody typed, and its line."""

    date: date
    line: int


@frozen
class Task:
    """A task line of a note, before its links are looked up; fields as in ``FollowUp``."""

    text: str
    mark: str
    due: date | None
    line: int
    done: date | None = None
    created: date | None = None
    links: tuple[Reference, ...] = ()
    recurring: bool = False
    private: bool = False
    below: tuple[date, str] | None = None
