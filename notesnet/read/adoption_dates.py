"""Which forms of dates a person writes, told only when all their dates together leave no doubt."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notesnet.model.adoption import NotUnderstood
from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_names import DATE_FIELDS, is_day
from notesnet.text.dates import month_of, read_date, read_day_of_year, validate_form
from notesnet.text.names import fold_key
from notesnet.text.patterns import regex

_TIME = regex(r"(?:[Tt]|,? {1,2})\d{1,2}:\d\d.*\Z")
_YEAR_LAST = regex(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = regex(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")
_SHORT_YEAR = regex(r"\d{1,2}([-./])\d{1,2}\1\d\d")
_ODD_STEM = regex(
    r"\d{1,2}[-._]\d{1,2}[-._]\d{4}|(?:[\w-]+\.)+\d{4}\.\d{1,2}\.\d{1,2}|\d{4}[_.]\d{1,2}[_.]\d{1,2}|(?:19|20)\d\d[01]\d[0-3]\d|\d{4}年\d{1,2}月\d{1,2}日"
    r"|(?:[^\W\d_]+,? )?(?:[^\W\d_]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)?\.? [^\W\d_]{3,9} \d{4})"
)


class Typed(NamedTuple):
    """A date as typed: its text, its place, and whether its year may be missing."""

    text: str
    path: str
    line: int
    yearly: bool = False


def dates_of(notes: Iterable[Facts], names: dict[str, str], *, logs: bool) -> list[Typed]:
    """All dates in the date fields of notes (``names``: their names for our fields) and, with ``logs``, at line starts."""
    fields = {fold_key(field): field for field in DATE_FIELDS}
    fields |= {fold_key(name): field for name, field in names.items() if field in DATE_FIELDS}
    found = []
    for note in notes:
        for key, field in fields.items():
            typed = note.properties.get(key)
            for value in typed.values if typed else ():
                text = _TIME.sub(
                    "", value.removeprefix("[[").removesuffix("]]").rpartition("/")[2] if "[[" in value else value
                )
                found.append(Typed(text, note.path, typed.line if typed else 1, field == "birthday"))
        if logs:
            found += [Typed(line.text, note.path, line.line) for line in note.dated]
    return found


def find_forms(dates: Sequence[Typed], known: Sequence[str]) -> dict[str, int]:
    """Forms to add, each with the number of dates that are read by it."""
    unread = [typed for typed in dates if not _is_read(typed, known)]
    forms = _numeric(unread)
    for typed in unread:
        form = _year_first(typed.text) or _in_words(typed.text)
        if form:
            forms.append(form)
    counted = {form: sum(read_date(t.text, [form]).date is not None for t in unread) for form in dict.fromkeys(forms)}
    # A word form that reads nothing beyond another one, such as MMMM beside MMM, is not needed.
    return {form: number for form, number in sorted(counted.items(), key=lambda one: -one[1]) if number}


def _numeric(unread: Sequence[Typed]) -> list[str]:
    """Day or month first, for each sign between them: by a number over 12 in one of the two places only."""
    pairs: dict[str, list[tuple[int, int]]] = {}
    for typed in unread:
        match = _YEAR_LAST.fullmatch(typed.text)
        if match:
            pairs.setdefault(match[2], []).append((int(match[1]), int(match[3])))
    forms = []
    for sign, numbers in pairs.items():
        day_first = any(first > 12 for first, _second in numbers)
        month_first = any(second > 12 for _first, second in numbers)
        if day_first != month_first:
            forms.append(f"DD{sign}MM{sign}YYYY" if day_first else f"MM{sign}DD{sign}YYYY")
    return forms


def _year_first(text: str) -> str:
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        return f"YYYY{match[1]}MM{match[1]}DD"
    return "YYYYMMDD" if re.fullmatch(r"(?:19|20)\d{6}", text) else ""


def _in_words(text: str) -> str:
    """The form of a date with an English month, such as `DD MMM YYYY`; empty when it has none."""
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) != 1 or month_of(words[0]) is None:
        return ""
    form = text.replace(words[0], "MMM").replace("MMM.", "MMM")
    form = re.sub(r"(?<!\d)\d{4}(?!\d)", "YYYY", form)
    form = re.sub(r"(?<!\d)\d{1,2}(?!\d)", "DD", form)
    return form if validate_form(form) is None else ""


def _is_read(typed: Typed, forms: Sequence[str]) -> bool:
    if typed.yearly and not isinstance(read_day_of_year(typed.text, forms), str):
        return True
    return read_date(typed.text, forms).date is not None


def date_doubts(dates: Sequence[Typed], forms: Sequence[str]) -> list[NotUnderstood]:
    """Dates that are read by none of the forms: those that can be two days, and all others."""
    unread = [typed for typed in dates if not _is_read(typed, forms)]
    unclear = [typed for typed in unread if _YEAR_LAST.fullmatch(typed.text)]
    short = [typed for typed in unread if _SHORT_YEAR.fullmatch(typed.text)]
    other = [typed for typed in unread if typed not in unclear and typed not in short]
    doubts = []
    if unclear:
        signs = Counter(match[2] for typed in unclear if (match := _YEAR_LAST.fullmatch(typed.text)))
        sign = signs.most_common(1)[0][0]
        first = next(typed for typed in unclear if sign in typed.text)
        what = f"dates such as {first.text}: nothing tells whether the day or the month comes first"
        help_ = f'add `[vault] date_formats = ["DD{sign}MM{sign}YYYY"]` or `["MM{sign}DD{sign}YYYY"]`'
        numbers = [m for typed in unclear if (m := _YEAR_LAST.fullmatch(typed.text)) and m[2] == sign]
        if any(int(m[1]) > 12 for m in numbers) and any(int(m[3]) > 12 for m in numbers):
            what = f"dates such as {first.text}: in some the day comes first, in others the month"
            help_ = "write those of one kind as 2026-11-25, then run `notesnet init` again"
        doubts.append(NotUnderstood(len(unclear), what, first.path, first.line, help_))
    if short:
        what = f"dates such as {short[0].text}: the year needs four digits"
        doubts.append(NotUnderstood(len(short), what, short[0].path, short[0].line, "write them as 2026-11-25"))
    if other:
        what = f"dates such as {other[0].text[:40]!r}"
        doubts.append(
            NotUnderstood(
                len(other), what, other[0].path, other[0].line, "write them as 2026-11-25, a birthday also as 11-25"
            )
        )
    return doubts


def is_odd_stem(stem: str) -> bool:
    """Whether a file's name is a day in another form than ISO."""
    return _ODD_STEM.fullmatch(stem) is not None and (is_day(stem) or "_" in stem or "," in stem or stem[:1].isalpha())
