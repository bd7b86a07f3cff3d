"""What is wrong with an introduction's note itself: until it is mended no step is taken, except to close it."""

from collections.abc import Iterator
from datetime import date

from notesnet.errors import RefusedError
from notesnet.model.introduction import Introduction, Party
from notesnet.model.note import Reference
from notesnet.model.vault import Vault
from notesnet.network.introduction_intent import day_of
from notesnet.network.introductions import PARTIES
from notesnet.text.names import fold

# With one of these it is not certain who was asked, what they said, or when.
_UNCERTAIN = frozenset({"intro-order", "bad-answer", "bad-date", "bad-choice"})
_DAYS = (
    "created", "a_asked", "a_chased", "a_answer", "b_asked", "b_chased", "b_answer", "introduced", "checked_in", "met",
    "outcome", "told", "thanked", "closed",
)  # fmt: skip


def days_to_come(note: Introduction, today: date) -> Iterator[tuple[str, date, int]]:
    """(property, day, line) of everything that a note says has happened on a day that has not been yet."""
    for name in _DAYS:
        entered = getattr(note, name)
        day = day_of(entered)
        if day and day > today:
            yield name, day, entered.line


def forbid_days_to_come(note: Introduction, today: date) -> None:
    """Refuses a step in a note with a day that has not been yet.

    Raises:
        RefusedError: there is one; its place is named.
    """
    for name, day, line in days_to_come(note, today):
        message = f"{note.path}:{line}: `{name}` says {day}, which has not been yet"
        raise RefusedError(message, "mend the date; what is planned stands in the text below")


def forbid_faulty(vault: Vault, note: Introduction) -> None:
    """Refuses a step in a note that does not name two people with notes, or that can't be understood for certain.

    Raises:
        RefusedError: the first fault, with its place and what to type instead.
    """
    for party in PARTIES:
        _forbid_party(vault, note, party)
    a, b = note.a, note.b
    if a and b and (a.path, a.path or fold(a.name)) == (b.path, b.path or fold(b.name)):
        message = f"{note.path}:{b.line}: `a` and `b` are the same person"
        raise RefusedError(message, 'link to two people, as `b: "[[Name]]"`')
    for fault in vault.diagnostics:
        if fault.path == note.path and fault.code in _UNCERTAIN:
            raise RefusedError(f"{note.path}:{fault.line}: {fault.message}", fault.help)


def _forbid_party(vault: Vault, note: Introduction, party: Party) -> None:
    reference: Reference | None = getattr(note, party)
    if reference is None:
        remedy = f'add `{party}: "[[Name]]"` in {note.path}'
        raise RefusedError(f"`{party}` is missing: an introduction needs two people", remedy)
    if reference.path in vault.contacts:
        return
    place = f"{note.path}:{reference.line}: "
    for fault in vault.diagnostics:
        if fault.code == "ambiguous-link" and (fault.path, fault.line) == (note.path, reference.line):
            raise RefusedError(f"{place}{fault.message}", fault.help)
    if reference.path and reference.path == vault.me.path:
        remedy = "when somebody introduced you, write `direction: received`, and who that was as `a`"
        raise RefusedError(f"{place}`{party}` is you", remedy)
    if note.direction == "received" and party == "b":
        return  # whom I have just met may have no note yet
    remedy = f'`notesnet new "{reference.name}"` makes the note; or mend the link'
    raise RefusedError(f"{place}`{party}` ({reference.name}) is no contact with a note", remedy)
