"""Brings an index up to date after notes were edited, have come or have gone: only what they lead to is decided anew."""

from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from notesnet.app.indexed_edits import Edited, states_facts
from notesnet.app.indexed_links import KeptLinks
from notesnet.app.indexed_mentions import KeptMentions, links_in, own_signs, signs_of
from notesnet.app.indexed_notes import read_row
from notesnet.app.indexed_rewrite import Changed, Rewrite, Row, Said, roll_of
from notesnet.app.indexed_source import decoded, made
from notesnet.app.indexed_vault import Known
from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.meeting import Meeting
from notesnet.model.note import Kind
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.read.follow_ups import gather_follow_ups
from notesnet.read.links import PATHS, STEMS, plain
from notesnet.read.note import Note
from notesnet.read.touches import gather_touches
from notesnet.read.vault import Doubts, resolved
from notesnet.store.index_file import IndexFile
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.text.names import fold

_nobody: dict[str, tuple[Touch, ...]] = {}


_NOTHING = Said(None, _nobody, (), frozenset(), ())


class Taken(NamedTuple):
    """The paths of the notes that can't be read now, and whether facts about people may have changed."""

    unreadable: set[str]
    facts: bool


def take_in(
    file: IndexFile, settings: Settings, edits: Sequence[Edited], unreadable: set[str], most: int
) -> Taken | None:
    """Writes all rows that follow from the edits; ``unreadable`` are the notes that could not be read before.

    None when more than ``most`` notes have to be looked at, or two files are twins.

    Raises:
        IndexBrokenError: the index is damaged, or can't be written.
    """
    change = _Change(file, settings)
    every = change.with_others(edits, most)
    if every is None:
        return None
    changed = change.take(every)
    Rewrite(file, changed).write()
    for edit, said in changed.edited.values():
        unreadable.discard(edit.path)
        if edit.new and edit.new.kind is not Kind.OTHER and any(d.unreadable for d in said.diagnostics):
            unreadable.add(edit.path)
    others = every[len(edits) :]  # their links lead elsewhere now
    facts = any(edit.changes_facts for edit in edits) or any(states_facts(one.new) for one in others if one.new)
    return Taken(unreadable, facts)


