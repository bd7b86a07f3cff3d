"""Cadences: the rhythm measured, a plan of proposals, and setting those that a person ticked."""

from collections.abc import Callable, Sequence

from notesnet.app.change_note import change_note, edited_note, own_key
from notesnet.app.find_person import find_person
from notesnet.app.open_vault import OpenVault
from notesnet.app.plan_file import read_plan_file, save_plan_file
from notesnet.app.writer import Edited, Writer
from notesnet.edit.edits import Edits
from notesnet.edit.frontmatter import set_key
from notesnet.edit.note_text import NoteText
from notesnet.errors import RefusedError, UsageError
from notesnet.model.change import Change
from notesnet.model.contact import Contact
from notesnet.model.due import Rhythm
from notesnet.model.rhythm import PLANNED, RhythmRow, RhythmTable
from notesnet.network.cadence import rhythm_of
from notesnet.network.rhythm import rhythm_row, rhythm_table, unreadable_cadences
from notesnet.render.cadence_plan import Ticked, plan_text, read_plan
from notesnet.render.code_span import code
from notesnet.text.durations import Duration, in_words, read_duration, short


def measured(opened: OpenVault) -> RhythmTable:
    """Everyone without a cadence, with the rhythm measured and a proposal."""
    return rhythm_table(opened.vault, opened.today)


def measured_one(opened: OpenVault, typed: str, more: Sequence[str] = ()) -> tuple[Contact, RhythmRow, Rhythm | None]:
    """One person, the rhythm measured with a proposal, and the cadence in force.

    Raises:
        NotFoundError: nobody, or several people, are called so.
    """
    contact = find_person(opened, typed, more)
    return contact, rhythm_row(opened.vault, contact, opened.today), rhythm_of(contact, opened.vault.settings)


def read_cadence(typed: str) -> Duration:
    """A cadence from the command line.

    Raises:
        UsageError: it can't be read.
    """
    cadence = read_duration(typed)
    if isinstance(cadence, str):
        raise UsageError(cadence, "write for example 6w, quarterly or never")
    return cadence


def cadence_writer(opened: OpenVault, typed: str) -> Writer:
    """What writes the cadences of one command; ``typed`` is how the journal calls it."""
    return Writer(opened.root, typed, opened.vault.conflicts)


def change_cadence(opened: OpenVault, writer: Writer, contact: Contact, words: str) -> Change | None:
    """Sets a person's cadence, in the words that were typed for it; None when it is that already.

    Raises:
        UsageError: the words are no cadence.
        RefusedError: the note has a conflict copy, can't be edited with certainty, or changed underneath.
        DiskError: the system said no.
    """
    summary = f"cadence: {in_words(read_cadence(words))}"
    return change_note(writer, contact.path, _set_cadence(opened, contact, words), summary)


def preview_cadence(opened: OpenVault, writer: Writer, contact: Contact, words: str) -> Edited:
    """What that would make of the note. Raises RefusedError as ``change_cadence``."""
    return edited_note(writer, contact.path, _set_cadence(opened, contact, words))


def planned_rows(table: RhythmTable) -> list[RhythmRow]:
    """Those that a plan holds: the 40 strongest."""
    return [row for row in table.rows[:PLANNED] if row.proposed]


def write_plan(opened: OpenVault, table: RhythmTable) -> str:
    """Writes a plan of the proposals, ticked, into `drafts/`; returns its path.

    Raises:
        DiskError: the system said no.
    """
    return save_plan_file(opened, "cadence", plan_text(table, planned_rows(table)))


def ticked_lines(root: str, plan: str) -> list[Ticked]:
    """The ticked lines of a plan file.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it is no plan, or a ticked line can't be read.
        DiskError: it can't be opened.
    """
    return read_plan(read_plan_file(root, plan, "`notesnet cadence --plan` writes one"), plan)


def contact_of(opened: OpenVault, ticked: Ticked) -> Contact:
    """The contact of a ticked line, which has no other cadence yet; a plan shows odd signs of a path as escapes.

    Raises:
        RefusedError: there is none at that path, or a cadence was typed there meanwhile.
    """
    contacts = opened.vault.contacts
    contact = contacts.get(ticked.path)
    if contact is None and "\\" in ticked.path:
        contact = next((one for path, one in contacts.items() if code(path) == code(ticked.path)), None)
    if contact is None:
        raise RefusedError(f"{ticked.path} is no contact", "look at its path; `notesnet list` shows who is there")
    if contact.path in unreadable_cadences(opened.vault) and not contact.broken:
        raise RefusedError(f"{ticked.path} has a cadence that can't be read", "`notesnet check` says where")
    if contact.cadence and contact.cadence != ticked.cadence:
        own = in_words(contact.cadence)
        raise RefusedError(
            f"{ticked.path} has a cadence by now: {own}",
            f'`notesnet cadence "{contact.name}" {short(ticked.cadence)}` changes it',
        )
    return contact


def _set_cadence(opened: OpenVault, contact: Contact, words: str) -> Callable[[NoteText], Edits]:
    """The edit that sets the one property, under the name that it has in the note; none where that says the same."""
    renames = opened.vault.settings.fields
    if contact.cadence == read_cadence(words):
        return lambda note: note.edits([])
    return lambda note: set_key(note, own_key(note, "cadence", renames), " ".join(words.split()))
