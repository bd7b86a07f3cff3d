"""Finds the note of someone who was typed, reading no more notes than that needs."""

from collections.abc import Iterable
from functools import cached_property

from notesnet.app.indexed import has_index
from notesnet.app.open_vault import Place, read_place
from notesnet.frozen import frozen
from notesnet.model.contact import Contact
from notesnet.model.vault import Vault
from notesnet.network.people import find_contact
from notesnet.read.conflict_copies import conflict_copies, conflict_words, sure_original
from notesnet.read.kinds import path_test
from notesnet.read.note import Note, NoteReader
from notesnet.read.paths import stem_of
from notesnet.store.notes import NoteFile, read_bytes, walk
from notesnet.text.names import fold


@frozen
class Located:
    """Someone's note, and why it may not be written to (empty: it may).

    Attributes:
        data: the bytes of the note, so that whoever edits it need not read it again; None when the whole vault was read.
    """

    contact: Contact
    conflict: str
    data: bytes | None = None


def locate(place: Place, typed: str, more: tuple[str, ...] = ()) -> Located:
    """The contact that was typed; raises as ``Locator.find``."""
    return Locator(place).find(typed, more)


def locate_all(place: Place, typed: tuple[str, ...]) -> list[Located]:
    """Everyone who was typed, each once; nobody when one of them is unknown.

    Raises:
        NotFoundError: as ``Locator.find``, for the first who is unknown.
    """
    locator = Locator(place)
    found: dict[str, Located] = {}
    for at, name in enumerate(typed):
        located = locator.find(name, typed[at + 1 :])
        found.setdefault(located.contact.path, located)
    return list(found.values())


class Locator:
    """Looks for several people in one vault (``place``); walks it once, and reads the whole of it once at most."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def find(self, typed: str, more: tuple[str, ...] = ()) -> Located:
        """The contact that was typed: by file name when only one note bears it, else by reading the whole vault.

        A file name beats names and aliases, so nothing that is not read could be meant instead. A name with blanks is seldom
        one, so that with an index the vault is asked at once.

        Raises:
            NotFoundError: nobody, or several people, are called so.
        """
        found = None if " " in typed.strip() and has_index(self.place.root) else self._by_file_name(typed)
        if found:
            return found
        contact = find_contact(self._vault, typed, more)
        return Located(contact, self._vault.conflicts.get(contact.path, ""))

    def conflict(self, path: str) -> str:
        """Why the note at a path may not be written to, because it is a conflict copy or has one; empty when it may."""
        beside = self._beside(path)
        if not any(file.path != path for file in beside) and not sure_original(stem_of(path)):
            return ""
        found = [note for note, _data in self._read(beside)]
        return conflict_words(conflict_copies(found)).get(path, "")

    @cached_property
    def _vault(self) -> Vault:
        return read_place(self.place)

    @cached_property
    def _files(self) -> dict[str, list[tuple[str, NoteFile]]]:
        """Every note with its stem, by its folder."""
        tests = [path_test(pattern) for pattern in self.place.settings.exclude]
        files: dict[str, list[tuple[str, NoteFile]]] = {}
        for file in walk(self.place.root, lambda path: any(test(path) for test in tests)):
            if isinstance(file, NoteFile):
                files.setdefault(file.path.rpartition("/")[0], []).append((_stem(file.path), file))
        return files

    def _by_file_name(self, typed: str) -> Located | None:
        wanted = fold(typed.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md"))
        stem = wanted.rpartition("/")[2]
        bearers = [file for files in self._files.values() for its_stem, file in files if its_stem == stem]
        if "/" in wanted:
            bearers = [file for file in bearers if fold(file.path.removesuffix(".md")) == wanted]
        people = [(note, data) for note, data in self._read(bearers) if isinstance(note.detail, Contact)]
        if len(people) != 1:
            return None
        note, data = people[0]
        contact = note.detail
        assert isinstance(contact, Contact)  # noqa: S101 - chosen so above
        beside = (file for file in self._beside(contact.path) if file.path != contact.path)
        copies = conflict_copies([note, *(other for other, _data in self._read(beside))])
        if contact.path in copies:
            return None
        return Located(contact, conflict_words(copies).get(contact.path, ""), data)

    def _beside(self, path: str) -> list[NoteFile]:
        """The note at a path, and those of its folder that may be a conflict copy of it or what it was copied from."""
        stem = _stem(path)
        near = self._files.get(path.rpartition("/")[0], ())
        return [file for other, file in near if _may_be_copy(other, stem) or _may_be_copy(stem, other)]

    def _read(self, files: Iterable[NoteFile]) -> list[tuple[Note, bytes]]:
        reader = NoteReader(self.place.settings)
        read = ((file.path, read_bytes(file)) for file in files)
        return [(note, data) for path, data in read if isinstance(data, bytes) and (note := reader.read(path, data))]


def _may_be_copy(copy: str, original: str) -> bool:
    """True when a copy's name could be made from the original's: sync programs put a blank, dot, bracket or hyphen between."""
    return copy == original or (copy.startswith(original) and copy[len(original)] in " .(-")


def _stem(path: str) -> str:
    return fold(path.rpartition("/")[2].removesuffix(".md"))
