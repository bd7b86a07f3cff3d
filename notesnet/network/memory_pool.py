"""A pool made from a vault in memory: of the lines that can have nothing to do with what is asked for, none is read."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.suggestion import Line
from notesnet.model.vault import Vault
from notesnet.network.common_ground import Shared, filing_tags, things_of
from notesnet.network.entries import (
    Offered,
    Who,
    Wish,
    cared_for_by,
    features_of,
    honest_lines,
    offered_by,
    trade_of,
    who_is,
    wish_of,
    wished_by,
)
from notesnet.network.lines import OfferLine, as_contact, offer_lines, wishes
from notesnet.network.phrases import Key
from notesnet.network.pool import (
    ME,
    Intro,
    Kind,
    Pool,
    Postings,
    intro_of,
    nothing,
    offer_entries,
    wish_entries,
)
from notesnet.network.sieve import Sieve
from notesnet.network.terms import NOWHERE, PhraseReader

REMEMBERED = 4_000  # people whose lines are kept as they were read
T = TypeVar("T")


class MemoryPool(Pool):
    """See the module."""

    def __init__(self, vault: Vault, lexicon: Lexicon) -> None:
        super().__init__(PhraseReader(lexicon), as_contact(vault.me))
        self._contacts = list(vault.contacts.values())
        self._vault = vault
        self._tables: dict[Kind, _Table] = {}
        self._people: dict[int, Who] = {}
        self._read_lines: dict[int, Sequence[Offered]] = {}
        self._read_wishes: dict[int, Sequence[Wish]] = {}

    @property
    def size(self) -> int:
        """See `Pool`."""
        return len(self._contacts)

    @cached_property
    def active(self) -> int:
        """See `Pool`."""
        return sum(not contact.archived for contact in self._contacts)

    def total(self, kind: Kind) -> int:
        """See `Pool`."""
        return len(self._table(kind).owners)

    def postings(self, kind: Kind, key: Key) -> Postings:
        """See `Pool`."""
        self.expect(kind, (key,))
        return self.known_postings(kind, key)

    def every(self, kind: Kind) -> Iterable[tuple[Key, Postings]]:
        """See `Pool`."""
        self.expect(kind, None)
        return self._table(kind).postings.items()

    def known_postings(self, kind: Kind, key: Key) -> Postings:
        """See `Pool`."""
        return self._table(kind).postings.get(key) or nothing()

    def expect(self, kind: Kind, keys: Collection[Key] | None) -> None:
        """See `Pool`."""
        table = self._table(kind)
        owner, lines, around = -1, list[OfferLine](), NOWHERE
        for at, number in table.new_lines(keys):
            contact = self._contacts[at]
            if kind == "wishes":
                wish = wish_of(self.reader, contact.path, list(wishes(contact))[number])
                table.add(wish_entries(at, number, wish))
                continue
            if kind == "interests":
                table.add(offer_entries(at, number, self._interests(at)[number]))
                continue
            if at != owner:
                lines = list(honest_lines(self.reader, at, contact))
                owner, around = at, trade_of(self.reader, contact)
            features = features_of(self.reader, lines[number], around)
            table.add(offer_entries(at, number, Offered(lines[number], features)))

    def fetch(self, places: Iterable[int]) -> None:
        """See `Pool`; all are here."""

    def fetch_who(self, places: Iterable[int]) -> None:
        """See `Pool`; all are here."""

    def quiet(self, at: int) -> int:
        """See `Pool`."""
        return self._who(at).quiet

    def places(self, paths: Iterable[str]) -> dict[str, int]:
        """See `Pool`."""
        return {path: self._by_path[path] for path in paths if path in self._by_path}

    def sharing(self, thing: Shared) -> Sequence[int]:
        """See `Pool`."""
        return self._shared.get(thing, ())

    def shared_things(self) -> Iterable[tuple[Shared, int]]:
        """See `Pool`."""
        return ((thing, len(places)) for thing, places in self._shared.items())

    def referring(self, paths: Sequence[str]) -> Sequence[Sequence[int]]:
        """See `Pool`."""
        return [self._referring.get(path, ()) for path in paths]

    @cached_property
    def introductions(self) -> Sequence[Intro]:
        """See `Pool`."""
        return [intro_of(note) for note in self._vault.introductions.values()]

    def things(self, at: int) -> Mapping[Shared, Line]:
        """See `Pool`."""
        return things_of(self.me if at == ME else self._contacts[at], self._filing)

    def _who(self, at: int) -> Who:
        found = self._people.get(at)
        return _keep(self._people, at, who_is(self._contacts[at])) if found is None else found

    def _lines(self, at: int) -> Sequence[Offered]:
        found = self._read_lines.get(at)
        if found is None:
            found = _keep(self._read_lines, at, offered_by(self.reader, at, self._contacts[at]))
        return found

    def _wishes(self, at: int) -> Sequence[Wish]:
        found = self._read_wishes.get(at)
        if found is None:
            found = _keep(self._read_wishes, at, wished_by(self.reader, self._contacts[at]))
        return found

    def _interests(self, at: int) -> Sequence[Offered]:
        return cared_for_by(self.reader, at, self._contacts[at])

    def _table(self, kind: Kind) -> "_Table":
        table = self._tables.get(kind)
        if table is None:
            people = [(at, contact) for at, contact in enumerate(self._contacts) if not contact.archived]
            table = self._tables[kind] = _Table(self.reader.lexicon, _texts(kind, people))
        return table

    @cached_property
    def _by_path(self) -> dict[str, int]:
        return {contact.path: at for at, contact in enumerate(self._contacts)}

    @cached_property
    def _filing(self) -> frozenset[str]:
        return filing_tags(self._vault.settings)

    @cached_property
    def _shared(self) -> dict[Shared, list[int]]:
        found: dict[Shared, list[int]] = {}
        for at, contact in enumerate(self._contacts):
            for thing in things_of(contact, self._filing) if not contact.archived else ():
                found.setdefault(thing, []).append(at)
        return found

    @cached_property
    def _referring(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, contact in enumerate(self._contacts):
            for path in dict.fromkeys(link.path for link in who_is(contact).links):
                found.setdefault(path, []).append(at)
        return found


class _Table:
    """The lines of one kind: which were read, and what they hold."""

    def __init__(self, lexicon: Lexicon, texts: Iterable[tuple[int, str]]) -> None:
        rows = list(texts)
        self.owners = array("q", (owner for owner, _text in rows))
        self.postings: dict[Key, Postings] = {}
        self._lexicon = lexicon
        self._texts: list[str] | None = [text for _owner, text in rows]
        self._sieve: Sieve | None = None
        self._expected: set[Key] = set()
        self._added = bytearray(len(rows))
        self._numbers = array("q")
        for at, (owner, _text) in enumerate(rows):
            self._numbers.append(self._numbers[-1] + 1 if at and rows[at - 1][0] == owner else 0)

    def add(self, entries: Iterable[tuple[Key, int, float, float]]) -> None:
        """Takes in what a line holds."""
        for key, at, weight, size in entries:
            postings = self.postings.get(key)
            if postings is None:
                postings = self.postings[key] = nothing()
            postings.add(at, weight, size)

    def new_lines(self, keys: Collection[Key] | None) -> Iterator[tuple[int, int]]:
        """The lines that have to be read before all of the keys (None: any key) can be asked for: whose, which of theirs."""
        if self._texts is None:
            return
        held: Iterable[int]
        if keys is None:
            held = range(len(self.owners))
            self._texts = self._sieve = None
        else:
            fresh = [key for key in keys if key not in self._expected]
            if not fresh:
                return
            self._expected.update(fresh)
            self._sieve = self._sieve or Sieve(self._lexicon, self._texts)
            held = self._sieve.held(fresh)
        for at in held:
            if not self._added[at]:
                self._added[at] = 1
                yield self.owners[at], self._numbers[at]


def _keep(known: dict[int, T], at: int, made: T) -> T:
    if len(known) >= REMEMBERED:
        known.clear()
    known[at] = made
    return made


def _texts(kind: Kind, people: Iterable[tuple[int, Contact]]) -> Iterator[tuple[int, str]]:
    for at, contact in people:
        if kind == "offers":
            yield from ((at, line.text) for line in offer_lines(at, contact))
        elif kind == "wishes":
            yield from ((at, text) for text, _line, _clients in wishes(contact))
        else:
            yield from ((at, phrase.text) for phrase in contact.interests)
