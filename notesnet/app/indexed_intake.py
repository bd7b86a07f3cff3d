"""Takes what is new into an index, some notes at a time, so that few are held; each time the index is right again."""

from collections.abc import Mapping, Sequence
from typing import Any

from notesnet.app.cold_read import Read, read_file
from notesnet.app.indexed import Head, Where
from notesnet.app.indexed_change import take_in
from notesnet.app.indexed_edits import Edited, edits_of
from notesnet.app.indexed_read import hash_of, row_of, said_row
from notesnet.app.indexed_source import decoded
from notesnet.app.indexed_stamp import new_state
from notesnet.model.me import Me
from notesnet.read.note import NoteReader
from notesnet.store.index_codec import encode
from notesnet.store.index_file import FileRow, IndexFile
from notesnet.store.notes import NoteFile

AT_ONCE = 500  # notes


class Intake:
    """One transaction of an index that can be written. Raises IndexBrokenError when it is damaged, or can't be after all.

    Args:
        known: the files that the index knows among those that come.
        head: what the index says of itself.
        most: how many notes may be looked at because of one lot.
    """

    def __init__(self, file: IndexFile, where: Where, known: Mapping[str, FileRow], head: Head, most: int) -> None:
        self._file = file
        self._settings = where.settings
        self._reader = NoteReader(where.settings)
        self._known = known
        self._head = head
        self._me: Any = head.me
        self._unreadable = set(head.unreadable)
        self._count = head.count
        self._most = most
        self._facts = self._state = False

    def take(self, notes: Sequence[NoteFile], dropped: Sequence[str]) -> bool:
        """Takes notes in whose bytes are new, and takes those out that are gone; False when more hangs on them."""
        for start in range(0, len(dropped), AT_ONCE):  # first, so that a file with another name is no twin of itself
            if not self._take((), dropped[start : start + AT_ONCE]):
                return False
        return all(self._take(notes[at : at + AT_ONCE], ()) for at in range(0, len(notes), AT_ONCE))

    def write(self) -> None:
        """Writes what is said of all notes."""
        if not self._state:
            return
        file, head = self._file, self._head
        file.put_about("state", new_state())
        if self._facts:
            file.put_about("facts state", new_state())
        unreadable = sorted(self._unreadable)
        file.put_about("head", encode([head.stamp, self._me, unreadable, head.conflicts, self._count, head.retry]))

    def _take(self, notes: Sequence[NoteFile], dropped: Sequence[str]) -> bool:
        file = self._file
        changed = self._changed(notes)
        if not (changed or dropped):
            return True
        edits = edits_of(file, self._known, changed, dropped)
        if edits is None or not self._is_me(edits):
            return False
        taken = take_in(file, self._settings, edits, self._unreadable, self._most)
        if taken is None:
            return False
        self._unreadable = taken.unreadable
        self._count += sum((edit.new is not None) - (edit.old is not None) for edit in edits)
        self._facts = self._facts or taken.facts
        self._state = True
        hashes = {read.path: read.hash or b"" for read in changed}
        there = [edit for edit in edits if edit.path in hashes]
        for table in ("facts", "files"):
            file.drop(table, [edit.number for edit in edits if edit.path not in hashes])
        file.put("facts", ((edit.number, said_row(edit.new)) for edit in there))
        file.put_files(FileRow(edit.number, edit.path, hashes[edit.path]) for edit in there)
        if moved := {edit.path for edit in edits if edit.path not in self._known or edit.path not in hashes}:
            self._write_odd_paths(moved, {*hashes})
        return True

    def _changed(self, notes: Sequence[NoteFile]) -> list[Read]:
        """Those that say something else than before; of the others only the hash is written down."""
        changed: list[Read] = []
        for note in notes:
            row = self._known.get(note.path)
            read = read_file(self._reader, note, hash_of)
            if row and row_of(read) == self._file.row("facts", row.id):
                self._file.put_files([FileRow(row.id, row.path, read.hash or b"")])
            else:
                changed.append(read)
        return changed

    def _is_me(self, edits: Sequence[Edited]) -> bool:
        """Takes in what my note says; False when it was another one that said so."""
        for edit in edits:
            if edit.old and edit.new and isinstance(edit.new.detail, Me):
                if encode(edit.old.detail) != encode(self._me):
                    return False
                self._me = edit.new.detail
        return True

    def _write_odd_paths(self, moved: set[str], come: set[str]) -> None:
        from notesnet.app.indexed_rows import odd_paths  # noqa: PLC0415 - only where a file has come or gone

        odd = set(decoded(self._file.about("odd paths") or ""))
        self._file.put_about("odd paths", odd_paths((odd - moved) | come))
