"""What is decided of a contact once all names are known follows from a few plain values of its note: the gist.

It is kept as ``marshal`` has it, which takes a third of the time of JSON; only this process and its child write and read
it, in files without a name.
"""

import marshal
from datetime import date
from typing import NamedTuple

from notesnet.app.indexed_roll import own_numbers
from notesnet.app.indexed_rows import names_line
from notesnet.model.contact import Contact
from notesnet.model.note import Day, Phrase
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.read.follow_ups import gather_follow_ups
from notesnet.read.links import LinkIndex
from notesnet.read.note import Note
from notesnet.read.touches import counting, stated
from notesnet.store.index_codec import contact_parts, encode
from notesnet.text.durations import Duration

Plain = tuple[object, ...]
_new = tuple.__new__
_day = date.fromordinal
_STATED = -1  # stands for the number of a line of the log


class Gist(NamedTuple):
    """All that is asked of a contact for its rows; days are ordinals, links stand as their values.

    Attributes:
        cuts: where the contact begins in the row of its note, its links begin, they end, it ends.
        links: met_at, introduced_by, knows and groups; nothing when there are none.
        mentions: the links in the body.
        facts: what `standing` asks for, in the order of the fields of a contact.
        touches: (day, line, kind, weight, which line of the log) of the note itself, in their order.
        own: as `own_numbers` gives them.
        names: as `names_line` gives them.
        days: month and day of each occasion, ``12-10``.
        tasks: the row for ``tasks``, empty when there is none.
        due: the days of promises that are open.
        faults: what is wrong in the note, as text; empty for nothing.
    """

    cuts: tuple[int, int, int, int]
    links: tuple[Plain | None, Plain | None, tuple[Plain, ...], tuple[Plain, ...]] | tuple[()]
    mentions: tuple[Plain, ...]
    facts: Plain
    touches: tuple[tuple[int, int, str, float, int], ...]
    own: Plain
    names: str
    days: tuple[str, ...]
    tasks: str
    due: tuple[int, ...]
    faults: str


def gist_of(note: Note, contact: Contact, settings: Settings) -> tuple[str, bytes]:
    """(the row of a contact's note as `note_row` makes it, its gist)."""
    tasks = gather_follow_ups([note], LinkIndex(())) if contact.tasks else ()
    before, links, behind = contact_parts(contact)
    head = encode([note.path, note.kind, note.name, note.aliases, note.given, "Contact"])[:-1]
    tail = encode([note.day, note.references, note.tasks, note.diagnostics, note.mentions])[1:]
    begin = len(head) + 1
    at = begin + len(before) + 2
    behind_links = at + len(links)
    gist = (
        (begin, at, behind_links, behind_links + len(behind) + 2),
        _links_of(contact),
        tuple([tuple(reference) for reference in note.references]),
        _facts(contact),
        _touches(contact, settings),
        tuple(own_numbers(contact, settings)),
        names_line(contact),
        tuple({f"{one.day.month}-{one.day.day}" for one in contact.occasions}),
        encode(tasks) if tasks else "",
        tuple([task.due.toordinal() for task in tasks if task.state == "open" and task.due]),
        encode(note.diagnostics) if note.diagnostics else "",
    )
    return f"{head},[{before},{links},{behind}],{tail}", marshal.dumps(gist)


def read_gist(data: bytes) -> Gist:
    """The gist again."""
    return _new(Gist, marshal.loads(data))  # noqa: S302 - this process or its child wrote it


def contact_of_gist(gist: Gist) -> Contact:
    """As much of the contact as `brief_of` and `numbers_of` look at, besides its log."""
    (
        path, name, email, phone, company, role, location, tags, circle, cadence, follow_up, paused_until, status,
        created, met, advocate, trust, broken,
    ) = gist.facts  # type: ignore[misc] # fmt: skip
    return Contact(
        path, name, (), "", "", (_new(Phrase, (email, 1, 1)),) if email else (),
        (_new(Phrase, (phone, 1, 1)),) if phone else (), company, role, location, {}, tags, circle,
        _new(Duration, cadence) if cadence else None, None, _dated(follow_up), _dated(paused_until), status,
        _dated(created), _dated(met), advocate=advocate, trust=trust, broken=broken,
    )  # fmt: skip


def touches_of_gist(gist: Gist) -> tuple[tuple[Touch, ...], list[object]]:
    """(the touches of the note itself without their words, each as the row of the contact keeps it)."""
    path = gist.facts[0]
    touches = [
        _new(Touch, (_day(day), kind, "", path, line, weight, False, "log" if at >= 0 else "last_contact"))
        for day, line, kind, weight, at in gist.touches
    ]
    short = [
        (at, touch[5]) if at >= 0 else touch
        for touch, (_day_, _line, _kind, _w, at) in zip(touches, gist.touches, strict=True)
    ]
    return tuple(touches), short


def _links_of(contact: Contact) -> Plain:
    if not (contact.met_at or contact.introduced_by or contact.knows or contact.groups):
        return ()
    return (
        tuple(contact.met_at) if contact.met_at else None,
        tuple(contact.introduced_by) if contact.introduced_by else None,
        tuple([tuple(reference) for reference in contact.knows]),
        tuple([tuple(reference) for reference in contact.groups]),
    )


def _touches(contact: Contact, settings: Settings) -> Plain:
    found = [
        (line.date.toordinal(), line.line, line.kind, weight, at)
        for at, line, weight in counting(contact.log, settings)
    ]
    if said := stated(contact, settings):
        found.append((said.date.toordinal(), said.line, said.kind, said.weight, _STATED))
    return tuple(sorted(found))


def _facts(contact: Contact) -> Plain:
    return (
        contact.path,
        contact.name,
        contact.email[0].text if contact.email else "",
        contact.phone[0].text if contact.phone else "",
        contact.company,
        contact.role,
        contact.location,
        contact.tags,
        contact.circle,
        tuple(contact.cadence) if contact.cadence else None,
        contact.follow_up.date.toordinal() if contact.follow_up else 0,
        contact.paused_until.date.toordinal() if contact.paused_until else 0,
        contact.status,
        contact.created.date.toordinal() if contact.created else 0,
        contact.met.date.toordinal() if contact.met else 0,
        contact.advocate,
        contact.trust,
        contact.broken,
    )


def _dated(day: int) -> Day | None:
    return _new(Day, (_day(day), 1)) if day else None
