"""Postings while everyone is read: of 100,000 people there are millions of entries, so they are held as bare numbers."""

from array import array
from collections.abc import Iterator

from notesnet.app.stored_rows import REFERRING, THING, Entry, bytes_of, packed
from notesnet.network.pool import Postings, nothing


class GatheredPostings:
    """Entries by the name under which they are found."""

    def __init__(self) -> None:
        self._lines: dict[bytes, Postings] = {}
        self._people: dict[bytes, array[int]] = {}  # who shares a thing or knows somebody: nothing is weighed there

    def add(self, name: bytes, entry: Entry) -> None:
        """One more of that name."""
        if name.startswith((THING, REFERRING)):
            people = self._people.get(name)
            if people is None:
                people = self._people[name] = array("q")
            people.append(entry[0])
            return
        postings = self._lines.get(name)
        if postings is None:
            postings = self._lines[name] = nothing()
        postings.add(*entry)

    def rows(self) -> Iterator[tuple[bytes, bytes]]:
        """(name, postings as bytes)."""
        for name, postings in self._lines.items():
            yield name, bytes_of(postings)
        for name, people in self._people.items():
            yield name, packed((at, 0.0, 0.0) for at in people)
