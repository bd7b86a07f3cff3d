"""LinkedIn's Connections.csv: a preamble of some lines, the header, a row a connection with the profile as its key."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from notesnet.errors import RefusedError
from notesnet.formats.clean import LONGEST_NAME, cut_name, full_name
from notesnet.formats.csv_rows import Table, find_table, read_rows
from notesnet.formats.days import read_day, unreadable_day
from notesnet.formats.records import nobody
from notesnet.model.imported import NO_LISTS, NOTHING, ImportedPerson, ImportFault

# In the order in which a row is read.
_COLUMNS = ("first name", "last name", "url", "email address", "company", "position", "connected on")


def fit(header: Sequence[str]) -> int:
    """How many of LinkedIn's columns a header has; 0 when it is not LinkedIn's. ``URL`` came later than the others."""
    names = {name.lower() for name in header}
    return len(names.intersection(_COLUMNS)) if names.issuperset(("first name", "last name", "connected on")) else 0


def read_linkedin(lines: Iterable[str], file: str) -> Iterator[ImportedPerson | ImportFault]:
    """The connections, in the order of the file, and what could not be read.

    Raises RefusedError, at once, when there is no header of LinkedIn's.
    """
    table = find_table(lines, fit)
    if table is None:
        message = f"{file} has no line with First Name, Last Name and Connected On, as LinkedIn's Connections.csv has"
        raise RefusedError(message, 'For another table, say what its columns are: --map "Full name=name,Firm=company".')
    return _people(table, file)


def _people(table: Table, file: str) -> Iterator[ImportedPerson | ImportFault]:
    names = [name.lower() for name in table.header]
    # A column that is missing is the empty cell behind the last one.
    pick = itemgetter(*(names.index(column) if column in names else len(names) for column in _COLUMNS))
    as_they_are = tuple(names) == _COLUMNS
    new = tuple.__new__  # for each row, in half the time
    for row in read_rows(table, file):
        if isinstance(row, ImportFault):
            yield row
            continue
        source, cells = row
        first, last, url, email, company, role, day = cells if as_they_are else pick([*cells, ""])
        name = f"{first} {last}"
        if not (first and last and name.isascii()) or "  " in name:  # hardly any
            name = full_name(first, last)
        if len(name) > LONGEST_NAME:
            name, fault = cut_name(name, source)
            yield fault
        met = read_day(day) if day else None
        if day and met is None:
            yield unreadable_day("the day of connecting", day, source)
        if not (name or url or email):
            yield nobody(source)
            continue
        mail = (email,) if email else ()
        links = {"linkedin": url} if url else {}
        values = (source, name, (), mail, (), company, role, "", links, (), "", NOTHING, met, "", NO_LISTS)
        yield new(ImportedPerson, values)
