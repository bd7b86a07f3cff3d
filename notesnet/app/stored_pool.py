"""A pool out of the file beside the index: a person is read when somebody asks for them."""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from notesnet.app.stored_rows import (
    KINDS,
    REFERRING,
    THING,
    Row,
    RowReader,
    decoded,
    key_of,
    placed,
    posting_name,
    thing_name,
    thing_of,
    unpacked,
)
from notesnet.model.contact import Contact
from notesnet.model.suggestion import Line
from notesnet.network.common_ground import Shared
from notesnet.network.entries import Offered, Who, Wish
from notesnet.network.phrases import Key
from notesnet.network.pool import ME, Intro, Kind, Pool, Postings, nothing
from notesnet.network.terms import PhraseReader
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.terms_file import TermsFile

REMEMBERED = 4_000  # people
READY = 200  # postings


class StoredPool(Pool):
    """See the module. Every method raises IndexBrokenError when what it needs is damaged."""

    def __init__(self, file: TermsFile, reader: PhraseReader, me: Contact) -> None:
        super().__init__(reader, me)
        self._file = file
        self._rows = RowReader(reader.lexicon.near)
        self._numbers = numbers(file.get("about", b"numbers"))
        self._quiet = numbers(file.get("about", b"quiet"))
        active, *totals = decoded(file.get("about", b"totals"))
        self._active: int = active
        self._totals: Mapping[Kind, int] = dict(zip(KINDS, totals, strict=True))
        self._people: dict[int, Any] = {}
        self._known: dict[int, Who] = {}
        self._sharing: dict[Shared, list[int]] = {}
        self._made_lines: dict[int, list[Offered]] = {}
        self._made_wishes: dict[int, list[Wish]] = {}
        self._postings: dict[tuple[Kind, Key], Postings] = {}
        self._whole = False

    @property
    def state(self) -> str:
        """See `Pool`."""
        return (self._file.get("about", b"state") or b"").decode("ascii", "replace")

    @property
    def size(self) -> int:
        """See `Pool`."""
        return len(self._numbers)

    @property
    def active(self) -> int:
        """See `Pool`."""
        return self._active

    def total(self, kind: Kind) -> int:
        """See `Pool`."""
        return self._totals[kind]

    def postings(self, kind: Kind, key: Key) -> Postings:
        """See `Pool`."""
        found = self._postings.get((kind, key))
        if found is None:
            data = self._file.get("postings", posting_name(kind, key))
            found = placed(unpacked(data), self._places) if data else nothing()
            if len(self._postings) >= READY:
                self._postings.clear()
            self._postings[kind, key] = found
        return found

    def every(self, kind: Kind) -> Iterable[tuple[Key, Postings]]:
        """See `Pool`."""
        if not self._whole:
            self._file.whole("postings")
            self._whole = True
        for name, data in self._file.beginning("postings", KINDS[kind]):
            yield key_of(kind, name), placed(unpacked(data), self._places)

    def expect(self, kind: Kind, keys: Collection[Key] | None) -> None:
        """See `Pool`; each is read when it is asked for."""

    def fetch(self, places: Iterable[int]) -> None:
        """See `Pool`."""
        if len(self._people) >= REMEMBERED:
            for known in (self._people, self._made_lines, self._made_wishes):
                known.clear()
        self._fetch("people", [at for at in places if at >= 0 and at not in self._people], self._people)
        self.fetch_who(self._people)

    def fetch_who(self, places: Iterable[int]) -> None:
        """See `Pool`."""
        rows: dict[int, Any] = {}
        self._fetch("who", [at for at in places if at >= 0 and at not in self._known], rows)
        self._known |= {at: self._rows.who(row) for at, row in rows.items()}

    def quiet(self, at: int) -> int:
        """See `Pool`."""
        return self._quiet[at]

    def places(self, paths: Iterable[str]) -> dict[str, int]:
        """See `Pool`."""
        names = {path.encode("utf-8", "surrogatepass"): path for path in paths}
        found = self._file.some("paths", list(names))
        return {names[name]: self._places[decoded(data)] for name, data in found.items()}  # type: ignore[index]

    def sharing(self, thing: Shared) -> Sequence[int]:
        """See `Pool`."""
        found = self._sharing.get(thing)
        if found is None:
            if len(self._sharing) >= REMEMBERED:
                self._sharing.clear()
            found = self._sharing[thing] = self._listed(self._file.get("postings", thing_name(thing)))
        return found

    def shared_things(self) -> Iterable[tuple[Shared, int]]:
        """See `Pool`."""
        for name, data in self._file.beginning("postings", THING):
            yield thing_of(name), len(unpacked(data).lines)

    def referring(self, paths: Sequence[str]) -> Sequence[Sequence[int]]:
        """See `Pool`."""
        names = [REFERRING + path.encode("utf-8", "surrogatepass") for path in paths]
        found = self._file.some("postings", names)
        return [self._listed(found.get(name)) for name in names]

    @cached_property
    def introductions(self) -> Sequence[Intro]:
        """See `Pool`."""
        return [Intro(*row) for row in decoded(self._file.get("about", b"introductions"))]

    def things(self, at: int) -> Mapping[Shared, Line]:
        """See `Pool`."""
        if at < 0:
            return self._my_row.things
        return self._rows.things(self.who(at).path, self._person(at)[3])

    def _who(self, at: int) -> Who:
        if at not in self._known:
            self.fetch_who((at,))
        return self._known[at]

    def _lines(self, at: int) -> Sequence[Offered]:
        found = self._made_lines.get(at)
        if found is None:
            found = self._made_lines[at] = self._rows.lines(at, self._person(at)[0])
        return found

    def _wishes(self, at: int) -> Sequence[Wish]:
        found = self._made_wishes.get(at)
        if found is None:
            found = self._made_wishes[at] = self._rows.wishes(self.who(at).path, self._person(at)[1])
        return found

    def _interests(self, at: int) -> Sequence[Offered]:
        return self._rows.lines(at, self._person(at)[2])

    def _person(self, at: int) -> Any:
        if at not in self._people:
            self.fetch((at,))
        return self._people[at]

    def _fetch(self, table: str, places: Sequence[int], into: dict[int, Any]) -> None:
        rows = self._file.some(table, [self._numbers[at] for at in places])
        if len(rows) != len(places):
            raise IndexBrokenError(f"somebody is missing in {table}")
        values = decoded(b"[%b]" % b",".join(rows.values()))  # one by one takes twice as long
        for number, value in zip(rows, values, strict=True):
            into[self._places[number]] = value  # type: ignore[index]

    def _listed(self, data: bytes | None) -> list[int]:
        return sorted(self._places[number] for number in unpacked(data).lines) if data else []

    @cached_property
    def _places(self) -> "array[int]":
        """By the number of a note the place of the person."""
        found = array("q", bytes(8 * (max(self._numbers, default=0) + 1)))
        for place, number in enumerate(self._numbers):
            found[number] = place
        return found

    @cached_property
    def _my_row(self) -> Row:
        return Row.kept(ME, self._rows, *decoded(self._file.get("about", b"me")))

    @cached_property
    def _mine(self) -> tuple[Who, list[Offered], list[Wish], list[Offered]]:
        me = self._my_row
        return me.who, list(me.lines), list(me.wishes), list(me.interests)


def numbers(data: bytes | None) -> "array[int]":
    """Numbers that are kept.

    Raises:
        IndexBrokenError: they are none.
    """
    found = array("q")
    if data is None or len(data) % 8:
        raise IndexBrokenError("numbers are missing")
    found.frombytes(data)
    return found
