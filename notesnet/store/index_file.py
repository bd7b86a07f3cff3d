"""The index as a file: rows of text in SQLite, each with a checksum, written in one transaction or not at all.

A page of SQLite has no checksum, and a cache may lie on a disk that was full or switched off. So each row carries its
own: what does not fit is no row, and whoever reads it then reads the notes instead.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple
from zlib import crc32

from notesnet.store.index_trouble import IndexBrokenError, IndexBusyError
from notesnet.store.sqlite_guard import guarded

_AT_ONCE = 500  # an old SQLite takes 999 values
_LONG = 2 * 1024 * 1024  # bytes of a log, which are read in 2 ms
WAIT = 0.4  # seconds that another notesnet may take; reading the notes takes hardly longer
TABLES = ("facts", "contacts", "briefs", "meetings", "introductions", "groups_", "tasks", "links", "mentions")
_MAKE = """
create table about(name text primary key, data text not null, sum integer not null);
create table columns(name text primary key, data blob not null, sum integer not null);
create table folders(path blob primary key, data blob not null, sum integer not null);
create table files(id integer primary key, path blob not null unique, hash blob not null, sum integer not null);
""" + "".join(
    f"create table {name}(id integer primary key, data text not null, sum integer not null);\n" for name in TABLES
)
_MAKE += "create index contact_sums on contacts(sum);\n"  # so that all are read without a look at the rows


class FileRow(NamedTuple):
    """A file that was read: its number, its path, and the hash of its bytes (empty: it could not be read)."""

    id: int
    path: str
    hash: bytes


class IndexFile:
    """An index that is open. What it gives is of one moment, until ``close`` or ``begin_writing``.

    Every method raises IndexBrokenError when SQLite says no, or when a row is not what was written.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._put = "replace"
        self._connection = guarded(
            lambda: sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        )
        self._run("pragma trusted_schema=off")
        self._run("pragma page_size=16384")  # a row of 3 KB leaves a third of a smaller page empty; only for a new file

    def share(self) -> None:
        """From now on who reads does not keep others from writing; outside a transaction.

        A new file is written before that: without a log it is written once and not twice.
        """
        self._run("pragma synchronous=normal")
        with suppress(IndexBusyError):  # somebody reads it just now; the next one who makes it will do it
            self._run("pragma journal_mode=wal")

    def begin_reading(self) -> None:
        """From here on what others write is not seen."""
        self._run("begin")

    def begin_writing(self, *, anew: bool = False) -> None:
        """Takes the right to write; what was begun before ends.

        With ``anew`` nothing waits for the disk: what a power cut leaves of a whole index that was just made is known
        by its rows, and is made again.
        """
        if self._connection.in_transaction:
            self._run("rollback")
        self._run(f"pragma synchronous={'off' if anew else 'normal'}")
        self._run("pragma wal_autocheckpoint=0")  # see ``commit``
        self._run("begin immediate")

    def make_tables(self) -> None:
        """Empties the file and makes the tables anew, inside the transaction."""
        found = self._run("select type, name from sqlite_master where name not like 'sqlite_%'")
        for kind, name in found:
            if kind in ("table", "view"):
                self._run(f'drop {kind} "{name}"')
        for statement in _MAKE.split(";"):
            if statement.strip():
                self._run(statement)
        self._put = "insert"  # nothing can be there yet, and to look whether it is takes longer than to write it

    def commit(self) -> None:
        """Keeps what was written.

        What SQLite has logged moves into the file itself once it is long: each command reads the whole log before all
        else. SQLite's own way to do that empties no log, as no command that has read the index closes it.
        """
        self._run("commit")
        self._put = "replace"
        with suppress(OSError, IndexBrokenError):  # it is kept all the same
            if os.path.getsize(f"{self.path}-wal") > _LONG:
                self._run("pragma synchronous=normal")  # or a power cut could leave old pages among the new
                self._run("pragma busy_timeout=0")  # who reads just now is not waited for; the next one will do it
                try:
                    self._run("pragma wal_checkpoint(truncate)")
                finally:
                    self._run(f"pragma busy_timeout={int(WAIT * 1000)}")

    def close(self) -> None:
        """Ends; what was not committed never was."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def about(self, name: str) -> str | None:
        """A text about the whole vault; None when there is none."""
        for data, total in self._run("select data, sum from about where name = ?", (name,)):
            return _checked(data, total, name)
        return None

    def column(self, name: str) -> bytes | None:
        """Numbers in the order of a roll, as bytes; None when there are none."""
        for data, total in self._run("select data, sum from columns where name = ?", (name,)):
            if not isinstance(data, bytes) or crc32(data, crc32(name.encode())) != total:
                raise IndexBrokenError("a row of the index is damaged")
            return data
        return None

    def folders(self) -> dict[str, bytes]:
        """What each folder held."""
        found = {}
        for path, data, total in self._run("select path, data, sum from folders"):
            if not (isinstance(path, bytes) and isinstance(data, bytes)) or crc32(data, crc32(path)) != total:
                raise IndexBrokenError("a row of the index is damaged")
            found[_text(path)] = data
        return found

    def files(self) -> list[FileRow]:
        """Every file."""
        return [_file(row) for row in self._run("select id, path, hash, sum from files")]

    def file(self, path: str) -> FileRow | None:
        """The file at a path; None when there is none."""
        for row in self._run("select id, path, hash, sum from files where path = ?", (_bytes(path),)):
            return _file(row)
        return None

    def last_number(self) -> int:
        """The largest number of a file; 0 when there is none."""
        found = [number for (number,) in self._run("select max(id) from files") if isinstance(number, int)]
        return max(found, default=0)

    def paths(self, start: str) -> list[str]:
        """The paths of the files that begin with ``start``."""
        first = _bytes(start)
        found = self._run("select path from files where path >= ? and path < ?", (first, first + b"\xff"))
        return [_text(path) for (path,) in found if isinstance(path, bytes)]

    def row(self, table: str, number: int) -> str | None:
        """One row; None when there is none."""
        for data, total in self._run(f"select data, sum from {table} where id = ?", (number,)):  # noqa: S608 - TABLES
            return _checked(data, total, str(number))
        return None

    def some_rows(self, table: str, numbers: Sequence[int]) -> dict[int, str]:
        """Several rows; those that are not there are left out."""
        found = {}
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for number, data, total in self._run(f"select id, data, sum from {table} where id in ({marks})", some):  # noqa: S608 - TABLES
                if isinstance(number, int):
                    found[number] = _checked(data, total, str(number))
        return found

    def rows(self, table: str) -> Iterator[tuple[int, str]]:
        """All rows of a table."""
        for number, data, total in self._run(f"select id, data, sum from {table}"):  # noqa: S608 - TABLES
            if not isinstance(number, int):
                raise IndexBrokenError("a row of the index is damaged")
            yield number, _checked(data, total, str(number))

    def sums(self, table: str) -> dict[int, int]:
        """The checksum of each row of a table, by which it is known whether a row has changed."""
        found: dict[int, int] = {}
        for number, total in self._run(f"select id, sum from {table}"):  # noqa: S608 - TABLES
            if not (isinstance(number, int) and isinstance(total, int)):
                raise IndexBrokenError("a row of the index is damaged")
            found[number] = total
        return found

    def put_about(self, name: str, data: str) -> None:
        """Writes a text about the whole vault."""
        self._run("replace into about values (?, ?, ?)", (name, data, _sum(data, name)))

    def put_column(self, name: str, data: bytes) -> None:
        """Writes such numbers."""
        self._run("replace into columns values (?, ?, ?)", (name, data, crc32(data, crc32(name.encode()))))

    def put_folders(self, folders: Iterable[tuple[str, bytes]]) -> None:
        """Writes what folders hold."""
        rows = ((_bytes(path), data) for path, data in folders)
        self._many(
            "replace into folders values (?, ?, ?)", ((path, data, crc32(data, crc32(path))) for path, data in rows)
        )

    def drop_folders(self, paths: Iterable[str]) -> None:
        """Forgets folders."""
        self._many("delete from folders where path = ?", ((_bytes(path),) for path in paths))

    def put_files(self, files: Iterable[FileRow]) -> None:
        """Writes files."""
        rows = ((number, _bytes(path), hash_) for number, path, hash_ in files)
        self._many(
            f"{self._put} into files values (?, ?, ?, ?)",
            ((number, path, hash_, crc32(hash_, crc32(path, number))) for number, path, hash_ in rows),
        )

    def put(self, table: str, rows: Iterable[tuple[int, str]]) -> None:
        """Writes rows."""
        self._many(
            f"{self._put} into {table} values (?, ?, ?)",
            ((number, data, _sum(data, str(number))) for number, data in rows),
        )

    def drop(self, table: str, numbers: Iterable[int]) -> None:
        """Forgets rows of one of the tables, or files."""
        self._many(f"delete from {table} where id = ?", ((number,) for number in numbers))  # noqa: S608 - TABLES

    def size(self) -> int:
        """How many bytes the file has."""
        with suppress(OSError):
            return os.path.getsize(self.path)
        return 0

    def _run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        return guarded(lambda: self._connection.execute(statement, values).fetchall())

    def _many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        guarded(lambda: self._connection.executemany(statement, rows))


def _file(row: Sequence[object]) -> FileRow:
    number, path, hash_, total = row
    if not (isinstance(number, int) and isinstance(path, bytes) and isinstance(hash_, bytes)):
        raise IndexBrokenError("a row of the index is damaged")
    if crc32(hash_, crc32(path, number)) != total:
        raise IndexBrokenError("a row of the index is damaged")
    return FileRow(number, _text(path), hash_)


def _checked(data: object, total: object, key: str) -> str:
    if not isinstance(data, str) or _sum(data, key) != total:
        raise IndexBrokenError("a row of the index is damaged")
    return data


def _sum(data: str, key: str) -> int:
    """A checksum that a row does not keep under another key."""
    return crc32(data.encode("utf-8", "surrogatepass"), crc32(key.encode()))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
