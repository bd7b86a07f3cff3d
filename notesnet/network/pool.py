"""Everyone who can be matched, and the lines that hold a concept or word: what matching reads, wherever it is kept.

People are numbered by their place among the contacts; I am ``ME``. Only lines of people who are not archived are listed by
what they hold, and by them alone it is counted how rare that is: so two people match alike whatever was asked.
"""

from abc import ABC, abstractmethod
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.suggestion import Line
from notesnet.model.vault import Vault
from notesnet.network.common_ground import Shared
from notesnet.network.entries import Offered, Who, Wish, cared_for_by, offered_by, who_is, wished_by
from notesnet.network.phrases import Key
from notesnet.network.terms import Features, PhraseReader

ME = -1
HEAD = 0.6  # features of this weight say what a line is about
Kind = Literal["offers", "wishes", "interests"]
FIELDS = ("offers", "role", "company", "employer", "needs", "clients", "ideal_client")  # of at most 15, see ``line_at``
_FIELD_BITS, _LINE_BITS = 4, 20
FIELD = (1 << _FIELD_BITS) - 1
_BITS = _FIELD_BITS + _LINE_BITS


class Postings(NamedTuple):
    """The lines that hold one key, in no order: where, its weight there, and what all that the line holds weighs.

    A weight below 0 makes no match by itself. ``lines`` are numbers as ``line_at`` makes them.
    """

    lines: "array[int]"  # not quoted from Python 3.12 on
    weights: "array[float]"
    sizes: "array[float]"

    def add(self, at: int, weight: float, size: float) -> None:
        """One line more."""
        self.lines.append(at)
        self.weights.append(weight)
        self.sizes.append(size)


class Intro(NamedTuple):
    """What matching asks of an introduction: its two people, when each was last asked, on which line they met (0: not)."""

    path: str
    a: str
    b: str
    a_asked: int
    b_asked: int
    met: int


def line_at(owner: int, number: int, field: str) -> int:
    """Where a line is found: whose, the how many-th of theirs, and its field."""
    return (owner << _BITS) | (number << _FIELD_BITS) | FIELDS.index(field)


def owner_of(at: int) -> int:
    """Whose line that is."""
    return at >> _BITS


def number_of(at: int) -> int:
    """The how many-th line of its owner that is."""
    return (at >> _FIELD_BITS) & ((1 << _LINE_BITS) - 1)


def field_of(at: int) -> str:
    """The field of a line."""
    return FIELDS[at & ((1 << _FIELD_BITS) - 1)]


def by_field(weights: Mapping[str, float]) -> tuple[float, ...]:
    """How much a line of each field counts, to be looked up by the last bits of where it is found (``FIELD``)."""
    return tuple(weights.get(field, 0.0) for field in FIELDS)


def moved(lines: "array[int]", owners: "array[int]") -> "array[int]":
    """The same lines, whose owners have other numbers: ``owners`` by the ones before."""
    rest = (1 << _BITS) - 1
    return array("q", [(owners[at >> _BITS] << _BITS) | (at & rest) for at in lines])


def nothing() -> Postings:
    """The postings of what no line holds."""
    return Postings(array("q"), array("d"), array("d"))


def entries_of(features: Features, at: int) -> Iterable[tuple[Key, int, float, float]]:
    """(key, where, weight, size) for everything that a line holds."""
    size = sum([feature.weight for feature in features.values()])
    for key, (weight, strong, _word) in features.items():
        yield key, at, weight if strong else -weight, size


def offer_entries(owner: int, number: int, offered: Offered) -> Iterable[tuple[Key, int, float, float]]:
    """The same of a line by which someone can be found, or of an interest."""
    return entries_of(offered.features, line_at(owner, number, offered.line.field))


def wish_entries(owner: int, number: int, wish: Wish) -> Iterable[tuple[Key, int, float, float]]:
    """The same of a need."""
    return entries_of(wish.query.features, line_at(owner, number, asked_in(wish)))


def asked_in(wish: Wish) -> str:
    """What a need asks for, as the field of its line tells."""
    return wish.field if wish.field != "needs" or not wish.query.ask.clients else "clients"


