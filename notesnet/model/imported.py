"""A person as an address book knows them, before anybody decided whether they are in the vault already."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

NOTHING: Mapping[str, str] = MappingProxyType({})  # no links, no dates
NO_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Source(NamedTuple):
    """Where a record stands: the file's name, and the line (vCard: of BEGIN) or, in a table, the row of a spreadsheet."""

    file: str
    line: int
    is_row: bool = False

    @property
    def place(self) -> str:
        """``contacts.vcf:12``, or ``Connections.csv, row 12`` where a row may have several lines."""
        return f"{self.file}, row {self.line}" if self.is_row else f"{self.file}:{self.line}"


# Tuples, because an address book makes tens of thousands of them, and they are made in a third of the time.
class ImportedPerson(NamedTuple):
    """One record of an address book, as text, with nothing guessed.

    Attributes:
        name: as shown; empty when the record has none.
        email: addresses, the preferred one first.
        phone: numbers as written.
        links: name of the place (linkedin, website …) to address.
        birthday: ``1815-12-10``, or ``--12-10`` when the year is unknown; empty when there is none.
        dates: label to a day written like a birthday.
        met: LinkedIn: the day of connecting.
        note: free words of the record.
        extra: what has no field of ours, by property: the department, relations, what ``--map`` asked for.
    """

    source: Source
    name: str
    aliases: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    company: str = ""
    role: str = ""
    location: str = ""
    links: Mapping[str, str] = NOTHING
    tags: tuple[str, ...] = ()
    birthday: str = ""
    dates: Mapping[str, str] = NOTHING
    met: date | None = None
    note: str = ""
    extra: Mapping[str, tuple[str, ...]] = NO_LISTS


class ImportFault(NamedTuple):
    """A record, or a part of one, that could not be read; the rest goes on."""

    source: Source
    message: str
    help: str
