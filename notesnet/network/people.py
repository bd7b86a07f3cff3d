"""Finds the person that was typed: by path, file name, name or alias; a unique beginning is enough."""

from collections.abc import Iterable

from notesnet.errors import NotFoundError
from notesnet.model.contact import Contact
from notesnet.model.hints import hints
from notesnet.model.vault import Vault
from notesnet.text.names import fold, near, slug
from notesnet.text.words import argument


def find_contact(vault: Vault, typed: str, more: Iterable[str] = ()) -> Contact:
    """The contact that ``typed`` names; ``more`` are words that followed, in case the quotes were forgotten.

    Raises:
        NotFoundError: nobody is called so, or several are; ``candidates`` lists them.
    """
    plain = typed.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md")
    wanted = fold(plain)
    called = hints(vault.contacts).called(wanted)
    contacts = list(vault.contacts.values()) if called is None else [vault.contacts[path] for path in called]
    for names in (_paths, _stems, _names, _aliases):
        found = [contact for contact in contacts if wanted in names(contact)]
        if found:
            return _only(typed, _filed_as(plain, found) or found)
    beginning = [c for c in contacts if wanted and any(n.startswith(wanted) for n in _all(c))]
    if not beginning:
        beginning = [c for c in contacts if wanted and any(_word_starts(n, wanted) for n in _all(c))]
    if beginning:
        return _only(typed, beginning)
    raise _unknown(vault, typed, list(more))


def _filed_as(plain: str, found: list[Contact]) -> list[Contact]:
    """Whose file is called just so: on most systems ``ben.md`` and ``Ben.md`` may lie side by side."""
    paths = ((contact, contact.path.removesuffix(".md")) for contact in found)
    return [contact for contact, path in paths if plain in (path, path.rpartition("/")[2])]


def _only(typed: str, found: list[Contact]) -> Contact:
    if len(found) == 1:
        return found[0]
    candidates = sorted(f"{contact.name} ({contact.path})" for contact in found)
    raise NotFoundError(f"{typed!r} can be {len(found)} people:", "type more of the name, or the path", candidates)


def _unknown(vault: Vault, typed: str, more: list[str]) -> NotFoundError:
    closed = [path for path in vault.unreadable if _is_path_of(path, typed)]
    if closed:
        return NotFoundError(f"{closed[0]} can't be read", f"`notesnet check {closed[0]}` says why")
    group = _group(vault, typed)
    if group:
        remedy = f"`notesnet list group:{argument(group)}` shows who belongs to it"
        return NotFoundError(f"nobody is called {typed!r}: {group} is a group", remedy)
    names = {fold(name): name for contact in vault.contacts.values() for name in (contact.name, *contact.aliases)}
    for name in list(names.values()):
        for word in name.split():
            names.setdefault(fold(word), name)
    close = list(dict.fromkeys(names[name] for name in near(fold(typed), list(names))))
    remedy = f"did you mean {' or '.join(close)}?" if close else "`notesnet list` shows who is there"
    if more:
        remedy = f'a name with blanks stands in quotes: "{" ".join([typed, *more])}"; ' + remedy
    return NotFoundError(f"nobody is called {typed!r}", remedy)


def _group(vault: Vault, typed: str) -> str:
    """The name of the group whose path, file name or name was typed; empty when there is none."""
    wanted = fold(typed.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md"))
    for path, group in vault.groups.items():
        plain = fold(path.removesuffix(".md"))
        if wanted in (plain, plain.rpartition("/")[2], fold(group.name)):
            return group.name
    return ""


def _is_path_of(path: str, typed: str) -> bool:
    """Whether what was typed names the file of a note that can't be read."""
    wanted = fold(typed.strip().removesuffix(".md"))
    plain = fold(path.removesuffix(".md"))
    stem = plain.rpartition("/")[2]
    return bool(wanted) and (plain == wanted or stem.startswith(wanted) or stem == slug(wanted))


def _paths(contact: Contact) -> tuple[str, ...]:
    return (fold(contact.path.removesuffix(".md")),)


def _stems(contact: Contact) -> tuple[str, ...]:
    return (fold(contact.path.rpartition("/")[2].removesuffix(".md")),)


def _names(contact: Contact) -> tuple[str, ...]:
    return (fold(contact.name),)


def _aliases(contact: Contact) -> tuple[str, ...]:
    return tuple(fold(alias) for alias in contact.aliases)


def _all(contact: Contact) -> tuple[str, ...]:
    return (*_stems(contact), *_names(contact), *_aliases(contact), *_paths(contact))


def _word_starts(name: str, wanted: str) -> bool:
    """True when a later word begins so: ``babbage`` for Charles Babbage."""
    return f" {wanted}" in name or f"-{wanted}" in name
