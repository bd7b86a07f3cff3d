"""The rows of an index that is open: whoever finds one damaged reads the notes instead."""

from collections.abc import Callable
from typing import Any, TypeVar

from notesnet.model.vault import Vault
from notesnet.store.index_codec import decode
from notesnet.store.index_file import IndexFile
from notesnet.store.index_trouble import IndexBrokenError

T = TypeVar("T")


class Source:
    """An index that is open and known to be right, or, once a row of it is not, the notes themselves.

    Args:
        file: the index.
        read_cold: reads the whole vault; asked at most once.
        stamp: the settings and the code that the index holds for.
    """

    def __init__(self, file: IndexFile, read_cold: Callable[[], Vault], stamp: str) -> None:
        self.file = file
        self.stamp = stamp
        self.cold: Vault | None = None
        self._read_cold = read_cold
        self._rolls: dict[str, tuple[list[str], dict[str, int]]] = {}

    def otherwise(self) -> Vault:
        """The vault read without the index, because a row of that is damaged."""
        if self.cold is None:
            self.cold = self._read_cold()
            self.file.close()
        return self.cold

    def about(self, name: str) -> Any:
        """What is kept about the whole vault under a name.

        Raises:
            IndexBrokenError: it is not there, or damaged.
        """
        return decoded(self.text(name))

    def text(self, name: str) -> str:
        """The same, as it is kept."""
        text = self.file.about(name)
        if text is None:
            raise IndexBrokenError(f"the index lacks {name!r}")
        return text

    def column(self, name: str) -> bytes:
        """Numbers in the order of a roll.

        Raises:
            IndexBrokenError: they are not there, or damaged.
        """
        data = self.file.column(name)
        if data is None:
            raise IndexBrokenError(f"the index lacks {name!r}")
        return data

    def roll(self, table: str) -> tuple[list[str], dict[str, int]]:
        """(the paths of a table in their order, the number of each one's row)."""
        if table not in self._rolls:
            paths, numbers = self.about(table)
            self._rolls[table] = paths, dict(zip(paths, numbers, strict=True))
        return self._rolls[table]

    def numbers(self, table: str) -> list[int]:
        """The numbers of the rows of a table in the order of its paths."""
        return list(self.roll(table)[1].values())

    def row(self, table: str, number: int) -> Any:
        """One row.

        Raises:
            IndexBrokenError: it is not there, or damaged.
        """
        text = self.file.row(table, number)
        if text is None:
            raise IndexBrokenError(f"the index lacks row {number} of {table}")
        return decoded(text)


def decoded(text: str) -> Any:
    """The lists of a row.

    Raises:
        IndexBrokenError: it is no JSON.
    """
    try:
        return decode(text)
    except ValueError:
        raise IndexBrokenError("a row of the index is damaged") from None


def made(make: Callable[[Any], T], row: Any) -> T:
    """A value out of a row.

    Raises:
        IndexBrokenError: the row does not fit.
    """
    try:
        return make(row)
    except (ValueError, TypeError, LookupError, AttributeError):
        raise IndexBrokenError("a row of the index is damaged") from None
