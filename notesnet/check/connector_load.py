"""Too much asked of those who introduce me."""

from collections.abc import Iterator
from datetime import date

from notesnet.check.finding import Finding
from notesnet.model.vault import Vault
from notesnet.network.connector_load import connector_loads


def connector_load(vault: Vault, today: date) -> Iterator[Finding]:
    """An ask of somebody of whom much was asked, or for somebody whom another one was asked for."""
    for load in connector_loads(vault, today):
        yield Finding(load.path, load.line, load.message, load.help)
