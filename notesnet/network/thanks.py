"""Whom to thank: something came in, and nothing was said since (section 8 of the vault format)."""

from datetime import date

from notesnet.model.due import Moment
from notesnet.model.vault import Vault
from notesnet.model.week import Say, SayKind
from notesnet.network.touches import touches_until

THANKS_FOR = 60  # days in which thanks are still warm


def thanks_due(vault: Vault, path: str, moment: Moment) -> Say | None:
    """What the contact at ``path`` is to be thanked for: the latest of those without ``#thanked`` and a later touch."""
    contact = vault.contacts[path]
    touches = touches_until(vault, path, moment.counted)
    last = touches[-1].date if touches else date.min
    found: list[Say] = []
    for line in contact.log:
        recent = 0 <= (moment.today - line.date).days <= THANKS_FOR and line.date <= moment.counted
        if recent and line.tagged("got") and not line.tagged("thanked") and last <= line.date and not line.private:
            found.append(Say(SayKind.THANKS, line.text, line.date))
    found += _introduced_to_me(vault, path, moment, last)
    return max(found, key=lambda say: say.day or date.min) if found else None


def _introduced_to_me(vault: Vault, path: str, moment: Moment, last: date) -> list[Say]:
    """Those whom this contact introduced to me, by ``introduced_by`` with ``met``."""
    found = []
    for other in vault.contacts.values():
        if (
            other.introduced_by
            and other.introduced_by.path == path
            and other.met
            and not _has_note(vault, path, other.path)
        ):
            day = other.met.date
            if 0 <= (moment.today - day).days <= THANKS_FOR and last <= day:
                found.append(Say(SayKind.THANKS, f"introducing me to {other.name}", day))
    return found


def _has_note(vault: Vault, introducer: str, other: str) -> bool:
    """True when an introduction note tells the same story: it then stands under Introductions."""
    return any(
        note.direction == "received" and note.a and note.b and note.a.path == introducer and note.b.path == other
        for note in vault.introductions.values()
    )
