"""What matching keeps beside the index: values under names in SQLite, each with a checksum, written together or not at all.

That there is no value under a name says something too. So it is kept, apart, which names there are: a name that a bad disk
has changed is missed.
"""

import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from zlib import crc32

from notesnet.store.index_trouble import IndexBrokenError, IndexBusyError
from notesnet.store.sqlite_guard import guarded

Name = int | bytes
WAIT = 0.4  # seconds that another notesnet may take
TABLES = ("about", "words", "who", "people", "paths", "postings")
_BY_NUMBER = ("who", "people", "present")
_SPARSE = ("words", "paths", "postings")  # tables of which many are asked for a name that they have not
_PARTS = 256  # in which the names of each are kept
_AT_ONCE = 500  # an old SQLite takes 999 values


class TermsFile:
    """A file that is open; what it gives is of one moment.

    Every method raises IndexBrokenError when SQLite says no, or when a value is not what was written.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._connection = guarded(
            lambda: sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        )
        self._present: dict[Name, frozenset[int]] = {}
        self._run("pragma trusted_schema=off")

    @property
    def new(self) -> bool:
        """Whether nothing was written yet."""
        with suppress(OSError):
            return os.path.getsize(self.path) == 0
        return False

    def share(self) -> None:
        """From now on who reads does not keep others from writing; outside a transaction.

        A new file is written before that: without a log it is written once and not twice.
        """
        self._run("pragma synchronous=normal")
        with suppress(IndexBusyError):  # somebody reads it just now; the next one who writes will do it
            self._run("pragma journal_mode=wal")

    def begin_reading(self) -> None:
        """From here on what others write is not seen."""
        self._run("begin")

    def begin_writing(self, *, anew: bool = False) -> None:
        """Takes the right to write; what was begun before ends.

        With ``anew`` nothing waits for the disk: what a power cut leaves of a new file is known by its values, and is
        made again.
        """
        if self._connection.in_transaction:
            self._run("rollback")
        self._run(f"pragma synchronous={'off' if anew else 'normal'}")
        self._run("begin immediate")

    def make_tables(self) -> None:
        """Empties the file, inside the transaction."""
        found = self._run("select type, name from sqlite_master where name not like 'sqlite_%'")
        for kind, name in found:
            if kind in ("table", "view"):
                self._run(f'drop {kind} "{name}"')
        for table in (*TABLES, "present"):
            key = "integer primary key" if table in _BY_NUMBER else "blob primary key"
            self._run(f"create table {table}(name {key}, data blob not null, sum integer not null)")

    def commit(self) -> None:
        """Keeps what was written."""
        self._run("commit")

    def close(self) -> None:
        """Ends; what was not committed never was."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def get(self, table: str, name: Name) -> bytes | None:
        """One value; None when there is none."""
        for data, total in self._run(f"select data, sum from {table} where name = ?", (name,)):  # noqa: S608 - TABLES
            return _checked(name, data, total)
        self._missing(table, (name,))
        return None

    def some(self, table: str, names: Sequence[Name]) -> dict[Name, bytes]:
        """Several values; those that are not there are left out."""
        found: dict[Name, bytes] = {}
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for name, data, total in self._run(f"select name, data, sum from {table} where name in ({marks})", some):  # noqa: S608 - TABLES
                if not isinstance(data, bytes) or _sum(name, data) != total:
                    raise IndexBrokenError("a value is damaged")
                found[name] = data  # type: ignore[index]
        if len(found) < len(names):
            self._missing(table, [name for name in names if name not in found])
        return found

    def names(self, table: str) -> list[Name]:
        """All names of a table."""
        return [name for (name,) in self._run(f"select name from {table}") if isinstance(name, int | bytes)]  # noqa: S608 - TABLES

    def whole(self, table: str) -> None:
        """Makes sure that every value is there that was written."""
        found, first = _parts(table, self.names(table)), _SPARSE.index(table) * _PARTS
        for part in range(first, first + _PARTS):
            if found.get(part, set()) != set(_numbers(self.get("present", part) or b"")):
                raise IndexBrokenError("a value is missing")

    def beginning(self, table: str, start: bytes) -> Iterator[tuple[bytes, bytes]]:
        """All values whose names begin so (with no byte of 255 at the end)."""
        end = start[:-1] + bytes((start[-1] + 1,))
        rows = self._run(f"select name, data, sum from {table} where name >= ? and name < ?", (start, end))  # noqa: S608 - TABLES
        for name, data, total in rows:
            yield name, _checked(name, data, total)  # type: ignore[misc]

    def put(self, table: str, rows: Iterable[tuple[Name, bytes]]) -> None:
        """Writes values."""
        fresh: list[Name] = []

        def summed() -> Iterator[tuple[Name, bytes, int]]:
            for name, data in rows:
                fresh.append(name)
                yield name, data, _sum(name, data)

        self._many(f"replace into {table} values (?, ?, ?)", summed())  # noqa: S608 - TABLES
        self._note(table, fresh, present=True)

    def drop(self, table: str, names: Iterable[Name]) -> None:
        """Forgets values."""
        gone = list(names)
        self._many(f"delete from {table} where name = ?", ((name,) for name in gone))  # noqa: S608 - TABLES
        self._note(table, gone, present=False)

    def _note(self, table: str, names: Sequence[Name], *, present: bool) -> None:
        """Writes down that there are values under these names now, or no more."""
        if table not in _SPARSE:
            return
        parts = _parts(table, names)
        known = self.some("present", list(parts))
        rows: list[tuple[Name, bytes]] = []
        for part, signs in parts.items():
            there = set(_numbers(known.get(part, b"")))
            rows.append((part, array("Q", there | signs if present else there - signs).tobytes()))
        self.put("present", rows)
        self._present.clear()

    def _missing(self, table: str, names: Sequence[Name]) -> None:
        """Makes sure that there never was a value under these names."""
        if table not in _SPARSE:
            return
        for part, signs in _parts(table, names).items():
            if part not in self._present:
                self._present[part] = frozenset(_numbers(self.get("present", part) or b""))
            if not signs.isdisjoint(self._present[part]):
                raise IndexBrokenError("a value is missing")

    def _run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        return guarded(lambda: self._connection.execute(statement, values).fetchall())

    def _many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        guarded(lambda: self._connection.executemany(statement, rows))


def _parts(table: str, names: Iterable[Name]) -> Mapping[Name, set[int]]:
    """Where it is kept that there are such names, and by which numbers."""
    found: dict[Name, set[int]] = {}
    for name in names:
        data = name if isinstance(name, bytes) else str(name).encode()
        sign = crc32(data) << 32 | crc32(data[::-1])
        found.setdefault(_SPARSE.index(table) * _PARTS + sign % _PARTS, set()).add(sign)
    return found


def _numbers(data: bytes) -> "array[int]":
    found = array("Q")
    found.frombytes(data)
    return found


def _checked(name: object, data: object, total: object) -> bytes:
    if not isinstance(data, bytes) or _sum(name, data) != total:
        raise IndexBrokenError("a value is damaged")
    return data


def _sum(name: Any, data: bytes) -> int:
    """A checksum that a value does not keep under another name."""
    return crc32(data, name & 0xFFFFFFFF if isinstance(name, int) else crc32(name))
