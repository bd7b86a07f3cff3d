"""The rows of contacts for a new index: each decided from its own note and what others say of it."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from notesnet.app.indexed_first import Held
from notesnet.app.indexed_roll import numbers_of
from notesnet.app.indexed_rows import contact_row, names_line, promise
from notesnet.model.contact import Contact
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.network.standing import brief_of
from notesnet.read.follow_ups import gather_follow_ups
from notesnet.read.links import LinkIndex
from notesnet.read.touches import gather_touches
from notesnet.read.vault import Doubts, resolved
from notesnet.store.index_codec import decode, encode
from notesnet.store.two import Job

_order = itemgetter(0, 3, 4)  # day, path, line: as touches are kept


class Person(NamedTuple):
    """What an index keeps of a contact.

    Attributes:
        row: for ``contacts``.
        brief: for ``briefs``.
        tasks: the row for ``tasks``, empty when there is none.
        faults: what is wrong in the note and with its links, as text; empty for nothing.
        numbers: as ``numbers_of`` gives them.
        names: as ``names_line`` gives them.
        days: months and days of occasions, ``12-10``.
        groups: paths of the groups they belong to.
        promises: (due day, number of the note) of each that is open.
    """

    row: str
    brief: str
    tasks: str
    faults: str
    numbers: tuple[int, ...]
    names: str
    days: tuple[str, ...]
    groups: tuple[str, ...]
    promises: tuple[tuple[int, int], ...]


class Said(NamedTuple):
    """What other notes say of contacts, by path."""

    touches: Mapping[str, Sequence[Touch]]
    meetings: Mapping[str, tuple[str, ...]]
    promises: Mapping[str, set[int]]


def person_maker(
    people: Sequence[Held], links: LinkIndex, said: Said, settings: Settings, size: int
) -> Job[list[Person]]:
    """Makes ``size`` of ``people``, those that stand behind as many times ``number``."""

    def make(number: int) -> list[Person]:
        return [_person(held, links, said, settings) for held in people[number * size : (number + 1) * size]]

    return Job(make, _pack, _unpack)


def _pack(some: list[Person]) -> bytes:
    lines = (line for row, brief, tasks, faults, *rest in some for line in (row, brief, tasks, faults, encode(rest)))
    return "\n".join(lines).encode("ascii")


def _unpack(data: bytes) -> list[Person]:
    lines = iter(data.decode("ascii").split("\n"))
    found = []
    for row, brief, tasks, faults, rest in zip(lines, lines, lines, lines, lines, strict=True):
        numbers, names, days, groups, promises = decode(rest)
        pairs = tuple((due, number) for due, number in promises)
        found.append(Person(row, brief, tasks, faults, tuple(numbers), names, tuple(days), tuple(groups), pairs))
    return found


def _person(held: Held, links: LinkIndex, said: Said, settings: Settings) -> Person:
    note, path = held.whole(), held.path
    contact = resolved(note, links)
    assert isinstance(contact, Contact)  # noqa: S101 - that is who is asked for
    own = gather_touches([note], {path: contact}, links, settings).get(path, ())
    touches = tuple(sorted([*own, *said.touches[path]], key=_order)) if path in said.touches else own
    tasks = gather_follow_ups([note], links)
    alone = Vault(
        settings=settings,
        contacts={path: contact},
        touches={path: touches} if touches else {},
        meetings_of={path: said.meetings[path]} if path in said.meetings else {},
    )
    doubts = Doubts(links, settings)
    doubts.look_at(note, contact)
    faults = [*note.diagnostics, *doubts.found]
    promised = said.promises.get(path, set())
    brief = brief_of(alone, contact)
    return Person(
        contact_row(alone, contact, promised | {held.number} if tasks else promised),
        encode(brief),
        encode(tasks) if tasks else "",
        encode(faults) if faults else "",
        numbers_of(alone, contact, brief),
        names_line(contact),
        tuple({f"{one.day.month}-{one.day.day}" for one in contact.occasions}),
        tuple({group.path for group in contact.groups if group.path}),
        tuple({pair for task in tasks for pair in promise(task, held.number)}),
    )
