"""Dates as people write them in notes: ISO and the forms a vault allows; anything else is a problem, never a guess."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from notesnet.text.patterns import regex
from notesnet.text.visible import one_line

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_WEEKDAY_OF = {name[:cut].lower(): at for at, name in enumerate(WEEKDAYS) for cut in (3, None)}
_WEEKDAY_OF |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTH_OF = {name[:cut].lower(): at for at, name in enumerate(MONTHS, 1) for cut in (3, None)} | {"sept": 9}
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# Patterns as text are compiled at their first use: only an odd date pays for them.
_TIME = r"(?:[Tt]|,? {1,2})(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?: ?[Zz]| ?[+-]\d\d(?::?\d\d)?)?"
_ISO = rf"(\d{{4}})-(\d\d)-(\d\d)(?:{_TIME})?"
_YEAR_FIRST = r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})"
_YEAR_LAST = r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})"
_WEEK_DATE = r"(\d{4})-?[Ww](\d\d)-?(\d)"
_ISO_ANYWHERE = regex(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_FILLERS = frozenset({"st", "nd", "rd", "th", "of", "the"})
_UNKNOWN_YEAR = 1604  # what address books write for a birthday without a year


class DateReading(NamedTuple):
    """What a text says about a day: either ``date``, or the ``problem`` and perhaps the ISO text that was meant.

    ``problem`` is a sentence without a final full stop; ``suggestion`` is there only when it can be told with certainty.
    """

    date: date | None
    problem: str | None
    suggestion: str | None


class DayOfYear(NamedTuple):
    """A day that comes back each year; ``year`` is the first one, None when it is unknown."""

    month: int
    day: int
    year: int | None


def read_date(text: str, forms: Sequence[str] = ()) -> DateReading:
    """The day that ``text`` names in ISO or in one of ``forms``; a time behind it is left aside, as is its zone."""
    if len(text) == 10 and text[4] == "-" == text[7] and text.isascii():
        try:
            return DateReading(date.fromisoformat(text), None, None)
        except ValueError:
            pass
    text = text.strip()
    iso = re.fullmatch(_ISO, text, re.ASCII)
    if iso is not None:
        return _built(text, [_numbers(iso.groups())])
    readings = [numbers for form in forms if (numbers := _in_form(form, text)) is not None]
    if readings:
        return _built(text, readings)
    certain = _certain(text)
    if certain is None:
        return DateReading(None, _why_not(text), None)
    lack = "is written as YYYY-MM-DD" if text.isascii() else "has only the digits 0 to 9"
    return DateReading(None, f"{one_line(text, 40)}: a date {lack}", certain.isoformat())


def iso_prefix(text: str) -> date | None:
    """The ISO date that ``text`` begins with, unless a further digit follows it."""
    return iso_day(text[:10]) if not text[10:11].isdecimal() else None


def iso_in(text: str) -> date | None:
    """The first ISO date anywhere in ``text`` that exists and is no part of a longer run of digits."""
    for found in _ISO_ANYWHERE.finditer(text):
        day = iso_day(found.group())
        if day is not None:
            return day
    return None


def iso_day(text: str) -> date | None:
    """The day of ``text`` when it is exactly ``YYYY-MM-DD`` and exists."""
    if len(text) == 10 and text[4] == "-" == text[7] and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return None


def validate_form(form: str) -> str | None:
    """What is wrong with a form such as ``DD.MM.YYYY``, as a sentence without a final full stop, or None."""
    fault = _form_fault(form)
    return None if fault is None else f"{one_line(form, 40)}: {fault}"


def read_day_of_year(text: str, forms: Sequence[str] = ()) -> DayOfYear | str:
    """A birthday or the like, as a date, ``--12-10`` or ``12-10``; the years 1604 and 0000 mean unknown.

    Returns: the day, or what is wrong and what to type, as a sentence without a final full stop.
    """
    text = text.strip()
    short = re.fullmatch(r"(?:--|0000-)?(\d\d)-(\d\d)", text, re.ASCII)
    if short is not None:
        month, day = int(short[1]), int(short[2])
        fault = _impossible(2000, month, day)  # a leap year: 29 February is someone's birthday
        if fault is None:
            return DayOfYear(month, day, None)
        hint = "; type the month before the day, such as 12-10" if month > 12 else ""
        return f"{text}: {fault.replace(' 2000', '')}{hint}"
    tight = re.fullmatch(r"(?:--)?(\d\d)(\d\d)", text, re.ASCII)
    if tight is not None and _impossible(2000, int(tight[1]), int(tight[2])) is None:
        return f"{text}: put a hyphen between month and day, {tight[1]}-{tight[2]}"
    reading = read_date(text, forms)
    if reading.date is None:
        meant = [reading.suggestion] if reading.suggestion else [day.isoformat() for day in either_order(text)]
        return f"{reading.problem}; type {' or '.join(meant) or 'a date such as 1985-12-10, or 12-10 without the year'}"
    year = reading.date.year
    return DayOfYear(reading.date.month, reading.date.day, None if year == _UNKNOWN_YEAR else year)


def in_year(day_of_year: DayOfYear, year: int) -> date:
    """The day on which it falls in ``year``; 29 February falls on the 28th in common years."""
    return date(year, day_of_year.month, min(day_of_year.day, days_in_month(year, day_of_year.month)))


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_DAYS[month - 1]


def weekday_of(word: str) -> int | None:
    """0 for Monday to 6 for Sunday from an English name or its first three letters, in any case."""
    return _WEEKDAY_OF.get(word.lower())


def month_of(word: str) -> int | None:
    """1 to 12 from an English name or its first three letters, in any case."""
    return _MONTH_OF.get(word.lower())


def short_day(day: date, reference_year: int) -> str:
    """``12 Nov``, with the year behind it when that is not ``reference_year``."""
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return text if day.year == reference_year else f"{text} {day.year}"


def long_day(day: date) -> str:
    """``12 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_range(first: date, last: date) -> str:
    """``23 to 29 November 2026``, with the month or the year said twice only when it changes."""
    if first.year != last.year:
        return f"{long_day(first)} to {long_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {long_day(last)}"
    return f"{first.day} to {long_day(last)}"


