"""What the index knows without a look at each contact: see `Hints`."""

from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar

from notesnet.app.indexed_vault import Known, Nouns, Source, decoded, made
from notesnet.model.follow_up import FollowUp
from notesnet.model.hints import Hints
from notesnet.network.cadence import NEW_FOR
from notesnet.store.index_codec import follow_up_of, unpacked
from notesnet.store.index_trouble import IndexBrokenError

T = TypeVar("T")
Found = list[str] | None


class StoredHints(Hints):
    """Hints out of the index; a damaged one is everybody."""

    def __init__(self, source: Source, rows: Nouns[Known]) -> None:
        self._source = source
        self._rows = rows
        self._columns: dict[str, array[int]] = {}

    def state(self) -> str:
        """See `Hints`; empty too once a row is damaged, as the notes may have changed since."""
        kept = self._or_everybody(lambda: self._source.text("state"))
        return f"{self._source.stamp}\n{kept}" if kept else ""

    def due(self, counted: date, today: date, until: date) -> Found:
        """See `Hints`: the due day may come, they are newly met, or the last touch lies beyond what counts."""
        day, end, now = counted.toordinal(), until.toordinal(), today.toordinal()

        def find() -> list[str]:
            columns = zip(*(self._column(name) for name in ("due", "new", "last")), strict=True)
            return self._contacts(
                at
                for at, (due, new, last) in enumerate(columns)
                if due <= end or last > day or (new and 0 <= now - new <= NEW_FOR)
            )

        return self._or_everybody(find)

    def asleep(self, counted: date, today: date) -> Found:
        """See `Hints`."""
        day, now = counted.toordinal(), today.toordinal()

        def find() -> list[str]:
            columns = zip(self._column("asleep"), self._column("last"), strict=True)
            return self._contacts(at for at, (asleep, last) in enumerate(columns) if asleep <= now or last > day)

        return self._or_everybody(find)

    def active(self, since: date) -> Found:
        """See `Hints`."""
        return self._since(("last", "given", "brought"), since)

    def gave(self, since: date) -> Found:
        """See `Hints`."""
        return self._since(("given",), since)

    def introduced(self, since: date) -> Found:
        """See `Hints`."""
        return self._since(("brought",), since)

    def celebrating(self, days: Collection[tuple[int, int]]) -> Found:
        """See `Hints`."""

        def find() -> list[str]:
            occasions: dict[str, list[int]] = self._source.about("occasions")
            return self._contacts(sorted({at for m, d in days for at in occasions.get(f"{m}-{d}", ())}))

        return self._or_everybody(find)

    def called(self, name: str) -> Found:
        """See `Hints`."""
        if not name:
            return None

        def find() -> list[str]:
            text = self._source.text("names")
            found: list[int] = []
            line, start, at = 0, 0, text.find(name)
            while at >= 0:
                line += text.count("\n", start, at)
                found.append(line)
                start = text.find("\n", at)
                if start < 0:
                    break
                at = text.find(name, start)
            return self._contacts(found)

        return self._or_everybody(find)

    def promised(self, until: date) -> Sequence[FollowUp] | None:
        """See `Hints`."""

        def find() -> list[FollowUp]:
            end = until.toordinal()
            pairs: list[tuple[int, int]] = self._source.about("promises")
            return self._follow_ups({number for due, number in pairs if due <= end})

        return self._or_everybody(find)

    def promised_to(self, path: str) -> Sequence[FollowUp] | None:
        """See `Hints`."""

        def find() -> list[FollowUp]:
            if path not in self._rows:
                return []
            return self._follow_ups(self._rows.get_row(path).tasks)

        return self._or_everybody(find)

    def between(self, first: date, last: date) -> Found:
        """See `Hints`."""

        def find() -> list[str]:
            days = unpacked(self._source.text("meeting days"))
            paths = self._source.roll("meetings")[0]
            start, end = first.toordinal(), last.toordinal()
            return [path for path, day in zip(paths, days, strict=True) if start <= day <= end]

        return self._or_everybody(find)

    def in_flight(self) -> Found:
        """See `Hints`."""

        def find() -> list[str]:
            over = unpacked(self._source.text("introductions over"))
            return [path for path, done in zip(self._source.roll("introductions")[0], over, strict=True) if not done]

        return self._or_everybody(find)

    def _since(self, names: tuple[str, ...], since: date) -> Found:
        first = since.toordinal()

        def find() -> list[str]:
            places = {at for name in names for at, day in enumerate(self._column(name)) if day >= first}
            return self._contacts(sorted(places))

        return self._or_everybody(find)

    def _column(self, name: str) -> "array[int]":
        if name not in self._columns:
            self._columns[name] = unpacked(self._source.text(name))
        return self._columns[name]

    def _contacts(self, places: Iterable[int]) -> list[str]:
        paths = self._source.roll("contacts")[0]
        found = [paths[at] for at in places]
        self._rows.fetch(found)
        return found

    def _follow_ups(self, numbers: Iterable[int]) -> list[FollowUp]:
        wanted = list(numbers)
        rows = self._source.file.some_rows("tasks", wanted)
        if len(rows) != len(wanted):
            raise IndexBrokenError("the index lacks a row of tasks")
        found = [made(lambda row: [follow_up_of(task) for task in row], decoded(text)) for text in rows.values()]
        return [task for tasks in sorted(found, key=lambda tasks: tasks[0].path) for task in tasks]

    def _or_everybody(self, find: Callable[[], T]) -> T | None:
        if self._source.cold is None:
            try:
                return find()
            except (IndexBrokenError, ValueError, LookupError, TypeError):
                self._source.otherwise()
        return None
