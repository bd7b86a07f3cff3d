"""Any other table: ``--map "Full name=name,Firm=company"`` says which column is which field."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from notesnet.errors import RefusedError, UsageError
from notesnet.formats.clean import LONGEST_NAME, cut_name, distinct, full_name, single_blanks
from notesnet.formats.csv_rows import Table, find_table, read_rows
from notesnet.formats.days import read_day, read_yearly, unreadable_day
from notesnet.formats.links import add_link
from notesnet.formats.records import has_no_handle, nobody
from notesnet.model.imported import NO_LISTS, NOTHING, ImportedPerson, ImportFault, Source
from notesnet.text.names import fold, fold_key, near
from notesnet.text.visible import one_line
from notesnet.text.words import join

# What a field may be called, Outlook's and Thunderbird's columns among it; any other name is a property of the user's own.
_CALLED = {
    "name": ("name", "full name", "display name"),
    "first_name": ("first name", "given name"),
    "last_name": ("last name", "family name", "surname"),
    "aliases": ("aliases", "nickname"),
    "email": ("email", "email address", "email 2 address", "email 3 address", "primary email", "secondary email"),
    "phone": (
        "phone",
        "phone number",
        "mobile phone",
        "mobile",
        "business phone",
        "work phone",
        "home phone",
        "telephone",
    ),
    "company": ("company", "organization", "organisation"),
    "role": ("role", "job title", "position"),
    "location": ("location", "city"),
    "tags": ("tags", "categories"),
    "birthday": ("birthday",),
    "anniversary": ("anniversary",),
    "met": ("met",),
    "note": ("note",),
    "website": ("website", "web page"),
}
_FIELDS = {fold_key(name): field for field, names in _CALLED.items() for name in names}
_NO_DAY = "0/0/00"  # Outlook's
_LINKS = ("website", "linkedin", "mastodon", "github", "twitter", "xing", "instagram", "facebook", "bluesky")
_SEPARATORS = {
    "email": re.compile(r"\s*:::\s*|[;,\s]+"),
    "phone": re.compile(r"\s*(?::::|;)\s*"),
    "aliases": re.compile(r"\s*(?::::|;)\s*"),
    "tags": re.compile(r"\s*(?::::|[;,])\s*"),
}
_EXAMPLE = '--map "Full name=name,Firm=company"'
_LONGEST_MAPPING = 100_000  # characters; csv takes no cell that is much longer
_MOST_NAMED = 20  # columns that an error lists


def read_mapping(typed: str) -> dict[str, str]:
    """Column to field, from ``Full name=name,Firm=company``; a column with a comma stands in quotes, as in a table.

    Raises UsageError, naming the part, when it is no such list.
    """
    if typed.count('"') % 2:
        raise UsageError(f"--map {one_line(typed, 60)}: a quotation mark is not closed", f"Type {_EXAMPLE}.")
    parts = next(csv.reader([" ".join(typed.split())[:_LONGEST_MAPPING]], skipinitialspace=True), [])
    mapping: dict[str, str] = {}
    for part in parts:
        column, _, field = part.rpartition("=")
        if not column.strip() or not field.strip():
            raise UsageError(f"--map {one_line(part, 60)}: this is no column=field", f"Type {_EXAMPLE}.")
        mapping[column.strip()] = field.strip()
    if not mapping:
        raise UsageError("--map names no column", f"Type {_EXAMPLE}.")
    return mapping


def read_any_csv(
    lines: Iterable[str], file: str, mapping: Mapping[str, str], forms: tuple[str, ...] = ()
) -> Iterator[ImportedPerson | ImportFault]:
    """The people of a table, in its order, and what could not be read; ``forms`` are ways to write a day, as ``DD.MM.YYYY``.

    Without ``mapping`` the columns that are called like fields are read; with it, those that it names and no others.
    Raises, at once, UsageError for a column that the table lacks, RefusedError for a file without a table.
    """
    wanted = [fold(column) for column in mapping]

    def fit(header: Sequence[str]) -> int:
        if header and header[0].lower().startswith("sep="):  # Excel's own line
            return 0
        names = {fold(name) for name in header if name}
        return len(names) + 1_000 * sum(column in names for column in wanted)

    skipped, rest = _without_preamble(lines, wanted)
    table = find_table(rest, fit, skipped + 1)
    if table is None:
        raise RefusedError(f"{file} is empty", "Export it again; its first line names the columns.")
    return _people(table, file, _Columns.of(_columns(table.header, file, mapping), len(table.header)), forms)


def _without_preamble(lines: Iterable[str], wanted: Sequence[str]) -> tuple[int, Iterator[str]]:
    """(lines left out, the lines from the first that has all wanted columns in it); all when none of the first has."""
    rest = iter(lines)
    ahead: list[str] = []
    for line in islice(rest, 30 if wanted else 0):
        ahead.append(line)
        if all(column in fold(line) for column in wanted):
            return len(ahead) - 1, chain([line], rest)
    return 0, chain(ahead, rest)


def _columns(header: Sequence[str], file: str, mapping: Mapping[str, str]) -> list[tuple[int, str]]:
    """(place, field) of each column that is read; a column that comes twice is read twice."""
    if not mapping:
        found = [(place, _FIELDS.get(fold_key(name), fold_key(name))) for place, name in enumerate(header)]
        found = [(place, field) for place, field in found if field in _FIELDS.values() or field in _LINKS]
        if {field for _, field in found}.isdisjoint({"name", "first_name", "last_name", "email"}):
            message = f"none of the columns of {file} is called name or email; it has {_listed(header)}"
            raise UsageError(message, f"Say what they are: {_EXAMPLE}.")
        return found
    places: list[tuple[int, str]] = []
    for column, field in mapping.items():
        at = [place for place, name in enumerate(header) if fold(name) == fold(column)]
        if not at:
            alike = near(column, [name for name in header if name], limit=1)
            hint = f'Type --map "{alike[0]}={field}".' if alike else f"Name columns as they stand there: {_EXAMPLE}."
            raise UsageError(f"{file} has no column {one_line(column, 40)}; it has {_listed(header)}", hint)
        places += [(place, _field(field)) for place in at]
    return places


def _field(typed: str) -> str:
    key = fold_key(typed)
    return _FIELDS.get(key) or (key if key in _LINKS else typed)


def _listed(header: Sequence[str]) -> str:
    names = [one_line(name, 40) for name in header if name]
    more = len(names) - _MOST_NAMED
    return join([*names[:_MOST_NAMED], f"{more} more"] if more > 0 else names)


# The fields, in the order in which a row is read, with what is put between two columns of one field.
_BETWEEN = {
    "name": " ",
    "first_name": " ",
    "last_name": " ",
    "aliases": " ::: ",
    "email": " ::: ",
    "phone": " ::: ",
    "tags": " ::: ",
    "company": ", ",
    "role": ", ",
    "location": ", ",
    "birthday": ", ",
    "anniversary": ", ",
    "met": ", ",
    "note": " ",
}
_WHICH = ("the birthday", "the anniversary", "the day of meeting")
_NO_DAYS = ("", "", None)


_Reading = tuple[tuple[str, ...], list[ImportFault]]  # the forms of days, and what could not be read of a row


class _Columns(NamedTuple):
    """Where fields stand; one that is missing is the empty cell behind the last one of a row.

    Attributes:
        fields: picks the texts of ``_BETWEEN`` from a row, behind whose empty cell stand those that were joined.
        joined: (places, what is put between them) of each field that several columns make.
        links: (name of the link, place).
        extra: (property, place) of the person's own.
    """

    fields: Callable[[Sequence[str]], tuple[str, ...]]
    joined: Sequence[tuple[Sequence[int], str]]
    links: Sequence[tuple[str, int]]
    extra: Sequence[tuple[str, int]]

    @classmethod
    def of(cls, columns: Sequence[tuple[int, str]], width: int) -> "_Columns":
        """What was made of (place, field) pairs, for rows of ``width`` cells."""
        at: dict[str, list[int]] = {}
        for place, field in columns:
            at.setdefault(field, []).append(place)
        joined: list[tuple[Sequence[int], str]] = []
        fields: list[int] = []
        for field, between in _BETWEEN.items():
            places = at.pop(field, [width])
            fields.append(places[0] if len(places) == 1 else width + 1 + len(joined))
            joined += [(places, between)] if len(places) > 1 else []
        links = [(site, place) for site in _LINKS for place in at.pop(site, ())]
        extra = [(field, place) for field, places in at.items() for place in places]
        return cls(itemgetter(*fields), joined, links, extra)


def _people(
    table: Table, file: str, columns: _Columns, forms: tuple[str, ...]
) -> Iterator[ImportedPerson | ImportFault]:
    reading: _Reading = (forms, [])
    for row in read_rows(table, file):
        if isinstance(row, ImportFault):
            yield row
            continue
        source, cells = row
        cells.append("")
        person = _person(columns, cells, source, reading)
        if reading[1]:
            yield from reading[1]
            reading[1].clear()
        yield person if person.name or not has_no_handle(person) else nobody(source)


def _person(columns: _Columns, cells: list[str], source: Source, reading: _Reading) -> ImportedPerson:
    """The person of a row, whose last cell is the empty one; ``reading`` holds the forms of days and gets the faults."""
    fields, joined, links, extra = columns
    for places, between in joined:
        cells.append(between.join(text for place in places if (text := cells[place]) and text != _NO_DAY))
    (
        name, first, last, aliases, email, phone, tags, company, role, location, birthday, anniversary, met, note,
    ) = fields(cells)  # fmt: skip
    if not name:
        name = full_name(first, last)
    elif "  " in name or not name.isascii():
        name = single_blanks(name)
    if len(name) > LONGEST_NAME:
        name, fault = cut_name(name, source)
        reading[1].append(fault)
    days = _days((birthday, anniversary, met), source, reading) if birthday or anniversary or met else _NO_DAYS
    values = (
        source,
        name,
        _items(aliases, "aliases") if aliases else (),
        (
            (email,)  # one address for certain, told without a regex, for nearly all are
            if " " not in email and ";" not in email and "," not in email and ":" not in email and email.isascii()
            else _items(email, "email")
        )
        if email
        else (),
        ((phone,) if ";" not in phone and ":" not in phone else _items(phone, "phone")) if phone else (),
        company,
        role,
        location,
        _links(cells, links) if links else NOTHING,
        _items(tags, "tags") if tags else (),
        days[0],
        {"anniversary": days[1]} if days[1] else NOTHING,
        days[2],
        note,
        _extra(cells, extra) if extra else NO_LISTS,
    )
    return tuple.__new__(ImportedPerson, values)  # twice as fast as by its name, for each row


def _items(text: str, field: str) -> tuple[str, ...]:
    """The values of a field that takes several, each once."""
    return distinct([one for one in _SEPARATORS[field].split(text) if one])


def _links(cells: Sequence[str], places: Sequence[tuple[str, int]]) -> dict[str, str]:
    links: dict[str, str] = {}
    for site, place in places:
        if cells[place]:
            add_link(links, cells[place], site)
    return links


def _extra(cells: Sequence[str], places: Sequence[tuple[str, int]]) -> dict[str, tuple[str, ...]]:
    extra: dict[str, tuple[str, ...]] = {}
    for field, place in places:
        if (text := cells[place]) and text != _NO_DAY:
            extra[field] = (*extra.get(field, ()), text)
    return extra


def _days(texts: tuple[str, str, str], source: Source, reading: _Reading) -> tuple[str, str, date | None]:
    """Birthday, anniversary and the day of meeting."""
    forms, faults = reading
    birthday, anniversary, met = ("" if text == _NO_DAY else text for text in texts)
    found = (
        read_yearly(birthday, forms=forms) or "",
        read_yearly(anniversary, forms=forms) or "",
        read_day(met, forms) if met else None,
    )
    for what, text, day in zip(_WHICH, (birthday, anniversary, met), found, strict=True):
        if text and not day:
            faults.append(unreadable_day(what, text, source))
    return found
