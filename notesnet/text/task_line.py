"""The grammar of an agenda line: ``- [ ] BODY 📅 2026-11-12 ^nn-7f3a2c-9b1e``.

The block id says which item a line is, and whether the line is still as we wrote it; so a week file needs no memory
beside it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from notesnet.text.digests import sha256
from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.tasks import DateText, Field, may_have_fields, read_task, task_fields, without

# A box without its blank, or without the blank behind it, or with a mark typed beside its blank (`[x ]`), is still one: a
# line that is not known again comes twice.
_TASK = regex(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[(?:[ \t](?=[xX>-][ \t]?\]))?(.?)(?:(?<=[xX>-])[ \t])?\][ \t]*")
_ID = regex(r"\^(nn-[0-9a-f]{6})(?:-([0-9a-f]{4}))?(?![0-9A-Za-z-])")
_LINE_END = " \t\r\n"


class AgendaLine(NamedTuple):
    """A line with one of our ids, as it stands in the file now.

    Attributes:
        mark: the character in the box; ``""`` when there is none.
        body: the text without due date, done date and id.
        due: the due date as typed, with its span in the line.
        done: the done date as typed, with its span in the line.
        id: which item it is, such as ``nn-7f3a2c``.
        check: what ``line_check`` gave when the line was written; ``""`` when somebody cut it off.
        as_written: whether all but the mark and the done date is as it was written.
    """

    mark: str
    body: str
    due: DateText | None
    done: DateText | None
    id: str
    check: str
    as_written: bool

    @property
    def untouched(self) -> bool:
        """Whether the box is empty and the rest is as it was written."""
        return self.mark == " " and self.as_written


def item_id(kind: str, path: str, round_: str, nth: int = 0) -> str:
    """The id of an item: the same for the same parts, whatever Unicode form the path comes in.

    ``round_`` is what makes this item another one than the last of its kind and path; ``nth`` counts equal ones.
    """
    parts = "\0".join((kind, normalize("NFC", path), round_, str(nth)))
    return "nn-" + _hex(parts)[:6]


def line_check(line: str) -> str:
    """Four hex digits that stay the same when a line is ticked, and change when anything else in it does."""
    line = line.rstrip(_LINE_END)
    task = _TASK.match(line)
    if task is None:
        return _hex(line)[:4]
    return _check(line, task, _own_spans(line, task, task_fields(line, task.end(), len(line))))


def write_line(body: str, due: date | None, id_: str) -> str:
    """An open agenda line, without a line end.

    Line ends in ``body`` become blanks, and what Obsidian Tasks or we would read as a field of the line is taken out.
    """
    plain = not may_have_fields(body)
    words = " ".join(body.splitlines()).strip() if plain else _words(body)
    parts = ["- [ ]", words, f"📅 {due.isoformat()}" if due else ""]
    line = " ".join(filter(None, parts))
    # Where the due date is the only field, all but the mark is checked.
    check = _hex(f"{line[:3]}{line[4:]}".rstrip(_LINE_END))[:4] if plain else line_check(line)
    return f"{line} ^{id_}-{check}"


def just_written(line: str) -> AgendaLine:
    """A line that ``write_line`` gave, as ``read_agenda_line`` reads it, but for its body and due date: they are left empty."""
    id_, _, check = line.rpartition(" ^")[2].rpartition("-")
    return AgendaLine(" ", "", None, None, id_, check, as_written=True)


def read_agenda_line(line: str) -> AgendaLine | None:
    """What stands on a line; None when it is no task, or has none of our ids."""
    line = line.rstrip(_LINE_END)
    task = _TASK.match(line)
    ids = list(_ID.finditer(line, task.end())) if task else []
    if task is None or not ids:
        return None
    start, end = task.end(), len(line)
    fields = task_fields(line, start, end)
    read = read_task(line, start, end, fields)
    own = _own_spans(line, task, fields)
    dated = [field.whole for field in fields if read.due and field.span == read.due.span]
    mark, (id_, check) = task[1], ids[-1].groups(default="")
    return AgendaLine(
        mark=mark,
        body=without(line, start, end, sorted(own + dated)).strip(),
        due=read.due,
        done=read.done,
        id=id_,
        check=check,
        as_written=_check(line, task, own) == check,
    )


def days_around(day: date, distance: int = 400) -> Iterator[date]:
    """The days before and after one, the nearest first."""
    middle = day.toordinal()
    for ordinal in (middle + sign * days for days in range(1, distance) for sign in (1, -1)):
        if date.min.toordinal() <= ordinal <= date.max.toordinal():
            yield date.fromordinal(ordinal)


def written_due(line: str, days: Iterable[date]) -> date | None:
    """The one of ``days`` that stood behind 📅 when the line was written, as far as its check tells; None for none."""
    read = read_agenda_line(line)
    if read is None or read.due is None or not read.check:
        return None
    start, end = read.due.span
    for day in days:
        was = f"{line[:start]}{day.isoformat()}{line[end:]}"
        if line_check(was) == read.check:
            return day
    return None


def open_again(line: str, days: Iterable[date]) -> str:
    """The line with an empty box, without the day it was done, and with the one of ``days`` that it was written with."""
    task = _TASK.match(line)
    read = read_agenda_line(line)
    if task is None or read is None:
        return line
    was = None if read.as_written else written_due(line, days)
    if was and read.due:
        line = f"{line[: read.due.span.start]}{was.isoformat()}{line[read.due.span.end :]}"
    done = [field.whole for field in task_fields(line, task.end(), len(line)) if field.name == "done"]
    mark = line[task.start(1) : task.end(1)] if read.mark not in ("x", "X", ">", "-") else " "
    before, behind = _around_mark(line, task)
    return f"{before}{mark}{behind}{without(line, task.end(), len(line), done)}"


def _around_mark(line: str, task: re.Match[str]) -> tuple[str, str]:
    """What stands before and behind the mark, to the end of the box; a blank beside it in the box is left out."""
    return line[: task.start(1)].rstrip(" \t"), line[task.end(1) : task.end()].lstrip(" \t")


def _own_spans(line: str, task: re.Match[str], fields: list[Field]) -> list[Span]:
    """Where done dates and our id (the last one) stand, in order."""
    spans = [field.whole for field in fields if field.name == "done"]
    ids = [Span(*match.span()) for match in _ID.finditer(line, task.end())]
    return sorted(spans + ids[-1:])


def _check(line: str, task: re.Match[str], own: list[Span]) -> str:
    kept = without(line, task.end(), len(line), own)
    before, behind = _around_mark(line, task)
    return _hex(f"{before}{behind}{kept}".rstrip(_LINE_END))[:4]


def _words(body: str) -> str:
    words = " ".join(_ID.sub("", body).splitlines()).strip()
    # Taking one field out can make another of what stood around it.
    while (plain := _ID.sub("", read_task(words, 0, len(words)).description).strip()) != words:
        words = plain
    return words


def _hex(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
