"""Finds a task of a note again that was seen among others with the same words."""

from notesnet.edit.note_text import NoteText
from notesnet.text.tasks import read_task


def line_of_task(note: NoteText, text: str, line: int, nth: int, of: int) -> int:
    """The line of the ``nth`` of ``of`` tasks with these words, when there are still as many; else ``line``, where it stood."""
    same = [
        candidate.number
        for candidate in note.lines
        if candidate.mark is not None and read_task(note.text, candidate.content, candidate.end).description == text
    ]
    return same[nth] if len(same) == of else line
