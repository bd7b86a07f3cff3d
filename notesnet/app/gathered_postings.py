"""Postings while everyone is read: of 100,000 people there are millions of entries, so they lie in a file meanwhile."""

from array import array
from collections.abc import Iterable, Iterator
from zlib import crc32

from notesnet.app.stored_rows import Entry, columns_in, packed
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.parts import joined, parted
from notesnet.store.spool import Spool

PARTS = 16  # of which one is held at a time
Shelf = bytes  # the postings of some people whose names belong into one part


def shelved(found: Iterable[tuple[bytes, Entry]]) -> tuple[Shelf, ...]:
    """(name, entry) of some people, as ``take`` wants it."""
    entries: dict[bytes, list[Entry]] = {}
    for name, entry in found:
        known = entries.get(name)
        if known is None:
            entries[name] = [entry]
        else:
            known.append(entry)
    parts: list[list[bytes]] = [[] for _part in range(PARTS)]
    for name, some in entries.items():
        parts[crc32(name) % PARTS] += (name, packed(some))
    return tuple(map(joined, parts))


class GatheredPostings:
    """Postings by the name under which they are found; ``spool`` takes them until all are there."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._places = [array("q") for _part in range(PARTS)]

    def take(self, shelves: Iterable[Shelf]) -> None:
        """Those of some more people. Raises OSError when the disk is full."""
        for places, shelf in zip(self._places, shelves, strict=True):
            places.extend(self._spool.put(shelf))

    def rows(self) -> Iterator[tuple[bytes, bytes]]:
        """(name, postings as bytes).

        Raises:
            IndexBrokenError: what was put aside is not there any more.
        """
        for places in self._places:
            found: dict[bytes, list[bytes]] = {}
            for at, length in zip(places[::2], places[1::2], strict=True):
                shelf = iter(self._shelf(at, length))
                for name, postings in zip(shelf, shelf, strict=True):
                    found.setdefault(name, []).append(postings)
            for name, some in found.items():
                yield name, some[0] if len(some) == 1 else _in_columns(some)

    def _shelf(self, at: int, length: int) -> list[bytes]:
        try:
            return parted(self._spool.get(at, length))
        except ValueError:
            raise IndexBrokenError("postings that were put aside are gone") from None


def _in_columns(some: Iterable[bytes]) -> bytes:
    """Postings of several people one behind the other, each of the three columns by itself."""
    return b"".join(b"".join(column) for column in zip(*map(columns_in, some), strict=True))
