"""Notes a new introduction."""

import os
from datetime import date
from typing import Literal

from notesnet.app.filing import check_found, filing
from notesnet.app.find_person import find_person
from notesnet.app.note_link import note_link
from notesnet.app.open_vault import OpenVault
from notesnet.app.writer import Writer
from notesnet.errors import RefusedError, UsageError
from notesnet.frozen import frozen
from notesnet.model.change import Change, NewFile
from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.note import Kind
from notesnet.model.vault import Vault
from notesnet.network.introductions import standing_of
from notesnet.text.names import fold_key, slug
from notesnet.text.yaml_scalar import double_quoted, yaml_value

GIVEN = ("a_asked", "a_answer", "b_asked", "b_answer", "introduced", "checked_in", "met", "outcome", "closed")
RECEIVED = ("introduced", "thanked", "met", "outcome", "told", "closed")


@frozen
class Wish:
    """What was typed: who, why, and how; for a received one ``a`` is the introducer and ``b`` whom I met."""

    a: str
    b: str
    why: str
    asked_by: Literal["a", "b"] | None = None
    mode: Literal["joint", "handover"] = "joint"
    received: bool = False


@frozen
class Proposal:
    """The note to be made, and what to be warned of."""

    file: NewFile
    summary: str
    warnings: tuple[str, ...]


def propose_introduction(opened: OpenVault, wish: Wish) -> Proposal:
    """The note of a new introduction; nothing is written yet.

    Raises:
        NotFoundError: a name that nobody, or several people, bear.
        UsageError: one person twice, or a handover without ``asked_by``.
        RefusedError: the pair has an open note already.
    """
    vault = opened.vault
    a, b = find_person(opened, wish.a), find_person(opened, wish.b)
    if a.path == b.path:
        raise UsageError(f"{a.name} can't be introduced to themselves", "name two people")
    if wish.mode == "handover" and not wish.asked_by:
        raise UsageError("a handover needs --asked-by", "say who asked: --asked-by a or --asked-by b")
    open_note = _open_note(vault, a, b, opened.today)
    if open_note:
        remedy = "go on with that one, or close it with `notesnet intro close`"
        raise RefusedError(f"{a.name} and {b.name} have an open introduction: {open_note.path}", remedy)
    folder, filed, tags = filing(vault.settings, Kind.INTRO, "intros/")
    path = _free(opened.root, f"{folder}{opened.today}-{slug(a.name)}--{slug(b.name)}")
    who = f"{b.name}, through {a.name}" if wish.received else f"{a.name} and {b.name}"
    kind = [f"{yaml_value(name)}: {yaml_value(value)}" for name, value in filed]
    kind += [f"tags: [{', '.join(map(yaml_value, tags))}]"] if tags else []
    if all(fold_key(name) != "type" for name, _value in filed):
        kind.insert(0, "type: intro")
    file = NewFile(path, "\n".join(["---", *kind, *_lines(vault, wish, (a, b), opened.today), "---", ""]))
    check_found(vault.settings, Kind.INTRO, file)
    return Proposal(file, f"new introduction: {who}", _warnings(wish, a, b))


def introduction_writer(opened: OpenVault) -> Writer:
    """What makes the note."""
    return Writer(opened.root, "intro new")


def save_introduction(writer: Writer, proposal: Proposal) -> Change:
    """Makes the note.

    Raises:
        RefusedError: a file of that name exists already.
        DiskError: the system said no.
    """
    writer.create(proposal.file.path, proposal.file.text.encode(), proposal.summary)
    return Change(proposal.file.path, proposal.summary)


def _open_note(vault: Vault, a: Contact, b: Contact, today: date) -> Introduction | None:
    for note in vault.introductions.values():
        paths = {party.path for party in (note.a, note.b) if party}
        if paths == {a.path, b.path} and not standing_of(vault, note, today).ended:
            return note
    return None


def _free(root: str, start: str) -> str:
    """A name that no file has: the second note of a pair on one day gets ``-2``, as drafts do."""
    names = (f"{start}.md" if number == 1 else f"{start}-{number}.md" for number in range(1, 1000))
    return next((name for name in names if not os.path.lexists(os.path.join(root, name))), f"{start}.md")


def _lines(vault: Vault, wish: Wish, parties: tuple[Contact, Contact], today: date) -> list[str]:
    """The properties of the note, with room for what is to come."""
    a, b = parties
    lines = [
        f"a: {double_quoted(note_link(vault, a.path, a.name))}",
        f"b: {double_quoted(note_link(vault, b.path, b.name))}",
    ]
    lines.append(f"direction: {'received' if wish.received else 'given'}")
    if not wish.received:
        lines += [f"asked_by: {wish.asked_by}"] if wish.asked_by else []
        lines.append(f"mode: {wish.mode}")
    lines.append(f"why: {yaml_value(wish.why)}" if wish.why.strip() else "why:")
    lines.append(f"created: {today}")
    return [*lines, *(f"{name}:" for name in (RECEIVED if wish.received else GIVEN))]


def _warnings(wish: Wish, a: Contact, b: Contact) -> tuple[str, ...]:
    found = [
        f"{contact.name} does not want introductions (`introductions: no`, {contact.path})"
        for contact in (a, b)
        if contact.introductions == "no"
    ]
    if not wish.why.strip() and not wish.received:
        found.append('say why the two of them: --why "…"; the e-mail stands on it')
    return tuple(found)
