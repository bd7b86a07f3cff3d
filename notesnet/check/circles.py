"""Circles that the settings do not list."""

from collections.abc import Iterator
from datetime import date

from notesnet.check.doubtful import doubtful_contacts
from notesnet.check.finding import Finding
from notesnet.model.vault import Vault
from notesnet.text.names import fold, near


def unknown_circle(vault: Vault, today: date) -> Iterator[Finding]:
    """A circle without an entry under ``[circles]`` has rank 0 and no cadence."""
    known = list(vault.settings.circles)
    for contact in doubtful_contacts(vault, today):
        if contact.circle and fold(contact.circle) not in known:
            close = near(fold(contact.circle), known, 1)
            remedy = f"did you mean {close[0]}?" if close else "add it under [circles] in notesnet.toml"
            line = contact.lines.get("circle", 1)
            yield Finding(contact.path, line, f"there is no circle {contact.circle!r} in the settings", remedy)
