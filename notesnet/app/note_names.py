"""What the names of the files tell: whose note bears one, and which may be a conflict copy of another."""

from collections.abc import Iterable
from functools import cached_property

from notesnet.app.cold_read import excluded_by
from notesnet.app.locate import Located
from notesnet.app.open_vault import Place
from notesnet.model.contact import Contact
from notesnet.read.conflict_copies import conflict_copies, conflict_words, sure_original
from notesnet.read.note import Note, NoteReader
from notesnet.read.paths import stem_of
from notesnet.store.notes import NoteFile, read_bytes, walk
from notesnet.text.names import fold


class NoteNames:
    """The names of all notes of a vault (``place``), which is walked once; a note is read only when its name asks for it."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def find(self, typed: str) -> Located | None:
        """The only contact whose file is called so; None when there is none, or several."""
        wanted = fold(typed.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md"))
        stem = wanted.rpartition("/")[2]
        bearers = [file for files in self._files.values() for its_stem, file in files if its_stem == stem]
        if "/" in wanted:
            bearers = [file for file in bearers if fold(file.path.removesuffix(".md")) == wanted]
        people = [(note, data) for note, data in self._read(bearers) if isinstance(note.detail, Contact)]
        if len(people) != 1:
            return None
        note, data = people[0]
        beside = (file for file in self._beside(note.path) if file.path != note.path)
        copies = conflict_copies([note, *(other for other, _data in self._read(beside))])
        if note.path in copies:
            return None
        return Located(note.path, conflict_words(copies).get(note.path, ""), data)

    def conflict(self, path: str) -> str:
        """Why the note at a path may not be written to, because it is a conflict copy or has one; empty when it may."""
        beside = self._beside(path)
        if not any(file.path != path for file in beside) and not sure_original(stem_of(path)):
            return ""
        found = [note for note, _data in self._read(beside)]
        return conflict_words(conflict_copies(found)).get(path, "")

    @cached_property
    def _files(self) -> dict[str, list[tuple[str, NoteFile]]]:
        """Every note with its stem, by its folder."""
        files: dict[str, list[tuple[str, NoteFile]]] = {}
        for file in walk(self._place.root, excluded_by(self._place.settings)):
            if isinstance(file, NoteFile):
                files.setdefault(file.path.rpartition("/")[0], []).append((_stem(file.path), file))
        return files

    def _beside(self, path: str) -> list[NoteFile]:
        """The note at a path, and those of its folder that may be a conflict copy of it or what it was copied from."""
        stem = _stem(path)
        near = self._files.get(path.rpartition("/")[0], ())
        return [file for other, file in near if _may_be_copy(other, stem) or _may_be_copy(stem, other)]

    def _read(self, files: Iterable[NoteFile]) -> list[tuple[Note, bytes]]:
        reader = NoteReader(self._place.settings)
        read = ((file.path, read_bytes(file)) for file in files)
        return [(note, data) for path, data in read if isinstance(data, bytes) and (note := reader.read(path, data))]


def _may_be_copy(copy: str, original: str) -> bool:
    """True when a copy's name could be made from the original's: sync programs put a blank, dot, bracket or hyphen between."""
    return copy == original or (copy.startswith(original) and copy[len(original)] in " .(-")


def _stem(path: str) -> str:
    return fold(path.rpartition("/")[2].removesuffix(".md"))
