"""Makes the fixes that are safe: those whose exact text is known, and those that can be meant in one way only."""

import re
from collections.abc import Iterable, Sequence

from notesnet.app.open_vault import OpenVault
from notesnet.app.writer import Edited, Writer
from notesnet.edit.edits import apply
from notesnet.edit.mend import MENDABLE, mended
from notesnet.edit.note_text import Change as TextChange
from notesnet.edit.note_text import NoteText
from notesnet.errors import RefusedError
from notesnet.frozen import frozen
from notesnet.model.change import Change
from notesnet.model.diagnostic import Diagnostic
from notesnet.read.note import NoteReader
from notesnet.store.notes import NoteFile, read_bytes
from notesnet.text.address import is_address
from notesnet.text.dates import read_date
from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.words import count
from notesnet.text.yaml_scalar import yaml_value

_QUOTES = ("'", '"')
_ADDRESSES = regex(r"[^\s,;]+(?:[ \t]*[,;][ \t]*[^\s,;]+)+")
_MORE = MENDABLE | {"bad-date", "bad-email"}  # what can be looked into, beside the faults that bring their fix along

Place = tuple[str, int, int]


@frozen
class NotFixed:
    """A note that could not be mended, and why."""

    path: str
    error: RefusedError


class Fixer:
    """Mends notes one after another."""

    def __init__(self, opened: OpenVault) -> None:
        self._root = opened.root
        self._forms = opened.vault.settings.date_formats
        self._reader = NoteReader(opened.vault.settings)
        self._done = 0
        self.writer = Writer(opened.root, "check --fix", opened.vault.conflicts)

    def fixable(self, faults: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Those of ``faults`` that would be mended; nothing is written."""
        found: list[Diagnostic] = []
        left: dict[str, set[Place]] = {}
        for fault in faults:
            if fault.fixable:
                found.append(fault)
            elif fault.code in _MORE:
                if fault.path not in left:
                    left[fault.path] = self._tried(fault.path)
                if (fault.code, fault.line, fault.column) in left[fault.path]:
                    found.append(fault)
        return found

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
        return Change(path, f"{count(self._done, 'fault')} mended") if edited else None

    def _tried(self, path: str) -> set[Place]:
        """Where the faults stand that mending this note in memory takes away."""
        data = read_bytes(NoteFile(path, f"{self._root}/{path}"))
        if not isinstance(data, bytes):
            return set()
        places: set[Place] = set()
        try:
            self._structure(path, data, places)
            self._replaced(path, data, places)
        except RefusedError:
            return set()
        return places

    def _mended(self, path: str, data: bytes) -> bytes:
        places: set[Place] = set()
        new = self._replaced(path, self._structure(path, data, places), places)
        self._done = len(places)
        return new

    def _structure(self, path: str, data: bytes, places: set[Place]) -> bytes:
        """The text with what kept its front matter from being read mended, as far as that can be told."""
        more = True
        while more:  # what one mend makes readable can show another fault
            more = False
            for fault in reversed(self._faults(path, data)):  # from below, so that the places above stay
                if fault.code not in MENDABLE or fault.fixable:
                    continue
                note = NoteText.from_bytes(data, path)
                edits = mended(note, fault.code, note.index.line_start(fault.line) + fault.column - 1)
                if edits:
                    data = apply(data, edits)
                    places.add((fault.code, fault.line, fault.column))
                    more = True
        return data

    def _replaced(self, path: str, data: bytes, places: set[Place]) -> bytes:
        """The text with every known fix in place; read again, there must be fewer faults and no new ones."""
        faults = self._faults(path, data)
        if not any(fault.fixable or fault.code in _MORE for fault in faults):
            return data
        note = NoteText.from_bytes(data, path)
        changes: list[TextChange] = []
        for fault in sorted(faults, key=lambda fault: (fault.line, fault.column)):
            start = note.index.line_start(fault.line) + fault.column - 1
            end = note.index.line_start(fault.end_line) + fault.end_column - 1
            new = self._replacement(fault, note, Span(start, end))
            if new is not None and (not changes or start >= changes[-1].end):
                changes.append(TextChange(start, end, new))
                places.add((fault.code, fault.line, fault.column))
        if not changes:
            return data
        new_data = apply(data, note.edits(changes))
        if len(self._faults(path, new_data)) > len(faults) - len(changes):
            raise RefusedError(f"{path}: the fix would not be read back as it is meant", "mend it in your editor")
        return new_data

    def _replacement(self, fault: Diagnostic, note: NoteText, span: Span) -> str | None:
        """What belongs in the place of the marked text; None when nobody can tell."""
        if fault.fixable:
            return fault.replacement
        typed = note.text[span.start : span.end]
        if fault.code == "bad-date":
            quote = typed[:1] if typed[:1] in _QUOTES and typed.endswith(typed[:1]) else ""
            told = read_date(typed[len(quote) : len(typed) - len(quote)].strip(), self._forms).suggestion
            return f"{quote}{told}{quote}" if told else None
        if fault.code == "bad-email" and _ADDRESSES.fullmatch(typed):
            addresses = re.split(r"[ \t]*[,;][ \t]*", typed)
            alone = any(entry.value.span == span for entry in note.front.entries)  # no item of a list
            return yaml_value(addresses) if alone and all(map(is_address, addresses)) else None
        return None

    def _faults(self, path: str, data: bytes) -> Sequence[Diagnostic]:
        note = self._reader.read(path, data)
        return note.diagnostics if note else ()
