"""Google Contacts as CSV, of the old and the new kind of header."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from notesnet.errors import RefusedError
from notesnet.formats.clean import clean_name, cut_name, distinct, full_name
from notesnet.formats.csv_rows import Row, Table, find_table, read_rows
from notesnet.formats.days import read_yearly, unreadable_day
from notesnet.formats.links import add_link, label
from notesnet.formats.records import has_no_handle, nobody
from notesnet.model.imported import ImportedPerson, ImportFault, Source

_NUMBERED = re.compile(r"(\S.*) (\d{1,4}) - (\S.*)", re.ASCII)
_LIST = re.compile(r"\s*:::\s*")
# Labels that Google gives by itself and that say nothing of a person.
_EVERYBODY = frozenset({"mycontacts", "my contacts"})
_OLD = frozenset({"given name", "family name"})
_NEW = frozenset({"first name", "last name", "labels"})


def fit(header: Sequence[str]) -> int:
    """How many columns a header has that is one of Google's, else 0."""
    names = {name.lower() for name in header}
    value = any(name.startswith(("e-mail 1 - ", "phone 1 - ", "group membership", "organization ")) for name in names)
    return len(header) if (names >= _OLD or names >= _NEW) and value else 0


def read_google(lines: Iterable[str], file: str) -> Iterator[ImportedPerson | ImportFault]:
    """The contacts, in the order of the file, and what could not be read.

    Raises RefusedError, at once, when there is no header of Google's.
    """
    table = find_table(lines, fit)
    if table is None:
        message = f"{file} has no header of Google Contacts"
        raise RefusedError(message, 'For another table, say what its columns are: --map "Full name=name,Firm=company".')
    return _people(table, file)


def _people(table: Table, file: str) -> Iterator[ImportedPerson | ImportFault]:
    columns = _Columns.of(table.header)
    for row in read_rows(table, file):
        if not isinstance(row, Row):
            yield row
            continue
        record = _Record(columns, row, Source(file, row.number))
        person = record.person()
        yield from record.faults
        yield nobody(record.source) if has_no_handle(person) else person


class _Columns(NamedTuple):
    """Where things stand: ``single`` by name in small letters, ``many`` by kind, an index by part each (``label``, ``value`` …)."""

    single: dict[str, int]
    many: dict[str, list[dict[str, int]]]

    @classmethod
    def of(cls, header: Sequence[str]) -> "_Columns":
        """The columns of a header; a name that comes twice is one more of its kind."""
        single: dict[str, int] = {}
        groups: dict[tuple[str, int], list[dict[str, int]]] = {}
        for place, name in enumerate(header):
            numbered = _NUMBERED.fullmatch(name.lower())
            if numbered is None:
                single.setdefault(name.lower(), place)
                continue
            part = "label" if numbered[3] in ("type", "label") else numbered[3]
            group = groups.setdefault((numbered[1], int(numbered[2])), [{}])
            if part in group[-1]:
                group.append({})
            group[-1][part] = place
        many: dict[str, list[dict[str, int]]] = {}
        for (kind, _), group in sorted(groups.items()):
            many.setdefault(kind, []).extend(group)
        return cls(single, many)


class _Record:
    """One row, asked by the names of its columns."""

    def __init__(self, columns: _Columns, row: Row, source: Source) -> None:
        self._columns = columns
        self._cells = row.cells
        self.source = source
        self.faults: list[ImportFault] = []

    def person(self) -> ImportedPerson:
        """The person; what could not be read is in ``faults`` then."""
        name, fault = cut_name(self._name(), self.source)
        self.faults += [fault] if fault else []
        department = self._first("organization department") or self._of("organization", "department")
        return ImportedPerson(
            source=self.source,
            name=name,
            aliases=distinct([*map(clean_name, self._list("nickname")), *map(clean_name, self._list("short name"))]),
            email=self._values("e-mail"),
            phone=self._values("phone"),
            company=self._first("organization name") or self._of("organization", "name"),
            role=self._first("organization title") or self._of("organization", "title") or self._first("occupation"),
            location=self._location(),
            links=self._links(),
            tags=self._tags(),
            birthday=self._day(self._first("birthday"), "the birthday"),
            dates=self._dates(),
            note=self._text("notes"),
            extra={"department": (department,)} if department else {},
        )

    def _cell(self, place: int | None) -> str:
        return self._cells[place] if place is not None else ""

    def _text(self, column: str) -> str:
        return self._cell(self._columns.single.get(column))

    def _list(self, column: str) -> list[str]:
        return _split(self._text(column))

    def _first(self, column: str) -> str:
        return next(iter(self._list(column)), "")

    def _of(self, kind: str, part: str) -> str:
        """That part of the first of a kind that has it."""
        groups = self._columns.many.get(kind, ())
        return next((texts[0] for group in groups if (texts := _split(self._cell(group.get(part))))), "")

    def _labelled(self, kind: str, part: str = "value") -> Iterator[tuple[str, str]]:
        """(label, value) of each of a kind; the label still has the ``*`` of the primary one."""
        for group in self._columns.many.get(kind, ()):
            text = self._cell(group.get(part))
            if text:
                named = self._cell(group.get("label"))
                yield from ((named, value) for value in _split(text))

    def _values(self, kind: str) -> tuple[str, ...]:
        """The values of a kind: the primary ones, then the others, faxes last."""
        found = list(self._labelled(kind))
        if len(found) > 1:
            found.sort(
                key=lambda one: (not one[0].startswith("*"), "fax" in one[0].lower() or "pager" in one[0].lower())
            )
        return distinct([value for _, value in found])

    def _name(self) -> str:
        whole = clean_name(self._text("name"))
        if whole:
            return whole
        given = self._text("first name") or self._text("given name")
        family = self._text("last name") or self._text("family name")
        middle = self._text("middle name") or self._text("additional name")
        name = full_name(given, family, self._text("name prefix"), middle, self._text("name suffix"))
        return name or clean_name(self._text("file as"))

    def _location(self) -> str:
        parts = ("city", "region", "country")
        return next((place for part in parts if (place := self._of("address", part))), "") or self._first("location")

    def _links(self) -> dict[str, str]:
        links: dict[str, str] = {}
        for named, address in self._labelled("website"):
            add_link(links, address, label(named))
        for group in self._columns.many.get("im", ()):
            service = self._cell(group.get("service")) or self._cell(group.get("label"))
            for handle in _split(self._cell(group.get("value"))):
                add_link(links, handle, label(service) or "chat")
        return links

    def _tags(self) -> tuple[str, ...]:
        labels = [*self._list("labels"), *self._list("group membership")]
        tags = [clean_name(one.removeprefix("* ")) for one in labels]
        return distinct([tag for tag in tags if tag.lower() not in _EVERYBODY and tag != "*"])

    def _dates(self) -> dict[str, str]:
        dates: dict[str, str] = {}
        for named, text in self._labelled("event"):
            what = label(named) or "date"
            day = self._day(text, f"the day of {what}")
            if day:
                dates.setdefault(what, day)
        return dates

    def _day(self, text: str, what: str) -> str:
        day = read_yearly(text) if text else ""
        if day is None:
            self.faults.append(unreadable_day(what, text, self.source))
        return day or ""


def _split(text: str) -> list[str]:
    """The items of `` ::: `` lists that are not empty."""
    if ":::" not in text:
        return [text] if text else []
    return [item for item in _LIST.split(text) if item]
