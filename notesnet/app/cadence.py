"""Cadences: the rhythm measured, a plan of proposals, and setting those that a person ticked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from notesnet.app.change_note import Edited, change_note, edited_note
from notesnet.app.open_vault import OpenVault
from notesnet.edit.edits import Edits
from notesnet.edit.frontmatter import set_key
from notesnet.edit.note_text import NoteText
from notesnet.errors import DiskError, NotFoundError, RefusedError, UsageError
from notesnet.model.change import Change
from notesnet.model.contact import Contact
from notesnet.model.rhythm import RhythmRow, RhythmTable
from notesnet.network.people import find_contact
from notesnet.network.rhythm import PLANNED, rhythm_row, rhythm_table
from notesnet.render.cadence_plan import Ticked, plan_text, read_plan
from notesnet.store.files import create
from notesnet.text.durations import Duration, in_words, read_duration, short


@dataclass(frozen=True, slots=True)
class Refusal:
    """One ticked line that could not be done, and why."""

    path: str
    line: int | None
    reason: str


def measured(opened: OpenVault) -> RhythmTable:
    """Everyone without a cadence, with the rhythm measured and a proposal."""
    return rhythm_table(opened.vault, opened.today)


def measured_one(opened: OpenVault, typed: str, more: Sequence[str] = ()) -> tuple[Contact, RhythmRow]:
    """One person's rhythm and proposal.

    Raises:
        NotFoundError: nobody, or several people, are called so.
    """
    contact = find_contact(opened.vault, typed, more)
    return contact, rhythm_row(opened.vault, contact, opened.today)


def read_cadence(typed: str) -> Duration:
    """A cadence from the command line.

    Raises:
        UsageError: it can't be read.
    """
    cadence = read_duration(typed)
    if isinstance(cadence, str):
        raise UsageError(cadence, "write for example 6w, quarterly or never")
    return cadence


def set_cadence(cadence: Duration) -> Callable[[NoteText], Edits]:
    """The edit that sets the one property."""
    typed = "never" if cadence.unit == "never" else short(cadence)
    return lambda note: set_key(note, "cadence", typed)


def change_cadence(opened: OpenVault, contact: Contact, cadence: Duration) -> Change | None:
    """Sets a person's cadence; None when it is that already.

    Raises:
        RefusedError: the note can't be edited with certainty, or it changed underneath.
        DiskError: the system said no.
    """
    return change_note(opened.root, contact.path, set_cadence(cadence), f"cadence: {in_words(cadence)}")


def preview_cadence(opened: OpenVault, contact: Contact, cadence: Duration) -> Edited:
    """What that would make of the note."""
    return edited_note(opened.root, contact.path, set_cadence(cadence))


def write_plan(opened: OpenVault, table: RhythmTable) -> tuple[str, int]:
    """Writes the 40 strongest proposals as a ticked plan; (its path, how many there are).

    Raises:
        NotFoundError: nobody is without a cadence.
        DiskError: the system said no.
    """
    rows = [row for row in table.rows[:PLANNED] if row.proposed]
    if not rows:
        raise NotFoundError("nobody is without a cadence", "`notesnet list` shows everyone")
    data = plan_text(table, rows).encode("utf-8", "surrogateescape")
    number = 1
    while True:
        path = f"drafts/cadence-{opened.today}{'' if number == 1 else f'-{number}'}.md"
        try:
            create(opened.root, path, data, 0o600)
        except RefusedError:
            number += 1
            if number > 99:
                raise
        else:
            return path, len(rows)


def ticked_lines(plan: str) -> list[Ticked]:
    """The ticked lines of a plan file.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it is no plan, or a ticked line can't be read.
    """
    try:
        with open(plan, encoding="utf-8") as file:
            text = file.read(4 * 1024 * 1024)
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {plan}", "`notesnet cadence --plan` writes one") from None
    except UnicodeDecodeError:
        raise UsageError(f"{plan} is not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        raise DiskError(f"{plan}: {error.strerror}", "look at its permissions") from None
    return read_plan(text, plan)


def apply_line(opened: OpenVault, ticked: Ticked) -> Change | Refusal | None:
    """Does one ticked line; a refusal is told, not raised, so that the others go on."""
    contact = opened.vault.contacts.get(ticked.path)
    if contact is None:
        return Refusal(ticked.path, ticked.line, f"{ticked.path} is no contact any more")
    try:
        return change_cadence(opened, contact, ticked.cadence)
    except RefusedError as error:
        return Refusal(ticked.path, ticked.line, error.message)
