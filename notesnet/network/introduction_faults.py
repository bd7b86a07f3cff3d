"""What is wrong with an introduction's note itself: until it is mended no step is taken, except to close it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from notesnet.errors import RefusedError
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.introduction import Introduction, NextStep, Party
from notesnet.model.note import Reference
from notesnet.model.vault import Vault
from notesnet.network.introduction_intent import day_of
from notesnet.network.introductions import PARTIES
from notesnet.text.names import fold

# With one of these it is not certain who was asked, what they said, or when.
_UNCERTAIN = frozenset({"intro-order", "bad-answer", "bad-date", "bad-choice"})
_AMBIGUOUS = "ambiguous-link"
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


class NoteFault(NamedTuple):
    """What is wrong in a note, on which line of it (None: something is missing), and what to type instead."""

    line: int | None
    message: str
    help: str

    @property
    def words(self) -> str:
        """The fault where it is named beside its note: ``mend line 6: `b_answer` is 'maybe', which is no answer``."""
        return f"mend {f'line {self.line}' if self.line else 'the note'}: {self.message}"

    def refusal(self, path: str) -> RefusedError:
        """The refusal of a step because of it."""
        return RefusedError(f"{path}:{self.line}: {self.message}" if self.line else self.message, self.help, self.line)


class Faults:
    """The faults of a vault's introductions; the list of all its diagnostics is gone through once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._by_path: dict[str, list[Diagnostic]] = {}
        for fault in vault.diagnostics:
            if fault.code in _UNCERTAIN or fault.code == _AMBIGUOUS:
                self._by_path.setdefault(fault.path, []).append(fault)

    def in_the_way(self, note: Introduction, step: NextStep | None, today: date) -> NoteFault | None:
        """What keeps the next step from being taken; a note that can't be mended can still be closed."""
        if step and step.step == "close":
            return None
        return day_to_come(note, today) or self.of(note)

    def of(self, note: Introduction) -> NoteFault | None:
        """The first fault of a note that does not name two people with notes, or that can't be understood for certain."""
        for party in PARTIES:
            fault = self._of_party(note, party)
            if fault:
                return fault
        a, b = note.a, note.b
        if a and b and (a.path, a.path or fold(a.name)) == (b.path, b.path or fold(b.name)):
            return NoteFault(b.line, "`a` and `b` are the same person", 'link to two people, as `b: "[[Name]]"`')
        known = (one for one in self._by_path.get(note.path, ()) if one.code in _UNCERTAIN)
        return next((NoteFault(one.line, one.message, one.help) for one in known), None)

    def _of_party(self, note: Introduction, party: Party) -> NoteFault | None:
        reference: Reference | None = getattr(note, party)
        if reference is None:
            remedy = f'add `{party}: "[[Name]]"` in {note.path}'
            return NoteFault(None, f"`{party}` is missing: an introduction needs two people", remedy)
        vault, line = self._vault, reference.line
        if reference.path in vault.contacts:
            return None
        for fault in self._by_path.get(note.path, ()):
            if fault.code == _AMBIGUOUS and fault.line == line:
                return NoteFault(line, fault.message, fault.help)
        if reference.path and reference.path == vault.me.path:
            remedy = "when somebody introduced you, write `direction: received`, and who that was as `a`"
            return NoteFault(line, f"`{party}` is you", remedy)
        if note.direction == "received" and party == "b":
            return None  # whom I have just met may have no note yet
        remedy = f'`notesnet new "{reference.name}"` makes the note; or mend the link'
        return NoteFault(line, f"`{party}` ({reference.name}) is no contact with a note", remedy)


def day_to_come(note: Introduction, today: date) -> NoteFault | None:
    """The first day in a note that has not been yet, as a fault."""
    remedy = "mend the date; what is planned stands in the text below"
    days = days_to_come(note, today)
    return next(
        (NoteFault(line, f"`{name}` says {day}, which has not been yet", remedy) for name, day, line in days), None
    )


def forbid_days_to_come(note: Introduction, today: date) -> None:
    """Refuses a step in a note with a day that has not been yet.

    Raises:
        RefusedError: there is one; its place is named.
    """
    fault = day_to_come(note, today)
    if fault:
        raise fault.refusal(note.path)


def forbid_faulty(vault: Vault, note: Introduction) -> None:
    """Refuses a step in a note that does not name two people with notes, or that can't be understood for certain.

    Raises:
        RefusedError: the first fault, with its place and what to type instead.
    """
    fault = Faults(vault).of(note)
    if fault:
        raise fault.refusal(note.path)
