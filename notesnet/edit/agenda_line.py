"""Opens a ticked line of an agenda file again."""

import re
from collections.abc import Iterable
from datetime import date

from notesnet.edit.edits import apply
from notesnet.edit.lines import replaced
from notesnet.edit.note_text import NoteText
from notesnet.text.agenda_file import read_agenda_file
from notesnet.text.markdown import Line
from notesnet.text.patterns import regex
from notesnet.text.task_line import open_again, read_agenda_line

_ANSWER = regex(r"[ \t]+(?:[-*+][ \t]+)?(?:\d{4}-\d\d-\d\d[ \t:–—-]+)?(?:yes|no|not[ \t]+now)\b", re.IGNORECASE)


def reopened(data: bytes, path: str, id_: str, days: Iterable[date]) -> bytes:
    """The agenda file with `[ ]` on every line of the item, without the day it was done, and with the date as we wrote it.

    ``days`` are those among which that date is looked for; one that is not among them stays.

    Raises:
        EditRefusedError: another line would change.
    """
    tried = list(days)
    while True:
        note = NoteText.from_bytes(data, path)
        found = next(((line, new) for line in note.lines if (new := _open(note, line, id_, tried)) is not None), None)
        if found is None:
            return data
        line, new = found
        data = apply(data, replaced(note, line, new, line.kind))


def answer_below(data: bytes, path: str, id_: str) -> str:
    """The `- yes` or `- no` that stands below the line of the item, as typed; empty when there is none."""
    for section in read_agenda_file(NoteText.from_bytes(data, path).text).sections:
        for element in section.elements:
            if element.agenda and element.agenda.id == id_:
                found = next((line.strip() for line in element.children if _ANSWER.match(line)), "")
                if found:
                    return found
    return ""


def _open(note: NoteText, line: Line, id_: str, days: list[date]) -> str | None:
    """The line as it is when it is open; None for another line, and for one that is open."""
    text = note.text[line.start : line.end]
    read = read_agenda_line(text) if "^nn-" in text else None
    if read is None or read.id != id_:
        return None
    new = open_again(text, days)
    return new if new != text else None
