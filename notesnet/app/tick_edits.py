"""What the wishes of ticks do to the bytes of a note."""

from collections.abc import Callable
from datetime import date

from notesnet.app.change_note import edited_bytes, own_key
from notesnet.app.introduction_step import step_edit
from notesnet.edit.edits import Edits
from notesnet.edit.frontmatter import delete_key, set_key
from notesnet.edit.log_tick import TickLine, lines_with_id, log_tick, reword, thank
from notesnet.edit.note_text import NoteText
from notesnet.edit.task_again import line_of_task
from notesnet.edit.tasks import cancel, reschedule, tick
from notesnet.model.settings import Settings
from notesnet.model.tick import FollowUpWish, LogWish, StepWish, TaskWish, ThankedWish
from notesnet.network.introduction_steps import Taken
from notesnet.network.tick_words import stays
from notesnet.text.dates import read_date
from notesnet.text.names import fold_key
from notesnet.text.tasks import read_task
from notesnet.text.yaml_values import Scalar

Rewrite = Callable[[bytes], bytes]
NoteWish = LogWish | FollowUpWish | TaskWish | StepWish | ThankedWish


class Asked:
    """A wish as an edit of its note, and what that did, in words.

    ``made`` gives the line of a log that we wrote last for a (path, id), None when that is not known.
    """

    def __init__(self, wish: NoteWish, settings: Settings, made: Callable[[str, str], str | None]) -> None:
        self._wish = wish
        self._rewrite = _rewrite_of(wish, settings, made)
        self._old = b""

    def rewrite(self, data: bytes) -> bytes:
        """The bytes of a note once the wish is fulfilled; the same bytes when it is already."""
        self._old = data
        return self._rewrite(data)

    def summary(self) -> str:
        """What the last rewrite did: a line that was there already got other words."""
        wish = self._wish
        if isinstance(wish, LogWish) and lines_with_id(NoteText.from_bytes(self._old, wish.path), wish.id):
            return f"its line in the log now says: {wish.text}"
        return wish.summary


def _rewrite_of(wish: NoteWish, settings: Settings, made: Callable[[str, str], str | None]) -> Rewrite:
    path = wish.path
    if isinstance(wish, LogWish):
        return lambda data: _logged(data, wish, settings, made)
    if isinstance(wish, FollowUpWish):
        return lambda data: edited_bytes(data, path, lambda note: _followed(note, wish, settings))
    if isinstance(wish, TaskWish):
        return lambda data: edited_bytes(data, path, lambda note: _task(note, wish, settings))
    if isinstance(wish, ThankedWish):
        forms = settings.date_formats
        return lambda data: edited_bytes(data, path, lambda note: thank(note, (wish.line, wish.text), wish.day, forms))
    return lambda data: _stepped(data, wish, settings)


def _stepped(data: bytes, wish: StepWish, settings: Settings) -> bytes:
    """The properties, then the lines of the body, one after another."""
    for taken in (Taken(wish.fields, "", wish.summary), *(Taken((), line, wish.summary) for line in wish.body)):
        data = step_edit(settings.fields, taken)(data, wish.path)
    return data


def _logged(data: bytes, wish: LogWish, settings: Settings, made: Callable[[str, str], str | None]) -> bytes:
    line = TickLine(wish.day, wish.text, wish.id, settings.log_headings, settings.date_formats)
    new = edited_bytes(data, wish.path, lambda note: log_tick(note, line))
    if new == data:
        if not wish.said:
            return data
        return edited_bytes(data, wish.path, lambda note: reword(note, line, wish.plain, made(wish.path, wish.id)))
    if wish.clears is None:
        return new
    clears = wish.clears
    return edited_bytes(new, wish.path, lambda note: _cleared(note, clears, settings))


def _cleared(note: NoteText, until: date, settings: Settings) -> Edits:
    there = _follow_up(note, settings)
    return delete_key(note, own_key(note, "follow_up", settings.fields)) if there and there <= until else note.edits(())


def _followed(note: NoteText, wish: FollowUpWish, settings: Settings) -> Edits:
    if stays(_follow_up(note, settings), wish.day, wish.was):
        return note.edits(())
    return set_key(note, own_key(note, "follow_up", settings.fields), wish.day)


def _follow_up(note: NoteText, settings: Settings) -> date | None:
    """The day that stands in the note now."""
    name = fold_key(own_key(note, "follow_up", settings.fields))
    for entry in note.front.entries:
        if fold_key(entry.key.text) == name and isinstance(entry.value, Scalar):
            return read_date(entry.value.text, settings.date_formats).date
    return None


def _task(note: NoteText, wish: TaskWish, settings: Settings) -> Edits:
    line = line_of_task(note, wish.task.text, wish.task.line, wish.nth, wish.of)
    if wish.act == "tick":
        return tick(note, line, wish.task.text, wish.day)
    if wish.act == "cancel":
        return cancel(note, line, wish.task.text)
    if stays(_due(note, line, settings), wish.day, wish.was):
        return note.edits(())
    return reschedule(note, line, wish.task.text, wish.day)


def _due(note: NoteText, number: int, settings: Settings) -> date | None:
    at = number - note.lines[0].number if note.lines else -1
    if not 0 <= at < len(note.lines) or note.lines[at].mark is None:
        return None
    line = note.lines[at]
    read = read_task(note.text, line.content, line.end)
    due = read.due or read.scheduled
    return read_date(due.text, settings.date_formats).date if due else None
