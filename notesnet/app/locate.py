"""Finds the note of someone who was typed, reading no more notes than that needs."""

from dataclasses import dataclass

from notesnet.app.open_vault import Place, read_place
from notesnet.model.contact import Contact
from notesnet.network.people import find_contact
from notesnet.read.conflict_copies import conflict_copies, conflict_words
from notesnet.read.kinds import path_test
from notesnet.read.note import Note, NoteReader
from notesnet.store.notes import NoteFile, read_bytes, walk
from notesnet.text.names import fold


@dataclass(frozen=True, slots=True)
class Located:
    """Someone's note, and why it may not be written to (empty: it may)."""

    contact: Contact
    conflict: str


def locate(place: Place, typed: str, more: tuple[str, ...] = ()) -> Located:
    """The contact that was typed: by file name when only one note bears it, else by reading the whole vault.

    A file name beats names and aliases, so nothing that is not read could be meant instead.

    Raises:
        NotFoundError: nobody, or several people, are called so.
    """
    found = _by_file_name(place, typed)
    if found:
        return found
    vault = read_place(place)
    contact = find_contact(vault, typed, more)
    return Located(contact, vault.conflicts.get(contact.path, ""))


def locate_all(place: Place, typed: tuple[str, ...]) -> list[Located]:
    """Everyone who was typed, each once; nobody when one of them is unknown.

    Raises:
        NotFoundError: as ``locate``, for the first who is unknown.
    """
    found: dict[str, Located] = {}
    for at, name in enumerate(typed):
        located = locate(place, name, typed[at + 1 :])
        found.setdefault(located.contact.path, located)
    return list(found.values())


def conflict_of(place: Place, path: str) -> str:
    """Why the note at a path may not be written to, because it is a conflict copy or has one; empty when it may."""
    found = _read(place, _beside(path, _files(place)))
    return conflict_words(conflict_copies(found)).get(path, "")


def _by_file_name(place: Place, typed: str) -> Located | None:
    wanted = fold(typed.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md"))
    stem = wanted.rpartition("/")[2]
    files = _files(place)
    bearers = [file for file in files if _stem(file.path) == stem]
    if "/" in wanted:
        bearers = [file for file in bearers if fold(file.path.removesuffix(".md")) == wanted]
    people = [note for note in _read(place, bearers) if isinstance(note.detail, Contact)]
    if len(people) != 1:
        return None
    contact = people[0].detail
    assert isinstance(contact, Contact)  # noqa: S101 - chosen so above
    beside = [file for file in _beside(contact.path, files) if file.path != contact.path]
    copies = conflict_copies([*people, *_read(place, beside)])
    return None if contact.path in copies else Located(contact, conflict_words(copies).get(contact.path, ""))


def _files(place: Place) -> list[NoteFile]:
    tests = [path_test(pattern) for pattern in place.settings.exclude]
    found = walk(place.root, lambda path: any(test(path) for test in tests))
    return [file for file in found if isinstance(file, NoteFile)]


def _beside(path: str, files: list[NoteFile]) -> list[NoteFile]:
    """The note at a path, and those of its folder that may be a conflict copy of it or what it was copied from."""
    folder, stem = path.rpartition("/")[0], _stem(path)
    near = (file for file in files if file.path.rpartition("/")[0] == folder)
    return [file for file in near if _may_be_copy(_stem(file.path), stem) or _may_be_copy(stem, _stem(file.path))]


def _may_be_copy(copy: str, original: str) -> bool:
    """True when a copy's name could be made from the original's: sync programs put a blank, dot, bracket or hyphen between."""
    return copy == original or (copy.startswith(original) and copy[len(original)] in " .(-")


def _stem(path: str) -> str:
    return fold(path.rpartition("/")[2].removesuffix(".md"))


def _read(place: Place, files: list[NoteFile]) -> list[Note]:
    reader = NoteReader(place.settings)
    read = ((file.path, read_bytes(file)) for file in files)
    return [note for path, data in read if isinstance(data, bytes) and (note := reader.read(path, data))]
