"""Whether two people may be introduced: each must have said yes, or say yes to introductions in general."""

from datetime import date

from notesnet.frozen import frozen
from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.vault import Vault
from notesnet.network.introductions import PARTIES, answer_of, missing_yes, name_of, standing_of


@frozen
class Consent:
    """What the notes say about introducing two people.

    Attributes:
        note: the introduction note about them that counts, None when there is none.
        missing: what keeps them from being introduced, one clause a person; empty when both agreed.
    """

    note: Introduction | None
    missing: tuple[str, ...]


def note_about(vault: Vault, a: Contact, b: Contact, today: date, *, closed: bool = False) -> Introduction | None:
    """The given introduction of a pair: an open one before an ended one, then the latest.

    One that is ``closed`` counts only for what is said once it is: it is no consent to anything.
    """
    found = []
    for path, note in vault.introductions.items():
        paths = {party.path for party in (note.a, note.b) if party}
        if note.direction == "given" and paths == {a.path, b.path} and (closed or not note.closed):
            created = note.created.date if note.created else date.min
            found.append((not standing_of(vault, note, today).ended, created, path, note))
    return max(found, key=lambda row: row[:3])[3] if found else None


def consent_of(vault: Vault, a: Contact, b: Contact, today: date) -> Consent:
    """Whose yes is missing for a joint mail or a handover between ``a`` and ``b``."""
    note = note_about(vault, a, b, today)
    if note is None:
        missing = [_without_note(contact) for contact in (a, b) if contact.introductions != "open"]
        return Consent(None, tuple(missing))
    return Consent(note, (*missing_yes(vault, note), *_not_yet(vault, note, today)))


def _not_yet(vault: Vault, note: Introduction, today: date) -> list[str]:
    """Answers whose day has not been yet: a slip of the pen is no yes."""
    dated = [(name_of(vault, note, party), answer_of(note, party)) for party in PARTIES]
    return [f"{name}'s answer is of {reply.day}" for name, reply in dated if reply and reply.day and reply.day > today]


def _without_note(contact: Contact) -> str:
    if contact.introductions == "no":
        return f"{contact.name} wants no introductions"
    return f"{contact.name} has not been asked"
