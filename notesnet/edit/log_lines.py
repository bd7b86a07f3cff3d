"""The entries of a log as an edit sees them: where each begins and ends, its day, and how it is written."""

from datetime import date
from typing import NamedTuple

from notesnet.edit.note_text import NoteText
from notesnet.text.log_line import OPENING, SEPARATORS, date_at
from notesnet.text.markdown import Line, LineKind
from notesnet.text.patterns import regex

_LINK_END = regex(r"(?:\|[^\]\n]*)?\]\]")
_BETWEEN = regex(rf"[ \t]*[{SEPARATORS}]?[ \t]+")


class Style(NamedTuple):
    """What stands around the date of an entry: before it on its line, around it, and between it and the words."""

    prefix: str
    opening: str
    closing: str
    between: str

    def line(self, day: date, text: str) -> str:
        """The line of a new entry."""
        dated = f"{self.prefix}{self.opening}{day.isoformat()}{self.closing}"
        return f"{dated}{self.between}{text}" if text else dated


class LogEntry(NamedTuple):
    """One entry.

    Attributes:
        first: index of its line among the lines of the body.
        end: index behind the last line that belongs to it; blank lines below it do not.
        day: its date.
        style: how its line is written.
        below: for a sub-heading without words, the index of the line that has them.
        heading: whether it is a sub-heading.
    """

    first: int
    end: int
    day: date
    style: Style
    below: int | None = None
    heading: bool = False


def entries_of(note: NoteText, first: int, end: int, forms: tuple[str, ...]) -> list[LogEntry]:
    """The dated items and sub-headings among the lines ``first`` to ``end`` (excluded) of the body."""
    found: list[LogEntry] = []
    owner: int | None = None  # the indent of the item that indented lines belong to
    for at in range(first, end):
        line = note.lines[at]
        if line.kind is LineKind.HEADING:
            owner = None
            found += _entry(note, at, end, forms)
        elif line.kind in (LineKind.TEXT, LineKind.ITEM) and (
            owner is None or (line.indent <= owner and not line.joined)
        ):
            owner = line.indent if line.kind is LineKind.ITEM else None
            if owner is not None and line.mark is None:
                found += _entry(note, at, end, forms)
    return found


def _entry(note: NoteText, at: int, end: int, forms: tuple[str, ...]) -> list[LogEntry]:
    line = note.lines[at]
    dated = _dated(note.text, line, forms)
    if dated is None:
        return []
    day, style, has_words = dated
    heading = line.kind is LineKind.HEADING
    behind = _end_of_heading(note.lines, at, end) if heading else _end_of_item(note.lines, at, end)
    below = _words_below(note, at + 1, behind, forms) if heading and not has_words else None
    return [LogEntry(at, behind, day, style, below, heading)]


def _words_below(note: NoteText, first: int, end: int, forms: tuple[str, ...]) -> int | None:
    """The line that says what a sub-heading without words is about: the first one below it, unless that is an entry too."""
    kinds = (LineKind.TEXT, LineKind.ITEM)
    at = next((at for at in range(first, end) if note.lines[at].kind in kinds), None)
    if at is None or note.lines[at].mark is not None:
        return None
    item = note.lines[at].kind is LineKind.ITEM
    return None if item and _dated(note.text, note.lines[at], forms) else at


def _end_of_item(lines: list[Line], at: int, end: int) -> int:
    """Behind the last line that belongs to an item: as the log is read, quotes and code in between end nothing."""
    item, behind = lines[at], at + 1
    for index in range(at + 1, end):
        line = lines[index]
        inside = line.indent > item.indent or line.joined
        if line.kind is LineKind.HEADING or (line.kind in (LineKind.TEXT, LineKind.ITEM) and not inside):
            break
        if inside and line.kind is not LineKind.BLANK:
            behind = index + 1
    return behind


def _end_of_heading(lines: list[Line], at: int, end: int) -> int:
    behind = at + 1
    for index in range(at + 1, end):
        if lines[index].kind is LineKind.HEADING and lines[index].level <= lines[at].level:
            break
        if lines[index].kind is not LineKind.BLANK:
            behind = index + 1
    return behind


def _dated(text: str, line: Line, forms: tuple[str, ...]) -> tuple[date, Style, bool] | None:
    """The date that begins a line, how it is written, and whether words follow."""
    opening = OPENING.match(text, line.content, line.end)
    dated = date_at(text, opening.end() if opening else line.content, line.end, forms)
    if dated is None:
        return None
    day, behind = dated
    marks, link = (opening["marks"], opening["link"] or "") if opening else ("", "")
    closed = _LINK_END.match(text, behind, line.end) if link else None
    behind = closed.end() if closed else behind
    tail = marks[::-1]
    if not text.startswith(tail, behind) or behind + len(tail) > line.end:
        marks = tail = ""
    behind += len(tail)
    between = _BETWEEN.match(text, behind, line.end)
    words = text[between.end() if between else behind : line.end].strip(f" \t{SEPARATORS}#")
    style = Style(
        text[line.start : line.content],
        f"{marks}{link}" if closed else marks,
        f"]]{tail}" if closed else tail,
        between[0] if between and words else " ",
    )
    return day, style, bool(words)
