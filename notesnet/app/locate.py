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


def _by_file_name(place: Place, typed: str) -> Located | None:
    wanted = fold(typed.strip().removesuffix(".md"))
    stem = wanted.rpartition("/")[2]
    tests = [path_test(pattern) for pattern in place.settings.exclude]
    beside: list[NoteFile] = []
    bearers: list[NoteFile] = []
    for file in walk(place.root, lambda path: any(test(path) for test in tests)):
        if not isinstance(file, NoteFile):
            continue
        name = fold(file.path.rpartition("/")[2].removesuffix(".md"))
        if name == stem and ("/" not in wanted or fold(file.path.removesuffix(".md")) == wanted):
            bearers.append(file)
        elif name.startswith(stem):
            beside.append(file)
    if not bearers:
        return None
    notes = _read(place, bearers)
    people = [note for note in notes if isinstance(note.detail, Contact)]
    if len(people) != 1:
        return None
    contact = people[0].detail
    assert isinstance(contact, Contact)  # noqa: S101 - chosen so above
    near = _read(place, [file for file in beside if file.path.rpartition("/")[0] == people[0].path.rpartition("/")[0]])
    return Located(contact, conflict_words(conflict_copies([*notes, *near])).get(contact.path, ""))


def _read(place: Place, files: list[NoteFile]) -> list[Note]:
    reader = NoteReader(place.settings)
    read = ((file.path, read_bytes(file)) for file in files)
    return [note for path, data in read if isinstance(data, bytes) and (note := reader.read(path, data))]
