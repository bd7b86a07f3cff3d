"""Why two people may be asked now, or one may not, in the words of a person."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from notesnet.model.contact import Contact
from notesnet.model.vault import Vault
from notesnet.network.last_asked import QUIET_DAYS, last_asked
from notesnet.network.touches import touches_until
from notesnet.text.dates import short_day
from notesnet.text.names import first_name
from notesnet.text.words import join


def why_safe(vault: Vault, asked: Mapping[str, date], people: Sequence[Contact], today: date) -> tuple[str, ...]:
    """The reasons, one clause each; ``people`` are the contacts who would be asked, one or two."""
    clauses = []
    if len(people) > 1:
        clauses.append("by your notes they have not met and nobody introduced them")
    clauses.append(_asked(asked, people, today))
    glad = [_short(contact, people) for contact in people if contact.introductions == "open"]
    if glad:
        clauses.append(f"{join(glad)} {'are' if len(glad) > 1 else 'is'} open to introductions")
    clauses += [clause for contact in people if (clause := _in_touch(vault, contact, people, today))]
    return tuple(clauses)


def why_left_in_peace(vault: Vault, contact: Contact, today: date) -> str:
    """Why nobody is suggested for a contact now, as a sentence; empty when no such rule is in the way."""
    last = last_asked(vault).get(contact.path)
    if contact.archived:
        reason = "is archived"
    elif contact.introductions == "no":
        reason = f"wants no introductions ({contact.path}:{contact.lines.get('introductions', 1)})"
    elif contact.paused_until and contact.paused(today):
        reason = f"is paused until {short_day(contact.paused_until.date, today.year)}"
    elif last and (today - last).days <= QUIET_DAYS:
        free = last + timedelta(days=QUIET_DAYS + 1)
        reason = f"was asked on {short_day(last, today.year)} and is left in peace until {short_day(free, today.year)}"
    else:
        return ""
    return f"{contact.name} {reason}, so nobody is suggested."


def _asked(asked: Mapping[str, date], people: Sequence[Contact], today: date) -> str:
    days = [(_short(contact, people), asked.get(contact.path)) for contact in people]
    said = [f"{name} was last asked on {short_day(day, today.year)}" for name, day in days if day]
    if said:
        return join(said)
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
