"""Why two people may be asked now, in the words of a person."""

from collections.abc import Sequence
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.vault import Vault
from notesnet.network.apart import QUIET_DAYS, Apart
from notesnet.network.touches import touches_until
from notesnet.text.dates import short_day
from notesnet.text.names import first_name
from notesnet.text.words import join


def why_safe(vault: Vault, forbidden: Apart, people: Sequence[Contact], today: date) -> tuple[str, ...]:
    """The reasons, one clause each; ``people`` are the contacts who would be asked, one or two."""
    clauses = []
    if len(people) > 1:
        clauses.append("by your notes they have not met and nobody introduced them")
    clauses.append(_asked(forbidden, people, today))
    glad = [_short(contact, people) for contact in people if contact.introductions == "open"]
    if glad:
        clauses.append(f"{join(glad)} {'are' if len(glad) > 1 else 'is'} open to introductions")
    clauses += [clause for contact in people if (clause := _in_touch(vault, contact, people, today))]
    return tuple(clauses)


def _asked(forbidden: Apart, people: Sequence[Contact], today: date) -> str:
    days = [(_short(contact, people), forbidden.asked.get(contact.path)) for contact in people]
    asked = [f"{name} was last asked on {short_day(day, today.year)}" for name, day in days if day]
    if asked:
        return join(asked)
    return f"{'neither' if len(people) > 1 else _short(people[0], people)} was {'' if len(people) > 1 else 'not '}asked in the last {QUIET_DAYS} days"


def _in_touch(vault: Vault, contact: Contact, people: Sequence[Contact], today: date) -> str:
    touches = touches_until(vault, contact.path, today)
    name = _short(contact, people)
    return f"last in touch with {name} on {short_day(touches[-1].date, today.year)}" if touches else ""


def _short(contact: Contact, people: Sequence[Contact]) -> str:
    """The first name, unless both have the same."""
    short = first_name(contact.call_me or contact.name)
    others = [first_name(other.call_me or other.name) for other in people if other is not contact]
    return contact.name if short in others else short
