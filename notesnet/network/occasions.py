"""Birthdays and other days that come back each year."""

from datetime import date

from notesnet.model.contact import Contact, Occasion
from notesnet.model.due import Moment
from notesnet.model.hints import hints
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind, Say, SayKind
from notesnet.network.keep_in_touch import before_week, how_to_reach
from notesnet.network.say import Topics, noted, tells
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


def date_items(vault: Vault, week: Week, topics: Topics) -> list[Item]:
    """The days of this week of everyone who is not archived, in the order of the calendar."""
    monday, sunday = week.monday, week.sunday
    found = []
    days = {(day.month, day.day) for day in week.days}
    known = hints(vault.contacts).celebrating(days | ({(2, 29)} if (2, 28) in days else set()))
    for path in vault.contacts if known is None else known:
        contact = vault.contacts[path]
        if contact.archived or not contact.occasions:
            continue
        seen: list[str] = []
        for occasion in contact.occasions:
            day = occasion_in(occasion, monday, sunday)
            if day and (occasion.day.year is None or occasion.day.year <= day.year):
                say = _last_word(vault, contact, before_week(week), topics)
                found.append(_item(contact, occasion, day, seen.count(fold(occasion.label)), say))
                seen.append(fold(occasion.label))
    return sorted(found, key=lambda item: (item.due or monday, fold(item.name)))


def _item(contact: Contact, occasion: Occasion, day: date, nth: int, say: Say | None) -> Item:
    year = occasion.day.year
    return Item(
        kind=ItemKind.DATE,
        path=contact.path,
        name=contact.name,
        id=item_id(ItemKind.DATE.value, contact.path, f"{occasion.label} {day.year}", nth),
        due=day,
        say=say,
        occasion=occasion.label,
        age=(day.year - year or None) if year is not None else None,
        reach=how_to_reach(contact),
    )


def _last_word(vault: Vault, contact: Contact, moment: Moment, topics: Topics) -> Say | None:
    """The last thing noted in the log; nobody is asked what they need, nor told what was promised, on their birthday.

    What only tells an open promise again is left to Promises, and a call in vain says nothing.
    """
    promised = " ".join(task.text for task in topics.promises.get(contact.path, ())[:1])
    for line in noted(vault, contact.path, moment):
        if not line.tagged("noanswer") and not tells(promised, line.text):
            return Say(SayKind.NOTED, line.text, line.date)
    return None