def intro_of(note: Introduction) -> Intro:
    """What matching asks of an introduction."""
    a, b = ((party.path or "") if party else "" for party in (note.a, note.b))
    asked = [day.date.toordinal() if day else 0 for day in (note.a_asked, note.b_asked)]
    return Intro(note.path, a, b, asked[0], asked[1], note.met.line if note.met else 0)


class Pool(ABC):
    """See the module; ``me`` is one of the people too, but none of those who are listed or counted."""

    def __init__(self, reader: PhraseReader, me: Contact) -> None:
        self.reader = reader
        self.me = me

    @property
    def state(self) -> str:
        """What the pool is called as long as everybody in it, and what they are compared by, stays the same; empty: unknown."""
        return ""

    @property
    @abstractmethod
    def size(self) -> int:
        """How many contacts there are."""

    @property
    @abstractmethod
    def active(self) -> int:
        """How many of them are not archived."""

    @abstractmethod
    def total(self, kind: Kind) -> int:
        """How many lines of a kind there are."""

    @abstractmethod
    def postings(self, kind: Kind, key: Key) -> Postings:
        """The lines of a kind that hold a key."""

    @abstractmethod
    def every(self, kind: Kind) -> Iterable[tuple[Key, Postings]]:
        """All keys that lines of a kind hold, with these lines."""

    def known_postings(self, kind: Kind, key: Key) -> Postings:
        """The same, perhaps without lines that hold none of the keys that were asked for before."""
        return self.postings(kind, key)

    @abstractmethod
    def expect(self, kind: Kind, keys: Collection[Key] | None) -> None:
        """Says which keys will be asked for, None when all may be: at once they take less time than one by one."""

    @abstractmethod
    def fetch(self, places: Iterable[int]) -> None:
        """Says whose lines and needs will be asked for."""

    @abstractmethod
    def fetch_who(self, places: Iterable[int]) -> None:
        """Says of whom it will be asked who they are."""

    @abstractmethod
    def quiet(self, at: int) -> int:
        """The day (as ordinal) until which someone wants no introductions."""

    @abstractmethod
    def places(self, paths: Iterable[str]) -> dict[str, int]:
        """Those of the paths that are contacts', with their places."""

    @abstractmethod
    def sharing(self, thing: Shared) -> Sequence[int]:
        """Who of those who are not archived has that, in their order."""

    @abstractmethod
    def shared_things(self) -> Iterable[tuple[Shared, int]]:
        """Everything that somebody has, with how many have it."""

    @abstractmethod
    def referring(self, paths: Sequence[str]) -> Sequence[Sequence[int]]:
        """For each path who says that they know that person, or were introduced by them."""

    @property
    @abstractmethod
    def introductions(self) -> Sequence[Intro]:
        """All introductions."""

    def who(self, at: int) -> Who:
        """Who someone is."""
        return self._mine[0] if at == ME else self._who(at)

    def lines(self, at: int) -> Sequence[Offered]:
        """What someone offers and is."""
        return self._mine[1] if at == ME else self._lines(at)

    def wishes(self, at: int) -> Sequence[Wish]:
        """What someone needs."""
        return self._mine[2] if at == ME else self._wishes(at)

    def interests(self, at: int) -> Sequence[Offered]:
        """What someone cares about."""
        return self._mine[3] if at == ME else self._interests(at)

    @abstractmethod
    def things(self, at: int) -> Mapping[Shared, Line]:
        """What others may share with someone."""

    @abstractmethod
    def _who(self, at: int) -> Who: ...
    @abstractmethod
    def _lines(self, at: int) -> Sequence[Offered]: ...
    @abstractmethod
    def _wishes(self, at: int) -> Sequence[Wish]: ...
    @abstractmethod
    def _interests(self, at: int) -> Sequence[Offered]: ...

    @cached_property
    def _mine(self) -> tuple[Who, list[Offered], list[Wish], list[Offered]]:
        me, reader = self.me, self.reader
        return who_is(me), offered_by(reader, ME, me), wished_by(reader, me), cared_for_by(reader, ME, me)


def pool_of(vault: Vault, words: Lexicon | Pool) -> Pool:
    """The pool itself, or one made from the vault by a lexicon."""
    if isinstance(words, Pool):
        return words
    from notesnet.network.memory_pool import MemoryPool  # noqa: PLC0415 - only where nothing was kept

    return MemoryPool(vault, words)
