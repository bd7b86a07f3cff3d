"""The words that mean the same, kept word by word: a question looks up its own, and does not read the rest."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from notesnet.app.stored_rows import decoded, encoded
from notesnet.model.concepts import Concept, Lexicon, Sense
from notesnet.store.terms_file import TermsFile

T = TypeVar("T")
_EXACT, _STEMMED, _HINT, _LENGTHS, _SECONDS = range(5)
_NOTHING: tuple[None, ...] = (None,) * 5


def word_rows(lexicon: Lexicon) -> Iterator[tuple[bytes, bytes]]:
    """Each word, and each term of several, with all that is known of it."""
    parts: tuple[Mapping[str, Any], ...] = (lexicon.exact, lexicon.stemmed, lexicon.hints, lexicon.lengths)
    for word in dict.fromkeys(word for part in (*parts, lexicon.seconds) for word in part):
        row = [*(part.get(word) for part in parts), sorted(lexicon.seconds.get(word, ())) or None]
        yield _name(word), encoded(row)


def lexicon_rows(lexicon: Lexicon) -> Iterator[tuple[bytes, bytes]]:
    """What every question needs of a lexicon."""
    yield b"concepts", encoded(lexicon.concepts)
    yield b"links", encoded([list(part.items()) for part in (lexicon.within, lexicon.near)])
    words = (lexicon.umbrella, lexicon.bearing, lexicon.asking, lexicon.generic, lexicon.ambiguous)
    yield b"sets", encoded([list(part) for part in words])


def stored_lexicon(file: TermsFile) -> Lexicon:
    """The lexicon that was kept.

    Raises:
        IndexBrokenError: it is damaged; a look at a word may raise it too.
    """
    rows = _Rows(file)
    within, near = ({one: tuple(others) for one, others in part} for part in decoded(file.get("about", b"links")))
    umbrella, bearing, asking, generic, ambiguous = (frozenset(part) for part in decoded(file.get("about", b"sets")))
    return Lexicon(
        concepts=tuple([tuple.__new__(Concept, row) for row in decoded(file.get("about", b"concepts"))]),
        exact=_Words(rows, _EXACT, _senses),
        stemmed=_Words(rows, _STEMMED, _senses),
        hints=_Words(rows, _HINT, int),
        lengths=_Words(rows, _LENGTHS, tuple),
        seconds=_Words(rows, _SECONDS, frozenset),
        within=within,
        near=near,
        umbrella=umbrella,
        bearing=bearing,
        asking=asking,
        generic=generic,
        ambiguous=ambiguous,
    )


def _senses(rows: Iterable[tuple[int, bool]]) -> tuple[Sense, ...]:
    return tuple([Sense(*row) for row in rows])


def _name(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


class _Rows:
    """The words that were looked up."""

    def __init__(self, file: TermsFile) -> None:
        self.file = file
        self._known: dict[str, Any] = {}

    def row(self, word: str) -> Any:
        """What is known of a word."""
        found = self._known.get(word)
        if found is None:
            data = self.file.get("words", _name(word))
            found = self._known[word] = decoded(data) if data else _NOTHING
        return found


class _Words(Mapping[str, T], Generic[T]):
    """One of the mappings of a lexicon."""

    def __init__(self, rows: _Rows, part: int, make: Callable[[Any], T]) -> None:
        self._rows = rows
        self._part = part
        self._make = make

    def __getitem__(self, word: str) -> T:
        found = self._rows.row(word)[self._part]
        if found is None:
            raise KeyError(word)
        return self._make(found)

    def get(self, word: str, default: Any = None) -> Any:
        """What is known of a word; without an exception, since most are not there."""
        found = self._rows.row(word)[self._part]
        return default if found is None else self._make(found)

    def __iter__(self) -> Iterator[str]:
        words = (name.decode("utf-8", "surrogatepass") for name in self._rows.file.names("words"))  # type: ignore[union-attr]
        return (word for word in words if self._rows.row(word)[self._part] is not None)

    def __len__(self) -> int:
        return sum(1 for _word in self)
