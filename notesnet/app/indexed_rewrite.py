"""Writes the rows of an index that follow from edits, once it is known what each note says and whom it leads to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from notesnet.app.indexed_columns import NUMBERS
from notesnet.app.indexed_edits import Edited
from notesnet.app.indexed_links import KeptLinks
from notesnet.app.indexed_mentions import KeptMentions
from notesnet.app.indexed_roll import numbers_of
from notesnet.app.indexed_roll_change import Roll
from notesnet.app.indexed_rows import contact_row, meeting_number, names_line, over, promise
from notesnet.app.indexed_source import decoded, made
from notesnet.app.indexed_vault import Known
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.introduction import Introduction
from notesnet.model.meeting import Meeting
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.network.standing import brief_of
from notesnet.store.index_codec import diagnostic_of, encode, packed, unpacked
from notesnet.store.index_file import IndexFile
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.text.names import fold

_BY_PATH = ("conflict-copy", "same-name-files")  # faults that the names of files make, whatever stands in them


class Said(NamedTuple):
    """What follows from one note for others and for itself, with its links looked up."""

    detail: object
    touches: Mapping[str, tuple[Touch, ...]]
    follow_ups: tuple[FollowUp, ...]
    meets: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


class Row:
    """A contact's row while it changes; that of who has come is empty."""

    def __init__(self, known: Known | None) -> None:
        self.contact = known.contact if known else None
        self.touches = made(Known.all_touches, known) if known else ()
        self.meetings = known.meetings if known else ()
        self.tasks: set[int] = set(known.tasks) if known else set()


class Changed(NamedTuple):
    """What has changed.

    Attributes:
        roll: the contacts.
        contacts: the rows of those of whom anything may have changed, by path.
        edited: each edit with what the note says now, by path.
        groups: for each group the contacts that may have joined, left, or changed their name.
        links: what links are looked up by.
        mentions: which notes look a name up.
        stems: the notes that shared their file's name with another one, and those that do now, of the names concerned.
    """

    settings: Settings
    roll: Roll
    contacts: dict[str, Row]
    edited: dict[str, tuple[Edited, Said]]
    groups: dict[str, set[str]]
    links: KeptLinks
    mentions: KeptMentions
    stems: tuple[set[str], set[str]]


def roll_of(file: IndexFile, table: str) -> Roll:
    """The roll of a table.

    Raises:
        IndexBrokenError: it is not there, or damaged.
    """
    return Roll(*decoded(_about(file, table)))


