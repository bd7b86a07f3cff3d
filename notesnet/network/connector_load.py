"""How much is asked of those who introduce me: too often without giving, or two of them for one person."""

from collections.abc import Iterator
from datetime import date

from notesnet.frozen import frozen
from notesnet.model.introduction import Introduction
from notesnet.model.note import Reference
from notesnet.model.vault import Vault
from notesnet.network.introductions import name_of
from notesnet.text.durations import Duration, subtract
from notesnet.text.names import fold

QUARTER = Duration(3, "m")
MANY = 3


@frozen
class Load:
    """One such finding: the introduction note and line of the ask that is one too many, and what to do about it."""

    path: str
    line: int
    message: str
    help: str


def connector_loads(vault: Vault, today: date) -> Iterator[Load]:
    """Every ask of an introducer up to today that is one too many, in the order of the notes."""
    for _path, note in sorted(vault.introductions.items()):
        if note.a_asked and note.a_asked.date <= today:
            yield from load_of(vault, note, note.a_asked.date, note.a_asked.line)


def load_of(vault: Vault, note: Introduction, day: date, line: int = 1) -> Iterator[Load]:
    """What there is to say about asking the introducer of a received introduction on a day.

    The third ask, or a later one, within three months in which nothing was given to them; and somebody else who was asked
    earlier for the same person and has not introduced me yet.
    """
    if note.direction != "received" or note.a is None:
        return
    name, began = name_of(vault, note, "a"), subtract(day, QUARTER)
    before = [other for other in vault.introductions.values() if _asked_before(other, note, day)]
    of_them = [other for other in before if _same(other.a, note.a) and other.a_asked and began < other.a_asked.date]
    if len(of_them) + 1 >= MANY and not _given(vault, note.a, began, day):
        message = (
            f"this is ask number {len(of_them) + 1} of {name} since {began}, and nothing was given to them in that time"
        )
        yield Load(note.path, line, message, "give something first, or ask somebody else")
    for other in before:
        if note.b and _same(other.b, note.b) and not _same(other.a, note.a) and _waits(other):
            connector, target = name_of(vault, other, "a"), name_of(vault, note, "b")
            asked = other.a_asked.date if other.a_asked else day
            message = f"{connector} was asked for {target} as well, on {asked} ({other.path})"
            yield Load(note.path, line, message, f"wait for {connector}, or close that one first")


def _asked_before(other: Introduction, note: Introduction, day: date) -> bool:
    """Whether ``other`` was asked for before ``note`` is; of one day the one whose path comes first."""
    if other.direction != "received" or other.a_asked is None or other.path == note.path:
        return False
    return (other.a_asked.date, other.path) < (day, note.path)


def _waits(note: Introduction) -> bool:
    return not (note.introduced or note.met or note.outcome or note.closed)


def _same(one: Reference | None, other: Reference | None) -> bool:
    """Whether two links mean one person, who may have no note."""
    if one is None or other is None:
        return False
    return one.path == other.path if one.path or other.path else fold(one.name) == fold(other.name)


def _given(vault: Vault, who: Reference, began: date, day: date) -> bool:
    """Whether something was given to somebody in that time: a line ``#gave``, or an introduction to someone."""
    contact = vault.contacts.get(who.path or "")
    if contact and any(began <= line.date <= day and line.tagged("gave") for line in contact.log):
        return True
    return any(
        note.direction == "given"
        and note.introduced is not None
        and began <= note.introduced.date <= day
        and (_same(note.a, who) or _same(note.b, who))
        for note in vault.introductions.values()
    )
