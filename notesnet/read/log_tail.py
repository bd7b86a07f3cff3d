"""A log of ordinary lines, read at once and not line by line; whatever is not sure is declined.

A property test holds it equal to the full reading.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from notesnet.model.note import Reference
from notesnet.model.touch import LogLine
from notesnet.read.body import TAGGED, Body
from notesnet.text.dates import iso_day
from notesnet.text.inline import may_hide, plain_tags
from notesnet.text.names import fold, folded
from notesnet.text.patterns import regex
from notesnet.text.spans import LineIndex

# `- 2026-11-25 call: words`: the day, the word, what stands behind it, the words.
_ROW = regex(
    r"""^[-*+] ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([A-Za-z]+)([: ]++)(?=["'A-Za-z0-9_])(.*)""",
    re.MULTILINE,
)
_NOTHING: Final = Body("", 0, LineIndex(""), 1)
_REMEMBERED = 1_000  # lines
_MOST_HEADINGS = 8  # behind a log
_WORDS_AT = 14  # the column behind the day and a blank
# A link with a name, without a heading in it, and not of the kind that shows the note itself.
_LINK = regex(r"\[\[(?<!!\[\[)(?=[ \t]*+[^ \t\]|])([^\[\]|#\n\0]+)(?:\|([^\[\]|\n\0]*+))?\]\]")
_new = tuple.__new__


class Tail(NamedTuple):
    """A log, and the body without its lines, which says all else; the places of its faults are not those of the note."""

    rest: Body
    log: tuple[LogLine, ...]
    references: tuple[Reference, ...]


class TailReader:
    """Reads the logs of ordinary notes; made once from the settings."""

    def __init__(self, headings: frozenset[str], kinds: Mapping[str, float]) -> None:
        self._headings = headings
        self._lines: dict[str, tuple[int, bool]] = {}
        self._days = _Days()
        self._kinds = _Kinds(kinds)

    def read(self, body: Body) -> Tail | None:
        """The log of a body, and all else in it; None where each line must be looked at."""
        text, start = body.text, body.start
        if text.find("\r", start) >= 0 or may_hide(text, start):
            return None
        heading, after = self._heading(text, start)
        first = text.find("\n", heading) + 1
        if heading == 0 or _is_odd(text, first, after):
            return None
        number = body.first + text.count("\n", start, first)
        if after < len(text) or not _is_prose(text, start, heading):
            rest = body.without(first, after)
            if not self._is_only_log(rest, number - 1 - body.first):
                return None
        else:
            rest = _NOTHING
        end = after
        while end > first and text[end - 1] == "\n":
            end -= 1
        while first < end and text[first] == "\n":
            first += 1
            number += 1
        rows = _ROW.findall(text, first, end) if first < end else []
        if len(rows) != (text.count("\n", first, end) + 1 if first < end else 0):
            return None
        return self._read(rest, rows, number, text.count("[[", first, end))

    def _heading(self, text: str, start: int) -> tuple[int, int]:
        """(where the last heading of a log begins, 0 for nowhere; where the next heading does, or the text ends)."""
        after, level = len(text), 9
        for _each in range(_MOST_HEADINGS):
            heading = text.rfind("\n#", max(start - 1, 0), after) + 1
            end = text.find("\n", heading)
            if heading == 0 or end < 0:
                break
            found, is_log = self._known(text[heading:end])
            if found == 0:
                break
            if is_log:
                return (heading, after) if level <= found or after == len(text) else (0, 0)
            after, level = heading, found
        return 0, 0

    def _known(self, line: str) -> tuple[int, bool]:
        """(the level of the heading that a line is when it stands by itself, 0 for none; whether a log is below it)."""
        known = self._lines.get(line)
        if known is None:
            found = Body(line + "\n", 0, LineIndex(line), 1).sections
            known = (found[0].level, self._is_log(line, folded(found[0].title))) if found else (0, False)
            if len(self._lines) < _REMEMBERED:
                self._lines[line] = known
        return known

    def _is_log(self, line: str, title: str) -> bool:
        """Whether a heading is that of a log, and says nothing besides: no link, no tag, nor that all below is private."""
        return title in self._headings and title != "private" and "[" not in line and not TAGGED.search(line)

    def _is_only_log(self, body: Body, at: int) -> bool:
        """Whether the line at a place is a heading, the only one of a log, and not private."""
        logs = [section.heading for section in body.sections if folded(section.title) in self._headings]
        return logs == [at] and body.lines[at].number not in body.private

    def _read(self, rest: Body, rows: list[tuple[str, str, str, str]], number: int, many: int) -> Tail | None:
        """What the rows say, of which the first one stands on the line ``number``; ``many`` links may stand in them."""
        log: list[LogLine] = []
        links: list[Reference] = []
        days, kinds = self._days, self._kinds
        for typed, word, gap, words in rows:
            day, kind, said = days[typed], kinds[word], words
            if day is None:
                return None
            if said[-1].isspace():
                said = said.rstrip()
            if "[[" in said:
                links += _links(said, number, _WORDS_AT + len(word) + len(gap))
            if kind is None:
                kind, said = "other", word + gap + said
            tags = plain_tags(said) if "#" in said else ()
            log.append(_new(LogLine, (day, kind, said, number, tags, "", False)))
            number += 1
        return Tail(rest, tuple(log), tuple(links)) if len(links) == many else None


def _is_odd(text: str, start: int, end: int) -> bool:
    """Whether a sign stands in a log for which each line must be looked at."""
    return (
        text.find("\\", start, end) >= 0
        or text.find("^", start, end) >= 0
        or (text.find("(", start, end) >= 0 and text.find("](", start, end) >= 0)
        or TAGGED.search(text, start, end) is not None
    )


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether nothing follows from what stands there, and nothing that it opens goes on behind it."""
    return not (
        text.find("[", start, end) >= 0
        or text.find("#", start, end) >= 0
        or text.find("<", start, end) >= 0
        or text.find("~", start, end) >= 0
    )


class _Days(dict[str, date | None]):
    """Days by how they are typed; None for what is none."""

    def __missing__(self, typed: str) -> date | None:
        found = self[typed] = iso_day(typed)
        return found


class _Kinds(dict[str, str | None]):
    """Kinds of touches by how they are typed; None for a word that is none."""

    def __init__(self, kinds: Mapping[str, float]) -> None:
        super().__init__()
        self._known = kinds

    def __missing__(self, word: str) -> str | None:
        kind = fold(word)
        found = self[word] = kind if kind in self._known else None
        return found


def _links(said: str, number: int, column: int) -> list[Reference]:
    """The links of the usual form in words that stand at a line and column."""
    found = []
    for link in _LINK.finditer(said):
        begin, end = link.span()
        name, shown = link.groups()
        place = (number, column + begin, column + end)
        found.append(_new(Reference, (name.strip(" \t"), shown, *place, True, True, None, True)))
    return found
