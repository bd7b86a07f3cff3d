"""Who is never brought together: those who know each other, have an introduction note, or should be left in peace."""

from dataclasses import dataclass, field
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.vault import Vault

QUIET_DAYS = 30


@dataclass(slots=True)
class Apart:
    """Whom not to suggest at all, and which pairs never.

    Attributes:
        silent: paths of those who are archived, paused, want no introductions or were asked within 30 days.
        pairs: for each path, those who know this person or share an introduction note with them.
        asked: for each path, the last day on which this person was asked.
    """

    silent: set[str] = field(default_factory=set)
    pairs: dict[str, set[str]] = field(default_factory=dict)
    asked: dict[str, date] = field(default_factory=dict)

    def allows(self, one: str, other: str) -> bool:
        """Whether these two may be brought together now."""
        if one == other or one in self.silent or other in self.silent:
            return False
        return other not in self.pairs.get(one, ())

    def never(self, one: str, other: str) -> None:
        """Notes that these two are never brought together."""
        self.pairs.setdefault(one, set()).add(other)
        self.pairs.setdefault(other, set()).add(one)


def apart(vault: Vault, today: date) -> Apart:
    """What the notes forbid on a day."""
    found = Apart()
    for path, contact in vault.contacts.items():
        for reference in (*contact.knows, *((contact.introduced_by,) if contact.introduced_by else ())):
            if reference.path:
                found.never(path, reference.path)
    for note in vault.introductions.values():
        a, b = (party.path if party else None for party in (note.a, note.b))
        if a and b:
            found.never(a, b)
        for asked_path, asked in ((a, note.a_asked), (b, note.b_asked)):
            if asked_path and asked:
                found.asked[asked_path] = max(found.asked.get(asked_path, date.min), asked.date)
    for path, contact in vault.contacts.items():
        last = found.asked.get(path)
        if _wants_peace(contact, today) or (last and (today - last).days <= QUIET_DAYS):
            found.silent.add(path)
    return found


def _wants_peace(contact: Contact, today: date) -> bool:
    return contact.archived or contact.paused(today) or contact.introductions == "no"
