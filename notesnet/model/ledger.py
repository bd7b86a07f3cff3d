"""What went out and what came in, between me and others."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from notesnet.frozen import frozen
from notesnet.model.week import Say


class Party(NamedTuple):
    """Somebody in the ledger; ``path`` is empty for an introducer without a note."""

    path: str
    name: str


class Entry(NamedTuple):
    """One thing that was given to somebody or received from them.

    Attributes:
        given: false for received.
        kinds: what it was, in small letters, as the tags say (``advice`` of ``#gave/advice``); ``introduction`` for one of a
            note; empty for a bare tag.
        text: the words of the line, as typed.
        path: the note that says so.
        line: 1-based.
    """

    day: date
    given: bool
    who: Party
    kinds: tuple[str, ...]
    text: str
    path: str
    line: int


@frozen
class Account:
    """What is between me and one person.

    Attributes:
        entries: the latest first.
        asked: the days on which I asked them for an introduction, the latest first: to introduce me, or to let
            themselves be introduced.
        recent: how many of these lie in the last 90 days.
        thanks: what they are to be thanked for, the latest; None when nothing is owed.
    """

    who: Party
    entries: Sequence[Entry] = ()
    asked: Sequence[date] = ()
    recent: int = 0
    thanks: Say | None = None

    @property
    def given(self) -> int:
        """How many things I gave."""
        return sum(entry.given for entry in self.entries)

    @property
    def received(self) -> int:
        """How many things came in."""
        return len(self.entries) - self.given


@frozen
class Ledger:
    """The accounts of everyone with whom there is something, by name.

    Attributes:
        introductions: how many I made, and how many were made for me.
        kinds: direction → kind → how often, the most frequent first; a bare tag is ``other``.
    """

    accounts: Sequence[Account]
    introductions: tuple[int, int]
    kinds: Mapping[str, Mapping[str, int]]

    @property
    def given(self) -> int:
        """How many things I gave."""
        return sum(account.given for account in self.accounts)

    @property
    def received(self) -> int:
        """How many things came in."""
        return sum(account.received for account in self.accounts)
