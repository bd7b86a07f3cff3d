"""The rows of contacts for a new index: each decided from its own note and what others say of it."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from notesnet.app.indexed_first import Held
from notesnet.app.indexed_gist import (
    Gist,
    contact_of_gist,
    links_in_row,
    mentions_in_row,
    read_gist,
    touches_of_gist,
)
from notesnet.app.indexed_mentions import signs_of
from notesnet.app.indexed_roll import Own, numbers_of
from notesnet.model.note import Reference
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.network.standing import brief_of
from notesnet.read.links import LinkIndex
from notesnet.read.vault import Doubts
from notesnet.store.index_codec import decode, encode, links_part
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
        signs: as ``signs_of`` gives them for its links.
    """

    row: str
    brief: str
    tasks: str
    faults: str
    numbers: Sequence[int]
    names: str
    days: Sequence[str]
    groups: Sequence[str]
    promises: Sequence[Sequence[int]]
    signs: Iterable[int]


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
        found.append(_new(Person, (row, brief, tasks, faults, *decode(rest))))
    return found


def _person(held: Held, links: LinkIndex, said: Said, settings: Settings) -> Person:
    path = held.path
    row, packed = held.parts()
    gist = read_gist(packed)
    contact = contact_of_gist(gist)
    text, groups, doubts, signs = _looked_up(row, gist, links, settings)
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
        _joined(gist.faults, doubts),
        numbers_of(alone, contact, brief, _new(Own, gist.own)),
        gist.names,
        gist.days,
        groups,
        [(due, held.number) for due in gist.due],
        signs,
    )


def _looked_up(
    row: str, gist: Gist, links: LinkIndex, settings: Settings
) -> tuple[str, tuple[str, ...], str, tuple[int, ...]]:
    """(the contact as text with its links looked up, the paths of its groups, what is wrong with links, their signs)."""
    text = row[gist.begin : gist.end]
    if not (gist.linked or gist.mentions):
        return text, (), "", ()
    path, resolve = str(gist.facts[0]), links.resolve
    doubts = Doubts(links, settings)
    mentions = mentions_in_row(gist, row)
    if not gist.linked:
        doubts.look_at_links(path, mentions)
        return text, (), _faults(doubts), tuple(signs_of(mentions, path))
    typed = links_in_row(gist, row)
    met_at, by = [resolve(_new(Reference, one), path) if one else None for one in typed[:2]]
    knows, groups = [[resolve(_new(Reference, one), path) for one in some] for some in typed[2:]]
    text = f"{row[gist.begin : gist.links]}{links_part((met_at, by, knows, groups))}{row[gist.behind : gist.end]}"
    every = [*mentions, *[one for one in (met_at, by) if one], *knows, *groups]
    doubts.look_at_links(path, every)
    doubts.look_at_groups(path, groups)
    return text, tuple({group.path for group in groups if group.path}), _faults(doubts), tuple(signs_of(every, path))


def _faults(doubts: Doubts) -> str:
    return encode(doubts.found) if doubts.found else ""


def _joined(faults: str, others: str) -> str:
    """Two lists as text in one."""
    return f"{faults[:-1]},{others[1:]}" if faults and others else faults or others
