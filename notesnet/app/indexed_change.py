"""Brings an index up to date after notes were edited that keep their names: only what they lead to is decided anew."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple
from unicodedata import normalize

from notesnet.app.cold_read import Read
from notesnet.app.indexed_columns import NUMBERS
from notesnet.app.indexed_links import KeptLinks
from notesnet.app.indexed_notes import read_row
from notesnet.app.indexed_roll import numbers_of
from notesnet.app.indexed_rows import contact_row, meeting_number, over, promise
from notesnet.app.indexed_source import decoded, made
from notesnet.app.indexed_vault import Known
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.follow_up import FollowUp
from notesnet.model.introduction import Introduction
from notesnet.model.meeting import Meeting
from notesnet.model.note import Kind
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.network.standing import brief_of
from notesnet.read.conflict_copies import may_be_copies
from notesnet.read.follow_ups import gather_follow_ups
from notesnet.read.note import Note
from notesnet.read.paths import stem_of
from notesnet.read.touches import gather_touches
from notesnet.read.vault import Doubts, resolved
from notesnet.store.index_codec import diagnostic_of, encode, packed, unpacked
from notesnet.store.index_file import FileRow, IndexFile
from notesnet.store.index_trouble import IndexBrokenError

_WHOLE = (Kind.ME, Kind.GROUP)  # few, and much hangs on them
_FIELDS = Contact.__match_args__  # type: ignore[attr-defined,unused-ignore] # of every dataclass
_FACTS = attrgetter(*(name for name in _FIELDS if name not in ("log", "tasks", "has_private")))
_BY_PATH = ("conflict-copy", "same-name-files")  # faults that the names of files make, whatever stands in them


class Edited(NamedTuple):
    """A note that was edited: its number, what it said and what it says."""

    number: int
    old: Note
    new: Note


class Said(NamedTuple):
    """What follows from one note for others and for itself, with its links looked up."""

    detail: object
    touches: Mapping[str, tuple[Touch, ...]]
    follow_ups: tuple[FollowUp, ...]
    meets: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def edits_only(file: IndexFile, known: Mapping[str, FileRow], changed: Sequence[Read]) -> list[Edited] | None:
    """The edits, when nothing but edits happened that leave all names, kinds, groups and conflict copies alone."""
    found = []
    odd = [normalize("NFC", path) for path in decoded(_about(file, "odd paths"))]
    for read in changed:
        row = known.get(read.path)
        old = read_row(file.row("facts", row.id) or "") if row else None
        new = read.said
        if row is None or not isinstance(old, Note) or not isinstance(new, Note) or new.kind in _WHOLE:
            return None
        if (old.kind, old.name, old.aliases, old.given) != (new.kind, new.name, new.aliases, new.given):
            return None
        if type(old.detail) is not type(new.detail) or _who(old) != _who(new):  # one that can't be read has no noun
            return None
        if _may_be_a_copy(file, normalize("NFC", read.path), odd):
            return None
        found.append(Edited(row.id, old, new))
    return found


def changes_facts(edit: Edited) -> bool:
    """Whether an edit may change facts about people or introductions: more than what a log, tasks or days say."""
    old, new = edit.old.detail, edit.new.detail
    if isinstance(old, Contact) and isinstance(new, Contact):
        return _FACTS(old) != _FACTS(new)
    return edit.new.kind not in (Kind.MEETING, Kind.DATED, Kind.OTHER)


def _who(note: Note) -> tuple[object, ...] | None:
    """The name of a contact and the groups it belongs to."""
    contact = note.detail
    if not isinstance(contact, Contact):
        return None
    return contact.name, {(group.target, group.wiki, group.linked) for group in contact.groups}


def _may_be_a_copy(file: IndexFile, path: str, odd: Collection[str]) -> bool:
    """Whether the note may be a sync program's copy of another or the original of one: then its content decides.

    ``odd`` are the paths that lie in the file in another form than this one.
    """
    stem = path.removesuffix(".md")
    shorter = (f"{stem[:at]}.md" for at, sign in enumerate(stem) if sign in " -")
    originals = [original for original in shorter if original in odd or file.file(original)]
    copies = [*file.paths(stem), *(name for name in odd if name.startswith(stem))]
    folder = path.rpartition("/")[0]
    near = [stem_of(other) for other in (*originals, *copies) if other.rpartition("/")[0] == folder]
    return may_be_copies(stem_of(path), near)


def apply(file: IndexFile, settings: Settings, edits: Sequence[Edited], unreadable: set[str]) -> set[str]:
    """Writes all rows that follow from the edits; gives the unreadable notes anew.

    Raises:
        IndexBrokenError: the index is damaged, or can't be written.
    """
    change = _Change(file, settings)
    for edit in edits:
        change.one(edit)
        unreadable.discard(edit.new.path)
        if edit.new.kind is not Kind.OTHER and any(d.unreadable for d in change.faults[edit.new.path]):
            unreadable.add(edit.new.path)
    change.write()
    return unreadable


class _Change:
    """The rows of the contacts that edits lead to, before and after."""

    def __init__(self, file: IndexFile, settings: Settings) -> None:
        self._file = file
        self._settings = settings
        self._links = KeptLinks(partial(file.row, "links"))
        paths, numbers = decoded(_about(file, "contacts"))
        self._places = _Places(paths)
        self._numbers: list[int] = numbers
        self._contacts: dict[str, _Row] = {}
        self._edited: dict[str, tuple[Edited, Said]] = {}
        self.faults: dict[str, tuple[Diagnostic, ...]] = {}

    def one(self, edit: Edited) -> None:
        """Takes one edit in."""
        path = edit.new.path
        after = self._said(edit.new)
        if isinstance(after.detail, Contact):
            self._row(path).contact = after.detail
            before = Said(None, {path: ()}, (), frozenset(), ())  # a contact's own note says nothing of others
            was_promised = {path}
        else:
            before = self._said(edit.old)
            was_promised = {contact for task in before.follow_ups for contact in task.contacts}
        for contact in before.touches.keys() | after.touches.keys():
            if contact not in self._places:
                continue
            row = self._row(contact)
            kept = [touch for touch in row.touches if touch.path != path]
            row.touches = tuple(sorted([*kept, *after.touches.get(contact, ())], key=itemgetter(0, 3, 4)))
        for contact in before.meets | after.meets:
            row = self._row(contact)
            there = {path} if contact in after.meets else set()
            row.meetings = tuple(sorted({*row.meetings, path} - {path} | there))
        promised = {contact for task in after.follow_ups for contact in task.contacts}
        for contact in was_promised | promised:
            if contact in self._places:
                row = self._row(contact)
                row.tasks = (row.tasks - {edit.number}) | ({edit.number} if contact in promised else set())
        self._edited[path] = edit, after
        self.faults[path] = after.diagnostics

    def write(self) -> None:
        """Writes the rows."""
        file, places = self._file, self._places
        mini = Vault(
            settings=self._settings,
            contacts={path: row.contact for path, row in self._contacts.items()},
            touches={path: row.touches for path, row in self._contacts.items() if row.touches},
            meetings_of={path: row.meetings for path, row in self._contacts.items() if row.meetings},
        )
        file.put(
            "contacts",
            [
                (self._numbers[places[p]], contact_row(mini, row.contact, row.tasks))
                for p, row in self._contacts.items()
            ],
        )
        briefs = {path: brief_of(mini, contact) for path, contact in mini.contacts.items()}
        file.put("briefs", [(self._numbers[places[path]], encode(brief)) for path, brief in briefs.items()])
        numbers = {places[path]: numbers_of(mini, one, briefs[path]) for path, one in mini.contacts.items()}
        for column, name in enumerate(NUMBERS):
            self._put_numbers(name, {at: row[column] for at, row in numbers.items()})
        self._write_nouns()
        self._write_tasks()
        self._write_diagnostics()
        edited = [edit for edit, _said in self._edited.values() if isinstance(edit.new.detail, Contact)]
        if any(edit.old.detail.occasions != edit.new.detail.occasions for edit in edited):  # type: ignore[union-attr]
            self._write_occasions(edit.new.detail for edit in edited)  # type: ignore[misc]

    def _write_nouns(self) -> None:
        for table, name, noun, number in (
            ("meetings", "meeting days", Meeting, meeting_number),
            ("introductions", "introductions over", Introduction, over),
        ):
            found = {path: (edit.number, said.detail) for path, (edit, said) in self._edited.items()}
            rows = {path: row for path, row in found.items() if isinstance(row[1], noun)}
            if rows:
                self._file.put(table, [(at, encode(detail)) for at, detail in rows.values()])
                paths = decoded(_about(self._file, table))[0]
                places = {path: at for at, path in enumerate(paths)}
                self._put_numbers(name, {places[path]: number(detail) for path, (_at, detail) in rows.items()})  # type: ignore[arg-type]

    def _write_tasks(self) -> None:
        found = {edit.number: said.follow_ups for edit, said in self._edited.values()}
        self._file.put("tasks", [(number, encode(tasks)) for number, tasks in found.items() if tasks])
        self._file.drop("tasks", [number for number, tasks in found.items() if not tasks])
        pairs = {(due, number) for due, number in decoded(_about(self._file, "promises")) if number not in found}
        pairs |= {pair for number, tasks in found.items() for task in tasks for pair in promise(task, number)}
        self._put("promises", encode(sorted(pairs)))

    def _write_diagnostics(self) -> None:
        known = [made(diagnostic_of, row) for row in decoded(_about(self._file, "diagnostics"))]
        found = [d for d in known if d.path not in self.faults or d.code in _BY_PATH]
        found += [d for faults in self.faults.values() for d in faults]
        self._put("diagnostics", encode(sorted(found, key=lambda d: (d.path, d.line, d.column, d.code))))

    def _write_occasions(self, contacts: Iterable[Contact]) -> None:
        days: dict[str, list[int]] = decoded(_about(self._file, "occasions"))
        for contact in contacts:
            at = self._places[contact.path]
            days = {day: [place for place in places if place != at] for day, places in days.items()}
            for day in {f"{occasion.day.month}-{occasion.day.day}" for occasion in contact.occasions}:
                days[day] = sorted([*days.get(day, ()), at])
        self._put("occasions", encode({day: places for day, places in sorted(days.items()) if places}))

    def _put_numbers(self, name: str, changes: Mapping[int, int]) -> None:
        data = self._file.column(name)
        if data is None:
            raise IndexBrokenError(f"the index lacks {name!r}")
        numbers = unpacked(data)
        if any(numbers[at] != number for at, number in changes.items()):
            for at, number in changes.items():
                numbers[at] = number
            self._file.put_column(name, packed(numbers))

    def _put(self, name: str, text: str) -> None:
        if self._file.about(name) != text:
            self._file.put_about(name, text)

    def _row(self, path: str) -> "_Row":
        if path not in self._contacts:
            text = self._file.row("contacts", self._numbers[self._places[path]])
            self._contacts[path] = _Row(made(Known, decoded(text or "")))
        return self._contacts[path]

    def _said(self, note: Note) -> Said:
        """What follows from a note."""
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
            frozenset(person.path for person in meets if person.path and person.path in self._places),
            (*note.diagnostics, *doubts.found),
        )


class _Places:
    """Where the paths of a roll stand, which are in order."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths

    def __getitem__(self, path: str) -> int:
        at = bisect_left(self._paths, path)
        if at == len(self._paths) or self._paths[at] != path:
            raise KeyError(path)
        return at

    def __contains__(self, path: str) -> bool:
        at = bisect_left(self._paths, path)
        return at < len(self._paths) and self._paths[at] == path


class _Row:
    """A contact's row while it changes."""

    def __init__(self, known: Known) -> None:
        self.contact = known.contact
        self.touches = made(Known.all_touches, known)
        self.meetings = known.meetings
        self.tasks: set[int] = set(known.tasks)


def _about(file: IndexFile, name: str) -> str:
    text = file.about(name)
    if text is None:
        raise IndexBrokenError(f"the index lacks {name!r}")
    return text