def either_order(text: str) -> list[date]:
    """The days that a text like ``05/12/2026`` can mean, day first before month first: two, one or none."""
    found = re.fullmatch(_YEAR_LAST, text, re.ASCII)
    if found is None:
        return []
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    days = (_day(year, month, day) for month, day in ((second, first), (first, second)))
    return list(dict.fromkeys(day for day in days if day is not None))


def _built(text: str, readings: Sequence[tuple[int, int, int]]) -> DateReading:
    """One reading of the numbers, when exactly one of them is a day."""
    days = list(dict.fromkeys(day for numbers in readings if (day := _day(*numbers)) is not None))
    if len(days) == 1:
        return DateReading(days[0], None, None)
    shown = one_line(text, 40)
    if days:
        return DateReading(None, f"{shown} can be {' or '.join(long_day(day) for day in days)}", None)
    return DateReading(None, f"{shown}: {_impossible(*readings[0])}", None)


def _numbers(groups: Sequence[str]) -> tuple[int, int, int]:
    year, month, day = groups
    return int(year), int(month), int(day)


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if _impossible(year, month, day) is None else None


def _impossible(year: int, month: int, day: int) -> str | None:
    """Why there is no such day, or None."""
    if not 1 <= year <= 9999:
        return f"there is no year {year:04}"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    days = days_in_month(year, month)
    if day < 1:
        return f"there is no day {day}"
    return None if day <= days else f"{MONTHS[month - 1]} {year} has {days} days"


def _form_fault(form: str) -> str | None:
    """What is wrong with a form, without naming it."""
    parts = _form_parts(form)
    tokens, literals = parts[1::2], "".join(parts[::2])
    if "%" in form:
        return "write the form with YYYY, MM and DD, not with %"
    if re.search("[A-Za-z0-9]", literals):
        if form != form.upper() and _form_fault(form.upper()) is None:
            return f"write it in capitals, {form.upper()}"
        if 0 < form.count("Y") < 4:
            return "the year needs four digits, YYYY"
        return "only YYYY, MM, M, MMM, MMMM, DD, D and the signs between them can stand in a form"
    if sorted(token[0] for token in tokens) != ["D", "M", "Y"]:
        return "a form needs a year (YYYY), a month (MM, M, MMM or MMMM) and a day (DD or D), each once"
    neighbours = zip(tokens, parts[2::2], tokens[1:], strict=False)
    crowded = [{left, right} for left, between, right in neighbours if not between]
    unclear = any(pair & {"D", "M"} and not pair & {"MMM", "MMMM"} for pair in crowded)
    return "put a sign beside each D and M, or write DD and MM" if unclear else None


def _form_parts(form: str) -> list[str]:
    """Literals at even places, tokens at odd ones."""
    return re.split("(YYYY|MMMM|MMM|MM|M|DD|D)", form)


@lru_cache(maxsize=32)
def _form_pattern(form: str) -> re.Pattern[str] | None:
    if validate_form(form) is not None:
        return None
    parts = _form_parts(form)
    pattern = []
    for at, part in enumerate(parts):
        if at % 2 == 0:
            pattern.append(" {1,3}".join(re.escape(piece) for piece in part.split(" ")))
        elif part == "YYYY":
            pattern.append(r"(?P<Y>\d{4})")
        elif part in ("MMM", "MMMM"):
            pattern.append(r"(?P<M>[A-Za-z]{3,9})\.?")
        else:
            tight = (at > 1 and not parts[at - 1]) or (at < len(parts) - 2 and not parts[at + 1])
            pattern.append(rf"(?P<{part[0]}>\d{{{'2' if tight else '1,2'}}})")
    return re.compile(rf"{''.join(pattern)}(?:{_TIME})?", re.ASCII)


