"""A log of ordinary lines at the end of a note, read at once and not line by line; whatever is not sure is declined.

A property test holds it equal to the full reading.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from notesnet.model.note import Reference
from notesnet.model.touch import LogLine
from notesnet.read.body import TAGGED, Body, folded
from notesnet.text.dates import iso_day
from notesnet.text.inline import has, may_hide, plain_tags
from notesnet.text.names import fold
from notesnet.text.patterns import regex

# `- 2026-11-25 call: words`: the day, the word, what stands behind it, the words.
_ROW = regex(
    r"""^[-*+] ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([A-Za-z]+)([: ]++)(?=["'A-Za-z0-9_])(.*)""",
    re.MULTILINE,
)
_WORDS_AT = 14  # the column behind the day and a blank
# A link with a name, without a heading in it, and not of the kind that shows the note itself.
_LINK = regex(r"\[\[(?<!!\[\[)(?=[ \t]*+[^ \t\]|])([^\[\]|#\n\0]+)(?:\|([^\[\]|\n\0]*+))?\]\]")
_new = tuple.__new__


class Tail(NamedTuple):
    """A log that ends a note, and the body up to its heading; all else that a body says, ``before`` says."""

    before: Body
    log: tuple[LogLine, ...]
    references: tuple[Reference, ...]


class TailReader:
    """Reads logs that end their notes; made once from the settings."""

    def __init__(self, headings: frozenset[str], kinds: Mapping[str, float]) -> None:
        self._headings = headings
        self._days = _Days()
        self._kinds = _Kinds(kinds)

    def read(self, body: Body) -> Tail | None:
        """The log that ends a body, and all else in it; None where each line must be looked at."""
        text, start = body.text, body.start
        heading = text.rfind("\n#", max(start - 1, 0)) + 1
        first = text.find("\n", heading) + 1
        if heading == 0 or first == 0:
            return None
        if text.find("\r", start) >= 0 or may_hide(text, start):
            return None
        if text.find("\\", first) >= 0 or text.find("^", first) >= 0 or has(text, "](", first):
            return None
        if TAGGED.search(text, first):
            return None
        before = Body(text[:first], start, body.index, body.first)
        if not self._is_last(before):
            return None
        number = before.lines[-1].number + 1
        end = len(text.rstrip("\n"))
        while first < end and text[first] == "\n":
            first += 1
            number += 1
        rows = _ROW.findall(text, first, end) if first < end else []
        if len(rows) != (text.count("\n", first, end) + 1 if first < end else 0):
            return None
        return self._read(before, rows, number, text.count("[[", first))

    def _is_last(self, before: Body) -> bool:
        """Whether the last line is the heading of a log, and the first one of a log, and nothing is private."""
        sections = before.sections
        if not sections or sections[-1].heading != len(before.lines) - 1:
            return False
        *others, last = [folded(section.title) for section in sections]
        return last in self._headings and not any(one == "private" or one in self._headings for one in others)

    def _read(self, before: Body, rows: list[tuple[str, str, str, str]], number: int, many: int) -> Tail | None:
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
        return Tail(before, tuple(log), tuple(links)) if len(links) == many else None


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
