"""The log of a contact: one interaction a line."""

import re
from collections.abc import Mapping
from datetime import date

from notesnet.model.touch import LogLine
from notesnet.read.body import Body
from notesnet.read.doubled_lines import doubled_lines
from notesnet.text.dates import iso_day, read_date
from notesnet.text.faults import Fault
from notesnet.text.log_line import OPENING, SEPARATORS, date_at
from notesnet.text.markdown import HEADING, ITEM, TEXT, Line
from notesnet.text.names import fold
from notesnet.text.patterns import regex
from notesnet.text.spans import Span

_STOP = regex(r"[,;.](?=\s|\Z)")  # what some put behind a date: `2026-10-01, coffee`
_CLOSE = regex(r"(?:\|[^\]\n]*)?(?:\]\])?")
_BLOCK_ID = regex(r"\s\^([A-Za-z0-9-]+)\s*$")
_WORD = regex(r"([*_]{0,3})([^\s:–—,;.!?*_()-]+(?:[-_.][^\s:–—,;.!?*_()-]+)*)\1(?=[,;.!?]*(?:[\s:–—()-]|\Z))")
_DATE_LIKE = regex(
    r"\d{1,4}([-./])\d{1,2}\1\d{1,4}(?![\d./-]?\d)|(?:19|20|21)\d{6}(?!\d)|\d{4}-?W\d\d-?\d(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)?\.? [A-Za-z]{3,9}\.?,? \d{4}(?!\d)|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?!\d)"
)
# `2026-11-25 call: words`, which is how nearly every line begins; whatever else may stand there is looked at in full.
_ORDINARY = regex(r"(\d{4}-\d\d-\d\d) ([A-Za-z]+)(?=[: ])[: ]*+(?=[\w\"'])", re.ASCII)
_SEPARATORS = " \t" + SEPARATORS
_new = tuple.__new__
_BEHIND_KIND = _SEPARATORS + ",;."


