"""What the groups are called to which somebody belongs."""

import posixpath
from collections.abc import Iterator

from notesnet.model.contact import Contact
from notesnet.model.vault import Vault


def group_names(vault: Vault, contact: Contact) -> list[str]:
    """The names of the groups that someone belongs to, as their notes have them, each once."""
    notes = [(reference, vault.groups.get(reference.path or "")) for reference in contact.groups]
    return list(dict.fromkeys(group.name if group else reference.name for reference, group in notes))


def group_words(vault: Vault, contact: Contact, value: str) -> Iterator[str]:
    """Everything that someone's groups are called: by name, file name and alias, as the links to them say, and by path.

    Paths only for a ``value`` that is one, or else ``group:ups`` would be everybody in ``groups/``.
    """
    is_path = "/" in value or value.endswith(".md")
    for reference in contact.groups:
        yield reference.name
        group = vault.groups.get(reference.path or "")
        if group:
            yield from (group.name, posixpath.basename(group.path).removesuffix(".md"), *group.aliases)
            if is_path:
                yield group.path
