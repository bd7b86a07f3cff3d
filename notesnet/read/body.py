"""The body of one note: its lines, its sections, what is private, its links and its tasks."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Generic, TypeVar

from notesnet.model.note import Reference, Task
from notesnet.text.dates import read_date
from notesnet.text.faults import Fault
from notesnet.text.inline import WIKILINK, Link, has, hidden_spans, links_in, may_hide, tags_in
from notesnet.text.markdown import BLANK, CODE, HEADING, HTML, ITEM, TEXT, Line, Section, scan_lines, sections
from notesnet.text.names import folded
from notesnet.text.patterns import regex
from notesnet.text.spans import LineIndex, Span
from notesnet.text.tasks import DateText, read_task

# A # before a letter, less what marks what went out and came in: those tags belong to a log line, not to the person.
TAGGED = regex(r"#(?!(?i:gave|got|thanked|noanswer)(?:[/\s]|\Z))[^\s#]")
LIVE = (TEXT, HEADING, ITEM)
_new = tuple.__new__
T = TypeVar("T")


class _lazy(Generic[T]):  # noqa: N801 - it is used as functools.cached_property is, whose lock costs more than the work
    """An attribute that is computed when it is asked for."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__

    def __get__(self, body: object, _owner: object = None) -> T:
        found = body.__dict__[self._name] = self._compute(body)
        return found


class Body:
    """A note's body, scanned once; everything is computed when it is asked for."""

    def __init__(self, text: str, start: int, index: LineIndex, first: int = 0) -> None:
        self.text = text
        self.first = first or index.line_of(start)  # the number of the line that begins at ``start``
        self.index = index
        self.start = start
        self.faults: list[Fault] = []

    def without(self, start: int, end: int) -> "Body":
        """The body with an empty line for each of those from ``start`` to ``end``, where one begins; with none at its end."""
        text = self.text
        if end == len(text):
            return Body(text[:start], self.start, self.index, self.first)
        text = text[:start] + "\n" * text.count("\n", start, end) + text[end:]
        return Body(text, self.start, LineIndex(text), self.first)

    @_lazy
    def lines(self) -> list[Line]:
        """Every line of the body with its kind."""
        return scan_lines(self.text, self.start, self.first)

    @_lazy
    def sections(self) -> list[Section]:
        """Every heading with the lines it rules."""
        return sections(self.text, self.lines)

    @_lazy
    def private(self) -> set[int]:
        """Numbers of the lines from a heading Private to the next heading of its level or a higher one."""
        found: set[int] = set()
        for section in self.sections:
            if folded(section.title) == "private":
                found.update(line.number for line in self.lines[section.heading : section.end])
        return found

    @_lazy
    def hidden(self) -> list[Span]:
        """Code spans and comments, also those that go over several lines."""
        if not may_hide(self.text):
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

    @_lazy
    def _tagged(self) -> list[int]:
        """Which of the lines may have a tag that counts."""
        if self.text.find("#", self.start) < 0:
            return []
        found = {self.index.line_of(sign.start()) - self.first for sign in TAGGED.finditer(self.text, self.start)}
        return sorted(found)

    def tags_of(self, line: Line) -> list[str]:
        """The tags on one line."""
        if self.text.find("#", line.start, line.end) < 0:
            return []
        return [tag for tag, _span in tags_in(self.text, line, self.hidden)]

    def references(self) -> Iterator[Reference]:
        """Every link in the body; ``counts`` where it says that there was contact."""
        text = self.text
        sign = "[" if has(text, "](", self.start) else "[["
        at = text.find(sign, self.start)
        if at < 0:
            return
        lines, promised, hidden, line_of = self.lines, self._promised, self.hidden, self.index.line_of
        first = lines[0].number
        plain = sign == "[[" and not hidden and text.find("\\", self.start) < 0
        while at >= 0:
            line = lines[line_of(at) - first]
            kind = line.kind
            if kind not in (BLANK, CODE, HTML):
                counts = kind in LIVE and line.number not in promised
                if plain:
                    yield from _plain_references(text, line, at, counts=counts)
                else:
                    for link in links_in(text, line, hidden):
                        yield self.reference(link, counts=counts and not link.embed)
            at = text.find(sign, line.end)

    @_lazy
    def _marked(self) -> list[Line]:
        """The lines with a task's box."""
        return [line for line in self.lines if line[6] is not None]

    @_lazy
    def _promised(self) -> set[int]:
        """Numbers of the lines of open tasks, with those that go on with them or are indented below."""
        found: set[int] = set()
        if self._marked:
            tasks: list[tuple[int, bool]] = []  # (indent, whether it is open) of each task that the line may lie in
            for line in self.lines:
                if not line.joined and line.kind is not BLANK:
                    while tasks and tasks[-1][0] >= line.indent:
                        tasks.pop()
                    if line.mark is not None:
                        tasks.append((line.indent, line.mark not in ("x", "X")))
                if tasks and tasks[-1][1]:
                    found.add(line.number)
        return found

    def reference(self, link: Link, *, counts: bool = True) -> Reference:
        """A link with its place in the note."""
        target, shown, (start, stop), _line, _embed, wiki = link
        line, column = self.index.position(start)
        return _new(Reference, (target, shown, line, column, column + stop - start, wiki, counts, None, True))

    def tasks(self, forms: tuple[str, ...], *, linked: bool = False) -> tuple[Task, ...]:
        """Every task line, or those with a link only; a date that can't be read is a fault."""
        found = []
        for line in self._marked:
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
            if folded(section.title) in headings and (not found or section.heading >= found[-1][1]):
                found.append((section.heading + 1, section.end))
        return found

    @_lazy
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


def _plain_references(text: str, line: Line, at: int, *, counts: bool) -> Iterator[Reference]:
    """As ``links_in`` and ``Body.reference``, in less time, for a line with neither markdown links, code nor escapes.

    ``at`` is where its first ``[[`` stands.
    """
    number, start, end, content = line[0], line[1], line[2], line[7]
    at = max(at, content)
    while (at := text.find("[[", at, end)) >= 0:
        link = WIKILINK.match(text, at, end)
        if link is None:
            at += 1
            continue
        embed = at > content and text[at - 1] == "!"
        begin, at = at - embed, link.end()
        name = link[1].strip(" \t")
        if name:
            target = name.partition("#")[0].rstrip(" \t")
            place = (number, begin - start + 1, at - start + 1)
            yield _new(Reference, (target, link[2], *place, True, counts and not embed, None, True))


def _is_ledger(tag: str) -> bool:
    """Tags that mark what went out and came in belong to a log line, not to the person."""
    return tag.partition("/")[0].casefold() in ("gave", "got", "thanked", "noanswer")
