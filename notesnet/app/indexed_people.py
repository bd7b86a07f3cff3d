"""The rows of contacts for a new index: each decided from its own note and what others say of it."""

import marshal
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from notesnet.app.indexed_first import Held
from notesnet.app.indexed_gist import Gist, contact_of_gist, read_gist, touches_of_gist
from notesnet.app.indexed_roll import Own, numbers_of
from notesnet.model.note import Reference
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.network.standing import brief_of
from notesnet.read.links import LinkIndex
from notesnet.read.vault import Doubts
from notesnet.store.index_codec import encode, links_part
from notesnet.store.two import Job

_new = tuple.__new__
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
    return marshal.dumps([tuple(one) for one in some])


def _unpack(data: bytes) -> list[Person]:
    return [_new(Person, one) for one in marshal.loads(data)]  # noqa: S302 - the child wrote it, into a file without a name


def _person(held: Held, links: LinkIndex, said: Said, settings: Settings) -> Person:
    path = held.path
    row, packed = held.parts()
    gist = read_gist(packed)
    begin, at, behind, end = gist.cuts
    contact = contact_of_gist(gist)
    text = row[begin:end]
    groups: tuple[Reference, ...] = ()
    found = gist.faults
    if gist.links or gist.mentions:
        doubts = Doubts(links, settings)
        properties: list[Reference] = []
        if gist.links:
            met_at, by, knows, groups = _resolved(gist, links)
            text = f"{row[begin:at]}{links_part((met_at, by, knows, groups))}{row[behind:end]}"
            properties = [*(one for one in (met_at, by) if one), *knows, *groups]
        doubts.look_at_links(path, [*(_new(Reference, one) for one in gist.mentions), *properties])
        doubts.look_at_groups(path, groups)
        if doubts.found:
            found = encode(doubts.found) if not found else f"{found[:-1]},{encode(doubts.found)[1:]}"
    own, short = touches_of_gist(gist)
    touches = own
    if path in said.touches:
        touches = tuple(sorted([*own, *said.touches[path]], key=_order))
        places = dict(zip(map(id, own), short, strict=True))
        short = [places.get(id(touch), touch) for touch in touches]
    meetings = said.meetings.get(path, ())
    promised = said.promises.get(path, set())
    alone = Vault(
        settings=settings,
        contacts={path: contact},
        touches={path: touches} if touches else {},
        meetings_of={path: meetings} if meetings else {},
    )
    brief = brief_of(alone, contact)
    numbers = sorted(promised | {held.number} if gist.tasks else promised)
    return Person(
        f"[{text},{encode((short, meetings, numbers))[1:]}",
        encode(brief),
        gist.tasks,
        found,
        numbers_of(alone, contact, brief, _new(Own, gist.own)),
        gist.names,
        gist.days,
        tuple({group.path for group in groups if group.path}),
        tuple({(due, held.number) for due in gist.due}),
    )


def _resolved(
    gist: Gist, links: LinkIndex
) -> tuple[Reference | None, Reference | None, tuple[Reference, ...], tuple[Reference, ...]]:
    """Of a contact with links: met_at, introduced_by, knows and groups, looked up."""
    path, resolve = str(gist.facts[0]), links.resolve
    met_at, by, knows, groups = gist.links  # type: ignore[misc] # there are some
    return (
        resolve(_new(Reference, met_at), path) if met_at else None,
        resolve(_new(Reference, by), path) if by else None,
        tuple([resolve(_new(Reference, one), path) for one in knows]),
        tuple([resolve(_new(Reference, one), path) for one in groups]),
    )
