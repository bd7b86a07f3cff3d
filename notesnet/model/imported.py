"""A person as an address book knows them, before anybody decided whether they are in the vault already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record stands: the file's name, and its line (vCard: of BEGIN) or row (CSV: 1 is the header)."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ImportedPerson:
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
        extra: columns or properties that were asked for by ``--map``, by field name.
    """

    source: Source
    name: str
    aliases: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    company: str = ""
    role: str = ""
    location: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    birthday: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)
    met: date | None = None
    note: str = ""
    extra: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportFault:
    """A record, or a part of one, that could not be read; the rest goes on."""

    source: Source
    message: str
    help: str
