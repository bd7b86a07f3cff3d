"""The sub-headings of a log that file its entries by the year or by the month, as ``### 2026`` or ``### 2026-11``."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from notesnet.edit.log_lines import LogEntry
from notesnet.edit.note_text import NoteText
from notesnet.text.markdown import LineKind
from notesnet.text.patterns import regex

_PERIOD = regex(r"(?:\[\[|\*\*|_)?(\d{4}(?:-\d{2})?)(?:\]\]|\*\*|_)?:?[ \t#]*")


class Group(NamedTuple):
    """One sub-heading: its index among the lines, the index behind what stands below it, and its year or month."""

    heading: int
    end: int
    period: str

    def holds(self, day: date) -> bool:
        """Whether a day is filed here."""
        return day.isoformat().startswith(self.period)

    def among(self, entries: Sequence[LogEntry]) -> list[LogEntry]:
        """The entries that are filed here."""
        return [entry for entry in entries if self.heading < entry.first < self.end]


def groups_of(note: NoteText, first: int, end: int, entries: Sequence[LogEntry]) -> list[Group]:
    """The groups of the log whose lines are ``first`` to ``end`` (excluded); none unless each entry stands where it belongs."""
    headings = [at for at in range(first, end) if note.lines[at].kind is LineKind.HEADING]
    level = min((note.lines[at].level for at in headings), default=0)
    groups: list[Group] = []
    for at in reversed([at for at in headings if note.lines[at].level == level]):
        line = note.lines[at]
        period = _PERIOD.fullmatch(note.text, line.content, line.end)
        if period is None:
            return []
        groups.append(Group(at, groups[-1].heading if groups else end, period[1]))
    groups.reverse()
    if len({group.period for group in groups}) < len(groups) or len({len(group.period) for group in groups}) != 1:
        return []
    starts = [group.heading for group in groups]
    places = [bisect_left(starts, entry.first) - 1 for entry in entries]
    filed = all(at >= 0 and groups[at].holds(entry.day) for at, entry in zip(places, entries, strict=True))
    return groups if filed else []


def heading_for(note: NoteText, group: Group, day: date) -> str:
    """The line of a new sub-heading, written as that of ``group`` is."""
    line = note.lines[group.heading]
    text = note.text[line.start : line.end]
    at = text.index(group.period, line.content - line.start)
    return f"{text[:at]}{day.isoformat()[: len(group.period)]}{text[at + len(group.period) :]}"
