"""Dates as they are typed on the command line: ``fri``, ``+3d``, ``2026-W48``; what can mean two days is refused."""

import re
from datetime import date

from notesnet.errors import UsageError
from notesnet.text.dates import days_in_month, either_order, long_day, month_of, read_date, weekday_of
from notesnet.text.durations import Duration, add, is_unit, read_duration
from notesnet.text.visible import one_line

_DAY = Duration(1, "d")
_NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WEEK_STEPS = {"last": -7, "this": 0, "next": 7}
_ISO_WEEK = r"(\d{4})-?w(\d\d?)"
_OFFSET = r"(\+ ?|[-−] ?|in )?(\d+ ?|an? |one )([a-z]+)( ago)?"


def read_typed_date(text: str, today: date, *, past: bool = False) -> date:
    """The day that was typed, counted from ``today``; a bare weekday is the next one, with ``past`` the last one.

    ``next tue`` is the one in the next ISO week. Raises UsageError, naming what to type, for what is unknown or ambiguous.
    """
    typed = " ".join(text.split()).lower()
    if typed in _NAMED:
        return add(today, _DAY, _NAMED[typed])
    day = _weekday(typed, today, past=past) or _offset(typed, today)
    if day is not None:
        return day
    week = read_iso_week(typed)
    if week is not None:
        return date.fromisocalendar(*week, 1)
    reading = read_date(text)
    if reading.date is not None:
        return reading.date
    raise _refusal(typed, today, past=past) or UsageError(
        reading.problem or "",
        f"Type {reading.suggestion}."
        if reading.suggestion
        else f"Type a date such as {today.isoformat()}, tomorrow, fri, +3d, 2w or 2026-W48.",
    )


def read_iso_week(text: str) -> tuple[int, int] | None:
    """Year and week of ``2026-W48`` (any case, with or without the hyphen), None for anything else.

    Raises UsageError for a week that its year does not have.
    """
    found = re.fullmatch(_ISO_WEEK, text, re.ASCII | re.IGNORECASE)
    if found is None:
        return None
    year, week = int(found[1]), int(found[2])
    if year == 0:
        raise UsageError("there is no year 0000", "Type a week such as 2026-W48.")
    weeks = weeks_in(year)
    if 1 <= week <= weeks:
        return year, week
    help_text = f"Type {year:04}-W{weeks}, its last one." if week else f"Type {year:04}-W01, its first one."
    raise UsageError(f"{text.upper()}: {year} has {weeks} weeks", help_text)


def weeks_in(year: int) -> int:
    """How many ISO weeks ``year`` has: 52 or 53."""
    return date(year, 12, 28).isocalendar().week


def _weekday(typed: str, today: date, *, past: bool) -> date | None:
    """``fri``, ``next fri``, ``last fri``, ``this fri`` and ``next week``, which is its Monday."""
    which, _, name = typed.rpartition(" ")
    if typed == "next week":
        return add(today, _DAY, 7 - today.weekday())
    number = weekday_of(name)
    if number is None or which not in ("", *_WEEK_STEPS):
        return None
    ahead = number - today.weekday()
    if not which:
        return add(today, _DAY, -(-ahead % 7) if past else (ahead - 1) % 7 + 1)
    day = add(today, _DAY, ahead + _WEEK_STEPS[which])
    if which == "last" and ahead < 0:
        recent = add(today, _DAY, ahead)
        raise UsageError(
            f"{typed} can be {long_day(recent)} or {long_day(day)}", f"Type {recent.isoformat()} or {day.isoformat()}."
        )
    return day


def _offset(typed: str, today: date) -> date | None:
    """``+3d``, ``2w``, ``in 2 weeks``, ``-3d``, ``3d ago``."""
    found = re.fullmatch(_OFFSET, typed, re.ASCII)
    if found is None or not is_unit(found[3]) or (found[1] and found[4]):
        return None
    number = found[2].strip()
    duration = read_duration(f"{number if number.isdigit() else '1'} {found[3]}")
    if isinstance(duration, str):
        reason = duration.partition(": ")[2].partition(";")[0]
        raise UsageError(f"{one_line(typed, 40)}: {reason}", "Type today, or a time such as +3d, 2w or 3m.")
    back = found[4] or (found[1] or "")[:1] in ("-", "−")
    return add(today, duration, -1 if back else 1)


def _refusal(typed: str, today: date, *, past: bool) -> UsageError | None:
    """The refusal that can name days: two that can be meant, or the one whose year is missing."""
    shown = one_line(typed, 40)
    full = either_order(typed)
    if len(full) == 2:
        return _two(shown, full)
    number = re.fullmatch(r"\d{1,2}", typed, re.ASCII)
    if number is not None and int(typed) > 0:
        days = int(typed)
        step = f"{days}d ago" if past else f"+{days}d"
        coming = _next_number(days, today, past=past)
        if coming is None:
            return UsageError(f"{shown}: a number alone is no date", f"Type {step} if you mean days.")
        counted = f"{days} day{'s' if days > 1 else ''} {'ago' if past else 'from today'}"
        return UsageError(f"{shown} can be {long_day(coming)} or {counted}", f"Type {coming.isoformat()} or {step}.")
    pair = re.fullmatch(r"(\d{1,2})[-/.] ?(\d{1,2})\.?", typed, re.ASCII)
    named = re.fullmatch(
        r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]?([a-z]+)|([a-z]+)[ -]?(\d{1,2})(?:st|nd|rd|th)?", typed, re.ASCII
    )
    if pair is not None:
        orders = [(int(pair[2]), int(pair[1])), (int(pair[1]), int(pair[2]))]
    elif named is not None and (month := month_of(named[2] or named[3])):
        orders = [(month, int(named[1] or named[4]))]
    else:
        return None
    nearest = (_next_such(month, day, today, past=past) for month, day in orders)
    days_meant = list(dict.fromkeys(day for day in nearest if day is not None))
    if len(days_meant) == 2:
        return _two(shown, days_meant)
    return UsageError(f"{shown}: the year is missing", f"Type {days_meant[0].isoformat()}.") if days_meant else None


def _two(shown: str, days: list[date]) -> UsageError:
    return UsageError(
        f"{shown} can be {' or '.join(long_day(day) for day in days)}",
        f"Type {' or '.join(day.isoformat() for day in days)}.",
    )


def _next_number(number: int, today: date, *, past: bool) -> date | None:
    """The nearest day with that number in its month, today included."""
    for months in range(3):
        month = add(today.replace(day=1), Duration(1, "m"), -months if past else months)
        if number <= days_in_month(month.year, month.month):
            day = month.replace(day=number)
            if day <= today if past else day >= today:
                return day
    return None


def _next_such(month: int, day: int, today: date, *, past: bool) -> date | None:
    """The nearest day of that month and number, today included; None when no year has it."""
    for years in range(9):
        year = today.year - years if past else today.year + years
        if 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= days_in_month(year, month):
            found = date(year, month, day)
            if found <= today if past else found >= today:
                return found
    return None
