"""Who was asked about an introduction, and how long they are left in peace after that."""

from datetime import date

from notesnet.model.vault import Vault

QUIET_DAYS = 30


def last_asked(vault: Vault) -> dict[str, date]:
    """The last day on which each contact was asked about an introduction."""
    found: dict[str, date] = {}
    for note in vault.introductions.values():
        for party, asked in ((note.a, note.a_asked), (note.b, note.b_asked)):
            if party and party.path and asked:
                found[party.path] = max(found.get(party.path, date.min), asked.date)
    return found
