"""A vault out of the index: it looks like any other, and reads a row when somebody asks for it."""

from abc import abstractmethod
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar, overload

from notesnet.app.indexed_source import Source, decoded, made
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.hints import Hints
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.store.index_codec import (
    contact_of,
    diagnostic_of,
    follow_up_of,
    group_of,
    introduction_of,
    me_of,
    meeting_of,
    touches_of,
)
from notesnet.store.index_trouble import IndexBrokenError

T = TypeVar("T")


class Lazy(Mapping[str, T]):
    """One of the mappings of a vault; ``name`` is the attribute of `Vault` that it stands for."""

    def __init__(self, source: Source, name: str, hints: Hints | None = None) -> None:
        self.hints = hints
        self._source = source
        self._name = name

    @abstractmethod
    def _get(self, path: str) -> T:
        """The value of a path; KeyError when there is none."""

    @abstractmethod
    def _all(self) -> dict[str, T]:
        """Everything, in its order."""

    @abstractmethod
    def _paths(self) -> list[str]:
        """The keys, in their order."""

    def _cold(self) -> Mapping[str, T]:
        found: Mapping[str, T] = attrgetter(self._name)(self._source.otherwise())
        return found

    def __getitem__(self, path: str) -> T:
        if self._source.cold is None:
            try:
                return self._get(path)
            except IndexBrokenError:
                pass
        return self._cold()[path]

    def __iter__(self) -> Iterator[str]:
        if self._source.cold is None:
            try:
                return iter(self._paths())
            except IndexBrokenError:
                pass
        return iter(self._cold())

    def __len__(self) -> int:
        return sum(1 for _path in self)

    def items(self) -> ItemsView[str, T]:
        """The pairs, read at once."""
        return self._whole.items()

    def values(self) -> ValuesView[T]:
        """The values, read at once."""
        return self._whole.values()

    @cached_property
    def _whole(self) -> Mapping[str, T]:
        if self._source.cold is None:
            try:
                return self._all()
            except IndexBrokenError:
                pass
        return self._cold()


class Nouns(Lazy[T]):
    """The nouns of one table."""

    def __init__(
        self, source: Source, name: str, make: Callable[[Any], T], table: str = "", hints: Hints | None = None
    ) -> None:
        super().__init__(source, name, hints)
        self._make = make
        self._table = table or name
        self._known: dict[str, T] = {}
        self._fetched: dict[int, str] = {}

    def __contains__(self, path: object) -> bool:
        if self._source.cold is None:
            try:
                return path in self._source.roll(self._table)[1]
            except IndexBrokenError:
                pass
        return path in self._cold()

    def __len__(self) -> int:
        if self._source.cold is None:
            try:
                return len(self.known_paths())
            except IndexBrokenError:
                pass
        return len(self._cold())

    def get_row(self, path: str) -> T:
        """One of them; KeyError when there is none. Raises IndexBrokenError."""
        if path in self._known:
            return self._known[path]
        number = self._source.roll(self._table)[1][path]
        text = self._fetched.pop(number, None)
        row = self._source.row(self._table, number) if text is None else decoded(text)
        return self._known.setdefault(path, made(self._make, row))

    def fetch(self, paths: Sequence[str]) -> None:
        """Reads several at once that will be asked for one by one. Raises IndexBrokenError."""
        numbers = self._source.roll(self._table)[1]
        wanted = [numbers[path] for path in paths if path not in self._known]
        self._fetched.update(self._source.file.some_rows(self._table, wanted))

    def all_rows(self) -> dict[str, T]:
        """All of them. Raises IndexBrokenError."""
        paths, numbers = self._source.roll(self._table)
        rows = dict(self._source.file.rows(self._table))
        if not all(numbers[path] in rows for path in paths):
            raise IndexBrokenError(f"the index lacks a row of {self._table}")
        for path in paths:
            if path not in self._known:
                self._known[path] = made(self._make, decoded(rows[numbers[path]]))
        return {path: self._known[path] for path in paths}

    def known_paths(self) -> list[str]:
        """Their paths, in their order. Raises IndexBrokenError."""
        return self._source.roll(self._table)[0]

    def _get(self, path: str) -> T:
        return self.get_row(path)

    def _all(self) -> dict[str, T]:
        return self.all_rows()

    def _paths(self) -> list[str]:
        return self.known_paths()


