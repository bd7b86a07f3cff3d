"""The rules over a whole vault: one ordered table, one function a rule, each gives its findings."""

from collections.abc import Callable, Iterator
from datetime import date

from notesnet.check.circles import unknown_circle
from notesnet.check.connector_load import connector_load
from notesnet.check.finding import Finding
from notesnet.check.future import contact_in_future, unlikely_birthday
from notesnet.check.introductions import second_open_note
from notesnet.model.codes import CODES
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.vault import Vault

Rule = Callable[[Vault, date], Iterator[Finding]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("future-date", contact_in_future),
    ("unlikely-birthday", unlikely_birthday),
    ("unknown-circle", unknown_circle),
    ("intro-twice", second_open_note),
    ("connector-load", connector_load),
)


def check_vault(vault: Vault, today: date) -> list[Diagnostic]:
    """Everything that is wrong with a vault: what its notes say of themselves, and what the rules find."""
    found = list(vault.diagnostics)
    for code, rule in RULES:
        severity = vault.settings.check.get(code, CODES[code].severity)
        if severity.rank:
            found += [
                Diagnostic(code, severity, f.path, f.line, 1, f.line, 0, f.message, f.help) for f in rule(vault, today)
            ]
    return sorted(found, key=lambda d: (d.path, d.line, d.column, d.code, d.message))
