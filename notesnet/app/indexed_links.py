"""The names that notes go by, as the index keeps them, so that a link can be looked up without reading all notes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from notesnet.app.indexed_vault import decoded, made
from notesnet.model.note import Kind
from notesnet.read.conflict_copies import conflict_copies
from notesnet.read.links import LinkIndex
from notesnet.read.note import Note
from notesnet.store.index_codec import encode

_AT_ONCE = 5_000
_KINDS = {kind.value: kind for kind in Kind}


class KeptLinks(LinkIndex):
    """A `LinkIndex` that can be written down, and read again without the notes."""

    def text(self) -> str:
        """The paths with their kinds, and four tables of names that point to them by number."""
        at = {path: number for number, path in enumerate(self.kinds)}
        pieces = ["[[", *_items(self.kinds), "],[", *_items(kind.value for kind in self.kinds.values()), "],["]
        for table in (self._paths, self._stems, self._names, self._aliases):
            pieces += (
                "{",
                *_pairs((k, at[v] if isinstance(v, str) else [at[p] for p in v]) for k, v in table.items()),
                "},",
            )
        pieces[-1] = "}]]"
        return "".join(pieces)

    @classmethod
    def of(cls, text: str) -> "KeptLinks":
        """What wrote the text, as far as finding goes.

        Raises:
            IndexBrokenError: it is damaged.
        """
        return made(cls._of, decoded(text))

    @classmethod
    def _of(cls, row: Any) -> "KeptLinks":
        paths, kinds, tables = row
        links = cls(())
        links.kinds = {path: _KINDS[kind] for path, kind in zip(paths, kinds, strict=True)}
        links._paths, links._stems, links._names, links._aliases = (_Table(table, paths) for table in tables)
        return links


class _Table(dict[str, str | list[str]]):
    """A table that makes the list of paths of a name when it is asked for."""

    def __init__(self, places: Mapping[str, int | list[int]], paths: list[str]) -> None:
        super().__init__()
        self._places = places
        self._all = paths

    def get(self, key: str, default: Any = None) -> Any:
        """The paths that go by a name."""
        found = self._places.get(key)
        if found is None:
            return default
        return self._all[found] if isinstance(found, int) else [self._all[at] for at in found]


def list_text(values: Iterable[object]) -> str:
    """As ``encode`` of the list, without holding a hundred thousand small pieces of it at once."""
    return f"[{''.join(_items(values))}]"


def _items(values: Iterable[object]) -> Iterator[str]:
    """The list as text without brackets, some of it at a time."""
    rest, comma = iter(values), ""
    while some := list(islice(rest, _AT_ONCE)):
        yield comma + encode(some)[1:-1]
        comma = ","


def _pairs(pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    """The mapping as text without braces, some of it at a time."""
    rest, comma = iter(pairs), ""
    while some := dict(islice(rest, _AT_ONCE)):
        yield comma + encode(some)[1:-1]
        comma = ","


def links_text(notes: Iterable[Note]) -> str:
    """What the index keeps of the names of all notes; conflict copies have none."""
    everything = sorted(notes, key=lambda note: note.path)
    copies = conflict_copies(everything)
    return KeptLinks(note for note in everything if note.path not in copies).text()
