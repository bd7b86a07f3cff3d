"""Given and received, asked and owed."""

from notesnet.app.find_person import find_person
from notesnet.app.open_vault import OpenVault
from notesnet.model.ledger import Account, Ledger, Party
from notesnet.network.ledger import ledger_of


def show_ledger(opened: OpenVault) -> Ledger:
    """The ledger of everyone with whom there is something."""
    return ledger_of(opened.vault, opened.today)


def show_account(opened: OpenVault, typed: str, more: tuple[str, ...] = ()) -> Account:
    """What is between me and the person that was typed; empty when there is nothing.

    Raises:
        NotFoundError: nobody, or several people, are called so.
    """
    contact = find_person(opened, typed, more)
    who = Party(contact.path, contact.name)
    accounts = ledger_of(opened.vault, opened.today).accounts
    return next((account for account in accounts if account.who == who), Account(who))
