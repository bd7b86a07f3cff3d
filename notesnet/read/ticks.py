"""Reads an agenda file: each line with an id, what a person did on it, and what they wrote below it."""

from collections.abc import Iterator, Sequence
from typing import Final

from notesnet.model.tick import Below, Mark, Tick
from notesnet.text.agenda_file import Element, read_agenda_file
from notesnet.text.dates import read_date
from notesnet.text.inline import links_in
from notesnet.text.markdown import Line, LineKind
from notesnet.text.patterns import regex
from notesnet.text.task_line import AgendaLine, days_around, written_due
from notesnet.text.weeks import Week

_MARKS: Final[dict[str, Mark]] = {"x": "x", "X": "x", ">": ">", "-": "-"}
_ITEM = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_BOX = regex(r"\[.\][ \t]")
_FENCE = regex(r"[ \t]*(?:`{3,}|~{3,})")
# What people write for a day where only a date is read; other words behind ✅ are decoration.
_DAY_IN_WORDS = regex(
    r"✅\ufe0f?[ \t]*((?i:yesterday|tomorrow|(?:last |on )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|\d\d?\.?[ \t][^\W\d_]{3,9}(?:[ \t]\d{4})?))"
    r"[ \t]*(?:\^[A-Za-z0-9-]+[ \t]*)?$"
)
_BLOCK_ID = regex(r"(?:^|[ \t])\^[A-Za-z0-9-]+$")


def read_ticks(text: str, path: str, week: Week, forms: Sequence[str] = ()) -> list[Tick]:
    """Every line of the file that carries one of our ids, in order, whether a person did something on it or not."""
    listed = list(read_agenda_file(text).lines_with_id())
    ids = frozenset(line.id for _section, _element, line in listed)
    return [_tick(element, line, (path, week, section.name, ids), forms) for section, element, line in listed]


def _tick(
    element: Element, line: AgendaLine, around: tuple[str, Week, str, frozenset[str]], forms: Sequence[str]
) -> Tick:
    path, week, section, ids = around
    done = read_date(line.done.text, forms).date if line.done else None
    due = read_date(line.due.text, forms).date if line.due else None
    links = links_in(line.body, _whole(line.body))
    return Tick(
        path=path,
        monday=week.monday,
        sunday=week.sunday,
        line=element.at + 1,
        text=element.line,
        id=line.id,
        mark=_MARKS.get(line.mark, ""),
        as_written=line.as_written,
        due=due,
        was=written_due(element.line, days_around(due)) if due and not line.as_written else None,
        done=done,
        wrong_day=_wrong_day(element.line, line) if done is None else "",
        links=tuple(link.target for link in links),
        shown=(links[0].shown or links[0].target) if links else "",
        section=section,
        below=tuple(_below(element)),
        beside=ids,
        wrong_due=line.due.text if line.due and due is None and not line.as_written else "",
    )


def _wrong_day(text: str, line: AgendaLine) -> str:
    """What stands behind ✅ and was meant as a day."""
    if line.done:
        return line.done.text
    words = None if line.as_written or "✅" not in text else _DAY_IN_WORDS.search(text)
    return words[1] if words else ""


def _below(element: Element) -> Iterator[Below]:
    """The lines that a person wrote, less quotes, code and tasks; a line without a list's sign goes on the one above."""
    at = element.at + 1 + (element.details is not None)
    found: list[Below] = []
    code = False
    for number, line in enumerate(element.children, at + 1):
        if _FENCE.match(line):
            code = not code
            continue
        item = _ITEM.match(line)
        # a form feed or another odd line break in the words is a blank
        words = _BLOCK_ID.sub("", " ".join((line[item.end() :] if item else line).splitlines())).strip()
        if code or not words or words.startswith(">") or _BOX.match(words):
            continue
        links = tuple(link.target for link in links_in(words, _whole(words)))
        if item is None and found and found[-1].line == number - 1:
            above = found.pop()
            found.append(Below(above.line, f"{above.text} {words}", above.links + links))
        else:
            found.append(Below(number, words, links))
    return iter(found)


def _whole(text: str) -> Line:
    return Line(1, 0, len(text), LineKind.TEXT, 0, 0, None, 0)