class _Change:
    """The rows of the contacts that edits lead to, before and after."""

    def __init__(self, file: IndexFile, settings: Settings) -> None:
        self._file = file
        self._settings = settings
        self._links = KeptLinks(partial(file.row, "links"))
        self._mentions = KeptMentions(partial(file.row, "mentions"))
        self._roll = roll_of(file, "contacts")
        self._contacts: dict[str, Row] = {}
        self._edited: dict[str, tuple[Edited, Said]] = {}
        self._come: set[str] = set()
        self._groups: dict[str, set[str]] = {}

    def with_others(self, edits: Sequence[Edited], most: int) -> Sequence[Edited] | None:
        """The edits, and the notes that look up a name that comes or goes; None as of ``take_in``."""
        renamed = [edit for edit in edits if edit.renamed]
        if not renamed:
            return edits
        for edit in renamed:
            if any(path != edit.path for path in self._links.named(PATHS, plain(edit.path)) or ()):
                return None
        signs = {sign for edit in renamed for note in (edit.old, edit.new) if note for sign in own_signs(note)}
        others = self._mentions.of(signs).difference(edit.number for edit in edits)
        if len(edits) + len(others) > most:
            return None
        rows = self._file.some_rows("facts", sorted(others))
        if len(rows) < len(others):
            raise IndexBrokenError("the index lacks a note that has a link")
        return [*edits, *(_unchanged(number, read_row(text)) for number, text in rows.items())]

    def take(self, edits: Sequence[Edited]) -> Changed:
        """Takes the edits in; gives all that changes by them."""
        before = [self._before(edit.old) for edit in edits]
        stems = self._rename([edit for edit in edits if edit.renamed])
        for edit, was in zip(edits, before, strict=True):
            self._one(edit, was, self._said(edit.new))
        contacts, edited, groups = self._contacts, self._edited, self._groups
        return Changed(self._settings, self._roll, contacts, edited, groups, self._links, self._mentions, stems)

    def _before(self, note: Note | None) -> Said:
        """What a note said of others; that of a contact says nothing of them."""
        if note and isinstance(note.detail, Contact):
            return Said(note.detail, {note.path: ()}, (), frozenset(), ())
        return self._said(note)

    def _rename(self, edits: Sequence[Edited]) -> tuple[set[str], set[str]]:
        """From here on links lead where they lead now; gives the notes that shared a name, and those that do now."""
        old, new = [edit.old for edit in edits if edit.old], [edit.new for edit in edits if edit.new]
        stems = {fold(note.stem) for note in (*old, *new)}
        alike = self._alike(stems)
        self._links.rename(old, new)
        were, are = ({note.path for note in notes if isinstance(note.detail, Contact)} for notes in (old, new))
        for path in were - are:
            self._leave_groups(path, self._row(path).contact)
            self._contacts.pop(path)
        numbers = {edit.path: edit.number for edit in edits}
        self._come = are - were
        self._roll.change(were - are, {path: numbers[path] for path in self._come})
        return alike, self._alike(stems)

    def _alike(self, stems: Iterable[str]) -> set[str]:
        """The paths of the notes that bear one of these names together with another note."""
        found = (self._links.named(STEMS, stem) or () for stem in stems)
        return {path for paths in found if len(paths) > 1 for path in paths}

    def _one(self, edit: Edited, before: Said, after: Said) -> None:
        """Takes one edit in: what it said ``before`` and says ``after``."""
        path = edit.path
        if isinstance(after.detail, Contact):
            row = self._row(path)
            self._move_groups(row.contact, after.detail)
            row.contact = after.detail
        for contact in before.touches.keys() | after.touches.keys():
            if contact not in self._roll:
                continue
            row = self._row(contact)
            kept = [touch for touch in row.touches if touch.path != path]
            row.touches = tuple(sorted([*kept, *after.touches.get(contact, ())], key=itemgetter(0, 3, 4)))
        for contact in before.meets | after.meets:
            if contact in self._roll:
                row = self._row(contact)
                there = {path} if contact in after.meets else set()
                row.meetings = tuple(sorted({*row.meetings, path} - {path} | there))
        was_promised = {contact for task in before.follow_ups for contact in task.contacts}
        if isinstance(before.detail, Contact):
            was_promised.add(path)
        promised = {contact for task in after.follow_ups for contact in task.contacts}
        for contact in was_promised | promised:
            if contact in self._roll:
                row = self._row(contact)
                row.tasks = (row.tasks - {edit.number}) | ({edit.number} if contact in promised else set())
        if edit.old is not edit.new and _targets(edit.old) != _targets(edit.new):
            self._mentions.change(edit.number, *(_looked_up(note) for note in (edit.old, edit.new)))
        self._edited[path] = edit, after

    def _move_groups(self, old: Contact | None, new: Contact) -> None:
        """Notes whose members are others now."""
        were = {group.path for group in old.groups} if old else set()
        are = {group.path for group in new.groups}
        for path in were ^ are if old and old.name == new.name else were | are:
            if path:
                self._groups.setdefault(path, set()).add(new.path)

    def _leave_groups(self, path: str, contact: Contact | None) -> None:
        for group in contact.groups if contact else ():
            if group.path:
                self._groups.setdefault(group.path, set()).add(path)

    def _row(self, path: str) -> Row:
        """The row of a contact; a new one for who has come."""
        if path not in self._contacts:
            number = self._roll.number(path)
            known = None if path in self._come else made(Known, decoded(self._file.row("contacts", number) or ""))
            self._contacts[path] = Row(known)
        return self._contacts[path]

    def _said(self, note: Note | None) -> Said:
        """What follows from a note."""
        if note is None:
            return _NOTHING
        links = self._links
        detail = resolved(note, links) if note.detail else None
        people: dict[str, Any] = {note.path: detail} if isinstance(detail, Contact | Meeting | Introduction) else {}
        doubts = Doubts(links, self._settings)
        doubts.look_at(note, detail)
        meets = detail.people if isinstance(detail, Meeting) and detail.day else ()
        return Said(
            detail,
            gather_touches([note], people, links, self._settings),
            gather_follow_ups([note], links),
            frozenset(person.path for person in meets if person.path and person.path in self._roll),
            (*note.diagnostics, *doubts.found),
        )


def _unchanged(number: int, note: object) -> Edited:
    """A note that says the same, of which something else may follow."""
    if not isinstance(note, Note):
        raise IndexBrokenError("the index lacks a note that has a link")
    return Edited(note.path, number, note, note)


def _targets(note: Note | None) -> set[tuple[str, bool, bool]]:
    return {(link.target, link.wiki, link.linked) for link in links_in(note)} if note else set()


def _looked_up(note: Note | None) -> set[int]:
    return signs_of(links_in(note), note.path) if note else set()
