"""Edits of notes as rewrites of their bytes, and the name that a field has in a note."""

from collections.abc import Callable, Mapping

from notesnet.app.writer import Edited, Writer
from notesnet.edit.edits import Edits, apply
from notesnet.edit.note_text import NoteText
from notesnet.model.change import Change
from notesnet.text.names import fold_key

Edit = Callable[[NoteText], Edits]


def edited_note(writer: Writer, path: str, edit: Edit) -> Edited:
    """What an edit makes of a note; nothing is written.

    Raises:
        RefusedError: the note is gone, may not be written to, or can't be edited with certainty.
    """
    return writer.preview(path, lambda data: edited_bytes(data, path, edit))


def change_note(writer: Writer, path: str, edit: Edit, summary: str) -> Change | None:
    """Edits a note on disk; None when it is right already.

    Raises:
        RefusedError: as above, or it keeps changing underneath.
        DiskError: the system said no; the old bytes are still there.
    """
    edited = writer.rewrite(path, lambda data: edited_bytes(data, path, edit), summary)
    return Change(path, summary) if edited else None


def edited_bytes(data: bytes, path: str, edit: Edit) -> bytes:
    """The bytes of a note with one edit done."""
    return apply(data, edit(NoteText.from_bytes(data, path)))


def own_key(note: NoteText, field: str, renames: Mapping[str, str]) -> str:
    """What a field is called in a note: by its own name, or by the one that `[fields]` gives it; ours when it has neither.

    Of two the one that says something counts, as when the note is read.
    """
    from notesnet.edit.scalars import is_nothing  # noqa: PLC0415 - a log has no fields

    wanted = fold_key(field)
    names = [field, *(theirs for theirs, ours in renames.items() if fold_key(ours) == wanted)]
    there = {fold_key(entry.key.text): entry.value for entry in note.front.entries}
    held = [name for name in names if fold_key(name) in there]
    return next((name for name in held if not is_nothing(there[fold_key(name)])), (held or names)[0])
