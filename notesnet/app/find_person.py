"""Finds the person that was typed, also by the path that an editor gives: from the root of the disk, or the working folder."""

import os
from collections.abc import Iterable

from notesnet.app.open_vault import OpenVault
from notesnet.model.contact import Contact
from notesnet.network.people import find_contact
from notesnet.store.vault_folder import vault_path


def find_person(opened: OpenVault, typed: str, more: Iterable[str] = ()) -> Contact:
    """The contact that ``typed`` names, see ``find_contact``.

    Raises:
        NotFoundError: nobody is called so, or several are.
    """
    return find_contact(opened.vault, in_vault(opened.root, typed), more)


def in_vault(root: str, typed: str) -> str:
    """What was typed, or the path in the vault of a note that is named by its place on the disk."""
    if not typed.endswith((".md", ".MD")) or not (os.sep in typed and os.path.isfile(typed)):
        return typed
    return vault_path(root, typed)
