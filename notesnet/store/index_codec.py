"""Nouns as lines of JSON and back: what the index keeps of each note.

Written in the order of a noun's fields, with days as ordinals; read by hand, because 10,000 notes pass through here. A
text or number that is added at the end of a noun needs nothing here.
JSON holds nothing but data: whatever stands in the file, reading it runs nothing.
"""

import json
import json.encoder
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

from notesnet.model.code import Severity
from notesnet.model.contact import Contact, Occasion
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.introduction import Answer, Introduction, Outcome, Reply
from notesnet.model.me import Me
from notesnet.model.meeting import Meeting
from notesnet.model.note import Day, Phrase, Reference, Task
from notesnet.model.touch import LogLine, Touch
from notesnet.text.dates import DayOfYear
from notesnet.text.durations import Duration
from notesnet.text.meets import Meets

Row = list[Any]
_new = tuple.__new__
_day = date.fromordinal
_scan: Callable[[str, int], tuple[Any, int]] = vars(json.JSONDecoder())[
    "scan_once"
]  # what ``decode`` calls, which looks for blanks around it as well
_SEVERITIES = {severity.value: severity for severity in Severity}


def encode(value: object) -> str:
    """Any value that is made of nouns, tuples, texts, numbers and days; ASCII only."""
    return "".join(_pieces(value, 0))


def contact_parts(contact: Contact) -> tuple[str, str, str]:
    """``encode`` of a contact in three parts, without brackets: its links stand in the middle one, as `links_part`."""
    values: tuple[object, ...] = _values_of(contact)
    before, behind = values[: _LINKS.start], values[_LINKS.stop :]
    return encode(before)[1:-1], links_part(values[_LINKS]), encode(behind)[1:-1]


def links_part(links: Sequence[object]) -> str:
    """Of a contact: met_at, introduced_by, knows and groups."""
    return encode(links)[1:-1]


def decode(text: str) -> Any:
    """What ``encode`` was given, still as lists.

    Raises:
        ValueError: it is no JSON.
    """
    try:
        found, end = _scan(text, 0)
    except StopIteration:
        raise ValueError("this is no JSON") from None
    if end != len(text):
        raise ValueError("something stands behind the JSON")
    return found


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers of 32 bits as bytes."""
    return array("i", numbers).tobytes()


def unpacked(data: bytes) -> "array[int]":
    """The numbers in some bytes.

    Raises:
        ValueError: they are none.
    """
    found = array("i")
    found.frombytes(data)
    return found


def _plain(value: object) -> object:
    if type(value) is date:  # of ten values that are asked for, nine
        return value.toordinal()
    values = _VALUES.get(type(value))
    if values is not None:
        return values(value)
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    _VALUES[type(value)] = attrgetter(*value.__match_args__)  # type: ignore[attr-defined] # of every noun, all its fields
    return _plain(value)


_FIELDS = Contact.__match_args__  # type: ignore[attr-defined,unused-ignore] # of every dataclass
_LINKS = slice(_FIELDS.index("met_at"), _FIELDS.index("groups") + 1)
_values_of: Callable[[object], Any] = attrgetter(*_FIELDS)
_VALUES: dict[type, Callable[[object], object]] = {Contact: _values_of}
_json = json.JSONEncoder(separators=(",", ":"), default=_plain, check_circular=False)
_make: Any = getattr(json.encoder, "c_make_encoder", None)
# What the encoder makes anew for each value, made once: it costs as much as a small row.
_pieces: Callable[[object, int], Iterable[str]] = (
    _make(None, _plain, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True)
    if _make
    else lambda value, _level: _json.encode(value)
)


def contact_of(row: Row) -> Contact:
    """A contact."""
    (
        path, name, aliases, call_me, greeting, email, phone, company, role, location, links, tags, circle, cadence,
        last_contact, follow_up, paused_until, status, created, met, met_at, introduced_by, knows, groups, offers, needs,
        interests, ideal_client, occasions, prefers, introductions, blurb, advocate, trust, extra, log, tasks, lines,
        has_private, broken, *more,
    ) = row  # fmt: skip
    return Contact(
        path, name, tuple(aliases), call_me, greeting, _phrases(email), _phrases(phone), company, role, location, links,
        tuple(tags), circle, _new(Duration, cadence) if cadence else None, _dated(last_contact), _dated(follow_up),
        _dated(paused_until), status, _dated(created), _dated(met), _link(met_at), _link(introduced_by), _links(knows),
        _links(groups), _phrases(offers), _phrases(needs), _phrases(interests), _phrases(ideal_client),
        tuple([Occasion(label, _new(DayOfYear, day), line) for label, day, line in occasions]), prefers, introductions,
        blurb, advocate, trust, _extra(extra), tuple([log_line_of(line) for line in log]),
        tuple([task_of(task) for task in tasks]), lines, has_private, broken, *more,
    )  # fmt: skip


def group_of(row: Row) -> Group:
    """A group."""
    path, name, aliases, meets, dates, since, location, archived, tasks, *more = row
    return Group(
        path, name, tuple(aliases), _new(Meets, meets) if meets else None, tuple(_new(Day, (_day(d), n)) for d, n in dates),
        _dated(since), location, archived, tuple(task_of(task) for task in tasks), *more,
    )  # fmt: skip


def meeting_of(row: Row) -> Meeting:
    """A meeting."""
    path, name, day, people, tasks, *more = row
    return Meeting(path, name, _dated(day), _links(people), tuple([task_of(task) for task in tasks]), *more)


def introduction_of(row: Row) -> Introduction:
    """An introduction."""
    (
        path, a, b, direction, asked_by, mode, why, created, a_asked, b_asked, a_answer, b_answer, a_chased, b_chased,
        introduced, checked_in, met, outcome, told, thanked, snoozed, closed, *more,
    ) = row  # fmt: skip
    return Introduction(
        path, _link(a), _link(b), direction, asked_by, mode, why, _dated(created), _dated(a_asked), _dated(b_asked),
        _reply(a_answer), _reply(b_answer), _dated(a_chased), _dated(b_chased), _dated(introduced), _dated(checked_in),
        _dated(met), Outcome(outcome[0], _maybe(outcome[1]), outcome[2]) if outcome else None, _dated(told),
        _dated(thanked), _dated(snoozed), _dated(closed), *more,
    )  # fmt: skip


def me_of(row: Row) -> Me:
    """The owner of the vault."""
    (
        path, name, call_me, email, phone, company, role, location, signature, offers, needs, interests, ideal_client,
        goals, blurb, extra, *more,
    ) = row  # fmt: skip
    return Me(
        path, name, call_me, _phrases(email), _phrases(phone), company, role, location, signature, _phrases(offers),
        _phrases(needs), _phrases(interests), _phrases(ideal_client), _phrases(goals), blurb, _extra(extra), *more,
    )  # fmt: skip


def log_line_of(row: Row) -> LogLine:
    """A line of a log."""
    day, kind, text, line, tags, block_id, private, *more = row
    return _new(LogLine, (_day(day), kind, text, line, tuple(tags), block_id, private, *more))


def touch_of(row: Row) -> Touch:
    """A touch."""
    return _new(Touch, (_day(row[0]), *row[1:]))


def touches_of(row: Row, contact: Contact) -> tuple[Touch, ...]:
    """The touches of a contact's row."""
    log, path = contact.log, contact.path
    found = []
    for short in row:
        if len(short) == 2:
            line = log[short[0]]
            found.append(_new(Touch, (line[0], line[1], line[2], path, line[3], short[1], False, "log")))
        else:
            found.append(touch_of(short))
    return tuple(found)