class LogReader:
    """Reads the logs of notes; made once from the settings."""

    def __init__(self, headings: tuple[str, ...], kinds: Mapping[str, float], forms: tuple[str, ...]) -> None:
        self.headings = frozenset(fold(heading) for heading in headings)
        self.kinds = kinds
        self.forms = forms
        self._days: dict[str, date] = {}
        self._words: dict[str, str | None] = {}

    def read(self, body: Body) -> tuple[LogLine, ...]:
        """The interactions of all logs in a note, in the order of the note."""
        found: list[LogLine] = []
        for first, end in body.section_of(self.headings):
            found += self._section(body, body.lines[first:end])
        if sum(1 for line in found if line.block_id) > 1:
            body.faults += doubled_lines(body, found)
        return tuple(found)

    def _section(self, body: Body, lines: list[Line]) -> list[LogLine]:
        found: list[LogLine] = []
        heading: int | None = None  # the entry that a dated sub-heading has begun
        owner: int | None = None  # the indent of the item that indented lines belong to
        current: int | None = None  # the entry that further lines belong to
        ordinary, text, private = _ORDINARY.match, body.text, body.private
        days, words = self._days, self._words
        for line in lines:
            number, _start, end, kind, indent, _level, mark, content, joined = line
            # nearly every line: a bullet that begins with an ISO date and a word, and has no more to it than words
            if kind is ITEM and mark is None and not (indent or joined or private):
                begins = ordinary(text, content, end)
                if begins is not None:
                    typed, word = begins.groups()
                    day, what = days.get(typed), words.get(word, "")
                    said = text[begins.end() if what else begins.start(2) : end].rstrip()
                    if day is not None and what != "" and "^" not in said:
                        tags = tuple(body.tags_of(line)) if "#" in said else ()
                        owner, current = 0, len(found)
                        found.append(_new(LogLine, (day, what or "other", said, number, tags, "", False)))
                        continue
            if line.kind is HEADING:
                entry = self._entry(body, line)
                heading = current = len(found) if entry else None
                owner = None
                found += [entry] if entry else []
                continue
            if line.kind is not ITEM and line.kind is not TEXT:
                continue
            if owner is None or (line.indent <= owner and not line.joined):
                owner = line.indent if line.kind is ITEM else None
                current = heading if line.mark is None else None
                if owner is not None and line.mark is None and (entry := self._entry(body, line)):
                    current = len(found)
                    found.append(entry)
                    continue
            if current is not None and line.mark is None:
                found[current] = self._with_line(body, found[current], line, first=current == heading)
        return found

    def _with_line(self, body: Body, entry: LogLine, line: Line, *, first: bool) -> LogLine:
        """An entry with the tags of a line that belongs to it; a bare sub-heading takes the words of its first one."""
        tags = (*entry.tags, *body.tags_of(line))
        if entry.text or entry.private or not first:
            return entry._replace(tags=tags) if len(tags) > len(entry.tags) else entry
        text = body.text[line.content : line.end].strip()
        kind, words = (entry.kind, text) if entry.kind != "other" else self._kind(text)
        return entry._replace(kind=kind, text=words, tags=tags)

    def _entry(self, body: Body, line: Line) -> LogLine | None:
        """The interaction on a line, or None when it does not begin with a date."""
        ordinary = _ORDINARY.match(body.text, line.content, line.end)
        if ordinary is not None and line.number not in body.private and (entry := self._ordinary(body, line, ordinary)):
            return entry
        return self._exactly(body, line)

    def _exactly(self, body: Body, line: Line) -> LogLine | None:
        """What ``_entry`` gives, for any line."""
        dated = self._date(body, line.content, line.end)
        if dated is None:
            return None
        day, text = dated
        block = _BLOCK_ID.search(" " + text)
        if block:
            text = (" " + text)[: block.start()].strip()
        kind, words = self._kind(text)
        private = line.number in body.private
        tags = tuple(body.tags_of(line))
        return LogLine(day, kind, "" if private else words, line.number, tags, block.group(1) if block else "", private)

    def _ordinary(self, body: Body, line: Line, found: re.Match[str]) -> LogLine | None:
        """What ``_entry`` gives, sooner, for a line that begins with an ISO date and a word; None when not sure."""
        typed, word = found.groups()
        day = self._days.get(typed)
        if day is None:
            day = iso_day(typed)
            if day is None:
                return None
            self._days[typed] = day
        if word in self._words:
            kind = self._words[word]
        else:
            kind = self._words[word] = fold(word) if fold(word) in self.kinds else None
        words = body.text[found.end() if kind else found.start(2) : line.end].rstrip()
        if "^" in words:
            return None
        tags = tuple(body.tags_of(line)) if "#" in words else ()
        return _new(LogLine, (day, kind or "other", words, line.number, tags, "", False))

    def _date(self, body: Body, start: int, end: int) -> tuple[date, str] | None:
        """The date that begins a line and the words behind it; something that only looks like one is a fault."""
        opening = OPENING.match(body.text, start, end)
        at, marks = (opening.end(), opening["marks"][::-1]) if opening else (start, "")
        dated = date_at(body.text, at, end, self.forms)
        if dated:
            day, behind = dated
            closing = _CLOSE.match(body.text, behind, end)
            words = body.text[closing.end() if closing else behind : end].replace(marks, "", 1)
            stop = _STOP.match(words)
            return day, words[stop.end() if stop else 0 :].lstrip(_SEPARATORS).rstrip()
        like = _DATE_LIKE.match(body.text, at, end)
        if like is None:
            return None
        reading = read_date(like.group(), self.forms)
        if reading.suggestion or " " not in like.group():
            remedy = f"write {reading.suggestion}" if reading.suggestion else "write it as YYYY-MM-DD"
            problem = f"this line of the log does not count: {reading.problem or 'not a date'}"
            body.faults.append(Fault("log-date", Span(*like.span()), problem, remedy, reading.suggestion))
        return None

    def _kind(self, text: str) -> tuple[str, str]:
        """(kind, text): the first word is the kind when it is one of the vault's kinds."""
        word = _WORD.match(text)
        if word and (kind := fold(word.group(2))) in self.kinds:
            return kind, text[word.end() :].lstrip(_BEHIND_KIND)
        return "other", text
