"""Changes one note: read, compute the edit, and put the new bytes in place of exactly those that were read."""

from collections.abc import Callable
from dataclasses import dataclass

from notesnet.edit.edits import Edits, apply
from notesnet.edit.note_text import NoteText
from notesnet.errors import RefusedError
from notesnet.model.change import Change
from notesnet.store.files import read_if_there, replace

TRIES = 3  # an editor may save in between; then what it saved is read and the edit computed anew


@dataclass(frozen=True, slots=True)
class Edited:
    """A note before and after an edit."""

    path: str
    old: bytes
    new: bytes


def edited_note(root: str, path: str, edit: Callable[[NoteText], Edits]) -> Edited:
    """What an edit makes of a note; nothing is written.

    Raises:
        RefusedError: the note is gone, or can't be edited with certainty.
    """
    data = read_if_there(root, path)
    if data is None:
        raise RefusedError(f"{path} is gone", "run the command again")
    return Edited(path, data, apply(data, edit(NoteText.from_bytes(data, path))))


def change_note(root: str, path: str, edit: Callable[[NoteText], Edits], summary: str) -> Change | None:
    """Edits a note on disk; None when it is right already.

    Raises:
        RefusedError: as above, or it keeps changing underneath.
        DiskError: the system said no; the old bytes are still there.
    """
    for attempt in range(TRIES):
        edited = edited_note(root, path, edit)
        if edited.new == edited.old:
            return None
        try:
            replace(root, path, edited.new, edited.old)
        except RefusedError:
            if attempt == TRIES - 1 or read_if_there(root, path) == edited.old:
                raise
        else:
            return Change(path, summary)
    return None
