"""Group, meeting and me notes → their nouns."""

import re

from notesnet.model.group import Group
from notesnet.model.me import Me
from notesnet.model.meeting import Meeting
from notesnet.model.note import Day
from notesnet.read.body import Body
from notesnet.read.contact import read_email, read_name
from notesnet.read.fields import Fields
from notesnet.read.paths import stem_of
from notesnet.text.dates import iso_in
from notesnet.text.faults import Fault
from notesnet.text.meets import Meets, needs_since, read_meets
from notesnet.text.names import fold
from notesnet.text.patterns import regex
from notesnet.text.spans import Span

_TICK = regex(r"[ \t]\^(nn-[0-9a-f]{6})[ \t]*\r?$", re.MULTILINE)
ME_FIELDS = frozenset(
    "name aliases call_me email phone company role location signature offers needs interests ideal_client goals blurb tags".split()
)


def read_group(path: str, fields: Fields, body: Body) -> Group:
    """A group; a rhythm that can't be read is a fault and the group then meets on its ``dates`` only."""
    name, aliases = read_name(fields, path)
    since = fields.day("since")
    return Group(
        path=path,
        name=name,
        aliases=aliases,
        meets=_meets(fields, since),
        dates=fields.days("dates"),
        since=since,
        location=", ".join(place.label for place in fields.references("location")),
        archived=fields.choice("status", ("active", "archived")) == "archived",
        tasks=body.tasks(fields.forms),
    )


def _meets(fields: Fields, since: Day | None) -> Meets | None:
    value = fields.first("meets")
    if value is None:
        return None
    meets = read_meets(value.text)
    if isinstance(meets, str):
        remedy = "write for example weekly tue, monthly 2nd thu or monthly last fri"
        fields.faults.append(Fault("bad-meets", value.span, meets, remedy))
        return None
    if needs_since(meets) and since is None:
        message = "every second week can't be counted without a beginning"
        fields.faults.append(Fault("bad-meets", value.span, message, "add `since: 2026-11-03`, a day on which it met"))
        return None
    return meets


def note_day(path: str, fields: Fields) -> Day | None:
    """The day of a note: its ``date``, else the date in its file name."""
    day = fields.day("date")
    if day:
        return day
    in_name = iso_in(path.rpartition("/")[2])
    return Day(in_name, 1) if in_name else None


def read_meeting(path: str, fields: Fields, body: Body) -> Meeting:
    """A meeting; without a date it counts for nothing, which is a fault."""
    day = note_day(path, fields)
    if day is None and not fields.faults:
        message = "this meeting has no date, so it counts for nobody"
        fields.faults.append(
            Fault("meeting-date", Span(0, 0), message, "add `date: 2026-11-25`, or put it in the name")
        )
    people = {fold(person.target): person for name in ("people", "attendees") for person in fields.references(name)}
    name = fields.text("name") or title_without_date(path)
    made = _TICK.search(body.text) if "^nn-" in body.text else None
    tick = made[1] if made else ""
    return Meeting(path, name, day, tuple(people.values()), body.tasks(fields.forms, linked=True), tick)


def title_without_date(path: str) -> str:
    """``meetings/2026-11-17 Breakfast.md`` → ``Breakfast``; a name that is only a date stays."""
    stem = stem_of(path)
    day = iso_in(stem)
    rest = stem.replace(day.isoformat(), "").strip(" -_–—.") if day else stem
    return " ".join(rest.split()) or stem


def read_me(path: str, fields: Fields) -> Me:
    """The owner of the vault."""
    return Me(
        path=path,
        name=fields.one("name"),
        call_me=fields.one("call_me"),
        email=read_email(fields),
        phone=fields.phrases("phone"),
        company=fields.text("company"),
        role=fields.text("role"),
        location=fields.text("location"),
        signature="\n".join(value.text.strip() for value in fields.scalars("signature")),
        offers=fields.phrases("offers"),
        needs=fields.phrases("needs"),
        interests=fields.phrases("interests"),
        ideal_client=fields.phrases("ideal_client"),
        goals=fields.phrases("goals"),
        blurb=fields.text("blurb"),
        extra=fields.others(ME_FIELDS),
    )
