"""Looks at a folder of notes as a stranger would: how are people filed here, and which settings find them?"""

from collections.abc import Callable

from notesnet.app.cold_read import excluded_by
from notesnet.model.adoption import Adoption
from notesnet.model.settings import Settings
from notesnet.read.adoption import adopt
from notesnet.read.adoption_facts import Facts, read_facts
from notesnet.read.conflict_copies import sure_original
from notesnet.read.paths import stem_of
from notesnet.store.notes import NoteFile, read_bytes, walk
from notesnet.store.obsidian import read_obsidian

Progress = Callable[[int], None]


def look_at(root: str, settings: Settings, progress: Progress | None = None) -> Adoption:
    """What the notes of a folder say beyond ``settings``; each note is read once and none is changed.

    ``progress`` is told how many notes were read, every thousand.
    """
    notes: list[Facts] = []
    for number, file in enumerate(walk(root, excluded_by(settings))):
        if progress and number and number % 1000 == 0:
            progress(number)
        data = read_bytes(file) if isinstance(file, NoteFile) else None
        if not isinstance(data, bytes) or _is_undecodable(file.path) or sure_original(stem_of(file.path)):
            continue  # opening the vault says what is wrong with those
        facts = read_facts(file.path, data)
        if facts:
            notes.append(facts)
    return adopt(notes, settings, read_obsidian(root))


def _is_undecodable(path: str) -> bool:
    """A file name that is no text can't be written into the settings."""
    return not path.isascii() and any("\ud800" <= sign <= "\udfff" for sign in path)
