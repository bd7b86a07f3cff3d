"""Whom the rules about single contacts look at."""

from collections.abc import Iterable
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.hints import hints
from notesnet.model.vault import Vault

OLDEST = 130  # years


def doubtful_contacts(vault: Vault, today: date) -> Iterable[Contact]:
    """Everyone in whose note a rule may find a fault, with others in whose it does not."""
    paths = hints(vault.contacts).doubtful(today, OLDEST)
    return vault.contacts.values() if paths is None else [vault.contacts[path] for path in paths]
