"""All the touches that the notes say, by contact."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.meeting import Meeting
from notesnet.model.note import Kind
from notesnet.model.settings import Settings
from notesnet.model.touch import LogLine, Touch
from notesnet.read.links import LinkIndex
from notesnet.read.note import Note

_new = tuple.__new__
_order = itemgetter(0, 3, 4)  # day, path, line
PASSIVE_WEIGHT = 1.0
SMALL_MEETING = 4  # up to so many people a meeting is a talk with each of them


def gather_touches(
    notes: Iterable[Note],
    details: Mapping[str, Contact | Meeting | Introduction],
    links: LinkIndex,
    settings: Settings,
) -> dict[str, tuple[Touch, ...]]:
    """The touches of each contact with any, oldest first; ``details`` are the nouns with their links looked up."""
    found: dict[str, list[Touch]] = {}
    for note in notes:
        detail = details.get(note.path)
        if isinstance(detail, Contact):
            touches = list(_logged(detail, settings))
            if touches:
                found.setdefault(note.path, []).extend(touches)
            continue
        if isinstance(detail, Meeting):
            pairs = _met(detail, settings)
        elif isinstance(detail, Introduction):
            pairs = _introduced(detail, settings)
        elif note.kind is Kind.DATED and settings.mentions:
            pairs = _mentioned(note, links)
        else:
            continue
        for path, touch in pairs:
            if links.kinds.get(path) is Kind.CONTACT:
                found.setdefault(path, []).append(touch)
    return {path: tuple(sorted(touches, key=_order)) for path, touches in found.items()}


def counting(log: Sequence[LogLine], settings: Settings) -> list[tuple[int, LogLine, float]]:
    """(its place, a line, its weight) for each line of a log that says that there was contact."""
    weight_of = settings.kinds.get
    other = settings.kinds["other"]
    found = [(at, line, weight_of(line[1], other)) for at, line in enumerate(log)]
    return [one for one in found if one[2] > 0 and not (one[1][4] and one[1].tagged("noanswer"))]


def stated(contact: Contact, settings: Settings) -> Touch | None:
    """What ``last_contact`` says."""
    if contact.last_contact is None:
        return None
    day, line = contact.last_contact
    return Touch(day, "other", "", contact.path, line, settings.kinds["other"], source="last_contact")


def _logged(contact: Contact, settings: Settings) -> Iterator[Touch]:
    path = contact.path
    for _at, line, weight in counting(contact.log, settings):
        yield _new(Touch, (line[0], line[1], line[2], path, line[3], weight, False, "log"))
    if said := stated(contact, settings):
        yield said


def _met(meeting: Meeting, settings: Settings) -> Iterator[tuple[str, Touch]]:
    weight = settings.kinds["meeting"]
    if meeting.day is None or weight <= 0:
        return
    people = {person.path or person.target: person for person in meeting.people}
    passive = len(people) > SMALL_MEETING
    for path, person in people.items():
        line = person.line if meeting.day.line == 1 else meeting.day.line
        used = PASSIVE_WEIGHT if passive else weight
        yield path, Touch(meeting.day.date, "meeting", meeting.name, meeting.path, line, used, passive, "meeting")


def _introduced(introduction: Introduction, settings: Settings) -> Iterator[tuple[str, Touch]]:
    weight = settings.kinds["intro"]
    if introduction.introduced is None or weight <= 0:
        return
    day, line = introduction.introduced
    for party, other in ((introduction.a, introduction.b), (introduction.b, introduction.a)):
        if party and party.path:
            text = f"introduced to {other.name}" if other else "introduced"
            if introduction.direction == "received":
                text = f"introduced me to {other.name}" if party is introduction.a and other else "introduced to me"
            yield party.path, Touch(day, "intro", text, introduction.path, line, weight, source="intro")


def _mentioned(note: Note, links: LinkIndex) -> Iterator[tuple[str, Touch]]:
    if note.day is None:
        return
    words = dict(note.mentions)
    seen: set[str] = set()
    for reference in note.references:
        path = links.resolve(reference, note.path).path if reference.counts else None
        if path and path not in seen:
            seen.add(path)
            text = words.get(reference.line, "")
            yield (
                path,
                Touch(note.day.date, "mention", text, note.path, reference.line, PASSIVE_WEIGHT, True, "mention"),
            )
