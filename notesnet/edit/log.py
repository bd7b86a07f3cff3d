"""Adds a line to the log of a note, where its date puts it and in the style of its neighbours."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from notesnet.edit.edits import Edits, apply
from notesnet.edit.lines import inserted
from notesnet.edit.log_groups import Group, groups_of, heading_for
from notesnet.edit.log_lines import LogEntry, Style, entries_of
from notesnet.edit.note_text import NoteText
from notesnet.edit.places import BY_HAND
from notesnet.edit.verify import NewLine
from notesnet.text.markdown import Line, LineKind, Section, sections
from notesnet.text.names import fold
from notesnet.text.patterns import regex

_BLOCK_ID = regex(r"(?:^|\s)\^[A-Za-z0-9-]+$")
_NUMBER = regex(r"([ \t]*)(\d{1,8})([.)][ \t]+)")
_PLAIN = Style("- ", "", "", " ")
_BLANK = NewLine("", LineKind.BLANK)


class _Log(NamedTuple):
    """The lines below the heading of a log, as indexes among the lines of the body."""

    heading: int
    first: int
    end: int


def add_log_line(note: NoteText, day: date, text: str, headings: tuple[str, ...], forms: tuple[str, ...] = ()) -> Edits:
    """Puts ``text`` (kind and words, as ``coffee: pricing``) of a day into the log, on one line.

    The log is the first section with one of ``headings``; where there is none, it is made with the first of them, before
    Private or at the end. ``forms`` are the vault's other date forms; what is written is ISO.

    Raises:
        EditRefusedError: it can't be added without touching, or hiding, something else.
    """
    words = " ".join(line.strip() for line in text.splitlines() if line.strip())
    names = frozenset(fold(heading) for heading in headings)
    log = _find(note, names)
    entries = entries_of(note, log.first, log.end, forms) if log else []
    if log is None:
        edits = _with_new_log(note, headings[0], _PLAIN.line(day, words))
    elif entries:
        edits = _filed(note, log, entries, day, words)
    else:
        edits = _first_line(note, log, day, words)
    after = NoteText.from_bytes(apply(note.data, edits), note.path)
    found = _find(after, names)
    days = [entry.day for entry in entries_of(after, found.first, found.end, forms)] if found else []
    if sorted(days) != sorted([day, *(entry.day for entry in entries)]):
        start = note.lines[log.heading].start if log else 0
        raise note.refusal(start, "the log would not be read back as it is meant", BY_HAND)
    return edits


def _filed(note: NoteText, log: _Log, entries: list[LogEntry], day: date, words: str) -> Edits:
    """Among the entries of its year or month, where the log has a sub-heading for each; else among all of them."""
    newest = _newest_first(entries)
    groups = groups_of(note, log.first, log.end, entries)
    if not groups:
        return _among(note, entries, day, words, newest_first=newest)
    own = next((group for group in groups if group.holds(day)), None)
    inside = own.among(entries) if own else []
    if inside:
        return _among(note, inside, day, words, newest_first=newest)
    if own:
        new = _like(note, entries[0], day, words)
        return inserted(note, own.heading + 1, new, note.lines[own.heading].start)
    return _with_new_group(note, groups, entries, day, words)


def _among(note: NoteText, entries: list[LogEntry], day: date, words: str, *, newest_first: bool) -> Edits:
    at, neighbour = _place(entries, day, newest_first=newest_first)
    blank = _are_apart(note.lines, entries)
    before = at == neighbour.first
    new = _like(note, neighbour if before else _counted(entries, neighbour), day, words)
    apart = (_BLANK,) if blank else ()
    whole = (*new, *apart) if before else (*apart, *new)
    return inserted(note, at, whole, note.lines[at if before else at - 1].start)


def _with_new_group(note: NoteText, groups: list[Group], entries: list[LogEntry], day: date, words: str) -> Edits:
    """A sub-heading for a year or month that the log does not have yet, with the entry below it."""
    lines, day_text = note.lines, day.isoformat()
    newest = groups[0].period > groups[-1].period if len(groups) > 1 else _newest_first(entries)
    below = (group for group in groups if (group.period < day_text) == newest)
    follower = next(below, None)
    model = follower or groups[-1]
    entry = next(iter(model.among(entries)), entries[0])
    heading = NewLine(heading_for(note, model, day), LineKind.HEADING)
    gap = (_BLANK,) if lines[model.heading + 1 :] and lines[model.heading + 1].kind is LineKind.BLANK else ()
    new = (heading, *gap, *_like(note, entry, day, words))
    apart = (_BLANK,) if all(lines[group.heading - 1].kind is LineKind.BLANK for group in groups[1:]) else ()
    if follower:
        return inserted(note, follower.heading, (*new, *apart), lines[follower.heading].start)
    said = max(at for at in range(model.heading, model.end) if lines[at].kind is not LineKind.BLANK)
    return inserted(note, said + 1, (*apart, *new), lines[said].start)


def _find(note: NoteText, headings: frozenset[str]) -> _Log | None:
    """The first log that is not private, else the first one."""
    found: list[_Log] = []
    private: list[Section] = []
    for section in sections(note.text, note.lines):
        if fold(section.title) == "private":
            private.append(section)
        if fold(section.title) in headings:
            found.append(_Log(section.heading, section.heading + 1, section.end))
    public = (log for log in found if not any(area.heading <= log.heading < area.end for area in private))
    return next(public, found[0] if found else None)


def _place(entries: list[LogEntry], day: date, *, newest_first: bool) -> tuple[int, LogEntry]:
    """Before which line a day goes, and the entry beside it; of one day the later entry is the newer one."""
    if newest_first:
        for entry in entries:
            if entry.day <= day:
                return entry.first, entry
        return max(entry.end for entry in entries), entries[-1]
    for entry in reversed(entries):
        if entry.day <= day:
            return entry.end, entry
    return entries[0].first, entries[0]


def _newest_first(entries: list[LogEntry]) -> bool:
    days = [entry.day for entry in entries]
    rises = sum(above < below for above, below in pairwise(days))
    return rises <= sum(above > below for above, below in pairwise(days))


def _are_apart(lines: list[Line], entries: list[LogEntry]) -> bool:
    """Whether a blank line stands between most entries; a single sub-heading keeps one, a single item does not."""
    if len(entries) == 1:
        return entries[0].heading
    apart = sum(lines[entry.first - 1].kind is LineKind.BLANK for entry in entries[1:])
    return apart * 2 > len(entries) - 1


def _counted(entries: list[LogEntry], neighbour: LogEntry) -> LogEntry:
    """``neighbour`` with the next number, when it ends a list whose numbers count."""
    numbers = [_NUMBER.fullmatch(entry.style.prefix) for entry in entries]
    last = numbers[-1]
    if neighbour is not entries[-1] or last is None or not all(numbers) or len({one and one[2] for one in numbers}) < 2:
        return neighbour
    prefix = f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}{last[3]}"
    return neighbour._replace(style=neighbour.style._replace(prefix=prefix))


def _like(note: NoteText, entry: LogEntry, day: date, words: str) -> tuple[NewLine, ...]:
    """The lines of a new entry, written as ``entry`` is."""
    if not entry.heading:
        return (NewLine(entry.style.line(day, words), LineKind.ITEM),)
    # a block id is looked for on the line of the date only
    if entry.below is None or not words or _BLOCK_ID.search(words):
        return (NewLine(entry.style.line(day, words), LineKind.HEADING),)
    below = note.lines[entry.below]
    marker = note.text[below.start : below.content]
    between = (_BLANK,) if entry.below > entry.first + 1 else ()
    heading = NewLine(entry.style.line(day, ""), LineKind.HEADING)
    return (heading, *between, NewLine(f"{marker}{words}", below.kind))


def _first_line(note: NoteText, log: _Log, day: date, words: str) -> Edits:
    """The first entry of a log: above the items that stand there already, else below what is said there."""
    lines = note.lines
    own = range(log.first, next((i for i in range(log.first, log.end) if lines[i].kind is LineKind.HEADING), log.end))
    item = next((i for i in own if lines[i].kind is LineKind.ITEM and lines[i].mark is None), None)
    if item is not None:
        marker = note.text[lines[item].start : lines[item].content]
        line = NewLine(_PLAIN._replace(prefix=marker).line(day, words), LineKind.ITEM)
        return inserted(note, item, (line,), lines[item].start)
    new = NewLine(_PLAIN.line(day, words), LineKind.ITEM)
    said = [i for i in own if lines[i].kind is not LineKind.BLANK]
    if said:
        at = said[-1] + 1
        whole: tuple[NewLine, ...] = (_BLANK, new)
    else:
        at = log.first
        whole = (_BLANK, new) if _blank_below_headings(note, log.heading) else (new,)
    if at < log.end and lines[at].kind is not LineKind.BLANK:
        whole = (*whole, _BLANK)
    return inserted(note, at, whole, lines[at - 1].start)


def _with_new_log(note: NoteText, title: str, line: str) -> Edits:
    """A log with one line: before Private, else at the end of the note."""
    lines = note.lines
    parts = sections(note.text, lines)
    private = next((part for part in parts if fold(part.title) == "private"), None)
    item = NewLine(line, LineKind.ITEM)
    blank = (_BLANK,) if _blank_below_headings(note, -1) else ()
    if private is not None:
        heading = NewLine(f"{'#' * private.level} {title}", LineKind.HEADING)
        above = lines[private.heading - 1].kind if private.heading else LineKind.BLANK
        behind = (_BLANK,) if above is LineKind.BLANK else ()
        whole = (heading, *blank, item, *behind)
        return inserted(note, private.heading, whole, lines[private.heading].start)
    heading = NewLine(f"{'#' * _level(parts)} {title}", LineKind.HEADING)
    apart = (_BLANK,) if not lines or lines[-1].kind is not LineKind.BLANK else ()
    if not note.text:
        apart = ()
    return inserted(note, len(lines), (*apart, heading, *blank, item), max(len(note.text) - 1, 0))


def _level(parts: list[Section]) -> int:
    """The level of the sections of a note: 2, unless it is made of several first-level ones."""
    levels = [part.level for part in parts]
    return 1 if levels.count(1) > 1 and 2 not in levels else 2


def _blank_below_headings(note: NoteText, except_for: int) -> bool:
    """Whether most headings of a note that have something below them have a blank line in between."""
    lines = note.lines
    below = [
        lines[part.heading + 1].kind is LineKind.BLANK
        for part in sections(note.text, lines)
        if part.heading != except_for
        and any(line.kind not in (LineKind.BLANK, LineKind.HEADING) for line in lines[part.heading + 1 : part.end])
    ]
    return sum(below) * 2 > len(below)
