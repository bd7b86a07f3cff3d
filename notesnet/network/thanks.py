"""Whom to thank: something came in, and nothing was said since (section 8 of the vault format)."""

from collections.abc import Mapping
from datetime import date

from notesnet.model.due import Moment
from notesnet.model.vault import Vault
from notesnet.model.week import Say, SayKind
from notesnet.network.touches import touches_until

THANKS_FOR = 60  # days in which thanks are still warm
Brought = Mapping[str, tuple[Say, ...]]


def brought_by(vault: Vault) -> Brought:
    """For each introducer whom they brought, by ``introduced_by`` with ``met``.

    Where an introduction note tells the same story, the thanks stand under Introductions.
    """
    noted = {
        (note.a.path, note.b.path)
        for note in vault.introductions.values()
        if note.direction == "received" and note.a and note.b
    }
    found: dict[str, list[Say]] = {}
    for path, contact in vault.contacts.items():
        introducer = contact.introduced_by.path if contact.introduced_by else None
        if introducer and contact.met and introducer != path and (introducer, path) not in noted:
            say = Say(SayKind.THANKS, f"introducing you to {contact.name}", contact.met.date)
            found.setdefault(introducer, []).append(say)
    return {path: tuple(says) for path, says in found.items()}


def thanks_due(vault: Vault, path: str, moment: Moment, brought: Brought) -> Say | None:
    """What the contact at ``path`` is to be thanked for: the latest of those without ``#thanked`` and a later touch."""
    found = [
        Say(SayKind.THANKS, line.text, line.date)
        for line in vault.contacts[path].log
        if line.tags and line.tagged("got") and not line.tagged("thanked") and not line.private
    ]
    found += brought.get(path, ())
    if not found:
        return None
    touches = touches_until(vault, path, moment.counted)
    last = touches[-1].date if touches else date.min
    warm = [say for say in found if say.day and _warm(say.day, last, moment)]
    return max(warm, key=lambda say: say.day or date.min) if warm else None


def _warm(day: date, last: date, moment: Moment) -> bool:
    """Whether thanks for something of ``day`` are still owed: not too long ago, and no touch after it."""
    return last <= day <= moment.counted and (moment.today - day).days <= THANKS_FOR
