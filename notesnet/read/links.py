"""Finds the note that a link leads to: by path, then file name, then name, then alias; never a guess."""

from collections.abc import Iterable
from posixpath import dirname, normpath

from notesnet.model.note import Kind, Reference
from notesnet.read.note import Note
from notesnet.text.names import fold

PEOPLE = (Kind.CONTACT, Kind.GROUP, Kind.MEETING)


class Ambiguous(tuple[str, ...]):
    """The paths that one link fits equally well."""

    __slots__ = ()


class LinkIndex:
    """All the names that notes go by; made once from the notes, asked for every link."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self.kinds: dict[str, Kind] = {}
        self._paths: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._names: dict[str, list[str]] = {}
        self._aliases: dict[str, list[str]] = {}
        self._cache: dict[tuple[str, str], str | Ambiguous | None] = {}
        for note in notes:
            self.kinds[note.path] = note.kind
            self._paths.setdefault(_plain(note.path), []).append(note.path)
            self._stems.setdefault(fold(note.stem), []).append(note.path)
            # what is left of a meeting's file name without its date is no name: `2026-10-30 Vera Sandby` is not Vera
            if note.name != note.stem and (note.given or note.kind is not Kind.MEETING):
                self._names.setdefault(fold(note.name), []).append(note.path)
            for alias in note.aliases:
                known = self._aliases.setdefault(fold(alias), [])
                if note.path not in known:
                    known.append(note.path)

    def same_stem(self) -> frozenset[str]:
        """Paths of notes whose file name another note bears as well."""
        return frozenset(path for paths in self._stems.values() if len(paths) > 1 for path in paths)

    def find(self, target: str, source: str = "", *, wiki: bool = True) -> str | Ambiguous | None:
        """The path of the note that ``target`` means in the note ``source``; None when there is none."""
        key = (target, "" if wiki else dirname(source))
        if key not in self._cache:
            self._cache[key] = self._find(target.strip(), source, wiki=wiki)
        return self._cache[key]

    def _find(self, target: str, source: str, *, wiki: bool) -> str | Ambiguous | None:
        wanted = _plain(target)
        if not wanted:
            return None
        for step in self._steps(wanted, source, wiki=wiki):
            if len(step) == 1:
                return step[0]
            if step:
                return Ambiguous(sorted(step))
        return None

    def _steps(self, wanted: str, source: str, *, wiki: bool) -> Iterable[list[str]]:
        if not wiki and source and wanted[0] != "/":
            yield self._paths.get(fold(normpath(f"{dirname(source)}/{wanted}").lstrip("/")), [])
        yield self._paths.get(wanted.lstrip("/"), [])
        if "/" in wanted:
            ending = "/" + wanted.lstrip("/")
            stem = wanted.rpartition("/")[2]
            yield [p for p in self._stems.get(stem, []) if _plain(p).endswith(ending)]
        yield self._stems.get(wanted, [])
        yield self._names.get(wanted, [])
        yield self._aliases.get(wanted, [])

    def resolve(self, reference: Reference, source: str) -> Reference:
        """The reference with the path it leads to, or as it is when that is nowhere or in doubt."""
        found = self.find(reference.target, source, wiki=reference.wiki or not reference.linked)
        return reference._replace(path=found) if isinstance(found, str) else reference

    def doubt(self, reference: Reference, source: str) -> Ambiguous | None:
        """The notes that a link fits, when there are several and a contact, group or meeting is among them."""
        found = self.find(reference.target, source, wiki=reference.wiki or not reference.linked)
        if isinstance(found, Ambiguous) and any(self.kinds[path] in PEOPLE for path in found):
            return found
        return None


def _plain(path: str) -> str:
    """A path as links are compared: folded, without the ending of a note."""
    return fold(path).removesuffix(".md")
