"""What the index knows without a look at each contact: see `Hints`."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import floor, inf
from typing import Any, TypeVar

from notesnet.app.indexed_columns import MONTH, NEVER, UNIT, UNSURE
from notesnet.app.indexed_source import Source, decoded, made
from notesnet.app.indexed_vault import Known, Nouns
from notesnet.model.brief import ALWAYS, Brief
from notesnet.model.due import Moment
from notesnet.model.follow_up import FollowUp
from notesnet.model.hints import Hints, Urgency
from notesnet.network.cadence import NEW_FOR
from notesnet.network.strength import strength_of
from notesnet.network.urgency import MOST_OVERDUE
from notesnet.store.index_codec import follow_up_of, unpacked
from notesnet.store.index_trouble import IndexBrokenError

T = TypeVar("T")
Found = list[str] | None
_NEAR = 1e-5  # more than what the lift loses where it is kept
_NEAR_TIE = 1e-3  # more than what the strength of a tie loses


def _nth_best(scores: Mapping[int, float], nth: int | None) -> float:
    """What is surely less urgent than ``nth`` others: all that is less than this; nothing when there are not so many."""
    if nth is None or len(scores) < nth:
        return -inf
    return sorted(scores.values(), reverse=True)[nth - 1] - _NEAR if nth else inf


def _at_least(column: Sequence[int], least: int) -> list[int]:
    """The places of numbers that are so large."""
    return [at for at, number in enumerate(column) if number >= least]


def _seen(month: int, last: int, until: int) -> bool:
    """Whether there surely was a touch in the month before ``last``, and by ``until``."""
    return month != UNSURE and month >> last - 1 - until > 0


def _brief(row: list[Any]) -> Brief:
    path, name, company, role, location, tags, *rest = row
    return Brief(path, name, company, role, location, tuple(tags), *rest)


class StoredHints(Hints):
    """Hints out of the index; a damaged one is everybody."""

    def __init__(self, source: Source, rows: Nouns[Known]) -> None:
        self._source = source
        self._rows = rows
        self._columns: dict[str, array[int]] = {}

    @property
    def source(self) -> Source | None:
        """The index itself, None once a row of it was damaged."""
        return None if self._source.cold else self._source

    def state(self) -> str:
        """See `Hints`; empty too once a row is damaged, as the notes may have changed since."""
        return self._state("state")

    def facts_state(self) -> str:
        """See `Hints`; empty too once a row is damaged."""
        return self._state("facts state")

    def _state(self, name: str) -> str:
        kept = self._or_everybody(lambda: self._source.text(name))
        return f"{self._source.stamp}\n{kept}" if kept else ""

    def briefs(self, moment: Moment, until: date | None) -> Sequence[Brief] | None:
        """See `Hints`."""

        def find() -> list[Brief]:
            if until is None:
                return self._briefs(range(len(self._source.numbers("contacts"))))
            return self._briefs(list(self._maybe_due(moment, until)))

        return self._or_everybody(find)

    def urgent(self, ask: Urgency) -> tuple[Sequence[Brief], Sequence[str]] | None:
        """See `Hints`."""

        def find() -> tuple[list[Brief], list[str]]:
            paths = self._source.roll("contacts")[0]
            scores, unsure = self._scores(ask, paths)
            lines = self._column("line")
            ids = {int(line.removeprefix("nn-"), 16) for line in ask.ids}
            first = self._first(scores, ask)
            first.update(at for at in scores if lines[at] in ids)
            chosen = sorted(first.union(unsure))
            return self._briefs(chosen), [paths[at] for at in scores.keys() - first]

        return self._or_everybody(find)

    def _first(self, scores: Mapping[int, float], ask: Urgency) -> set[int]:
        """Among whom the most urgent are: of those who are all as urgent as the last of them, the strongest ties."""
        best = sorted(scores.values(), reverse=True)[: ask.most]
        if len(best) < ask.most:
            return set(scores)
        if not best:
            return set()
        least = best[-1]
        near = [at for at, score in scores.items() if score >= least - _NEAR]
        above = {at for at in near if scores[at] > least + _NEAR}
        level = [at for at in near if at not in above]
        if any(scores[at] != least for at in level):
            return above.union(level)
        worth, last, now = self._column("worth"), self._column("last"), ask.moment.today.toordinal()
        sure = {at: strength_of(worth[at] / UNIT, now - last[at]) for at in level if worth[at] != UNSURE}
        place = ask.most - len(above) - 1  # whoever is unsure may be weaker than all others
        weakest = sorted(sure.values(), reverse=True)[place] if place < len(sure) else -inf
        enough = weakest if weakest == -inf else floor(weakest - _NEAR_TIE)  # a tie is a whole number
        return above.union(at for at in level if at not in sure or sure[at] + _NEAR_TIE >= enough)

    def _scores(self, ask: Urgency, paths: Sequence[str]) -> tuple[dict[int, float], list[int]]:
        """(urgency by place of those who are due, the places of those who may be)."""
        day, now, end = (when.toordinal() for when in (ask.moment.counted, ask.moment.today, ask.until))
        silent = ask.silent.toordinal()
        scores: dict[int, float] = {}
        unsure: list[int] = []
        gone: list[int] = []
        columns = (self._column(name) for name in ("day", "last", "new", "base", "days", "lift"))
        for at, (due, last, new, base, days, lift) in enumerate(zip(*columns, strict=True)):
            if due == ALWAYS or (new and 0 <= now - new <= NEW_FOR):
                unsure.append(at)
            elif last > day:
                gone_since = last <= end and not 0 < due <= end
                (gone if gone_since else unsure).append(at)
            elif 0 < due <= end and not 0 < base < silent:
                late = now - due  # as ``urgency_of`` has it, for a third of everyone
                overdue = MOST_OVERDUE if late >= MOST_OVERDUE * days else late / days if late > 0 else 0.0
                scores[at] = overdue + lift / UNIT
        planned = {at for path in ask.planned if (at := bisect_left(paths, path)) < len(paths) and paths[at] == path}
        for at in planned:
            scores.pop(at, None)
        enough = _nth_best(scores, ask.first)
        lifts = self._column("lift")
        unsure += [at for at in gone if MOST_OVERDUE + lifts[at] / UNIT >= enough]
        return scores, sorted(planned.union(unsure))

    def _briefs(self, places: Sequence[int]) -> list[Brief]:
        all_numbers = self._source.numbers("contacts")
        numbers = [all_numbers[at] for at in places]
        rows = self._source.file.some_rows("briefs", numbers)
        found = decoded(f"[{','.join([rows[number] for number in numbers])}]")
        return [made(_brief, row) for row in found]

    def _maybe_due(self, moment: Moment, until: date) -> Iterator[int]:
        """Whose due day may come, who is newly met, or whose last touch lies beyond what counts."""
        day, end, now = moment.counted.toordinal(), until.toordinal(), moment.today.toordinal()
        columns = zip(*(self._column(name) for name in ("due", "new", "last")), strict=True)
        return (
            at
            for at, (due, new, last) in enumerate(columns)
            if due <= end or last > day or (new and 0 <= now - new <= NEW_FOR)
        )

    def asleep(self, counted: date, today: date) -> Found:
        """See `Hints`."""
        day, now = counted.toordinal(), today.toordinal()

        def find() -> list[str]:
            asleep, last, months = (self._column(name) for name in ("asleep", "last", "month"))
            since = _at_least(last, day + 1)
            woken = [at for at in since if asleep[at] != NEVER and not _seen(months[at], last[at], day)]
            return self._contacts(sorted({*woken, *(at for at, start in enumerate(asleep) if start <= now)}))

        return self._or_everybody(find)

    def touched(self, first: date, last: date) -> tuple[int, list[str]] | None:
        """See `Hints`."""
        start, end = first.toordinal(), last.toordinal()

        def find() -> tuple[int, list[str]]:
            days, unsure = 0, []
            last, months = self._column("last"), self._column("month")
            for at in _at_least(last, start):
                latest, month = last[at], months[at]
                if month == UNSURE or latest - MONTH > start:
                    unsure.append(at)
                    continue
                days += (latest <= end) + ((month & (1 << latest - start) - 1) >> max(latest - 1 - end, 0)).bit_count()
            return days, self._contacts(unsure)

        return self._or_everybody(find)

    def exchanged(self, since: date) -> Found:
        """See `Hints`."""
        return self._since(("given", "brought"), since)

    def owed(self, counted: date, since: date) -> Found:
        """See `Hints`."""
        first, day = since.toordinal(), counted.toordinal()

        def find() -> list[str]:
            last = self._column("last")
            since = [at for at in _at_least(self._column("given"), first) if last[at] > day]
            return self._contacts(sorted({*since, *_at_least(self._column("owed"), first)}))

        return self._or_everybody(find)

    def doubtful(self, today: date, oldest: int) -> Found:
        """See `Hints`."""
        now, year = today.toordinal(), today.year

        def find() -> list[str]:
            columns = zip(self._column("said"), self._column("born"), strict=True)
            return self._contacts(
                at
                for at, (said, born) in enumerate(columns)
                if said > now or (born and not year - oldest <= born < year)
            )

        return self._or_everybody(find)

    def names(self, paths: Sequence[str]) -> Sequence[str] | None:
        """See `Hints`."""

        def find() -> list[str]:
            known = self._source.roll("contacts")[1]
            rows = self._source.file.some_rows("briefs", [known[path] for path in paths])
            return [row[1] for row in decoded(f"[{','.join([rows[known[path]] for path in paths])}]")]

        return self._or_everybody(find)

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
            days = unpacked(self._source.column("meeting days"))
            paths = self._source.roll("meetings")[0]
            start, end = first.toordinal(), last.toordinal()
            return [path for path, day in zip(paths, days, strict=True) if start <= day <= end]

        return self._or_everybody(find)

    def in_flight(self) -> Found:
        """See `Hints`."""

        def find() -> list[str]:
            over = unpacked(self._source.column("introductions over"))
            return [path for path, done in zip(self._source.roll("introductions")[0], over, strict=True) if not done]

        return self._or_everybody(find)

    def _since(self, names: tuple[str, ...], since: date) -> Found:
        first = since.toordinal()

        def find() -> list[str]:
            places = {at for name in names for at in _at_least(self._column(name), first)}
            return self._contacts(sorted(places))

        return self._or_everybody(find)

    def _column(self, name: str) -> "array[int]":
        if name not in self._columns:
            self._columns[name] = unpacked(self._source.column(name))
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
