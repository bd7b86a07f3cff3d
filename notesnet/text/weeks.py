"""ISO weeks, Monday to Sunday: their days, names and files."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from notesnet.errors import UsageError
from notesnet.text.dates import long_range
from notesnet.text.typed_dates import read_iso_week, read_typed_date, weeks_in
from notesnet.text.visible import one_line

_LAST = date.max.toordinal()


class Week(NamedTuple):
    """One ISO week; ``year`` is the ISO year, which differs from the calendar's around New Year."""

    year: int
    week: int

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.week, 1)

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.days[-1]

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days, fewer only in the last week of the year 9999."""
        first = self.monday.toordinal()
        return tuple(date.fromordinal(ordinal) for ordinal in range(first, min(first + 7, _LAST + 1)))

    @property
    def next(self) -> "Week":
        """The week after it; the last one there is has itself."""
        return week_of(date.fromordinal(min(self.monday.toordinal() + 7, _LAST)))

    @property
    def previous(self) -> "Week":
        """The week before it; the first one there is has itself."""
        return week_of(date.fromordinal(max(self.monday.toordinal() - 7, 1)))

    @property
    def label(self) -> str:
        """``2026-W48``."""
        return f"{self.year:04}-W{self.week:02}"

    @property
    def title(self) -> str:
        """``Week 48 · 23 to 29 November 2026``."""
        return f"Week {self.week} · {long_range(self.monday, self.sunday)}"


def week_of(day: date) -> Week:
    """The week that holds ``day``."""
    year, week, _ = day.isocalendar()
    return Week(year, week)


def read_week(text: str, today: date) -> Week:
    """The week that was typed: ``2026-W48``, ``W48`` or ``48`` of this ISO year, ``this``, ``next``, ``last``, or a date in it.

    Raises UsageError, naming what to type, for a week that does not exist and for what is no week.
    """
    typed = " ".join(text.split()).lower()
    this = week_of(today)
    named = {"this": this, "next": this.next, "last": this.previous}.get(typed.removesuffix(" week"))
    if named is not None:
        return named
    number = re.fullmatch(r"(?:w|week )?(\d{1,2})", typed, re.ASCII)
    found = read_iso_week(f"{this.year:04}-w{number[1]}" if number else typed)
    if found is not None:
        return Week(*found)
    try:
        return week_of(read_typed_date(text, today))
    except UsageError as error:
        help_text = (
            f"Type a week such as {this.label}, {this.week} or next, or a date in it such as {today.isoformat()}."
        )
        raise UsageError(error.message, help_text) from None


def validate_pattern(pattern: str) -> str | None:
    """What is wrong with a pattern such as ``agenda/{year}-W{week}.md``, as a sentence without a final full stop, or None."""
    missing = [field for field in ("{year}", "{week}") if field not in pattern]
    return f"{one_line(pattern, 60)}: {' and '.join(missing)} must stand in the pattern" if missing else None


def file_name(pattern: str, week: Week) -> str:
    """``pattern`` with ``{year}`` (four digits) and ``{week}`` (two) filled in."""
    return pattern.replace("{year}", f"{week.year:04}").replace("{week}", f"{week.week:02}")


def week_from_path(pattern: str, path: str) -> Week | None:
    """The week whose file ``path`` is under ``pattern``; None for another path and for a week that does not exist."""
    found = _path_pattern(pattern).fullmatch(path)
    if found is None:
        return None
    year, week = int(found["year"]), int(found["week"])
    return Week(year, week) if year and 1 <= week <= weeks_in(year) else None


@lru_cache(maxsize=8)
def _path_pattern(pattern: str) -> re.Pattern[str]:
    if validate_pattern(pattern) is not None:
        return re.compile("(?!)")
    escaped = re.escape(pattern)
    for field, digits in (("year", r"\d{4}"), ("week", r"\d\d")):
        placeholder = re.escape(f"{{{field}}}")
        escaped = escaped.replace(placeholder, f"(?P<{field}>{digits})", 1).replace(placeholder, f"(?P={field})")
    return re.compile(escaped, re.ASCII)
