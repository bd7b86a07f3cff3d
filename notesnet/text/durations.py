"""Durations as people write them, such as ``6w`` or ``every 2 months``, and calendar arithmetic that never overflows."""

import re
from datetime import date
from typing import NamedTuple

from notesnet.text.dates import days_in_month
from notesnet.text.patterns import regex
from notesnet.text.visible import one_line


class Duration(NamedTuple):
    """``count`` (1 or more) of ``unit``: ``d``, ``w``, ``m`` or ``y``; or unit ``never`` with count 0."""

    count: int  # type: ignore[assignment]  # tuple's own `count` is of no use here
    unit: str


_UNITS = {
    spelling: (unit, times)
    for unit, times, spellings in (
        ("d", 1, "d day days"),
        ("w", 1, "w wk wks week weeks"),
        ("w", 2, "fortnight fortnights"),
        # Not `mon`, which is Monday, nor `min`, which would be minutes.
        ("m", 1, "m mo mos month months"),
        ("m", 3, "quarter quarters"),
        ("y", 1, "y yr yrs year years"),
    )
    for spelling in spellings.split()
}
_WORDS = {
    "daily": Duration(1, "d"),
    "weekly": Duration(1, "w"),
    "biweekly": Duration(2, "w"),
    "bi-weekly": Duration(2, "w"),
    "fortnightly": Duration(2, "w"),
    "monthly": Duration(1, "m"),
    "quarterly": Duration(3, "m"),
    "half-yearly": Duration(6, "m"),
    "yearly": Duration(1, "y"),
    "annually": Duration(1, "y"),
    "never": Duration(0, "never"),
}
_AT_MOST = {"d": 36_525, "w": 5_218, "m": 1_200, "y": 100}  # a hundred years
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_NAMES = {"d": "day", "w": "week", "m": "month", "y": "year"}
_EVERY_ONE = {"d": "daily", "w": "weekly", "m": "monthly", "y": "yearly"}
_SMALLER = {"w": ("d", 7), "m": ("w", 4), "y": ("m", 12)}
_SIMPLE = regex(r"(\d{1,4})([dwmy])", re.ASCII)
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def read_duration(text: str) -> Duration | str:
    """The duration that ``text`` names, in any case; or what is wrong, as a sentence without a final full stop.

    At most a hundred years. The sentence says what to type instead.
    """
    simple = _SIMPLE.fullmatch(text)
    if simple is not None and 0 < int(simple[1]) <= _AT_MOST[simple[2]]:
        return Duration(int(simple[1]), simple[2])
    typed = " ".join(text.split()).lower()
    named = _WORDS.get(typed)
    if named is not None:
        return named
    found = re.fullmatch(r"(?:every )?(other |(?:\d+) ?)?([a-z]+)", typed, re.ASCII)
    unit = _UNITS.get(found[2]) if found is not None else None
    if found is None or unit is None or not (found[1] or typed.startswith("every ")):
        return _why_not(typed, one_line(text, 40))
    amount = {None: "1", "other ": "2"}.get(found[1], (found[1] or "").strip())
    return _checked(amount, unit, one_line(text, 40))


def is_unit(word: str) -> bool:
    """Whether ``word``, in lower case, is a unit that can stand behind a number."""
    return word in _UNITS


def add(day: date, duration: Duration, times: int = 1) -> date:
    """``day`` plus ``times`` durations (negative ones go back); months and years are those of the calendar.

    A day that the month lacks becomes its last one. Beyond the calendar it is ``date.max`` or ``date.min``, and so for ``never``.
    """
    if duration.unit == "never":
        return date.max if times > 0 else date.min if times < 0 else day
    count = duration.count * times
    if duration.unit in ("d", "w"):
        ordinal = day.toordinal() + count * _DAYS[duration.unit]
        return date.fromordinal(min(max(ordinal, _FIRST), _LAST))
    months = day.year * 12 + day.month - 1 + count * (12 if duration.unit == "y" else 1)
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= 9999:
        return date.max if year > 9999 else date.min
    return date(year, month, min(day.day, days_in_month(year, month)))


def subtract(day: date, duration: Duration, times: int = 1) -> date:
    """``day`` minus ``times`` durations, under the rules of ``add``."""
    return add(day, duration, -times)


def days_of(duration: Duration) -> int:
    """Its length in days for comparing, a month as 30 and a year as 365; ``never`` is longer than all others."""
    return _LAST if duration.unit == "never" else duration.count * _DAYS[duration.unit]


def in_words(duration: Duration) -> str:
    """``weekly``, ``every 6 weeks``, ``quarterly``, ``never``."""
    if duration.unit == "never":
        return "never"
    if duration == (3, "m"):
        return "quarterly"
    return _EVERY_ONE[duration.unit] if duration.count == 1 else f"every {duration.count} {_NAMES[duration.unit]}s"


def short(duration: Duration) -> str:
    """``6w``, as it is typed."""
    return "never" if duration.unit == "never" else f"{duration.count}{duration.unit}"


def _checked(amount: str, unit: tuple[str, int], shown: str) -> Duration | str:
    """The duration when it is neither nothing nor absurdly long; ``amount`` is a run of digits."""
    letter, times = unit
    digits = amount.lstrip("0")
    if not digits:
        return f"{shown}: a duration is at least one day; type 1{letter}, or never"
    # Five digits already pass the limit of days, and int() refuses runs of thousands.
    if len(digits) > 5 or int(digits) * times > _AT_MOST[letter]:
        return f"{shown}: that is more than a hundred years; type a shorter one, or never"
    return Duration(int(digits) * times, letter)


def _why_not(typed: str, shown: str) -> str:
    """What keeps it from being a duration, and what to type; ``typed`` is lower case with single blanks."""
    negative = re.fullmatch(r"[-−] ?(\d{1,4}) ?([a-z]+)", typed, re.ASCII)
    if negative is not None and negative[2] in _UNITS:
        letter, times = _UNITS[negative[2]]
        return f"{shown}: a duration can't be negative; type {max(int(negative[1]) * times, 1)}{letter}"
    fraction = re.fullmatch(r"(?:every )?(\d{1,3}[.,]\d{1,3}) ?([a-z]+)", typed, re.ASCII)
    if fraction is not None and fraction[2] in _UNITS:
        letter, times = _UNITS[fraction[2]]
        smaller, ratio = _SMALLER.get(letter, ("d", 1))
        whole = max(1, round(float(fraction[1].replace(",", ".")) * times * ratio))
        return f"{shown}: only whole numbers are read; type {whole}{smaller}"
    if typed in ("bimonthly", "biannually", "biyearly"):
        unit = "m" if typed == "bimonthly" else "y"
        half = {"m": "2w", "y": "6m"}[unit]
        return f"{shown} can mean every 2 {_NAMES[unit]}s or twice a {_NAMES[unit]}; type 2{unit} or {half}"
    if re.fullmatch(r"\d{1,4}", typed, re.ASCII):
        return f"{shown}: the unit is missing; type {typed}d, {typed}w, {typed}m or {typed}y"
    return (
        f"{shown}: this is not a duration; type one such as 10d, 6w, 3m, 1y or never"
        if typed
        else ("there is no duration here; type one such as 10d, 6w, 3m, 1y or never")
    )
