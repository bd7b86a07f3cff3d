"""Ticks, cancels and reschedules a task, as Obsidian Tasks would have written it."""

from datetime import date

from notesnet.edit.edits import Edits
from notesnet.edit.lines import find_line, replaced
from notesnet.edit.note_text import NoteText
from notesnet.edit.places import BY_HAND
from notesnet.text.markdown import Line
from notesnet.text.spans import Span
from notesnet.text.tasks import Field, TaskFields, read_task, task_fields, without

_DONE = ("x", "X")


def tick(note: NoteText, line: int, expected_text: str, day: date) -> Edits:
    """Marks a task as done, with ``✅ DATE`` behind its other fields and before its block id; no edits when it is done.

    ``expected_text`` is the line as it was seen, or the task's words without fields; ``line`` is where it stood then.

    Raises:
        EditRefusedError: the task is gone, stands in several other places, or recurs.
    """
    found = _task(note, line, expected_text)
    if found.mark in _DONE:
        return note.edits(())
    fields = _fields(note, found)
    done = read_task(note.text, found.content, found.end, fields).done
    content = _with_mark(note, found, "x")
    if done is not None:
        return _rewritten(note, found, content, done.span, day.isoformat())
    return _rewritten(note, found, content, *_new_field(note, found, fields, ("completion", "✅"), day))


def untick(note: NoteText, line: int, expected_text: str) -> Edits:
    """Opens a task that was done or cancelled, and takes the day of that out; no edits when it is open.

    Raises:
        EditRefusedError: as ``tick``.
    """
    found = _task(note, line, expected_text)
    if found.mark not in (*_DONE, "-"):
        return note.edits(())
    over = "done" if found.mark in _DONE else "cancelled"
    gone = [field.whole for field in _fields(note, found) if field.name == over]
    content = _with_mark(note, found, " ")
    kept = without(note.text, found.content, found.end, gone)
    return _rewritten(note, found, content, Span(found.content, found.end), kept)


def cancel(note: NoteText, line: int, expected_text: str) -> Edits:
    """Marks a task as cancelled, ``[-]``; no edits when it is.

    Raises:
        EditRefusedError: as ``tick``, or it is done.
    """
    found = _task(note, line, expected_text)
    if found.mark == "-":
        return note.edits(())
    if found.mark in _DONE:
        raise note.refusal(found.start, "this task is done", "Put [ ] in its box first.")
    return _rewritten(note, found, _with_mark(note, found, "-"), Span(found.end, found.end), "")


def reschedule(note: NoteText, line: int, expected_text: str, day: date) -> Edits:
    """Moves the due date of a task, else its scheduled date, where and as it is written; without one it gets ``📅 DATE``.

    Raises:
        EditRefusedError: as ``tick``, or it is done or cancelled.
    """
    found = _task(note, line, expected_text)
    if found.mark in (*_DONE, "-"):
        state = "cancelled" if found.mark == "-" else "done"
        raise note.refusal(found.start, f"this task is {state}", "Put [ ] in its box first.")
    fields = _fields(note, found)
    read = read_task(note.text, found.content, found.end, fields)
    dated = read.due or read.scheduled
    content = note.text[found.start : found.end]
    if dated is not None:
        return _rewritten(note, found, content, dated.span, day.isoformat())
    return _rewritten(note, found, content, *_new_field(note, found, fields, ("due", "📅"), day))


def _task(note: NoteText, line: int, expected: str) -> Line:
    """The task that is meant; its line as it was, or its words."""
    wanted = expected.strip()

    def matches(candidate: Line) -> bool:
        if candidate.mark is None:
            return False
        if note.text[candidate.start : candidate.end].strip() == wanted:
            return True
        return read_task(note.text, candidate.content, candidate.end).description == wanted

    return find_line(note, line, matches, expected)


def _fields(note: NoteText, line: Line) -> list[Field]:
    return task_fields(note.text, line.content, line.end)


def _with_mark(note: NoteText, line: Line, mark: str) -> str:
    """The line with another mark in its box."""
    box = note.text.rindex(f"[{line.mark}]", line.start, line.content)
    return f"{note.text[line.start : box + 1]}{mark}{note.text[box + 2 : line.end]}"


def _rewritten(note: NoteText, line: Line, content: str, span: Span, new: str) -> Edits:
    """The line ``content`` with ``new`` in place of the characters of the note at ``span``."""
    start, end = span.start - line.start, span.end - line.start
    text = f"{content[:start]}{new}{content[end:]}"
    before = read_task(note.text, line.content, line.end)
    if before.recurring:
        remedy = "Tick it in Obsidian, which writes the next one, or in your editor."
        raise note.refusal(line.start, "this task recurs (🔁)", remedy)
    after = read_task(text, line.content - line.start, len(text))
    if _rest(before) != _rest(after):
        raise note.refusal(line.start, "another part of this task would change", BY_HAND)
    return replaced(note, line, text, line.kind)


def _rest(task: TaskFields) -> tuple[str, str, str | None, str, str]:
    """What no edit of a task may change."""
    dates = (task.start.text if task.start else "", task.created.text if task.created else "")
    return (task.description, task.priority, task.block_id, *dates)


def _new_field(note: NoteText, line: Line, fields: list[Field], called: tuple[str, str], day: date) -> tuple[Span, str]:
    """Where a new field goes and how it is written: in brackets when the others are, else with its sign."""
    text = note.text
    end = line.content + len(text[line.content : line.end].rstrip(" \t"))
    block = fields[-1] if fields and fields[-1].name == "block" else None
    if block is not None and block.whole.end == end:
        end = line.content + len(text[line.content : block.whole.start].rstrip(" \t"))
    bracketed = [field for field in fields if text[field.whole.start] in "[(" and field.name != "block"]
    if not bracketed:
        blank = "" if text[end - 1] in " \t" else " "
        return Span(end, end), f"{blank}{called[1]} {day.isoformat()}"
    last = bracketed[-1].whole
    before = text[line.content : last.start]
    blanks = before[len(before.rstrip(" \t")) :] or " "
    opening, closing = text[last.start], text[last.end - 1]
    return Span(end, end), f"{blanks}{opening}{called[0]}:: {day.isoformat()}{closing}"
