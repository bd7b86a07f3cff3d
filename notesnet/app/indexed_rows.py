"""What the index keeps: each note as it was read, and the parts of the vault that follow from all of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from unicodedata import is_normalized

from notesnet.app.indexed_columns import NUMBERS
from notesnet.app.indexed_roll import numbers_of
from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.meeting import Meeting
from notesnet.model.touch import LogLine, Touch
from notesnet.model.vault import Vault
from notesnet.network.standing import brief_of
from notesnet.store.index_codec import encode, packed
from notesnet.text.names import fold

_new = tuple.__new__  # a hundred thousand of them


def contact_row(vault: Vault, contact: Contact, tasks: Iterable[int]) -> str:
    """A contact with its touches, its meetings and the numbers of the notes that promise it something."""
    lines = {line.line: (at, line) for at, line in enumerate(contact.log)}
    touches = [_short(touch, contact.path, lines) for touch in vault.touches.get(contact.path, ())]
    return encode([contact, touches, vault.meetings_of.get(contact.path, ()), sorted(tasks)])


def _short(touch: Touch, path: str, lines: Mapping[int, tuple[int, LogLine]]) -> object:
    """A touch of the contact's own log is the number of its line and its weight; all else stands in the line."""
    at, line = lines.get(touch.line, (0, None))
    if line and touch == _new(Touch, (line[0], line[1], line[2], path, line[3], touch[5], False, "log")):
        return at, touch.weight
    return touch


def tables_of(vault: Vault, numbers: Mapping[str, int]) -> Iterator[tuple[str, Iterator[tuple[int, str]]]]:
    """The rows of every table but ``facts``; ``numbers`` are those of the files."""
    promised: dict[str, set[int]] = {}
    tasks: dict[int, list[object]] = {}
    for task in vault.follow_ups:
        number = numbers[task.path]
        tasks.setdefault(number, []).append(task)
        for path in task.contacts:
            promised.setdefault(path, set()).add(number)
    contacts = vault.contacts.items()
    yield "contacts", ((numbers[path], contact_row(vault, one, promised.get(path, ()))) for path, one in contacts)
    yield "briefs", ((numbers[path], encode(brief_of(vault, one))) for path, one in contacts)
    yield "meetings", ((numbers[path], encode(meeting)) for path, meeting in vault.meetings.items())
    yield "introductions", ((numbers[path], encode(note)) for path, note in vault.introductions.items())
    groups = vault.groups.items()
    yield "groups_", ((numbers[path], encode([group, vault.members.get(path, ())])) for path, group in groups)
    yield "tasks", ((number, encode(found)) for number, found in tasks.items())


def abouts_of(vault: Vault, numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """What is kept about the whole vault, by name: lists that answer a question without a look at every contact."""
    for name, nouns in (
        ("contacts", vault.contacts),
        ("meetings", vault.meetings),
        ("introductions", vault.introductions),
        ("groups_", vault.groups),
    ):
        yield name, roll(nouns, numbers)
    yield "names", "\n".join(names_line(contact) for contact in vault.contacts.values())
    yield "occasions", encode(_occasions(vault.contacts.values()))
    yield "promises", encode(sorted({pair for task in vault.follow_ups for pair in promise(task, numbers[task.path])}))
    yield "diagnostics", encode(list(vault.diagnostics))
    yield "stems", encode(sorted(vault.same_stem))


def odd_paths(paths: Iterable[str]) -> str:
    """The paths, of all files, that another system would spell otherwise; those of nearly every vault are none."""
    return encode(sorted(path for path in paths if not (path.isascii() or is_normalized("NFC", path))))


def columns_of(vault: Vault) -> Iterator[tuple[str, bytes]]:
    """The numbers that are kept of every contact, meeting and introduction, by name."""
    rows = [numbers_of(vault, contact, brief_of(vault, contact)) for contact in vault.contacts.values()]
    for at, name in enumerate(NUMBERS):
        yield name, packed(row[at] for row in rows)
    yield "meeting days", packed(meeting_number(meeting) for meeting in vault.meetings.values())
    yield "introductions over", packed(over(note) for note in vault.introductions.values())


def roll(paths: Iterable[str], numbers: Mapping[str, int]) -> str:
    """Paths in their order, each with the number of its file."""
    known = list(paths)
    return encode([known, [numbers[path] for path in known]])


def names_line(contact: Contact) -> str:
    """Everything that a contact may be called by, folded, so that no name holds what stands between two."""
    path = contact.path.removesuffix(".md")
    return "\x1f".join(fold(name) for name in (path, contact.name, *contact.aliases))


def _occasions(contacts: Iterable[Contact]) -> dict[str, list[int]]:
    """Month and day → the places in the roll of those who have an occasion then."""
    found: dict[str, list[int]] = {}
    for at, contact in enumerate(contacts):
        for occasion in contact.occasions:
            places = found.setdefault(f"{occasion.day.month}-{occasion.day.day}", [])
            if places[-1:] != [at]:
                places.append(at)
    return dict(sorted(found.items()))


def meeting_number(meeting: Meeting) -> int:
    """The day of a meeting as a number, 0 when it has none."""
    return meeting.day.date.toordinal() if meeting.day else 0


def over(note: Introduction) -> int:
    """1 for an introduction that has ended whatever the day is and whatever either of the two wishes."""
    given = note.direction == "given"
    no = any(answer and answer.answer.value == "no" for answer in (note.a_answer, note.b_answer))
    return int(bool(note.closed or (given and no) or (note.outcome and (given or note.told))))


def promise(task: Any, number: int) -> Iterator[tuple[int, int]]:
    """(due day, number of the note) of a follow-up that is open and has a day."""
    if task.state == "open" and task.due:
        yield task.due.toordinal(), number
