"""Who should meet whom."""

from notesnet.app.find_person import find_person
from notesnet.app.open_vault import OpenVault
from notesnet.app.pool import matched
from notesnet.model.contact import Contact
from notesnet.model.suggestion import Suggestion
from notesnet.network.suggestions import scope_of, suggest, suggest_for, suggest_mine


def suggest_pairs(opened: OpenVault, limit: int) -> tuple[list[Suggestion], list[str]]:
    """The best pairs of the vault, and warnings about its concepts.toml."""
    return matched(opened, lambda vault, pool: suggest(scope_of(vault, pool, opened.today), limit))


def suggest_about(
    opened: OpenVault, typed: str, more: tuple[str, ...], limit: int
) -> tuple[Contact, list[Suggestion], list[str]]:
    """The person that was typed, whom they should meet, and warnings as above.

    Raises:
        NotFoundError: nobody, or several people, are called so.
    """
    contact = find_person(opened, typed, more)
    path = contact.path
    found = matched(opened, lambda vault, pool: suggest_for(scope_of(vault, pool, opened.today), path, limit))
    return contact, *found


def suggest_to_me(opened: OpenVault, limit: int) -> tuple[list[Suggestion], list[str]]:
    """Whose needs and offers meet mine, and warnings as above."""
    return matched(opened, lambda vault, pool: suggest_mine(scope_of(vault, pool, opened.today), limit))
