"""What SQLite says, in the words of those who ask a cache."""

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from notesnet.store.index_trouble import IndexBrokenError, IndexBusyError

T = TypeVar("T")


def guarded(work: Callable[[], T]) -> T:
    """What ``work`` gives.

    Raises:
        IndexBusyError: another notesnet is writing the file.
        IndexBrokenError: SQLite says no, or gives what is no text.
    """
    try:
        return work()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise IndexBusyError("another notesnet is writing it") from None
        raise IndexBrokenError(str(error)) from None
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        raise IndexBrokenError(str(error)) from None