def task_of(row: Row) -> Task:
    """A task before its links are looked up."""
    text, mark, due, line, done, created, links, recurring, private, below, *more = row
    return Task(
        text, mark, _maybe(due), line, _maybe(done), _maybe(created), _links(links), recurring, private, _below(below),
        *more,
    )  # fmt: skip


def follow_up_of(row: Row) -> FollowUp:
    """A task that was promised to someone."""
    text, due, line, path, state, done, created, contacts, recurring, private, below, *more = row
    people = tuple(contacts)
    return FollowUp(
        text, _maybe(due), line, path, state, _maybe(done), _maybe(created), people, recurring, private, _below(below),
        *more,
    )  # fmt: skip


def diagnostic_of(row: Row) -> Diagnostic:
    """A fault of a note."""
    return Diagnostic(row[0], _SEVERITIES[row[1]], *row[2:])


def dated(row: Row | None) -> Day | None:
    """A day with its line."""
    return _dated(row)


def references(rows: list[Row]) -> tuple[Reference, ...]:
    """Links."""
    return _links(rows)


def _dated(row: Row | None) -> Day | None:
    return _new(Day, (_day(row[0]), row[1])) if row else None


def _maybe(ordinal: int | None) -> date | None:
    return None if ordinal is None else _day(ordinal)


def _link(row: Row | None) -> Reference | None:
    return _new(Reference, row) if row else None


def _links(rows: list[Row]) -> tuple[Reference, ...]:
    return tuple([_new(Reference, row) for row in rows]) if rows else ()


def _phrases(rows: list[Row]) -> tuple[Phrase, ...]:
    return tuple([_new(Phrase, row) for row in rows]) if rows else ()


def _extra(found: dict[str, str | list[str]]) -> dict[str, str | tuple[str, ...]]:
    return {name: value if isinstance(value, str) else tuple(value) for name, value in found.items()}


def _reply(row: Row | None) -> Reply | None:
    return Reply(Answer(row[0]), _maybe(row[1]), row[2]) if row else None


def _below(row: Row | None) -> tuple[date, str] | None:
    return (_day(row[0]), row[1]) if row else None


DETAILS: Mapping[str, Callable[[Row], Contact | Group | Meeting | Introduction | Me]] = {
    "Contact": contact_of,
    "Group": group_of,
    "Meeting": meeting_of,
    "Introduction": introduction_of,
    "Me": me_of,
}
