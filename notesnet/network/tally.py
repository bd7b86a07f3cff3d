"""What happened in one week: touches, what was given and what was received."""

from datetime import date

from notesnet.model.hints import hints
from notesnet.model.vault import Vault
from notesnet.model.week import Tally
from notesnet.network.told_twice import ToldTwice
from notesnet.network.touches import touches_until


def tally(vault: Vault, first: date, last: date) -> Tally:
    """Days with a touch by person, and things given and received, from ``first`` to ``last``.

    An introduction is given to both; ``introduced_by`` with ``met`` is received once (section 8 of the vault format). A
    line of a log that tells of one of these is not counted as another one.
    """
    given = received = 0
    told = ToldTwice(vault)
    exchanged = hints(vault.contacts).exchanged(first)
    paths = list(vault.contacts if exchanged is None else exchanged)
    for path in paths:
        for line in vault.contacts[path].log:
            if line.tags and first <= line.date <= last and not line.private:
                given += told.kinds(path, line, "gave") is not None
                received += told.kinds(path, line, "got") is not None
    noted = set()
    for note in vault.introductions.values():
        if note.direction == "received" and note.introduced and note.a and note.b:
            noted.add((note.a.path, note.b.path))
        if note.introduced and first <= note.introduced.date <= last:
            given += 2 if note.direction == "given" else 0
            received += 1 if note.direction == "received" else 0
    for path in paths:
        contact = vault.contacts[path]
        introducer = contact.introduced_by
        if introducer and introducer.path in (path, vault.me.path):  # nobody but me, or they themselves
            continue
        if introducer and contact.met and first <= contact.met.date <= last and (introducer.path, path) not in noted:
            received += 1
    return Tally(_touches(vault, first, last), given, received)


def _touches(vault: Vault, first: date, last: date) -> int:
    found, rest = hints(vault.contacts).touched(first, last) or (0, vault.touches)
    for path in rest:
        known = vault.touches.get(path)
        if known and known[-1].date >= first:
            found += len({touch.date for touch in touches_until(vault, path, last) if touch.date >= first})
    return found
