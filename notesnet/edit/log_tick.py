"""Puts the line of a tick into a log: once, with the tick's id, and with other words when a person gives them later."""

import re
from datetime import date
from typing import NamedTuple

from notesnet.edit.edits import Edits
from notesnet.edit.lines import replaced
from notesnet.edit.log import add_log_line
from notesnet.edit.log_lines import LogEntry, entries_of
from notesnet.edit.note_text import NoteText
from notesnet.edit.places import BY_HAND
from notesnet.text.markdown import Line
from notesnet.text.patterns import regex

# not the longer one of a line of the agenda
_ID = regex(r"(?:^|[ \t])\^(nn-[0-9a-f]{6})(?![0-9A-Za-z-])")
_GOT = regex(r"(?<!\S)#got(?![\w-])", re.IGNORECASE)
_THANKED = regex(r"(?<!\S)#thanked(?![\w-])", re.IGNORECASE)


class TickLine(NamedTuple):
    """A line of a log to be: its day, kind and words, and its id; ``forms`` and ``headings`` are those of the vault."""

    day: date
    text: str
    id: str
    headings: tuple[str, ...]
    forms: tuple[str, ...] = ()


def lines_with_id(note: NoteText, id_: str) -> list[Line]:
    """The lines of the body with this block id, also when a person wrote on behind it."""
    mark = f"^{id_}"
    return [
        line
        for line in (note.lines if mark in note.text else ())
        if any(match[1] == id_ for match in _ID.finditer(note.text, line.start, line.end))
    ]


def log_tick(note: NoteText, new: TickLine) -> Edits:
    """Adds the line, unless one with its id stands in the note already.

    Raises:
        EditRefusedError: as ``add_log_line``.
    """
    if lines_with_id(note, new.id):
        return note.edits(())
    return add_log_line(note, new.day, f"{new.text} ^{new.id}", new.headings, new.forms)


def reword(note: NoteText, new: TickLine, plain: str, made: str | None) -> Edits:
    """Gives the line with the id other words; its date stays. No edits when a person changed it since.

    Nobody changed it when it says ``plain``, the words of a tick to which a person gave none, or is the line ``made``.

    Raises:
        EditRefusedError: another line would change.
    """
    there = lines_with_id(note, new.id)
    if len(there) != 1:
        return note.edits(())
    at = there[0].number - note.lines[0].number
    entries = entries_of(note, at, at + 1, new.forms)
    if not entries:
        return note.edits(())
    entry, old = entries[0], note.text[there[0].start : there[0].end]
    if old.strip() != (made or "").strip() and old.rstrip() != _written(entry, plain, new.id):
        return note.edits(())
    return replaced(note, there[0], _written(entry, new.text, new.id), there[0].kind)


def thank(note: NoteText, seen: tuple[int, str], day: date, forms: tuple[str, ...]) -> Edits:
    """Puts ``#thanked`` at the end of a log's line with ``#got``, before its block id; no edits when it is there.

    ``seen`` is where that line of ``day`` stood, and its words: it is found again there, else as the only one.

    Raises:
        EditRefusedError: no such line is there any more, or several are and none where it stood.
    """
    number, words = seen
    first = note.lines[0].number if note.lines else 1
    entries = [entry for entry in entries_of(note, 0, len(note.lines), forms) if entry.day == day]
    fits = [entry for entry in entries if _says(note, entry, words)]
    found = [entry for entry in fits if entry.first == number - first] or fits
    if len(found) != 1:
        offset = note.index.line_start(min(max(number, 1), len(note.index)))
        places = " and ".join(f"line {entry.first + first}" for entry in found)
        where = f", and stands on {places}" if places else ""
        raise note.refusal(offset, f"the line of {day} is no longer here{where}", BY_HAND)
    line = note.lines[found[0].first]
    text = note.text[line.start : line.end]
    if _THANKED.search(text):
        return note.edits(())
    block = re.search(r"[ \t]+\^[A-Za-z0-9-]+[ \t]*$", text)
    end = block.start() if block else len(text.rstrip(" \t"))
    return replaced(note, line, f"{text[:end]} #thanked{text[end:]}", line.kind)


def _says(note: NoteText, entry: LogEntry, words: str) -> bool:
    """Whether an entry has these words, and something that came in."""
    text = note.text[note.lines[entry.first].start : note.lines[entry.end - 1].end]
    return words in text and _GOT.search(text) is not None


def _written(entry: LogEntry, words: str, id_: str) -> str:
    return entry.style.line(entry.day, f"{words} ^{id_}")
