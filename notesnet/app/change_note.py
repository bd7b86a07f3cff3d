"""Changes one note: read, compute the edit, and put the new bytes in place of exactly those that were read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from notesnet.edit.edits import Edits, apply
from notesnet.edit.note_text import NoteText
from notesnet.edit.scalars import is_nothing
from notesnet.errors import RefusedError
from notesnet.model.change import Change
from notesnet.model.vault import Vault
from notesnet.store.files import read_if_there, replace
from notesnet.text.names import fold_key

TRIES = 3  # an editor may save in between; then what it saved is read and the edit computed anew
Edit = Callable[[NoteText], Edits]


@dataclass(frozen=True, slots=True)
class Edited:
    """A note before and after an edit."""

    path: str
    old: bytes
    new: bytes


def edited_note(root: str, path: str, edit: Edit) -> Edited:
    """What an edit makes of a note; nothing is written.

    Raises:
        RefusedError: the note is gone, or can't be edited with certainty.
    """
    return rewritten_note(root, path, lambda data: edited_bytes(data, path, edit))


def change_note(root: str, path: str, edit: Edit, summary: str) -> Change | None:
    """Edits a note on disk; None when it is right already.

    Raises:
        RefusedError: as above, or it keeps changing underneath.
        DiskError: the system said no; the old bytes are still there.
    """
    edited = rewrite_note(root, path, lambda data: edited_bytes(data, path, edit))
    return Change(path, summary) if edited else None


def edited_bytes(data: bytes, path: str, edit: Edit) -> bytes:
    """The bytes of a note with one edit done."""
    return apply(data, edit(NoteText.from_bytes(data, path)))


def rewritten_note(root: str, path: str, rewrite: Callable[[bytes], bytes]) -> Edited:
    """A note as it is and as ``rewrite`` makes it; nothing is written. Raises as ``edited_note``."""
    data = read_if_there(root, path)
    if data is None:
        raise RefusedError(f"{path} is gone", "run the command again")
    return Edited(path, data, rewrite(data))


def rewrite_note(root: str, path: str, rewrite: Callable[[bytes], bytes]) -> Edited | None:
    """Puts what ``rewrite`` makes of a note in its place, in one step; None when that is the same. Raises as ``change_note``."""
    for attempt in range(TRIES):
        edited = rewritten_note(root, path, rewrite)
        if edited.new == edited.old:
            return None
        try:
            replace(root, path, edited.new, edited.old)
        except RefusedError:
            if attempt == TRIES - 1 or read_if_there(root, path) == edited.old:
                raise
        else:
            return edited
    return None


def own_key(note: NoteText, field: str, renames: Mapping[str, str]) -> str:
    """What a field is called in a note: by its own name, or by the one that `[fields]` gives it; ours when it has neither.

    Of two the one that says something counts, as when the note is read.
    """
    wanted = fold_key(field)
    names = [field, *(theirs for theirs, ours in renames.items() if fold_key(ours) == wanted)]
    there = {fold_key(entry.key.text): entry.value for entry in note.front.entries}
    held = [name for name in names if fold_key(name) in there]
    return next((name for name in held if not is_nothing(there[fold_key(name)])), (held or names)[0])


def conflict_sides(vault: Vault) -> dict[str, str]:
    """Path → why it is not written to, for each conflict copy and the note it was copied from, until that is solved."""
    sides: dict[str, str] = {}
    for fault in vault.diagnostics:
        if fault.code == "conflict-copy":
            sides[fault.path] = f"{fault.path} is a {fault.message}"
            original = fault.message.removeprefix("conflict copy of ")
            sides[original] = f"{original} has a conflict copy, {fault.path}"
    return sides


def check_no_copy(sides: Mapping[str, str], path: str) -> None:
    """Raises RefusedError for a path that is among ``conflict_sides``."""
    if path in sides:
        raise RefusedError(sides[path], "take over what is missing in the note, then delete the copy")
