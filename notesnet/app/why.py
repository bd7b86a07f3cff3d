"""Why someone is due, and what is wrong with a note."""

from notesnet.app.find_person import find_person
from notesnet.app.open_vault import OpenVault
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.due import Due, Moment
from notesnet.network.cadence import decide_due


def why_due(opened: OpenVault, typed: str, more: tuple[str, ...] = ()) -> tuple[Contact, Due]:
    """The person that was typed, and the rule that makes them due or not.

    Raises:
        NotFoundError: nobody, or several people, are called so.
    """
    contact = find_person(opened, typed, more)
    return contact, decide_due(opened.vault, contact.path, Moment(opened.today, opened.today))


def faults_of(opened: OpenVault, path: str) -> list[Diagnostic]:
    """The faults of one note, for a command about that note."""
    return [diagnostic for diagnostic in opened.vault.diagnostics if diagnostic.path == path]