def _in_form(form: str, text: str) -> tuple[int, int, int] | None:
    """Year, month and day of ``text`` when it has that form; they need not exist."""
    pattern = _form_pattern(form)
    found = pattern.fullmatch(text) if pattern is not None else None
    if found is None:
        return None
    month = int(found["M"]) if found["M"].isdigit() else month_of(found["M"])
    return None if month is None else (int(found["Y"]), month, int(found["D"]))


def _certain(text: str) -> date | None:
    """The day that can only be meant by a text that is not ISO."""
    if len(text) > 60:
        return None
    if not text.isascii():
        plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
        return read_date(plain).date or _certain(plain) if plain.isascii() else None
    if text[:2] == "[[" and text[-2:] == "]]":
        return iso_day(text[2:-2])
    begins = iso_prefix(text)
    if begins is not None and not re.search(r"\d", text[10:]):
        return begins
    return _in_numbers(text) or _in_words(text)


def _in_numbers(text: str) -> date | None:
    """``2026/5/3``, ``20260503``, ``13/05/2026`` and ISO's own ``2026-W18-7``."""
    year_first = re.fullmatch(_YEAR_FIRST, text) or re.fullmatch(r"((?:19|20|21)\d\d)()(\d\d)(\d\d)", text)
    if year_first is not None:
        return _day(int(year_first[1]), int(year_first[3]), int(year_first[4]))
    week_date = re.fullmatch(_WEEK_DATE, text)
    if week_date is not None:
        try:
            return date.fromisocalendar(int(week_date[1]), int(week_date[2]), int(week_date[3]))
        except ValueError:
            return None
    days = either_order(text)
    return days[0] if len(days) == 1 else None


def _in_words(text: str) -> date | None:
    """``3 May 2026``, ``Sunday, May 3rd, 2026``: one month by name, one day, one year of four digits, nothing else."""
    if re.fullmatch(r"[A-Za-z0-9 ,./-]+", text) is None:
        return None
    numbers = re.findall(r"\d+", text)
    names = [word.lower() for word in re.findall("[A-Za-z]+", text)]
    months = [month for word in names if (month := _MONTH_OF.get(word))]
    weekdays = [at for word in names if (at := _WEEKDAY_OF.get(word)) is not None]
    strays = [word for word in names if word not in _MONTH_OF and word not in _WEEKDAY_OF and word not in _FILLERS]
    if strays or len(months) != 1 or sorted(len(number) // 3 for number in numbers) != [0, 1]:
        return None
    year, day = sorted(numbers, key=len, reverse=True)
    found = _day(int(year), months[0], int(day)) if len(year) == 4 else None
    return None if found is None or any(at != found.weekday() for at in weekdays) else found


def _why_not(text: str) -> str:
    """What keeps a text from being a date, for a person who typed it."""
    if not text:
        return "there is no date here"
    shown = one_line(text, 40)
    days = either_order(text)
    if len(days) == 2:
        return f"{shown} can be {' or '.join(long_day(day) for day in days)}"
    return f"{shown}: {_lack(text)}"


def _lack(text: str) -> str:
    """What is missing in a text that is no date."""
    named = re.fullmatch(r"(?:\d{1,2} )?([A-Za-z]{3,9})(?: \d{1,2})?", text)
    year_first = re.fullmatch(_YEAR_FIRST, text, re.ASCII)
    year_last = re.fullmatch(_YEAR_LAST, text, re.ASCII)
    lack = "this is not a date"
    if any(sign.isdecimal() and not sign.isascii() for sign in text):
        lack = "a date has only the digits 0 to 9"
    elif year_first is not None:
        lack = _impossible(int(year_first[1]), int(year_first[3]), int(year_first[4])) or lack
    elif year_last is not None:
        day, month = sorted((int(year_last[1]), int(year_last[3])), reverse=True)
        lack = _impossible(int(year_last[4]), month, day) or lack
    elif re.fullmatch(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d\d", text):
        lack = "the year needs four digits"
    elif re.fullmatch(r"\d{4}[-/.]\d{1,2}", text):
        lack = "the day is missing"
    elif named is not None and re.search(r"\d", text) and month_of(named[1]):
        lack = "the year is missing"
    return lack


def iso_day_of_year(day: DayOfYear) -> str:
    """``1815-12-10``, or ``--12-10`` when the year is unknown."""
    month, number, year = day
    return f"{year:04}-{month:02}-{number:02}" if year is not None else f"--{month:02}-{number:02}"
