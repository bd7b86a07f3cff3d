"""The log of a contact: one interaction a line."""

import re
from collections.abc import Mapping
from datetime import date

from notesnet.model.touch import LogLine
from notesnet.read.body import Body
from notesnet.text.dates import read_date
from notesnet.text.faults import Fault
from notesnet.text.markdown import Line, LineKind
from notesnet.text.names import fold
from notesnet.text.spans import Span

# What may stand around a date: [[ ]], ** or _; behind it a time.
_OPEN = re.compile(r"[*_]{0,3}(?:\[\[)?")
_CLOSE = re.compile(r"(?:T?[ ]?\d{1,2}:\d{2}(?::\d{2})?Z?(?:[+-]\d{2}:?\d{2})?)?(?:\|[^\]\n]*)?(?:\]\])?[*_]{0,3}")
_BLOCK_ID = re.compile(r"\s\^([A-Za-z0-9-]+)\s*$")
_WORD = re.compile(r"[^\s:–—-]+(?:-[^\s:–—-]+)*")
_DATE_LIKE = re.compile(r"\d[\d./-]{4,}|\d{1,2}\.? [A-Za-z]{3,9}\.? \d{4}")
_SEPARATORS = " \t:–—-"


class LogReader:
    """Reads the logs of notes; made once from the settings."""

    def __init__(self, headings: tuple[str, ...], kinds: Mapping[str, float], forms: tuple[str, ...]) -> None:
        self.headings = frozenset(fold(heading) for heading in headings)
        self.kinds = kinds
        self.forms = forms

    def read(self, body: Body) -> tuple[LogLine, ...]:
        """The interactions of all logs in a note, in the order of the note."""
        found: list[LogLine] = []
        for first, end in body.section_of(self.headings):
            found += self._section(body, body.lines[first:end])
        return tuple(found)

    def _section(self, body: Body, lines: list[Line]) -> list[LogLine]:
        found: list[LogLine] = []
        owner: int | None = None  # the indent of the item that indented lines belong to
        for at, line in enumerate(lines):
            if line.kind is LineKind.HEADING:
                owner = None
                entry = self._entry(body, line, line.content)
                if entry:
                    found.append(self._heading_entry(body, entry, lines[at + 1 :]))
            elif line.kind is LineKind.ITEM and (owner is None or line.indent <= owner):
                owner = line.indent
                if line.mark is None and (entry := self._entry(body, line, line.content)):
                    found.append(entry)
        return found

    def _heading_entry(self, body: Body, entry: LogLine, rest: list[Line]) -> LogLine:
        """A dated sub-heading without words of its own takes those of its first line."""
        if entry.text:
            return entry
        for line in rest:
            if line.kind is LineKind.HEADING:
                break
            if line.kind in (LineKind.TEXT, LineKind.ITEM):
                text = body.text[line.content : line.end].strip()
                kind, words = (entry.kind, text) if entry.kind != "other" else self._kind(text)
                tags = tuple(tag for tag, _span in body.tags_of(line))
                return entry._replace(kind=kind, text="" if entry.private else words, tags=entry.tags + tags)
        return entry

    def _entry(self, body: Body, line: Line, start: int) -> LogLine | None:
        """The interaction on a line, or None when it does not begin with a date."""
        dated = self._date(body, start, line.end)
        if dated is None:
            return None
        day, rest = dated
        text = body.text[rest : line.end].lstrip(_SEPARATORS).rstrip()
        block = _BLOCK_ID.search(" " + text)
        if block:
            text = (" " + text)[: block.start()].strip()
        kind, words = self._kind(text)
        private = line.number in body.private
        tags = tuple(tag for tag, _span in body.tags_of(line))
        return LogLine(day, kind, "" if private else words, line.number, tags, block.group(1) if block else "", private)

    def _date(self, body: Body, start: int, end: int) -> tuple[date, int] | None:
        """The date that begins a line and where it ends; something that only looks like one is a fault."""
        opening = _OPEN.match(body.text, start, end)
        at = opening.end() if opening else start
        for length in self._lengths(body.text, at, end):
            reading = read_date(body.text[at : at + length], self.forms)
            if reading.date:
                closing = _CLOSE.match(body.text, at + length, end)
                return reading.date, closing.end() if closing else at + length
        like = _DATE_LIKE.match(body.text, at, end)
        if like:
            reading = read_date(like.group(), self.forms)
            remedy = f"write {reading.suggestion}" if reading.suggestion else "write it as YYYY-MM-DD"
            problem = f"this line of the log does not count: {reading.problem or 'not a date'}"
            body.faults.append(Fault("log-date", Span(*like.span()), problem, remedy, reading.suggestion))
        return None

    def _lengths(self, text: str, at: int, end: int) -> list[int]:
        """How long a date here can be: 10 characters as ISO; in another form up to each of the next blanks."""
        lengths = [10] if at + 10 <= end and not (at + 10 < end and text[at + 10].isdigit()) else []
        if self.forms:
            words = re.compile(r"\S+(?: \S+){0,2}").match(text, at, end)
            if words:
                whole = words.group()
                cuts = [i for i, char in enumerate(whole) if char == " "] + [len(whole)]
                lengths += [n for cut in reversed(cuts) for n in (cut, len(whole[:cut].rstrip(":–—-*_]")))]
        return lengths

    def _kind(self, text: str) -> tuple[str, str]:
        """(kind, text): the first word is the kind when it is one of the vault's kinds."""
        word = _WORD.match(text)
        if word and (kind := fold(word.group())) in self.kinds:
            return kind, text[word.end() :].lstrip(_SEPARATORS)
        return "other", text
