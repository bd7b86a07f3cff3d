"""Which notes look a name up, as the index keeps it: when somebody of that name comes or goes, these say something else.

A name is kept as a checksum. Two names may share one: then a note is looked at again that says the same as before.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from notesnet.app.indexed_links import DRAWERS, sign_of
from notesnet.app.indexed_source import decoded, made
from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.meeting import Meeting
from notesnet.model.note import Reference
from notesnet.read.links import Named, looked_up, names_of
from notesnet.read.note import Note
from notesnet.store.index_codec import encode

_NUMBER = 32  # bits of a note's number; the sign of a name stands before it
_REST = (1 << _NUMBER) - 1


def signs_of(references: Iterable[Reference], source: str) -> set[int]:
    """The signs of all names under which links in the note ``source`` are looked up."""
    found: set[int] = set()
    for reference in references:
        wiki, linked = reference.wiki, reference.linked
        found.update(_signs(reference.target, wiki, linked, "" if wiki or not linked else source))
    return found


@lru_cache(maxsize=16_384)  # most links lead to people who are named again and again
def _signs(target: str, wiki: bool, linked: bool, source: str) -> tuple[int, ...]:
    link = Reference(target, None, 1, 1, 1, wiki, linked=linked)
    return tuple([sign_of(name) for name in looked_up(link, source)])


def own_signs(note: Named) -> set[int]:
    """The signs of the names that a note goes by."""
    return {sign_of(name) for _table, name in names_of(note)}


def links_in(note: Note) -> Iterator[Reference]:
    """Every link in a note that is looked up."""
    yield from note.references
    for task in note.tasks:
        yield from task.links
    detail = note.detail
    if isinstance(detail, Contact):
        yield from (link for link in (detail.met_at, detail.introduced_by) if link)
        yield from (*detail.knows, *detail.groups)
    elif isinstance(detail, Introduction):
        yield from (link for link in (detail.a, detail.b) if link)
    elif isinstance(detail, Meeting):
        yield from detail.people
        yield from (link for task in detail.tasks for link in task.links)


class Mentions:
    """What is gathered while an index is made: of 100,000 notes there are a million, so they are held as bare numbers."""

    def __init__(self) -> None:
        self._drawers = [array("Q") for _drawer in range(DRAWERS)]

    def add(self, number: int, signs: Iterable[int]) -> None:
        """Names that the note of that number looks up."""
        for sign in signs:
            self._drawers[sign % DRAWERS].append(sign << _NUMBER | number)

    def drawers(self) -> Iterator[tuple[int, str]]:
        """(number, row) of each drawer."""
        for number, pairs in enumerate(self._drawers):
            found: dict[int, list[int]] = {}
            for pair in pairs:
                found.setdefault(pair >> _NUMBER, []).append(pair & _REST)
            yield number, _row(found)


class KeptMentions:
    """The same read again, and changed.

    Args:
        read: gives the row of a drawer. Like all that reads here, it raises IndexBrokenError for a damaged one.
    """

    def __init__(self, read: Callable[[int], str | None]) -> None:
        self._read = read
        self._drawers: dict[int, dict[int, list[int]]] = {}
        self._changed: set[int] = set()

    def of(self, signs: Iterable[int]) -> set[int]:
        """The numbers of the notes that look up a name with one of these signs."""
        return {number for sign in signs for number in self._drawer(sign).get(sign, ())}

    def change(self, number: int, old: set[int], new: set[int]) -> None:
        """The note of that number looks other names up than before."""
        for sign in old - new:
            drawer = self._drawer(sign)
            drawer[sign] = [other for other in drawer.get(sign, ()) if other != number]
            self._changed.add(sign % DRAWERS)
        for sign in new - old:
            drawer = self._drawer(sign)
            drawer[sign] = sorted({*drawer.get(sign, ()), number})
            self._changed.add(sign % DRAWERS)

    def changed(self) -> Iterator[tuple[int, str]]:
        """The rows of the drawers in which something was changed."""
        return ((number, _row(self._drawers[number])) for number in sorted(self._changed))

    def _drawer(self, sign: int) -> dict[int, list[int]]:
        number = sign % DRAWERS
        if number not in self._drawers:
            self._drawers[number] = made(_drawer_of, decoded(self._read(number) or ""))
        return self._drawers[number]


def _drawer_of(row: Any) -> dict[int, list[int]]:
    return {sign: [int(number) for number in numbers] for sign, numbers in row}


def _row(drawer: Mapping[int, list[int]]) -> str:
    return encode([[sign, sorted(numbers)] for sign, numbers in sorted(drawer.items()) if numbers])
