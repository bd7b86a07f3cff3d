"""Two open introduction notes about the same two people."""

from collections.abc import Iterator
from datetime import date

from notesnet.check.finding import Finding
from notesnet.model.vault import Vault
from notesnet.network.introductions import name_of, standing_of


def second_open_note(vault: Vault, today: date) -> Iterator[Finding]:
    """A second note about a pair that is open in another one."""
    first: dict[frozenset[str], str] = {}
    for path, note in sorted(vault.introductions.items()):
        if not (note.a and note.b and note.a.path and note.b.path) or standing_of(vault, note, today).ended:
            continue
        pair = frozenset((note.a.path, note.b.path))
        if len(pair) == 2 and first.setdefault(pair, path) != path:
            message = f"{name_of(vault, note, 'a')} and {name_of(vault, note, 'b')} stand open in {first[pair]} as well"
            yield Finding(path, note.a.line, message, "close one of the two with `closed: DATE`")
