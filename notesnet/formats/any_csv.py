"""Any other table: ``--map "Full name=name,Firm=company"`` says which column is which field."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from notesnet.errors import RefusedError, UsageError
from notesnet.formats.clean import clean_name, cut_name, distinct, full_name
from notesnet.formats.csv_rows import Row, Table, find_table, read_rows
from notesnet.formats.days import read_day, read_yearly, unreadable_day
from notesnet.formats.links import add_link
from notesnet.formats.records import has_no_handle, nobody
from notesnet.model.imported import ImportedPerson, ImportFault, Source
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

    table = find_table(_without_preamble(lines, wanted), fit)
    if table is None:
        raise RefusedError(f"{file} is empty", "Export it again; its first line names the columns.")
    return _people(table, file, _columns(table.header, file, mapping), forms)


def _without_preamble(lines: Iterable[str], wanted: Sequence[str]) -> Iterator[str]:
    """The lines from the first that has all wanted columns in it; all lines when none among the first has."""
    rest = iter(lines)
    ahead: list[str] = []
    for line in rest:
        ahead.append(line)
        if wanted and all(column in fold(line) for column in wanted):
            ahead = [line]
            break
        if not wanted or len(ahead) == 30:
            break
    yield from ahead
    yield from rest


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


def _people(
    table: Table, file: str, columns: Sequence[tuple[int, str]], forms: tuple[str, ...]
) -> Iterator[ImportedPerson | ImportFault]:
    for row in read_rows(table, file):
        if isinstance(row, Row):
            yield from _person(row, columns, Source(file, row.number), forms)
        else:
            yield row


def _person(
    row: Row, columns: Sequence[tuple[int, str]], source: Source, forms: tuple[str, ...]
) -> Iterator[ImportedPerson | ImportFault]:
    values: dict[str, list[str]] = {}
    for place, field in columns:
        text = row.cells[place]
        separator = _SEPARATORS.get(field)
        if text and text != _NO_DAY:
            values.setdefault(field, []).extend(filter(None, separator.split(text)) if separator else [text])

    def whole(field: str, between: str = ", ") -> str:
        return between.join(values.pop(field, ()))

    name, fault = cut_name(
        clean_name(whole("name", " ")) or full_name(whole("first_name", " "), whole("last_name", " ")), source
    )
    birthday, anniversary, met = whole("birthday"), whole("anniversary"), whole("met")
    links: dict[str, str] = {}
    for site in _LINKS:
        for address in values.pop(site, ()):
            add_link(links, address, site)
    dates = {"anniversary": read_yearly(anniversary, forms=forms) or ""}
    person = ImportedPerson(
        source=source,
        name=name,
        aliases=distinct(values.pop("aliases", [])),
        email=distinct(values.pop("email", [])),
        phone=distinct(values.pop("phone", [])),
        company=whole("company"),
        role=whole("role"),
        location=whole("location"),
        links=links,
        tags=distinct(values.pop("tags", [])),
        birthday=read_yearly(birthday, forms=forms) or "",
        dates=dates if dates["anniversary"] else {},
        met=read_day(met, forms),
        note=whole("note", " "),
        extra={field: tuple(found) for field, found in values.items()},
    )
    if fault is not None:
        yield fault
    for what, text, day in (
        ("the birthday", birthday, person.birthday),
        ("the anniversary", anniversary, person.dates),
        ("the day of meeting", met, person.met),
    ):
        if text and not day:
            yield unreadable_day(what, text, source)
    yield nobody(source) if has_no_handle(person) else person
