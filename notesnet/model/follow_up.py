"""A follow-up: a task that was promised to someone."""

from datetime import date
from typing import Literal

from notesnet.frozen import frozen


@frozen
class FollowUp:
    """One task line.

    Attributes:
        text: the words without dates and block id.
        due: the 📅 date, else the ⏳ date, else None.
        line: 1-based line in ``path``.
        path: the note that holds it.
        state: open, done or cancelled.
        done: the day it was ticked, when that was written down.
        created: the ➕ date when there is one.
        contacts: the notes of those it was promised to: the contact or group whose note it is, or who is linked on it.
        recurring: true for 🔁, which only Obsidian Tasks may tick.
        private: true below a heading Private.
        below: the log line it is indented under, as (date, kind), when there is one.
    """

    text: str
    due: date | None
    line: int
    path: str
    state: Literal["open", "done", "cancelled"]
    done: date | None = None
    created: date | None = None
    contacts: tuple[str, ...] = ()
    recurring: bool = False
    private: bool = False
    below: tuple[date, str] | None = None
