"""All the tasks that were promised to someone."""

from collections.abc import Iterable, Iterator
from typing import Literal

from notesnet.model.contact import Contact
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.meeting import Meeting
from notesnet.model.note import Kind, Task
from notesnet.read.links import LinkIndex
from notesnet.read.note import Note


def gather_follow_ups(notes: Iterable[Note], links: LinkIndex) -> tuple[FollowUp, ...]:
    """Tasks in a contact's or group's note, and those in a meeting or dated note that link to a contact."""
    return tuple(follow_up for note in notes for follow_up in _of_note(note, links))


def _of_note(note: Note, links: LinkIndex) -> Iterator[FollowUp]:
    if isinstance(note.detail, Contact | Group):
        for task in note.detail.tasks:
            yield _follow_up(task, note.path, (note.path,))
    elif isinstance(note.detail, Meeting) or note.kind is Kind.DATED:
        for task in note.detail.tasks if isinstance(note.detail, Meeting) else note.tasks:
            paths = [links.resolve(reference, note.path).path for reference in task.links]
            contacts = tuple(dict.fromkeys(p for p in paths if p and links.kinds[p] is Kind.CONTACT))
            if contacts:
                yield _follow_up(task, note.path, contacts)


def _follow_up(task: Task, path: str, contacts: tuple[str, ...]) -> FollowUp:
    state: Literal["open", "done", "cancelled"] = (
        "done" if task.mark in "xX" else "cancelled" if task.mark == "-" else "open"
    )
    return FollowUp(
        text=task.text,
        due=task.due,
        line=task.line,
        path=path,
        state=state,
        done=task.done,
        created=task.created,
        contacts=contacts,
        recurring=task.recurring,
        private=task.private,
        below=task.below,
    )