class Rewrite:
    """One writing of all that has changed. Raises IndexBrokenError when the index is damaged, or can't be written."""

    def __init__(self, file: IndexFile, change: Changed) -> None:
        self._file = file
        self._change = change

    def write(self) -> None:
        """Writes the rows."""
        file, roll, known = self._file, self._change.roll, self._change.contacts
        contacts = {path: row.contact for path, row in known.items() if row.contact}
        mini = Vault(
            settings=self._change.settings,
            contacts=contacts,
            touches={path: row.touches for path, row in known.items() if row.touches},
            meetings_of={path: row.meetings for path, row in known.items() if row.meetings},
        )
        rows = [(roll.number(path), contact_row(mini, one, known[path].tasks)) for path, one in contacts.items()]
        file.put("contacts", rows)
        briefs = {path: brief_of(mini, contact) for path, contact in contacts.items()}
        file.put("briefs", [(roll.number(path), encode(brief)) for path, brief in briefs.items()])
        numbers = {path: numbers_of(mini, one, briefs[path]) for path, one in contacts.items()}
        for column, name in enumerate(NUMBERS):
            self._put_numbers(name, roll, {path: row[column] for path, row in numbers.items()})
        if roll.changed:
            gone = [edit.number for edit, _said in self._change.edited.values() if edit.path not in roll]
            file.drop("contacts", gone)
            file.drop("briefs", gone)
            file.put_about("contacts", roll.text())
        self._write_names()
        self._write_occasions()
        self._write_groups()
        self._write_nouns("meetings", "meeting days", Meeting, meeting_number)
        self._write_nouns("introductions", "introductions over", Introduction, over)
        self._write_tasks()
        self._write_diagnostics()
        self._write_links()

    def _write_names(self) -> None:
        """What contacts may be called by."""
        roll, names = self._change.roll, {}
        for edit, said in self._change.edited.values():
            if edit.renamed and isinstance(said.detail, Contact):
                names[edit.path] = names_line(said.detail)
        if names or roll.changed:
            text = _about(self._file, "names")
            lines: list[Any] = text.split("\n") if text else []
            roll.follow(lines)
            for path, line in names.items():
                lines[roll.place(path)] = line
            self._put("names", "\n".join(lines))

    def _write_nouns(self, table: str, column: str, noun: type[Any], number: Callable[[Any], int]) -> None:
        are, were = self._nouns(noun)
        if are or were:
            roll = self._come_and_go(table, are, were)
            self._file.put(table, [(roll.number(path), encode(detail)) for path, detail in are.items()])
            self._put_numbers(column, roll, {path: number(detail) for path, detail in are.items()})

    def _nouns(self, noun: type[Any]) -> tuple[dict[str, Any], set[str]]:
        """(the nouns of a kind that the edited notes are about, by path; the paths of those that were about one)."""
        edited = self._change.edited.items()
        are = {path: said.detail for path, (_edit, said) in edited if isinstance(said.detail, noun)}
        return are, {path for path, (edit, _said) in edited if edit.old and isinstance(edit.old.detail, noun)}

    def _come_and_go(self, table: str, are: Mapping[str, Any], were: set[str]) -> Roll:
        """The roll of a table, written with those in it that ``are`` there now, and without those that only ``were``."""
        numbers = {path: edit.number for path, (edit, _said) in self._change.edited.items()}
        gone = were - are.keys()
        roll = roll_of(self._file, table)
        roll.change(gone, {path: numbers[path] for path in are.keys() - were})
        self._file.drop(table, [numbers[path] for path in gone])
        if roll.changed:
            self._file.put_about(table, roll.text())
        return roll

    def _write_tasks(self) -> None:
        found = {edit.number: said.follow_ups for edit, said in self._change.edited.values()}
        self._file.put("tasks", [(number, encode(tasks)) for number, tasks in found.items() if tasks])
        self._file.drop("tasks", [number for number, tasks in found.items() if not tasks])
        pairs = {(due, number) for due, number in decoded(_about(self._file, "promises")) if number not in found}
        pairs |= {pair for number, tasks in found.items() for task in tasks for pair in promise(task, number)}
        self._put("promises", encode(sorted(pairs)))

    def _write_diagnostics(self) -> None:
        known = [made(diagnostic_of, row) for row in decoded(_about(self._file, "diagnostics"))]
        edited = self._change.edited
        found = [d for d in known if d.path not in edited or d.code in _BY_PATH]
        found += [d for _edit, said in edited.values() for d in said.diagnostics]
        self._put("diagnostics", encode(sorted(found, key=lambda d: (d.path, d.line, d.column, d.code))))

    def _write_occasions(self) -> None:
        people = [said.detail for edit, said in self._change.edited.values() if _celebrates_otherwise(edit)]
        if not (people or self._change.roll.changed):
            return
        days: dict[str, list[int]] = decoded(_about(self._file, "occasions"))
        if self._change.roll.changed:
            moved = self._change.roll.moved()
            days = {day: [moved[place] for place in places if place in moved] for day, places in days.items()}
        for contact in people:
            if not isinstance(contact, Contact):
                continue
            at = self._change.roll.place(contact.path)
            days = {day: [place for place in places if place != at] for day, places in days.items()}
            for day in {f"{occasion.day.month}-{occasion.day.day}" for occasion in contact.occasions}:
                days[day] = sorted([*days.get(day, ()), at])
        self._put("occasions", encode({day: places for day, places in sorted(days.items()) if places}))

    def _write_groups(self) -> None:
        """Groups, and whose members, or the names of these, are others now."""
        are, were = self._nouns(Group)
        if not (are or were or self._change.groups):
            return
        file, roll = self._file, self._come_and_go("groups_", are, were)
        for group in {*self._change.groups, *are}:
            if group in roll:
                number = roll.number(group)
                noun, members = (None, ()) if group in are.keys() - were else decoded(file.row("groups_", number) or "")
                noun = are.get(group, noun)
                file.put("groups_", [(number, encode([noun, self._members(group, members)]))])

    def _members(self, group: str, before: Iterable[str]) -> list[str]:
        every = {*before, *self._change.groups.get(group, ())}
        stay = [path for path in every if path in self._change.roll and self._is_member(path, group)]
        names = self._names_of(stay)
        return sorted(stay, key=lambda path: (fold(names[path]), path))

    def _is_member(self, path: str, group: str) -> bool:
        """Of whom was not touched, the row of the group tells."""
        row = self._change.contacts.get(path)
        return row is None or (row.contact is not None and any(one.path == group for one in row.contact.groups))

    def _names_of(self, paths: Sequence[str]) -> dict[str, str]:
        numbers = {path: self._change.roll.number(path) for path in paths}
        rows = self._file.some_rows("briefs", list(numbers.values()))
        return {path: str(decoded(rows[number])[1]) for path, number in numbers.items()}

    def _write_links(self) -> None:
        """What links are looked up by."""
        self._file.put("links", self._change.links.renamed())
        self._file.put("mentions", self._change.mentions.changed())
        before, after = self._change.stems
        if before != after:
            stems = set(decoded(_about(self._file, "stems")))
            self._put("stems", encode(sorted(stems - before | after)))

    def _put_numbers(self, name: str, roll: Roll, changes: Mapping[str, int]) -> None:
        data = self._file.column(name)
        if data is None:
            raise IndexBrokenError(f"the index lacks {name!r}")
        numbers = unpacked(data)
        roll.follow(numbers)
        for path, number in changes.items():
            numbers[roll.place(path)] = number
        new = packed(numbers)
        if new != data:
            self._file.put_column(name, new)

    def _put(self, name: str, text: str) -> None:
        if self._file.about(name) != text:
            self._file.put_about(name, text)


def _celebrates_otherwise(edit: Edited) -> bool:
    old, new = (
        note.detail.occasions if note and isinstance(note.detail, Contact) else () for note in (edit.old, edit.new)
    )
    return old != new


def _about(file: IndexFile, name: str) -> str:
    text = file.about(name)
    if text is None:
        raise IndexBrokenError(f"the index lacks {name!r}")
    return text
