"""Whom to thank: something came in, and nothing was said since (section 8 of the vault format)."""

from collections.abc import Mapping
from datetime import date

from notesnet.model.due import Moment
from notesnet.model.hints import hints
from notesnet.model.touch import LogLine
from notesnet.model.vault import Vault
from notesnet.model.week import Say, SayKind
from notesnet.network.touches import touches_until
from notesnet.text.names import fold

THANKS_FOR = 60  # days in which thanks are still warm
Brought = Mapping[str, tuple[Say, ...]]


def thanks_since(moment: Moment) -> date:
    """The first day of what can still be thanked for."""
    return date.fromordinal(max(moment.today.toordinal() - THANKS_FOR, 1))


def brought_by(vault: Vault, since: date = date.min) -> Brought:
    """For each introducer whom they brought, by ``introduced_by`` with ``met`` on ``since`` or later.

    Where an introduction note tells the same story, the thanks stand under Introductions.
    """
    noted = {
        (note.a.path, note.b.path)
        for note in vault.introductions.values()
        if note.direction == "received" and note.a and note.b
    }
    found: dict[str, list[Say]] = {}
    paths = hints(vault.contacts).introduced(since)
    for path in vault.contacts if paths is None else paths:
        contact = vault.contacts[path]
        introducer = contact.introduced_by.path if contact.introduced_by else None
        if (
            introducer
            and contact.met
            and contact.met.date >= since
            and introducer != path
            and (introducer, path) not in noted
        ):
            say = Say(SayKind.THANKS, f"introducing you to {contact.name}", contact.met.date)
            found.setdefault(introducer, []).append(say)
    return {path: tuple(says) for path, says in found.items()}


def thanks_due(vault: Vault, path: str, moment: Moment, brought: Brought) -> Say | None:
    """What the contact at ``path`` is to be thanked for: the latest of those that nobody said thanks for yet."""
    first = thanks_since(moment)
    found = [
        Say(SayKind.THANKS, line.text, line.date)
        for line in vault.contacts[path].log
        if line.tags
        and first <= line.date <= moment.counted
        and line.tagged("got")
        and not (line.tagged("thanked") or line.private or _told_by_note(vault, path, line))
    ]
    found += [say for say in brought.get(path, ()) if say.day and first <= say.day]
    owed = [say for say in found if say.day and still_owed(vault, path, say.day, moment)]
    return max(owed, key=lambda say: say.day or date.min) if owed else None


def still_owed(vault: Vault, path: str, day: date, moment: Moment) -> bool:
    """Whether nothing was said since ``day``: no later touch, and no line that says thanks and tells of nothing new."""
    touches = touches_until(vault, path, moment.counted)
    if day > moment.counted or (touches and touches[-1].date > day):
        return False
    return not any(
        line.tags and day <= line.date <= moment.counted and line.tagged("thanked") and not line.tagged("got")
        for line in vault.contacts[path].log
    )


def _told_by_note(vault: Vault, path: str, line: LogLine) -> bool:
    """Whether a line tells of an introduction by the contact at ``path`` that has a note: the thanks stand there.

    It is of the same day, or names whom I was introduced to.
    """
    if line.kind != "intro" and not any(tag.casefold().startswith("got/intro") for tag in line.tags):
        return False
    for note in vault.introductions.values():
        if note.direction == "received" and note.a and note.b and note.a.path == path:
            if any(day and day.date == line.date for day in (note.introduced, note.created)):
                return True
            contact = vault.contacts.get(note.b.path or "")
            name = fold(contact.name if contact else note.b.name)
            if name in fold(line.text) or fold(note.b.target) in fold(line.text):
                return True
    return False
