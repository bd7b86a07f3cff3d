"""Rows of numbers that stand for texts, remembered between two commands: one file a vault beside its index, disposable.

Kept by the hash of the text and of what made the row, so that no word of a note stands in it. Whatever is wrong with the
file, rows are missing and are made again, and nobody is bothered.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from typing import TypeVar
from zlib import crc32

from notesnet.store.index_place import clear, index_path, is_ours, prepare
from notesnet.store.index_trouble import NoPlaceError
from notesnet.text.digests import sha256

T = TypeVar("T")
ENDING = ".vectors"
WAIT = 0.4  # seconds that another notesnet may take
MOST = 200_000  # rows; before more are kept, the file is emptied
AT_ONCE = 500  # keys in one question
_MAKE = "create table if not exists vectors(id integer primary key, key blob not null unique, row blob not null, sum integer)"


def vectors_path(root: str) -> str:
    """The file of a vault's rows, which need not be there."""
    return index_path(root) + ENDING


class Vectors:
    """What is remembered of the texts of one vault.

    Attributes:
        path: the file.
        maker: what makes the rows, with its version: rows of another are not found.
        size: the bytes of a row; another length is no row.
    """

    def __init__(self, path: str, maker: str, size: int) -> None:
        self.path = path
        self.maker = maker
        self.size = size

    def known(self, texts: Iterable[str]) -> dict[str, bytes]:
        """The rows that are remembered, by text."""
        keys = {self._key(text): text for text in texts}
        return self._tried(lambda: self._found(keys), {}) if self._there() else {}

    def keep(self, rows: Mapping[str, bytes]) -> None:
        """Remembers rows, by text; where that can't be done, nothing happens."""
        with suppress(NoPlaceError):
            prepare(self.path)
            self._tried(lambda: self._written(rows), None)

    def _there(self) -> bool:
        with suppress(NoPlaceError):
            return is_ours(self.path)
        return False

    def _found(self, keys: Mapping[bytes, str]) -> dict[str, bytes]:
        asked = list(keys)
        found: dict[str, bytes] = {}
        with closing(self._connected()) as connection:
            for at in range(0, len(asked), AT_ONCE):
                some = asked[at : at + AT_ONCE]
                marks = ",".join("?" * len(some))
                for key, row, total in connection.execute(
                    f"select key, row, sum from vectors where key in ({marks})",  # noqa: S608 - question marks only
                    some,
                ):
                    if isinstance(row, bytes) and len(row) == self.size and crc32(row, crc32(key)) == total:
                        found[keys[key]] = row
        return found

    def _written(self, rows: Mapping[str, bytes]) -> None:
        made = [(key, row, crc32(row, crc32(key))) for text, row in rows.items() for key in (self._key(text),)]
        with closing(self._connected()) as connection:
            connection.execute("begin immediate")
            connection.execute(_MAKE)
            ((last,),) = connection.execute("select coalesce(max(id), 0) from vectors")
            if last + len(made) > MOST:
                connection.execute("delete from vectors")
            connection.executemany("insert or replace into vectors(key, row, sum) values(?, ?, ?)", made)
            connection.execute("commit")

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
        connection.execute("pragma trusted_schema=off")
        connection.execute("pragma synchronous=off")  # what a power cut takes is made again
        return connection

    def _tried(self, act: Callable[[], T], otherwise: T) -> T:
        """What ``act`` gives; a file that is no such file is taken away, so that the next rows find a whole one."""
        try:
            return act()
        except sqlite3.OperationalError:  # busy, full, or empty still
            return otherwise
        except sqlite3.DatabaseError:
            with suppress(NoPlaceError):
                clear(self.path)
            return otherwise

    def _key(self, text: str) -> bytes:
        return sha256(f"{self.maker}\0{text}".encode("utf-8", "surrogatepass")).digest()
