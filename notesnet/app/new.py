"""A new contact note."""

import os
from datetime import date

from notesnet.app.filing import check_found, filing
from notesnet.app.find_person import find_person
from notesnet.app.note_link import note_link
from notesnet.app.open_vault import OpenVault
from notesnet.app.writer import Writer
from notesnet.errors import NotFoundError, RefusedError, UsageError
from notesnet.frozen import frozen
from notesnet.model.change import Change, NewFile
from notesnet.model.contact import Contact
from notesnet.model.group import Group
from notesnet.model.note import Kind
from notesnet.render.templates import render_note
from notesnet.store.template_files import NOTE, find_template
from notesnet.text.address import is_address
from notesnet.text.durations import read_duration
from notesnet.text.names import fold, slug


@frozen
class Details:
    """What was typed about someone new."""

    name: str
    email: tuple[str, ...] = ()
    company: str = ""
    tags: tuple[str, ...] = ()
    met: date | None = None
    met_at: str = ""
    introduced_by: str = ""
    cadence: str = ""


def propose_contact(opened: OpenVault, details: Details) -> NewFile:
    """The note of someone new; nothing is written yet.

    Raises:
        UsageError: no name, or a cadence that can't be read.
        RefusedError: somebody of that name, or the file, is there already.
    """
    name = " ".join(details.name.split())
    if not name:
        raise UsageError("a contact needs a name", '`notesnet new "Ada Lovelace"`')
    if details.cadence and isinstance(problem := read_duration(details.cadence), str):
        raise UsageError(problem, "write for example --cadence 6w")
    if details.met and details.met > opened.today:
        raise UsageError(f"{details.met} has not been yet", "give the day on which you met")
    for address in details.email:
        if not is_address(address):
            raise UsageError(f"{address!r} is no e-mail address", "write one address, such as ada@engines.example")
    vault = opened.vault
    for contact in vault.contacts.values():
        if fold(contact.name) == fold(name):
            raise RefusedError(f"{contact.name} has a note already: {contact.path}", "open that one")
    folder, filed, tags = filing(vault.settings, Kind.CONTACT, "people/")
    path = f"{folder}{slug(name)}.md"
    if os.path.lexists(os.path.join(opened.root, path)):
        raise RefusedError(f"{path} exists already", "give the new one another name, such as with a middle name")
    source = find_template(opened.root, "contact", NOTE)
    text = render_note(
        source.text,
        source.path,
        {
            "name": name,
            "email": details.email[0] if len(details.email) == 1 else details.email,
            "company": details.company,
            "filed": filed,
            "tags": tuple(dict.fromkeys((*tags, *(tag.removeprefix("#") for tag in details.tags)))),
            "met": details.met,
            "met_at": _linked(opened, details.met_at),
            "introduced_by": _linked_person(opened, details.introduced_by),
            "cadence": details.cadence,
            "created": opened.today,
            "log_heading": vault.settings.log_headings[0],
        },
    )
    file = NewFile(path, text)
    check_found(vault.settings, Kind.CONTACT, file)
    return file


def contact_writer(opened: OpenVault, file: NewFile) -> Writer:
    """What makes the note."""
    return Writer(opened.root, f"new {file.path}")


def save_contact(writer: Writer, file: NewFile) -> Change:
    """Makes the note.

    Raises:
        RefusedError: the file exists already.
        DiskError: the system said no.
    """
    writer.create(file.path, file.text.encode(), "new contact")
    return Change(file.path, "new contact")


def _linked_person(opened: OpenVault, typed: str) -> str:
    """A link to the contact that was typed, else the words as they are.

    Raises:
        NotFoundError: it can be several people.
    """
    if not typed:
        return ""
    try:
        contact = find_person(opened, typed)
    except NotFoundError as error:
        if error.candidates:
            raise
        return typed
    return note_link(opened.vault, contact.path, contact.name)


def _linked(opened: OpenVault, typed: str) -> str:
    """A link to the contact, group or meeting that was typed, else the words as they are."""
    wanted = fold(typed)
    nouns = (opened.vault.groups, opened.vault.meetings, opened.vault.contacts)
    for path, noun in ((path, noun) for some in nouns for path, noun in some.items()):
        stem = path.rpartition("/")[2].removesuffix(".md")
        aliases = noun.aliases if isinstance(noun, Contact | Group) else ()
        if wanted and wanted in (fold(name) for name in (noun.name, stem, *aliases)):
            return note_link(opened.vault, path, noun.name)
    return typed
