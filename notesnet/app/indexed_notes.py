"""Notes as the index keeps them: what was read of each, before any link was looked up."""

from typing import Any

from notesnet.app.indexed_source import decoded, made
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.note import Kind
from notesnet.read.note import Note
from notesnet.store.index_codec import DETAILS, dated, diagnostic_of, encode, references, task_of


def note_row(note: Note) -> str:
    """A note."""
    noun = type(note.detail).__name__ if note.detail else ""
    return encode(
        [
            note.path, note.kind, note.name, note.aliases, note.given, noun, note.detail, note.day, note.references,
            note.tasks, note.diagnostics, note.mentions,
        ]
    )  # fmt: skip


def fault_row(fault: Diagnostic | None) -> str:
    """A file that is no note: it could not be read, or (None) it is another tool's template, or nobody wants to know."""
    return encode([fault])


def read_row(text: str) -> Note | Diagnostic | None:
    """What a row holds.

    Raises:
        IndexBrokenError: it is damaged.
    """
    return made(_read, decoded(text))


def _read(row: Any) -> Note | Diagnostic | None:
    if len(row) == 1:
        return diagnostic_of(row[0]) if row[0] else None
    path, kind, name, aliases, given, noun, detail, day, links, tasks, faults, mentions = row
    return Note(
        path, Kind(kind), name, tuple(aliases), given, DETAILS[noun](detail) if noun else None, dated(day),
        references(links), tuple([task_of(task) for task in tasks]), tuple([diagnostic_of(fault) for fault in faults]),
        tuple([(line, words) for line, words in mentions]),
    )  # fmt: skip
