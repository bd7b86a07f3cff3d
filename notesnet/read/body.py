"""The body of one note: its lines, its sections, what is private, its links and its tasks."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from notesnet.model.note import Reference, Task
from notesnet.text.dates import read_date
from notesnet.text.faults import Fault
from notesnet.text.inline import Link, hidden_spans, links_in, tags_in
from notesnet.text.markdown import BLANK, CODE, HEADING, HTML, ITEM, TEXT, Line, Section, scan_lines, sections
from notesnet.text.names import fold
from notesnet.text.spans import LineIndex, Span
from notesnet.text.tasks import DateText, read_task

_TAGGED = re.compile(r"#[^\s#]")
LIVE = (TEXT, HEADING, ITEM)


class Body:
    """A note's body, scanned once; everything is computed when it is asked for."""

    def __init__(self, text: str, start: int, index: LineIndex) -> None:
        self.text = text
        self.index = index
        self._start = start
        self.faults: list[Fault] = []

    @cached_property
    def lines(self) -> list[Line]:
        """Every line of the body with its kind."""
        return scan_lines(self.text, self._start, self.index.line_of(self._start))

    @cached_property
    def sections(self) -> list[Section]:
        """Every heading with the lines it rules."""
        return sections(self.text, self.lines)

    @cached_property
    def private(self) -> set[int]:
        """Numbers of the lines from a heading Private to the next heading of its level or a higher one."""
        found: set[int] = set()
        for section in self.sections:
            if fold(section.title) == "private":
                found.update(line.number for line in self.lines[section.heading : section.end])
        return found

    @cached_property
    def hidden(self) -> list[Span]:
        """Code spans and comments, also those that go over several lines."""
        if "`" not in self.text and "%%" not in self.text and "<!--" not in self.text:
            return []
        return hidden_spans(self.text, self.lines)

    def tags(self, *, private: bool = True) -> list[str]:
        """The tags in the body, outside code and quotes, in order; those in the private part only when asked for."""
        numbers = self._tagged
        if not numbers:
            return []
        secret = set() if private else self.private
        live = (line for line in (self.lines[n] for n in numbers) if line.kind in LIVE and line.number not in secret)
        return [tag for line in live for tag in self.tags_of(line) if not _is_ledger(tag)]

    @cached_property
    def _tagged(self) -> list[int]:
        """Which of the lines have a # before a letter; a heading has none."""
        first = self.index.line_of(self._start)
        found = {self.index.line_of(sign.start()) - first for sign in _TAGGED.finditer(self.text, self._start)}
        return sorted(found)

    def tags_of(self, line: Line) -> list[str]:
        """The tags on one line."""
        if self.text.find("#", line.start, line.end) < 0:
            return []
        return [tag for tag, _span in tags_in(self.text, line, self.hidden)]

    def references(self) -> Iterator[Reference]:
        """Every link in the body; ``counts`` where it says that there was contact."""
        if self.text.find("[", self._start) < 0:
            return
        open_task = False
        for line in self.lines:
            open_task = line.mark not in (None, "x", "X") or (open_task and line.joined)
            if line.kind in (BLANK, CODE, HTML):
                continue
            if self.text.find("[", line.start, line.end) < 0:
                continue
            counts = line.kind in LIVE and not open_task
            for link in links_in(self.text, line, self.hidden):
                yield self.reference(link, counts=counts and not link.embed)

    def reference(self, link: Link, *, counts: bool = True) -> Reference:
        """A link with its place in the note."""
        line, column = self.index.position(link.span.start)
        end = column + link.span.end - link.span.start
        return Reference(link.target, link.shown, line, column, end, link.wiki, counts)

    def tasks(self, forms: tuple[str, ...], *, linked: bool = False) -> tuple[Task, ...]:
        """Every task line, or those with a link only; a date that can't be read is a fault."""
        found = []
        for line in self.lines:
            if line.mark is not None:
                links = links_in(self.text, line, self.hidden)
                if links or not linked:
                    found.append(self._task(line, forms, links))
        return tuple(found)

    def _task(self, line: Line, forms: tuple[str, ...], links: list[Link]) -> Task:
        fields = read_task(self.text, line.content, line.end)
        due = self._date(fields.due, forms) or (None if fields.due else self._date(fields.scheduled, forms))
        return Task(
            text=fields.description,
            mark=line.mark or " ",
            due=due,
            line=line.number,
            done=self._date(fields.done, forms),
            created=self._date(fields.created, forms),
            links=tuple(self.reference(link) for link in links),
            recurring=fields.recurring,
            private=line.number in self.private,
        )

    def _date(self, typed: DateText | None, forms: tuple[str, ...]) -> date | None:
        if typed is None:
            return None
        reading = read_date(typed.text, forms)
        if reading.date is None:
            remedy = f"write {reading.suggestion}" if reading.suggestion else "write it as YYYY-MM-DD"
            problem = reading.problem or "not a date"
            self.faults.append(Fault("bad-date", typed.span, problem, remedy, reading.suggestion))
        return reading.date

    def section_of(self, headings: frozenset[str]) -> list[tuple[int, int]]:
        """(first line, end) as indexes for each outermost section whose folded title is among ``headings``."""
        found: list[tuple[int, int]] = []
        for section in self.sections:
            if fold(section.title) in headings and (not found or section.heading >= found[-1][1]):
                found.append((section.heading + 1, section.end))
        return found

    @cached_property
    def parents(self) -> dict[int, int]:
        """For each list item that is indented below another one: number of its line → number of that one's."""
        found: dict[int, int] = {}
        above: list[Line] = []
        for line in self.lines:
            if line.kind is HEADING:
                above.clear()
            elif line.kind is ITEM:
                while above and above[-1].indent >= line.indent:
                    above.pop()
                if above:
                    found[line.number] = above[-1].number
                above.append(line)
        return found


def _is_ledger(tag: str) -> bool:
    """Tags that mark what went out and came in belong to a log line, not to the person."""
    return tag.partition("/")[0].casefold() in ("gave", "got", "thanked", "noanswer")