class Known:
    """A contact's row; its touches are made when somebody asks for them."""

    __slots__ = ("_row", "contact", "meetings", "tasks", "touches")

    def __init__(self, row: Any) -> None:
        contact, self._row, meetings, self.tasks = row
        self.contact: Contact = contact_of(contact)
        self.meetings: tuple[str, ...] = tuple(meetings)
        self.touches: tuple[Touch, ...] | None = None

    def all_touches(self) -> tuple[Touch, ...]:
        """The touches, oldest first."""
        if self.touches is None:
            self.touches = touches_of(self._row, self.contact)
        return self.touches


class Part(Lazy[T]):
    """A mapping that is one part of each row of a table."""

    def __init__(
        self, source: Source, name: str, rows: Nouns[Any], part: Callable[[Any], T], hints: Hints | None = None
    ) -> None:
        super().__init__(source, name, hints)
        self._rows = rows
        self._part = part

    def __contains__(self, path: object) -> bool:
        return path in self._rows if self._source.cold is None else path in self._cold()

    def __len__(self) -> int:
        return len(self._rows) if self._source.cold is None else len(self._cold())

    def _get(self, path: str) -> T:
        return made(self._part, self._rows.get_row(path))

    def _all(self) -> dict[str, T]:
        return {path: made(self._part, row) for path, row in self._rows.all_rows().items()}

    def _paths(self) -> list[str]:
        return self._rows.known_paths()


class FilledPart(Part[T]):
    """The same, without the paths whose part is empty."""

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self.get(path) is not None

    def __len__(self) -> int:
        return len(self._whole)

    def _get(self, path: str) -> T:
        found = super()._get(path)
        if not found:
            raise KeyError(path)
        return found

    def _all(self) -> dict[str, T]:
        return {path: part for path, part in super()._all().items() if part}

    def _paths(self) -> list[str]:
        return list(self._whole)


class LazyList(Sequence[T], Generic[T]):
    """One of the sequences of a vault, read as a whole when somebody asks for it."""

    def __init__(self, source: Source, name: str, read: Callable[[], list[T]], hints: Hints | None = None) -> None:
        self.hints = hints
        self._source = source
        self._name = name
        self._read = read

    @cached_property
    def _whole(self) -> Sequence[T]:
        if self._source.cold is None:
            try:
                return self._read()
            except IndexBrokenError:
                pass
        found: Sequence[T] = attrgetter(self._name)(self._source.otherwise())
        return found

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._whole[at]

    def __len__(self) -> int:
        return len(self._whole)

    def __iter__(self) -> Iterator[T]:
        return iter(self._whole)


def diagnostics_of(source: Source) -> list[Diagnostic]:
    """Every fault, in its order."""
    return [made(diagnostic_of, row) for row in source.about("diagnostics")]


def follow_ups_of(source: Source) -> list[FollowUp]:
    """Every follow-up, in the order of its notes."""
    found = [made(_follow_ups, decoded(text)) for _number, text in source.file.rows("tasks")]
    return [task for tasks in sorted(found, key=lambda tasks: tasks[0].path) for task in tasks]


def _follow_ups(row: Any) -> list[FollowUp]:
    return [follow_up_of(task) for task in row]


def stored_vault(
    source: Source, settings: Settings, settled: tuple[Any, Sequence[str], Mapping[str, str], int]
) -> Vault:
    """The vault of an index; ``settled`` are me, the unreadable notes, the conflicts, and how many notes there are."""
    from notesnet.app.indexed_hints import StoredHints  # noqa: PLC0415 - it needs what stands here

    rows: Nouns[Known] = Nouns(source, "contacts", Known)
    hints = StoredHints(source, rows)
    me, unreadable, conflicts, count = settled
    groups: Nouns[tuple[Group, tuple[str, ...]]] = Nouns(source, "groups", _group, "groups_")
    return Vault(
        settings=settings,
        contacts=Part(source, "contacts", rows, attrgetter("contact"), hints),
        groups=Part(source, "groups", groups, itemgetter(0)),
        meetings=Nouns(source, "meetings", meeting_of, hints=hints),
        introductions=Nouns(source, "introductions", introduction_of, hints=hints),
        me=made(me_of, me),
        touches=FilledPart(source, "touches", rows, Known.all_touches),
        meetings_of=FilledPart(source, "meetings_of", rows, attrgetter("meetings")),
        follow_ups=LazyList(source, "follow_ups", lambda: follow_ups_of(source), hints),
        members=Part(source, "members", groups, itemgetter(1)),
        same_stem=frozenset(source.about("stems")),
        conflicts=conflicts,
        diagnostics=LazyList(source, "diagnostics", lambda: diagnostics_of(source)),
        unreadable=tuple(unreadable),
        note_count=count,
    )


def _group(row: Any) -> tuple[Group, tuple[str, ...]]:
    group, members = row
    return group_of(group), tuple(members)
