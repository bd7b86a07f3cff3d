"""Introductions: the next step of each one in flight that is due in a week, and which ones wait."""

from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.hints import hints
from notesnet.model.introduction import Introduction, Party
from notesnet.model.note import Reference
from notesnet.model.vault import Vault
from notesnet.model.week import InFlight, Item, ItemKind
from notesnet.network.introduction_faults import Faults
from notesnet.network.introductions import standing_of
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week


def introduction_id(path: str, step: str, party: Party | None) -> str:
    """The id of the line about one step of the introduction at ``path``."""
    return item_id(ItemKind.INTRODUCTION.value, path, f"{step} {party or ''}".strip())


def introduction_items(vault: Vault, week: Week) -> tuple[list[Item], list[InFlight]]:
    """(the steps due by Sunday, the introductions that wait), the earliest first; a step without a day is due now.

    What has ended stands in neither, nor does a note that does not name two people. One whose note has to be mended first
    waits, before the others: no step of it can be taken. Somebody without a note is named as the link does.
    """
    monday, sunday = week.monday, week.sunday
    known = hints(vault.introductions).in_flight()
    notes = (vault.introductions[path] for path in (vault.introductions if known is None else known))
    faults = Faults(vault)
    flights = [flight for note in notes if (flight := _in_flight(vault, faults, note, week))]
    flights.sort(key=lambda flight: (flight.step is None, _day(flight, monday), flight.note.path))
    now = [flight for flight in flights if flight.step and not flight.mend and _day(flight, monday) <= sunday]
    later = [flight for flight in flights if flight.step is None or _day(flight, monday) > sunday or flight.mend]
    later.sort(key=lambda flight: not flight.mend)
    return [_item(flight) for flight in now], later


def _in_flight(vault: Vault, faults: Faults, note: Introduction, week: Week) -> InFlight | None:
    a, b = _person(vault, note.a), _person(vault, note.b)
    if a is None or b is None or (a.path, a.name) == (b.path, b.name):
        return None
    standing = standing_of(vault, note, week.monday)
    if standing.ended:
        return None
    fault = faults.in_the_way(note, standing.next, week.sunday)
    return InFlight(note, a, b, standing.next, fault.words if fault else "")


def _person(vault: Vault, party: Reference | None) -> Contact | None:
    known = vault.contacts.get(party.path or "") if party else None
    return known or (Contact("", party.name) if party and not party.path and party.name else None)


def _day(flight: InFlight, monday: date) -> date:
    """When the step is due: now, when it has no day."""
    return (flight.step and flight.step.due) or monday


def _item(flight: InFlight) -> Item:
    note, step = flight.note, flight.step
    a, b = flight.a.name, flight.b.name
    return Item(
        kind=ItemKind.INTRODUCTION,
        path=note.path,
        name=f"{b}, through {a}" if note.direction == "received" else f"{a} and {b}",
        id=introduction_id(note.path, step.step, step.party) if step else "",
        due=step.due if step else None,
        introduction=flight,
    )
