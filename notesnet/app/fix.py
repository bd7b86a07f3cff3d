"""Makes the fixes that are safe: those whose exact text is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from notesnet.app.open_vault import OpenVault
from notesnet.app.writer import Edited, Writer
from notesnet.edit.edits import apply
from notesnet.edit.note_text import Change as TextChange
from notesnet.edit.note_text import NoteText
from notesnet.errors import RefusedError
from notesnet.model.change import Change
from notesnet.model.diagnostic import Diagnostic
from notesnet.read.note import NoteReader
from notesnet.text.words import count


@dataclass(frozen=True, slots=True)
class NotFixed:
    """A note that could not be mended, and why."""

    path: str
    error: RefusedError


class Fixer:
    """Mends notes one after another."""

    def __init__(self, opened: OpenVault) -> None:
        self._reader = NoteReader(opened.vault.settings)
        self.writer = Writer(opened.root, "check --fix", opened.vault.conflicts)

    def preview(self, path: str) -> Edited | NotFixed:
        """A note as it is and as it would be mended."""
        try:
            return self.writer.preview(path, lambda data: self._mended(path, data))
        except RefusedError as error:
            return NotFixed(path, error)

    def fix(self, path: str) -> Change | NotFixed | None:
        """Mends one note on disk; None when there was nothing left to mend.

        Raises:
            DiskError: the system said no; the old bytes are still there.
        """
        try:
            edited = self.writer.rewrite(path, lambda data: self._mended(path, data), "mended")
        except RefusedError as error:
            return NotFixed(path, error)
        if edited is None:
            return None
        fixes = len(self._fixable(path, edited.old)) - len(self._fixable(path, edited.new))
        return Change(path, f"{count(fixes, 'fault')} mended")

    def _mended(self, path: str, data: bytes) -> bytes:
        """The text with every known fix in place; read again, there must be fewer faults and no new ones."""
        note = NoteText.from_bytes(data, path)
        changes: list[TextChange] = []
        for fault in self._fixable(path, data):
            start = note.index.line_start(fault.line) + fault.column - 1
            end = note.index.line_start(fault.end_line) + fault.end_column - 1
            if not changes or start >= changes[-1].end:
                changes.append(TextChange(start, end, fault.replacement or ""))
        if not changes:
            return data
        new = apply(data, note.edits(changes))
        if len(self._faults(path, new)) > len(self._faults(path, data)) - len(changes):
            raise RefusedError(f"{path}: the fix would not be read back as it is meant", "mend it in your editor")
        return new

    def _fixable(self, path: str, data: bytes) -> list[Diagnostic]:
        fixable = (fault for fault in self._faults(path, data) if fault.fixable)
        return sorted(fixable, key=lambda fault: (fault.line, fault.column))

    def _faults(self, path: str, data: bytes) -> Sequence[Diagnostic]:
        note = self._reader.read(path, data)
        return note.diagnostics if note else ()
