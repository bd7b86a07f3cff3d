"""Whether two people may be introduced: each must have said yes, or say yes to introductions in general."""

from dataclasses import dataclass
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.vault import Vault
from notesnet.network.introductions import missing_yes, standing_of


@dataclass(frozen=True, slots=True)
class Consent:
    """What the notes say about introducing two people.

    Attributes:
        note: the introduction note about them that counts, None when there is none.
        missing: what keeps them from being introduced, one clause a person; empty when both agreed.
    """

    note: Introduction | None
    missing: tuple[str, ...]


def note_about(vault: Vault, a: Contact, b: Contact, today: date) -> Introduction | None:
    """The given introduction of a pair: an open one before an ended one, then the latest; closed ones do not count."""
    found = []
    for path, note in vault.introductions.items():
        paths = {party.path for party in (note.a, note.b) if party}
        if note.direction == "given" and paths == {a.path, b.path} and note.closed is None:
            created = note.created.date if note.created else date.min
            found.append((not standing_of(vault, note, today).ended, created, path, note))
    return max(found, key=lambda row: row[:3])[3] if found else None


def consent_of(vault: Vault, a: Contact, b: Contact, today: date) -> Consent:
    """Whose yes is missing for a joint mail or a handover between ``a`` and ``b``."""
    note = note_about(vault, a, b, today)
    if note is None:
        missing = [_without_note(contact) for contact in (a, b) if contact.introductions != "open"]
        return Consent(None, tuple(missing))
    return Consent(note, missing_yes(vault, note))


def _without_note(contact: Contact) -> str:
    if contact.introductions == "no":
        return f"{contact.name} wants no introductions"
    return f"{contact.name} has not been asked"
