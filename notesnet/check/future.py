"""Contact and steps of introductions that have not been yet, and birthdays that can't be."""

from collections.abc import Iterator
from datetime import date

from notesnet.check.doubtful import OLDEST, doubtful_contacts
from notesnet.check.finding import Finding
from notesnet.model.vault import Vault
from notesnet.network.introduction_faults import days_to_come

_STEP = "mend the date; until then no step is taken in this introduction"


def contact_in_future(vault: Vault, today: date) -> Iterator[Finding]:
    """A log line or ``last_contact`` after today does not count; a step of an introduction can't have been taken yet."""
    remedy = "mend the date; for a plan use follow_up, a task or a meeting note"
    for contact in doubtful_contacts(vault, today):
        for line in contact.log:
            if line.date > today:
                yield Finding(
                    contact.path, line.line, f"{line.date} has not been yet; this line does not count", remedy
                )
        last = contact.last_contact
        if last and last.date > today:
            yield Finding(
                contact.path, last.line, f"last_contact {last.date} has not been yet; it does not count", remedy
            )
    for note in vault.introductions.values():
        for name, day, at in days_to_come(note, today):
            yield Finding(note.path, at, f"`{name}` says {day}, which has not been yet", _STEP)


def unlikely_birthday(vault: Vault, today: date) -> Iterator[Finding]:
    """A birthday in the future, or over 130 years ago."""
    remedy = "mend the year, or write --12-10 when it is unknown"
    for contact in doubtful_contacts(vault, today):
        for occasion in contact.occasions:
            year = occasion.day.year
            if occasion.label.casefold() != "birthday" or year is None:
                continue
            born = (year, occasion.day.month, occasion.day.day)
            if born > (today.year, today.month, today.day):
                yield Finding(contact.path, occasion.line, f"a birthday in the future: {year}", remedy)
            elif today.year - year > OLDEST:
                yield Finding(contact.path, occasion.line, f"a birthday {today.year - year} years ago", remedy)
