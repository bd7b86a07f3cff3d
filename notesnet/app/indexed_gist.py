"""What is decided of a contact once all names are known follows from a few plain values of its note: the gist."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from notesnet.app.indexed_roll import own_numbers
from notesnet.app.indexed_rows import names_line
from notesnet.app.indexed_source import decoded, made
from notesnet.model.contact import Contact
from notesnet.model.note import Day, Phrase, Reference
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.read.follow_ups import gather_follow_ups
from notesnet.read.links import LinkIndex
from notesnet.read.note import Note
from notesnet.read.touches import counting, stated
from notesnet.store.index_codec import contact_parts, encode
from notesnet.text.durations import Duration

_new = tuple.__new__
_day = date.fromordinal
_STATED = -1  # stands for the place of a line in the log


class Gist(NamedTuple):
    """All that is asked of a contact for its rows; days are ordinals, tuples come back as lists.

    Attributes:
        begin: where the contact begins in the row of its note.
        links: where its links begin in that row, of which `contact_parts` tells.
        behind: where they end.
        end: where the contact ends.
        linked: whether there are any.
        mentions: where the links in the body end; 0 when there are none. They begin `_DAY` behind the contact.
        facts: what `standing` asks for.
        touches: day, line, weight and place in the log of each touch of the note itself, in their order.
        own: as `own_numbers` gives them.
        names: as `names_line` gives them.
        days: month and day of each occasion, ``12-10``.
        tasks: the row for ``tasks``, empty when there is none.
        due: the days of promises that are open.
        faults: what is wrong in the note, as text; empty for nothing.
    """

    begin: int
    links: int
    behind: int
    end: int
    linked: bool
    mentions: int
    facts: Sequence[Any]
    touches: Sequence[tuple[int, int, float, int]]
    own: Sequence[int]
    names: str
    days: Sequence[str]
    tasks: str
    due: Sequence[int]
    faults: str


_DAY = len(",null,")  # a contact has none


def gist_of(note: Note, contact: Contact, settings: Settings) -> tuple[str, str]:
    """(the row of a contact's note as `note_row` makes it, its gist as text)."""
    tasks = gather_follow_ups([note], LinkIndex(())) if contact.tasks else ()
    before, links, behind = contact_parts(contact)
    head = encode([note.path, note.kind, note.name, note.aliases, note.given, "Contact"])[:-1]
    mentions = encode(note.references)
    tail = encode([note.tasks, note.diagnostics, note.mentions])[1:]
    begin = len(head) + 1
    at = begin + len(before) + 2
    behind_links = at + len(links)
    end = behind_links + len(behind) + 2
    gist = encode(
        (
            begin,
            at,
            behind_links,
            end,
            bool(contact.met_at or contact.introduced_by or contact.knows or contact.groups),
            end + _DAY + len(mentions) if note.references else 0,
            _facts(contact),
            _touches(contact, settings),
            own_numbers(contact, settings),
            names_line(contact),
            tuple({f"{one.day.month}-{one.day.day}" for one in contact.occasions}) if contact.occasions else (),
            encode(tasks) if tasks else "",
            [task.due.toordinal() for task in tasks if task.state == "open" and task.due],
            encode(note.diagnostics) if note.diagnostics else "",
        )
    )
    return f"{head},[{before},{links},{behind}],null,{mentions},{tail}", gist


def read_gist(text: str) -> Gist:
    """The gist again.

    Raises:
        IndexBrokenError: what was put aside is damaged.
    """
    return made(_gist, decoded(text))


def _gist(row: Any) -> Gist:
    return Gist(*row)


def links_in_row(gist: Gist, row: str) -> Any:
    """met_at, introduced_by, knows and groups, as the row has them."""
    return decoded(f"[{row[gist.links : gist.behind]}]")


def mentions_in_row(gist: Gist, row: str) -> list[Reference]:
    """The links in the body."""
    found = decoded(row[gist.end + _DAY : gist.mentions]) if gist.mentions else ()
    return [_new(Reference, one) for one in found]


def contact_of_gist(gist: Gist) -> Contact:
    """As much of the contact as `brief_of` and `numbers_of` look at, besides its log."""
    (
        path, name, email, phone, company, role, location, tags, circle, cadence, follow_up, paused_until, status,
        created, met, advocate, trust, broken,
    ) = gist.facts  # fmt: skip
    return Contact(
        path, name, (), "", "", (_new(Phrase, (email, 1, 1)),) if email else (),
        (_new(Phrase, (phone, 1, 1)),) if phone else (), company, role, location, {}, tuple(tags), circle,
        _new(Duration, cadence) if cadence else None, None, _dated(follow_up), _dated(paused_until), status,
        _dated(created), _dated(met), advocate=advocate, trust=trust, broken=broken,
    )  # fmt: skip


def touches_of_gist(gist: Gist) -> tuple[tuple[Touch, ...], list[object]]:
    """(the touches of the note itself without kinds and words, each as the row of the contact keeps it)."""
    path = gist.facts[0]
    touches = [
        _new(Touch, (_day(day), "other", "", path, line, weight, False, "log" if at >= 0 else "last_contact"))
        for day, line, weight, at in gist.touches
    ]
    short: list[object] = [
        (at, weight) if at >= 0 else touch
        for touch, (_ordinal, _line, weight, at) in zip(touches, gist.touches, strict=True)
    ]
    return tuple(touches), short


def _touches(contact: Contact, settings: Settings) -> list[tuple[int, int, float, int]]:
    found = [(line[0].toordinal(), line[3], weight, at) for at, line, weight in counting(contact.log, settings)]
    if said := stated(contact, settings):
        found.append((said.date.toordinal(), said.line, said.weight, _STATED))
    found.sort()
    return found


def _facts(contact: Contact) -> tuple[object, ...]:
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
