"""People as matching keeps them: what was read of their lines, so that no phrase is read twice."""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from notesnet.model.contact import Contact
from notesnet.model.suggestion import Line
from notesnet.network.asking import Ask
from notesnet.network.common_ground import Shared, things_of
from notesnet.network.entries import Link, Offered, Who, Wish, cared_for_by, offered_by, who_is, wished_by
from notesnet.network.lines import OfferLine
from notesnet.network.phrases import Key
from notesnet.network.pool import Kind, Postings, moved, nothing, offer_entries, owner_of, wish_entries
from notesnet.network.query import Query, wanted_by
from notesnet.network.terms import Feature, Features, PhraseReader
from notesnet.store.index_trouble import IndexBrokenError

REMEMBERED = 20_000  # what phrases hold
_encode = json.JSONEncoder(separators=(",", ":")).encode
_decode = json.JSONDecoder().decode
_new = tuple.__new__
KINDS: Mapping[Kind, bytes] = {"offers": b"o:", "wishes": b"w:", "interests": b"i:"}
THING, REFERRING = b"t:", b"r:"
Entry = tuple[int, float, float]


class Row(NamedTuple):
    """One person, read: what is kept of them, and under which names they are found."""

    number: int
    who: Who
    lines: Sequence[Offered]
    wishes: Sequence[Wish]
    interests: Sequence[Offered]
    things: Mapping[Shared, Line]
    willing: bool

    @classmethod
    def of(cls, reader: PhraseReader, number: int, contact: Contact, filing: frozenset[str]) -> "Row":
        """A contact, whose note has that number; ``filing`` are the tags that say nothing about a trade."""
        lines, wishes = offered_by(reader, number, contact), wished_by(reader, contact)
        interests, things = cared_for_by(reader, number, contact), things_of(contact, filing)
        return cls(number, who_is(contact), lines, wishes, interests, things, contact.introductions == "open")

    @classmethod
    def kept(cls, number: int, reader: "RowReader", who_row: Any, row: Any) -> "Row":
        """What was kept of someone."""
        who = reader.who(who_row)
        lines, wishes = reader.lines(number, row[0]), reader.wishes(who.path, row[1])
        interests, things = reader.lines(number, row[2]), reader.things(who.path, row[3])
        return cls(number, who, lines, wishes, interests, things, row[4])

    def who_text(self) -> bytes:
        """Who they are."""
        return encoded(self.who)

    def text(self) -> bytes:
        """Their lines, needs, interests, what others may share with them, and whether they always want to be introduced."""
        wishes = [
            (w.line.text, w.line.line, w.field, w.query.ask.clients, _text_of(w.query.features)) for w in self.wishes
        ]
        things = [(*thing, line.text, line.line) for thing, line in self.things.items()]
        return encoded([_lines(self.lines), wishes, _lines(self.interests), things, self.willing])

    def entries(self) -> Iterator[tuple[bytes, Entry]]:
        """(name of the postings, place, weight, size) of all that is found of them; of who is archived only whom they know."""
        for path in dict.fromkeys(link.path for link in self.who.links):
            yield REFERRING + path.encode("utf-8", "surrogatepass"), (self.number, 0.0, 0.0)
        if self.who.archived:
            return
        for thing in self.things:
            yield thing_name(thing), (self.number, 0.0, 0.0)
        for at, offered in enumerate(self.lines):
            yield from _named("offers", offer_entries(self.number, at, offered))
        for at, wish in enumerate(self.wishes):
            yield from _named("wishes", wish_entries(self.number, at, wish))
        for at, offered in enumerate(self.interests):
            yield from _named("interests", offer_entries(self.number, at, offered))

    def counts(self) -> tuple[int, int, int, int]:
        """What they add to the numbers of people and of lines of each kind."""
        if self.who.archived:
            return 0, 0, 0, 0
        return 1, len(self.lines), len(self.wishes), len(self.interests)


def _named(kind: Kind, found: Iterable[tuple[Key, int, float, float]]) -> Iterator[tuple[bytes, Entry]]:
    for key, at, weight, size in found:
        yield posting_name(kind, key), (at, weight, size)


def posting_name(kind: Kind, key: Key) -> bytes:
    """The name of the postings of a key; no word begins with #."""
    return KINDS[kind] + (f"#{key}" if isinstance(key, int) else key).encode("utf-8", "surrogatepass")


def key_of(kind: Kind, name: bytes) -> Key:
    """The key whose postings have that name."""
    word = name.removeprefix(KINDS[kind]).decode("utf-8", "surrogatepass")
    return int(word[1:]) if word.startswith("#") else word


