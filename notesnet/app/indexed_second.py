"""The second look for a new index: once all names are known, every link is looked up, and the vault is decided."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from notesnet.app.indexed_columns import NUMBERS
from notesnet.app.indexed_first import PERSON, QUIET, Held
from notesnet.app.indexed_links import NamedNotes, list_text
from notesnet.app.indexed_mentions import Mentions, links_in, signs_of
from notesnet.app.indexed_people import Person, Said, person_maker
from notesnet.app.indexed_rows import abouts_of, columns_of, promise, tables_of
from notesnet.app.indexed_source import decoded, made
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.meeting import Meeting
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.read.conflict_copies import conflict_copies, conflict_words
from notesnet.read.follow_ups import gather_follow_ups
from notesnet.read.touches import gather_touches
from notesnet.read.vault import Doubts, copies_reported, meetings_by_contact, resolved, unreadable_paths
from notesnet.store.index_codec import diagnostic_of, encode, packed
from notesnet.store.index_file import IndexFile
from notesnet.store.two import Job
from notesnet.text.names import fold

_AT = {name: at for at, name in enumerate(NUMBERS)}


class Second:
    """What follows from all notes together; ``people`` are the contacts by path."""

    def __init__(self, file: IndexFile, settings: Settings, held: list[Held]) -> None:
        held.sort(key=lambda note: note.path)
        self._held = held
        self._file = file
        self._settings = settings
        self._copies = conflict_copies(held)
        self._kept = [note for note in held if note.path not in self._copies]
        self._links = NamedNotes(self._kept)
        self.people = [note for note in self._kept if note.says == PERSON]
        self._numbers = {note.path: note.number for note in self._kept if note.says != PERSON}
        self._nouns: dict[type, dict[str, Any]] = {Group: {}, Meeting: {}, Introduction: {}, Me: {}}
        self._follow_ups: list[FollowUp] = []
        self._touches: dict[str, list[Touch]] = {}
        self._faults: list[Diagnostic] = []
        self._mentions = Mentions()
        self._table = _People(len(self.people))

    def look_at_others(self) -> None:
        """Looks at every note that is no contact's."""
        doubts = Doubts(self._links, self._settings)
        for held in self._kept:
            if held.says in (PERSON, QUIET):
                continue
            note, path = held.whole(), held.path
            detail = resolved(note, self._links) if note.detail else None
            doubts.look_at(note, detail)
            self._faults += note.diagnostics
            if detail is not None:
                self._nouns[type(detail)][path] = detail
            people: Any = {path: detail} if isinstance(detail, Meeting | Introduction) else {}
            for who, touches in gather_touches([note], people, self._links, self._settings).items():
                self._touches.setdefault(who, []).extend(touches)
            self._follow_ups += gather_follow_ups([note], self._links)
            self._mentions.add(held.number, signs_of(links_in(note), path))
        self._faults += doubts.found

    def maker(self, size: int) -> Job[list[Person]]:
        """What decides contacts, ``size`` at once."""
        meetings = meetings_by_contact(self._nouns[Meeting], {person.path for person in self.people})
        promises: dict[str, set[int]] = {}
        for task in self._follow_ups:
            for who in task.contacts:
                promises.setdefault(who, set()).add(self._numbers[task.path])
        said = Said(self._touches, meetings, promises)
        return person_maker(self.people, self._links, said, self._settings, size)

    def take(self, start: int, people: Sequence[Person]) -> None:
        """Some contacts that were decided, of whom the first one stands at ``start``."""
        persons = [(self.people[at].number, one) for at, one in enumerate(people, start)]
        put = self._file.put
        put("contacts", [(number, one.row) for number, one in persons])
        put("briefs", [(number, one.brief) for number, one in persons])
        put("tasks", [(number, one.tasks) for number, one in persons if one.tasks])
        for at, (number, person) in enumerate(persons, start):
            self._table.take(at, person)
            self._mentions.add(number, person.signs)

    def finish(self, faults: Sequence[Diagnostic]) -> Vault:
        """Writes all the rest; gives the vault without its contacts."""
        self._touches.clear()  # they stand in the rows
        found = [*faults, *self._faults, *self._table.faults]
        found += copies_reported(self._copies, self._links.twins(), self._settings, self._held)
        vault = Vault(
            settings=self._settings,
            groups=self._nouns[Group],
            meetings=self._nouns[Meeting],
            introductions=self._nouns[Introduction],
            me=next(iter(self._nouns[Me].values()), Me()),
            follow_ups=self._follow_ups,
            members={path: self._members(path) for path in self._nouns[Group]},
            same_stem=self._links.same_stem(),
            conflicts=conflict_words(self._copies),
            diagnostics=tuple(sorted(found, key=lambda d: (d.path, d.line, d.column, d.code))),
            unreadable=unreadable_paths(self._kept, found),
            note_count=len(self._kept),
        )
        for table, rows in tables_of(vault, self._numbers):
            self._file.put(table, rows)
        for name, data in columns_of(vault):
            at = _AT.get(name)
            self._file.put_column(name, data if at is None else packed(self._table.numbers[at]))
        ours = self._abouts()
        for name, text in abouts_of(vault, self._numbers):
            self._file.put_about(name, ours[name]() if name in ours else text)
        for notes in (self._held, self._kept, self.people):
            notes.clear()  # the names need their room
        self._table = _People(0)
        self._file.put("links", self._links.drawers())
        self._file.put("mentions", self._mentions.drawers())
        return vault

    def _members(self, group: str) -> tuple[str, ...]:
        members = (self.people[at] for at in sorted(self._table.groups.get(group, ())))
        return tuple(held.path for held in sorted(members, key=lambda held: fold(held.name)))

    def _abouts(self) -> dict[str, Callable[[], str]]:
        """As ``abouts_of``, of the contacts."""
        table = self._table
        return {
            "contacts": lambda: (
                f"[{list_text(one.path for one in self.people)},{list_text(one.number for one in self.people)}]"
            ),
            "names": lambda: "\n".join(table.names),
            "occasions": lambda: encode({day: sorted(found) for day, found in sorted(table.days.items())}),
            "promises": lambda: encode(sorted({*table.promises, *self._promises()})),
        }

    def _promises(self) -> Iterator[tuple[int, int]]:
        for task in self._follow_ups:
            yield from promise(task, self._numbers[task.path])


class _People:
    """The contacts as columns, each at its place; they come in any order."""

    def __init__(self, count: int) -> None:
        self.numbers = [array("i", bytes(4 * count)) for _name in NUMBERS]
        self.names = [""] * count
        self.days: dict[str, list[int]] = {}
        self.groups: dict[str, list[int]] = {}
        self.promises: set[tuple[int, int]] = set()
        self.faults: list[Diagnostic] = []

    def take(self, at: int, person: Person) -> None:
        """Puts one at a place."""
        for column, number in zip(self.numbers, person.numbers, strict=True):
            column[at] = number
        self.names[at] = person.names
        for day in person.days:
            self.days.setdefault(day, []).append(at)
        for group in person.groups:
            self.groups.setdefault(group, []).append(at)
        self.promises.update([(due, number) for due, number in person.promises])
        if person.faults:
            self.faults += [made(diagnostic_of, row) for row in decoded(person.faults)]
