"""Who is called how, by an index that need not be up to date: a note that was edited has mostly kept its name.

What such notes say now is not taken in: a command that asks for it does that, once for all edits since the last one.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from notesnet.app.indexed import Where, fitting, look_again, stored
from notesnet.model.vault import Vault
from notesnet.store.index_file import IndexFile
from notesnet.store.index_place import index_path
from notesnet.store.index_trouble import IndexBrokenError

if TYPE_CHECKING:
    from notesnet.read.note import Note

FEW = 5  # edited notes; to look at more of them takes as long as taking them in


def vault_of_names(where: Where) -> Vault | None:
    """The vault of the index, right as to which contacts there are, their names, and the conflicts; None when it may not be.

    Everything else in it may be older than the notes.
    """
    found = None
    try:
        found = fitting(index_path(where.root), where)
        if found and not found[1].retry:
            _now, changes = look_again(found[0], where)
            if not changes.shape and len(changes.suspects) <= FEW and _keep_names(found[0], where, changes.suspects):
                return stored(*found, where)
    except IndexBrokenError:
        pass
    if found:
        found[0].close()
    return None


def _keep_names(file: IndexFile, where: Where, paths: Sequence[str]) -> bool:
    """Whether notes that were perhaps written to are called and filed as they were."""
    if not paths:
        return True
    from notesnet.app.indexed_notes import read_row  # noqa: PLC0415 - it comes with all that reads notes
    from notesnet.app.indexed_read import hash_of  # noqa: PLC0415 - as above
    from notesnet.read.note import Note, NoteReader  # noqa: PLC0415 - as above
    from notesnet.store.notes import NoteFile, read_bytes  # noqa: PLC0415 - as above

    reader = NoteReader(where.settings)
    folders: dict[str, list[str]] = {}
    for path in paths:
        known = file.file(path)
        if known is None:
            continue  # it is there as before, and the settings pass it over
        data = read_bytes(NoteFile(path, f"{where.root}/{path}"))
        if not isinstance(data, bytes):
            return False
        if known.hash == hash_of(data):
            continue
        old, new = read_row(file.row("facts", known.id) or ""), reader.read(path, data)
        if not (isinstance(old, Note) and isinstance(new, Note) and _called(old) == _called(new)):
            return False
        if _may_be_in_conflict(where.root, path, folders):
            return False
    return True


def _called(note: "Note") -> tuple[object, ...]:
    """All that a contact is found by, whether it is one, and what tells that two files are about one person."""
    detail = note.detail
    names = [getattr(detail, field, None) for field in ("name", "aliases")]
    return note.kind, note.name, note.aliases, note.given, type(detail), *names


def _may_be_in_conflict(root: str, path: str, folders: dict[str, list[str]]) -> bool:
    """Whether a note may be a sync program's copy, or the original of one: then its content decides."""
    from notesnet.read.conflict_copies import may_be_copies  # noqa: PLC0415 - as above
    from notesnet.read.paths import stem_of  # noqa: PLC0415 - as above

    folder = path.rpartition("/")[0]
    if folder not in folders:
        try:
            folders[folder] = [stem_of(name) for name in os.listdir(f"{root}/{folder}")]
        except OSError:
            return True
    return may_be_copies(stem_of(path), folders[folder])