def thing_name(thing: Shared) -> bytes:
    """The name under which stands who has something."""
    return THING + "\0".join(thing).encode("utf-8", "surrogatepass")


def thing_of(name: bytes) -> Shared:
    """What has that name."""
    kind, _, word = name.removeprefix(THING).decode("utf-8", "surrogatepass").partition("\0")
    return kind, word


def packed(entries: Iterable[Entry]) -> bytes:
    """Postings as bytes."""
    columns = zip(*entries, strict=True)
    return b"".join(array(kind, numbers).tobytes() for kind, numbers in zip("qdd", columns, strict=False))


def unpacked(data: bytes) -> Postings:
    """The postings in some bytes.

    Raises:
        IndexBrokenError: there are none.
    """
    lines, weights, sizes = columns_in(data)
    found = nothing()
    found.lines.frombytes(lines)
    found.weights.frombytes(weights)
    found.sizes.frombytes(sizes)
    return found


def columns_in(data: bytes) -> tuple[bytes, bytes, bytes]:
    """Where the lines, their weights and their sizes stand in such bytes.

    Raises:
        IndexBrokenError: they are none.
    """
    third, rest = divmod(len(data), 3)
    if rest or third % 8:
        raise IndexBrokenError("postings are damaged")
    return data[:third], data[third : 2 * third], data[2 * third :]


def entries_in(data: bytes) -> list[Entry]:
    """The same one by one."""
    return list(zip(*unpacked(data), strict=True))


def without(entries: Iterable[Entry], owners: Mapping[int, object], *, lines: bool) -> list[Entry]:
    """Those that are of none of some people; of ``lines`` it stands in the place whose they are."""
    return [entry for entry in entries if (owner_of(entry[0]) if lines else entry[0]) not in owners]


def placed(postings: Postings, places: "array[int]") -> Postings:
    """Postings in which people go by their places, not by the numbers of their notes."""
    return postings._replace(lines=moved(postings.lines, places))


def encoded(value: object) -> bytes:
    """Any value of lists, texts and numbers."""
    return _encode(value).encode("ascii")


def decoded(data: bytes | None) -> Any:
    """What was encoded.

    Raises:
        IndexBrokenError: it is not there, or no JSON.
    """
    try:
        return _decode((data or b"").decode("ascii"))
    except (ValueError, RecursionError):
        raise IndexBrokenError("a value is damaged") from None


class RowReader:
    """Makes out of rows what they were made of."""

    def __init__(self, near: Mapping[int, tuple[int, ...]]) -> None:
        self._near = near
        self._features: dict[str, Features] = {}
        self._queries: dict[tuple[str, bool, str], Query] = {}

    def who(self, row: Any) -> Who:
        """Who someone is."""
        path, name, archived, quiet, links = row
        return _new(Who, (path, name, archived, quiet, tuple([_new(Link, link) for link in links])))

    def lines(self, at: int, rows: Any) -> list[Offered]:
        """What someone at a place offers and is, or their interests."""
        return [
            Offered(_new(OfferLine, (at, field, text, number)), self._read(features))
            for field, text, number, features in rows
        ]

    def wishes(self, path: str, rows: Any) -> list[Wish]:
        """What someone needs."""
        return [
            Wish(_new(Line, (text, path, number)), field, self._query(text, features, clients, field))
            for text, number, field, clients, features in rows
        ]

    def things(self, path: str, rows: Any) -> dict[Shared, Line]:
        """What others may share with someone."""
        return {(kind, word): _new(Line, (text, path, number)) for kind, word, text, number in rows}

    def _query(self, text: str, features: str, clients: bool, field: str) -> Query:
        asked = features, clients, field
        known = self._queries.get(asked)
        if known is None:
            if len(self._queries) >= REMEMBERED:
                self._queries.clear()
            read = self._read(features)
            known = Query(text, Ask(text, clients, field == "ideal_client"), read, wanted_by(self._near, read))
            self._queries[asked] = known
        return known

    def _read(self, text: str) -> Features:
        known = self._features.get(text)
        if known is None:
            if len(self._features) >= REMEMBERED:
                self._features.clear()
            known = self._features[text] = {
                key: _new(Feature, (weight, strong, word)) for key, weight, strong, word in _decode(text)
            }
        return known


def _lines(lines: Iterable[Offered]) -> list[tuple[str, str, int, str]]:
    return [(line.field, line.text, line.number, _text_of(features)) for line, features in lines]


def _text_of(features: Features) -> str:
    return _encode([(key, weight, strong, word) for key, (weight, strong, word) in features.items()])
