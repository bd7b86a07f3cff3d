"""How often a group meets, such as ``weekly tue`` or ``monthly 2nd thu``, and the days on which it does."""

import re
from datetime import date
from typing import NamedTuple

from notesnet.text.dates import days_in_month, weekday_of
from notesnet.text.visible import one_line

_WEEKLY = {
    "weekly": 1,
    "biweekly": 2,
    "bi-weekly": 2,
    "fortnightly": 2,
    "every": 1,
    "every week": 1,
    "every other week": 2,
}
_NTH = {
    spelling: nth
    for nth, spellings in (
        (1, "1st first"),
        (2, "2nd second"),
        (3, "3rd third"),
        (4, "4th fourth"),
        (5, "5th fifth"),
        (-1, "last"),
    )
    for spelling in spellings.split()
}
_HINT = "type one such as weekly tue, biweekly tue, monthly 2nd thu or monthly last fri"


class Meets(NamedTuple):
    """A rhythm: each ``every`` weeks (1 or more), or else with ``every`` 0 the ``nth`` (1 to 5, -1 is the last) of a month.

    ``weekday`` is 0 for Monday to 6 for Sunday.
    """

    every: int
    nth: int
    weekday: int


def read_meets(text: str) -> Meets | str:
    """The rhythm that ``text`` names, in any case; or what is wrong, as a sentence without a final full stop."""
    shown = one_line(text, 40)
    typed = " ".join(word for word in text.lower().split() if word not in ("on", "the"))
    how, _, name = typed.removesuffix(" of month").rpartition(" ")
    weekday = _weekday(name)
    if weekday is None:
        lack = "does not stand at the end" if any(map(_is_weekday, typed.split())) else "is missing"
        return f"{shown}: the weekday {lack}; {_HINT}" if typed else f"there is no rhythm here; {_HINT}"
    if how in _WEEKLY:
        return Meets(_WEEKLY[how], 0, weekday)
    weeks = re.fullmatch(r"every (\d{1,2}) weeks?", how, re.ASCII)
    if weeks is not None and int(weeks[1]) > 0:
        return Meets(int(weeks[1]), 0, weekday)
    rhythm, _, which = how.rpartition(" ")
    if rhythm == "monthly" and which in _NTH:
        return Meets(0, _NTH[which], weekday)
    return f"{shown}{_why_not(how, which, name)}"


def needs_since(meets: Meets) -> bool:
    """Whether the days can be told only from the day on which the group began: every second week, from which one?"""
    return meets.every > 1


def occurrences(meets: Meets, since: date | None, first: date, last: date) -> list[date]:
    """The days from ``first`` to ``last``, both included, on which the group meets; none lies before ``since``.

    Every second week is counted from the first such weekday on or after ``since``; without one there is no day.
    """
    start = max(first, since) if since is not None else first
    if meets.every == 0:
        return _monthly(meets, start, last)
    if needs_since(meets) and since is None:
        return []
    anchor = _on_or_after(since if since is not None else start, meets.weekday)
    step = 7 * meets.every
    begin = anchor + max(0, -(-(start.toordinal() - anchor) // step)) * step
    return [date.fromordinal(ordinal) for ordinal in range(begin, last.toordinal() + 1, step)]


def _why_not(how: str, which: str, name: str) -> str:
    """What keeps a text with a weekday in it from being a rhythm, to stand behind the text."""
    if how in ("every 2nd", "every second", "every other"):
        return f" can mean every 2 weeks or the second of a month; type biweekly {name} or monthly 2nd {name}"
    if how == "monthly":
        return f": which one of the month? type one such as monthly 1st {name} or monthly last {name}"
    if any(map(_is_weekday, how.split())):
        return f": only one rhythm is read; {_HINT}, and list the other days under `dates`"
    return f": type monthly {which} {name[:3]}" if which in _NTH else f": this is not a rhythm; {_HINT}"


def _weekday(name: str) -> int | None:
    """``tue``, ``tuesday`` or ``tuesdays``."""
    number = weekday_of(name)
    return number if number is not None else weekday_of(name.removesuffix("s"))


def _is_weekday(word: str) -> bool:
    return _weekday(word.strip(",")) is not None


def _on_or_after(day: date, weekday: int) -> int:
    """The ordinal of the first such weekday; it may lie beyond the calendar's end."""
    return day.toordinal() + (weekday - day.weekday()) % 7


def _monthly(meets: Meets, start: date, last: date) -> list[date]:
    days = []
    for months in range(start.year * 12 + start.month - 1, last.year * 12 + last.month):
        year, month = months // 12, months % 12 + 1
        length = days_in_month(year, month)
        one = 1 + (meets.weekday - date(year, month, 1).weekday()) % 7
        number = one + 7 * (meets.nth - 1) if meets.nth > 0 else one + (length - one) // 7 * 7
        if number <= length:
            days.append(date(year, month, number))
    return [day for day in days if start <= day <= last]
