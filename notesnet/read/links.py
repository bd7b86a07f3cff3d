"""Finds the note that a link leads to: by path, then file name, then name, then alias; never a guess."""

from collections.abc import Iterable, Sequence
from posixpath import dirname, normpath
from typing import Protocol

from notesnet.model.note import Kind, Reference
from notesnet.text.names import fold

Table = dict[str, str | list[str]]  # a name and the path that goes by it, or several
_REMEMBERED = 20_000  # answers
_new = tuple.__new__
PATHS, STEMS, NAMES, ALIASES = range(4)
PEOPLE = (Kind.CONTACT, Kind.GROUP, Kind.MEETING)


class Named(Protocol):
    """A note as far as links, and copies of notes, are told by it; `Note` is one."""

    @property
    def path(self) -> str:
        """See `Note`."""

    @property
    def kind(self) -> Kind:
        """See `Note`."""

    @property
    def name(self) -> str:
        """See `Note`."""

    @property
    def stem(self) -> str:
        """See `Note`."""

    @property
    def given(self) -> str:
        """See `Note`."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """See `Note`."""

    @property
    def detail(self) -> object:
        """See `Note`."""


class Ambiguous(tuple[str, ...]):
    """The paths that one link fits equally well."""

    __slots__ = ()


class LinkIndex:
    """All the names that notes go by; made once from the notes, asked for every link."""

    def __init__(self, notes: Iterable[Named]) -> None:
        self.kinds: dict[str, Kind] = {}
        self._paths: Table = {}
        self._stems: Table = {}
        self._names: Table = {}
        self._aliases: Table = {}
        self._cache: dict[object, str | Ambiguous | None] = {}
        tables = (self._paths, self._stems, self._names, self._aliases)
        for note in notes:
            path = note.path
            self.kinds[path] = note.kind
            for table, name in names_of(note):
                _add(tables[table], name, path)

    def same_stem(self) -> frozenset[str]:
        """Paths of notes whose file name another note bears as well."""
        return frozenset(path for paths in self._stems.values() if not isinstance(paths, str) for path in paths)

    def twins(self) -> dict[str, str]:
        """Path → an earlier path that differs from it only in case or Unicode form."""
        several = (sorted(paths) for paths in self._paths.values() if not isinstance(paths, str))
        return {path: first for first, *others in several for path in others}

    def find(self, target: str, source: str = "", *, wiki: bool = True) -> str | Ambiguous | None:
        """The path of the note that ``target`` means in the note ``source``; None when there is none."""
        key = target if wiki else (target, dirname(source))
        if key in self._cache:
            return self._cache[key]
        if len(self._cache) >= _REMEMBERED:
            self._cache.clear()
        found = self._cache[key] = self._find(target.strip(), source, wiki=wiki)
        return found

    def _find(self, target: str, source: str, *, wiki: bool) -> str | Ambiguous | None:
        wanted = plain(target)
        if not wanted:
            return None
        for step in self._steps(wanted, source, wiki=wiki):
            if len(step) == 1:
                return step[0]
            if step:
                return Ambiguous(sorted(step))
        return None

    def _steps(self, wanted: str, source: str, *, wiki: bool) -> Iterable[Sequence[str]]:
        if not wiki and source and wanted[0] != "/":
            yield _all_of(self._paths, _beside(wanted, source))
        yield _all_of(self._paths, wanted.lstrip("/"))
        if "/" in wanted:
            ending = "/" + wanted.lstrip("/")
            stem = wanted.rpartition("/")[2]
            yield [p for p in _all_of(self._stems, stem) if plain(p).endswith(ending)]
        yield _all_of(self._stems, wanted)
        yield _all_of(self._names, wanted)
        yield _all_of(self._aliases, wanted)

    def _found(self, reference: Reference, source: str) -> str | Ambiguous | None:
        """As ``find``, sooner for what was asked before."""
        target, wiki = reference[0], reference[5] or not reference[8]
        if wiki and target in self._cache:  # nearly every link
            return self._cache[target]
        return self.find(target, source, wiki=wiki)

    def resolve(self, reference: Reference, source: str) -> Reference:
        """The reference with the path it leads to, or as it is when that is nowhere or in doubt."""
        found = self._found(reference, source)
        return _new(Reference, (*reference[:7], found, reference[8])) if type(found) is str else reference

    def doubt(self, reference: Reference, source: str) -> Ambiguous | None:
        """The notes that a link fits, when there are several and a contact, group or meeting is among them."""
        found = self._found(reference, source)
        if isinstance(found, Ambiguous) and any(self.kinds[path] in PEOPLE for path in found):
            return found
        return None


def names_of(note: Named) -> list[tuple[int, str]]:
    """Everything that a note goes by, each with the table (`PATHS`, `STEMS`, `NAMES`, `ALIASES`) in which it stands."""
    stem = note.stem
    found = [(PATHS, plain(note.path)), (STEMS, fold(stem))]
    # what is left of a meeting's file name without its date is no name: `2026-10-30 Vera Sandby` is not Vera
    if note.name != stem and (note.given or note.kind is not Kind.MEETING):
        found.append((NAMES, fold(note.name)))
    found += [(ALIASES, fold(alias)) for alias in note.aliases]
    return found


def looked_up(reference: Reference, source: str) -> set[str]:
    """Every name under which a link in the note ``source`` is looked up: no note that goes by none of them matters to it."""
    wanted = plain(reference.target.strip())
    if not wanted:
        return set()
    found = {wanted, wanted.lstrip("/"), wanted.rpartition("/")[2]}
    if reference.linked and not reference.wiki and wanted[0] != "/":
        found.add(_beside(wanted, source))
    return found


def _beside(wanted: str, source: str) -> str:
    """A path that is meant from the folder of a note on."""
    return fold(normpath(f"{dirname(source)}/{wanted}").lstrip("/"))


def _add(table: Table, key: str, path: str) -> None:
    known = table.setdefault(key, path)
    if isinstance(known, str):
        if known != path:
            table[key] = [known, path]
    elif path not in known:
        known.append(path)


def _all_of(table: Table, key: str) -> Sequence[str]:
    found = table.get(key, ())
    return (found,) if isinstance(found, str) else found


def plain(path: str) -> str:
    """A path as links are compared: folded, without the ending of a note."""
    return fold(path).removesuffix(".md")
