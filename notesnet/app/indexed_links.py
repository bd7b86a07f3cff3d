"""The names that notes go by, as the index keeps them, so that a link can be looked up without reading all notes.

They lie in drawers, by a checksum of the name: a link is looked up in one or two of them.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any
from zlib import crc32

from notesnet.app.indexed_source import decoded, made
from notesnet.model.note import Kind
from notesnet.read.links import PATHS, LinkIndex, Named, names_of, plain
from notesnet.store.index_codec import encode

_AT_ONCE = 5_000
DRAWERS = 1024
_KINDS = {kind.value: kind for kind in Kind}


class NamedNotes(LinkIndex):
    """A `LinkIndex` that can be written down."""

    def drawers(self) -> Iterator[tuple[int, str]]:
        """(number, row) of each drawer: four tables of names, each with the paths that go by it and their kinds."""
        tables = (self._paths, self._stems, self._names, self._aliases)
        sorted_in = [_sorted_in(table) for table in tables]
        for number in range(DRAWERS):
            named = zip(tables, (keys[number] for keys in sorted_in), strict=True)
            yield (
                number,
                encode([{key: self._with_kinds(table[key]) for key in keys} for table, keys in named]),
            )

    def _with_kinds(self, paths: str | list[str]) -> list[str]:
        return [
            part for path in ([paths] if isinstance(paths, str) else paths) for part in (path, self.kinds[path].value)
        ]


class KeptLinks(LinkIndex):
    """The same read again, as far as finding goes: each drawer when a link asks for it.

    Args:
        read: gives the row of a drawer. Like all that finds links here, it raises IndexBrokenError for a damaged one.
    """

    def __init__(self, read: Callable[[int], str | None]) -> None:
        super().__init__(())
        self._read = read
        self._drawers: dict[int, list[dict[str, list[str]]]] = {}
        self._opened: set[int] = set()
        self.kinds = _Kinds(self)
        self._paths, self._stems, self._names, self._aliases = (_Table(self, at) for at in range(4))

    def named(self, table: int, key: str) -> list[str] | None:
        """The paths that go by a name in one of the four tables; None when there are none."""
        found = self._drawer(_number(key))[table].get(key)
        if found is None:
            return None
        paths = found[::2]
        self.kinds.update(zip(paths, (_KINDS[kind] for kind in found[1::2]), strict=True))
        return paths

    def rename(self, gone: Iterable[Named], come: Iterable[Named]) -> None:
        """From now on some notes are not there any more, or go by other names: then they are among both."""
        for note in gone:
            self.kinds.pop(note.path, None)
            for table, name in names_of(note):
                names = self._drawer_of(name)[table]
                known = names.pop(name, [])
                kept = [(path, kind) for path, kind in zip(known[::2], known[1::2], strict=True) if path != note.path]
                if kept:
                    names[name] = [part for pair in kept for part in pair]
        for note in come:
            self.kinds[note.path] = note.kind
            for table, name in names_of(note):
                known = self._drawer_of(name)[table].setdefault(name, [])
                if note.path not in known[::2]:
                    known += (note.path, note.kind.value)
        self._cache.clear()

    def renamed(self) -> Iterator[tuple[int, str]]:
        """The rows of the drawers in which something was renamed."""
        return ((number, encode(self._drawers[number])) for number in sorted(self._opened))

    def _drawer_of(self, name: str) -> list[dict[str, list[str]]]:
        """The drawer of a name, to be changed."""
        self._opened.add(_number(name))
        return self._drawer(_number(name))

    def _drawer(self, number: int) -> list[dict[str, list[str]]]:
        if number not in self._drawers:
            self._drawers[number] = made(_tables, decoded(self._read(number) or ""))
        return self._drawers[number]


class _Table(dict[str, str | list[str]]):
    """One of the tables of a `LinkIndex`, of which only ``get`` is asked."""

    def __init__(self, links: KeptLinks, table: int) -> None:
        super().__init__()
        self._links = links
        self._table = table

    def get(self, key: str, default: Any = None) -> Any:
        """The paths that go by a name."""
        found = self._links.named(self._table, key)
        return default if found is None else found


class _Kinds(dict[str, Kind]):
    """The kind of each note that was found, and of any other one that is asked for."""

    def __init__(self, links: KeptLinks) -> None:
        super().__init__()
        self._links = links

    def __missing__(self, path: str) -> Kind:
        self._links.named(PATHS, plain(path))
        if path not in self:
            raise KeyError(path)
        return self[path]

    def get(self, path: str, default: Any = None) -> Any:
        """The kind of a note."""
        try:
            return self[path]
        except KeyError:
            return default


def _sorted_in(names: Iterable[str]) -> list[list[str]]:
    """The names by drawer."""
    found: list[list[str]] = [[] for _number in range(DRAWERS)]
    for name in names:
        found[_number(name)].append(name)
    return found


def _tables(row: Any) -> list[dict[str, list[str]]]:
    paths, stems, names, aliases = map(dict, row)
    return [paths, stems, names, aliases]


def _number(key: str) -> int:
    return sign_of(key) % DRAWERS


def sign_of(name: str) -> int:
    """A number of 32 bits for a name."""
    return crc32(name.encode("utf-8", "surrogatepass"))


def list_text(values: Iterable[object]) -> str:
    """As ``encode`` of the list, without holding a hundred thousand small pieces of it at once."""
    return f"[{''.join(_items(values))}]"


def _items(values: Iterable[object]) -> Iterator[str]:
    """The list as text without brackets, some of it at a time."""
    rest, comma = iter(values), ""
    while some := list(islice(rest, _AT_ONCE)):
        yield comma + encode(some)[1:-1]
        comma = ","
