"""Days as address books write them: ``15 Mar 2024``, ``18151210``, ``--04-17``, ``1604-04-17``."""

import re
from datetime import date
from functools import lru_cache

from notesnet.model.imported import ImportFault, Source
from notesnet.text.dates import days_in_month, month_of, read_date
from notesnet.text.patterns import regex
from notesnet.text.visible import one_line

_NO_YEAR = (0, 1604)
_LONGEST = 64  # characters; what is longer is no day, and is not to be remembered
_YEARLY = regex(r"(?:(\d{4})-?|--)(\d\d)-?(\d\d)(?:[T ][\d:.,TZ+ -]*)?", re.ASCII | re.IGNORECASE)


@lru_cache(maxsize=16384)
def read_day(text: str, forms: tuple[str, ...] = ()) -> date | None:
    """The one day that ``text`` can mean, or None: ``15 Mar 2024`` is certain, ``03/05/2024`` only by one of ``forms``."""
    if len(text) > _LONGEST:
        return None
    if not forms and (day := _plain_day(text)):
        return day
    reading = read_date(text, forms)
    if reading.date is None and reading.suggestion is not None:
        return date.fromisoformat(reading.suggestion)
    return reading.date


def read_yearly(text: str, unknown_year: str = "", forms: tuple[str, ...] = ()) -> str | None:
    """A birthday or the like as ``1815-12-10``, or ``--12-10`` without a year; None when it can't be read.

    The years 0000, 1604 and ``unknown_year`` (what the record says it writes for none) mean that there is none.
    """
    found = _YEARLY.fullmatch(text)
    if found is None:
        day = read_day(text, forms)
        return None if day is None else _written(day.year, day.month, day.day, unknown_year)
    return _written(int(found[1] or 0), int(found[2]), int(found[3]), unknown_year)


def unreadable_day(what: str, text: str, source: Source) -> ImportFault:
    """The fault of a day that can't be read; ``what`` names it: ``the birthday``."""
    message = f"{what} {one_line(text, 40)} can't be read; the rest is kept"
    return ImportFault(source, message, "Write the day as 2024-03-15, or --03-15 when the year is unknown.")


def _plain_day(text: str) -> date | None:
    """``15 Mar 2024``, LinkedIn's own, as ``read_date`` understands it and in a tenth of its time; None for any other."""
    day, _, rest = text.partition(" ")
    name, _, year = rest.partition(" ")
    if len(year) != 4 or len(day) > 2 or not (text.isascii() and day.isdigit() and year.isdigit()):
        return None
    month = month_of(name)
    try:
        return date(int(year), month, int(day)) if month else None
    except ValueError:
        return None


def _written(year: int, month: int, day: int, unknown_year: str) -> str | None:
    known = year not in _NO_YEAR and f"{year:04}" != unknown_year
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year if known else 2000, month)):
        return None
    return f"{year:04}-{month:02}-{day:02}" if known else f"--{month:02}-{day:02}"
