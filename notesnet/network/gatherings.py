"""Meetings of the week, planned or passed, and meetings of groups."""

from collections.abc import Collection, Sequence
from datetime import date

from notesnet.model.group import Group
from notesnet.model.hints import hints
from notesnet.model.meeting import Meeting
from notesnet.model.note import Reference
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind, Person, Say, SayKind
from notesnet.network.keep_in_touch import before_week
from notesnet.network.say import Topics, what_to_say
from notesnet.text.meets import occurrences
from notesnet.text.names import fold
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week


def meeting_items(vault: Vault, week: Week, topics: Topics) -> list[Item]:
    """The meetings of the week in the order of the calendar, with whom, and what to ask each of them.

    One that a tick under Groups has made stands there already.
    """
    monday, sunday = week.monday, week.sunday
    known = hints(vault.meetings).between(monday, sunday)
    found = (vault.meetings[path] for path in (vault.meetings if known is None else known))
    meetings = [m for m in found if m.day and not m.tick and monday <= m.day.date <= sunday]
    ordered = sorted(meetings, key=lambda meeting: (meeting.day and meeting.day.date, fold(meeting.name), meeting.path))
    return [_meeting_item(vault, meeting, week, topics) for meeting in ordered]


def _meeting_item(vault: Vault, meeting: Meeting, week: Week, topics: Topics) -> Item:
    people = tuple(dict.fromkeys(_person(vault, reference) for reference in meeting.people))
    moment = before_week(week)
    advice: list[Say | None] = []
    for person in people:
        say = what_to_say(vault, person.path, moment, topics) if person.path else None
        advice.append(say if say and say.kind not in (SayKind.ASK, SayKind.COFFEE) else None)
    return Item(
        kind=ItemKind.MEETING,
        path=meeting.path,
        name=meeting.name,
        id=item_id(ItemKind.MEETING.value, meeting.path, meeting.day.date.isoformat() if meeting.day else ""),
        due=meeting.day.date if meeting.day else None,
        people=people,
        advice=tuple(advice),
    )


def _person(vault: Vault, reference: Reference) -> Person:
    contact = vault.contacts.get(reference.path or "")
    return Person(contact.path, contact.name) if contact else Person("", reference.name)


def people_met(items: Collection[Item]) -> frozenset[str]:
    """The contacts who stand under Meetings."""
    return frozenset(person.path for item in items for person in item.people if person.path)


def group_days(group: Group, first: date, last: date) -> list[date]:
    """The days between ``first`` and ``last`` on which a group meets."""
    since = group.since.date if group.since else None
    days = {day.date for day in group.dates if first <= day.date <= last}
    if group.meets:
        days.update(occurrences(group.meets, since, first, last))
    return sorted(days)


def _people(vault: Vault, paths: Sequence[str]) -> dict[str, Person]:
    known = hints(vault.contacts).names(paths)
    names = [vault.contacts[path].name for path in paths] if known is None else known
    return {path: Person(path, name) for path, name in zip(paths, names, strict=True)}


def group_items(vault: Vault, week: Week, due: Collection[str]) -> list[Item]:
    """The meetings of groups in the week, and whom of ``due`` (paths) I would meet there."""
    found = []
    groups = [group for group in vault.groups.values() if not group.archived]
    meeting = [(group, day) for group in groups for day in group_days(group, week.monday, week.sunday)]
    met = {group.path: [p for p in vault.members.get(group.path, ()) if p in due] for group, _day in meeting}
    known = _people(vault, sorted({path for paths in met.values() for path in paths}))
    for group, day in meeting:
        item = Item(
            kind=ItemKind.GROUP,
            path=group.path,
            name=group.name,
            id=item_id(ItemKind.GROUP.value, group.path, day.isoformat()),
            due=day,
            place=group.location,
            people=tuple([known[path] for path in met[group.path]]),
            members=len(vault.members.get(group.path, ())),
        )
        found.append((day, fold(group.name), item))
    return [item for _day, _name, item in sorted(found, key=lambda row: row[:2])]
