"""Birthdays and other days that come back each year."""

from datetime import date

from notesnet.model.contact import Contact, Occasion
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind, SayKind
from notesnet.network.keep_in_touch import before_week, how_to_reach
from notesnet.network.say import Promises, what_to_say
from notesnet.text.dates import in_year
from notesnet.text.names import fold
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week


def occasion_in(occasion: Occasion, first: date, last: date) -> date | None:
    """The day between ``first`` and ``last`` on which it falls; 29 February falls on the 28th in common years."""
    for year in range(first.year, last.year + 1):
        day = in_year(occasion.day, year)
        if first <= day <= last:
            return day
    return None


def date_items(vault: Vault, week: Week, promises: Promises) -> list[Item]:
    """The days of this week of everyone who is not archived, in the order of the calendar."""
    found = []
    for contact in vault.contacts.values():
        if contact.archived:
            continue
        for occasion in contact.occasions:
            day = occasion_in(occasion, week.monday, week.sunday)
            if day and (occasion.day.year is None or occasion.day.year <= day.year):
                found.append((day, fold(contact.name), _item(vault, contact, occasion, day, promises)))
    return [item for _day, _name, item in sorted(found, key=lambda row: row[:2])]


def _item(vault: Vault, contact: Contact, occasion: Occasion, day: date, promises: Promises) -> Item:
    say = what_to_say(vault, contact.path, before_week(Week(*day.isocalendar()[:2])), promises)
    age = day.year - occasion.day.year if occasion.day.year is not None else None
    return Item(
        kind=ItemKind.DATE,
        path=contact.path,
        name=contact.name,
        id=item_id(ItemKind.DATE.value, contact.path, f"{occasion.label} {day.year}"),
        due=day,
        say=say if say.kind is SayKind.NOTED else None,
        occasion=occasion.label,
        age=age or None,
        reach=how_to_reach(contact),
    )
