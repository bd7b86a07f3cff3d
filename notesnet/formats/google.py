"""Google Contacts as CSV, of the old and the new kind of header."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from notesnet.errors import RefusedError
from notesnet.formats.clean import LONGEST_NAME, clean_name, cut_name, distinct, full_name, single_blanks
from notesnet.formats.csv_rows import Table, find_table, read_rows
from notesnet.formats.days import read_yearly, unreadable_day
from notesnet.formats.links import add_link, label
from notesnet.formats.records import has_no_handle, kept, nobody
from notesnet.model.imported import NO_LISTS, NOTHING, ImportedPerson, ImportFault, Source
from notesnet.text.patterns import regex

_NUMBERED = regex(r"(\S.*) (\d{1,4}) - (\S.*)", re.ASCII)
_LIST = regex(r"\s*:::\s*")
# Labels that Google gives by itself and that say nothing of a person.
_EVERYBODY = frozenset({"mycontacts", "my contacts"})
# What is kept as a list of "label: value" in a property of that name.
_LABELLED = {"relation": "relations", "custom field": "custom"}
_USUAL = 200  # characters of a list of groups that is worth remembering
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
    faults: list[ImportFault] = []
    for row in read_rows(table, file):
        if isinstance(row, ImportFault):
            yield row
            continue
        source, cells = row
        cells.append("")
        person = _person(columns, cells, source, faults)
        if faults:
            yield from faults
            faults.clear()
        yield person if person.name or not has_no_handle(person) else nobody(source)


# Those that come once, in the order in which a row is read.
_SINGLE = (
    "name", "first name", "given name", "last name", "family name", "middle name", "additional name", "name prefix",
    "name suffix", "file as", "nickname", "short name", "labels", "group membership", "birthday", "notes",
)  # fmt: skip
# What is said in the first of several columns that says anything; `# ` stands for those that are numbered.
_COMPANY = ("organization name", "# organization name")
_ROLE = ("organization title", "# organization title", "occupation")
_DEPARTMENT = ("organization department", "# organization department")
_PLACE = ("# address city", "# address region", "# address country", "location")

Places = Sequence[int]
Pairs = Sequence[tuple[int, int]]  # the place of a label, the place of its value


class _Columns(NamedTuple):
    """Where things stand; a column that is missing is the empty cell behind the last one.

    Attributes:
        single: picks the cells of ``_SINGLE`` from a row.
        email: and ``phone``, ``sites``, ``events``: the columns of each of them.
        services: the places of service, label and value of each messenger.
        labelled: property to the columns of what is kept under it.
        rare: picks the cells that most rows have empty, so that one look is enough for these.
    """

    single: Callable[[Sequence[str]], tuple[str, ...]]
    company: Places
    role: Places
    place: Places
    department: Places
    email: Pairs
    phone: Pairs
    sites: Pairs
    events: Pairs
    services: Sequence[tuple[int, int, int]]
    labelled: Sequence[tuple[str, Pairs]]
    rare: Callable[[Sequence[str]], tuple[str, ...]]

    @classmethod
    def of(cls, header: Sequence[str]) -> "_Columns":
        """The columns of a header; a name that comes twice is one more of its kind."""
        missing = len(header)
        single, groups = _numbered(header)
        parts = {name: [place] for name, place in single.items()}
        many: dict[str, list[dict[str, int]]] = {}
        for (kind, _), group in sorted(groups.items()):
            many.setdefault(kind, []).extend(group)
            for one in group:
                for part, place in one.items():
                    parts.setdefault(f"# {kind} {part}", []).append(place)

        def pairs(kind: str) -> Pairs:
            return [(one.get("label", missing), one["value"]) for one in many.get(kind, ()) if "value" in one]

        def places(names: Sequence[str]) -> Places:
            return [place for name in names for place in parts.get(name, ())]

        services = [
            (one.get("service", missing), one.get("label", missing), one.get("value", missing))
            for one in many.get("im", ())
        ]
        labelled = [(name, found) for kind, name in _LABELLED.items() if (found := pairs(kind))]
        department, sites, events = places(_DEPARTMENT), pairs("website"), pairs("event")
        values = [value for found in (sites, events, *(found for _, found in labelled)) for _, value in found]
        rare = [*department, *values, *(value for _, _, value in services)]
        return cls(
            itemgetter(*(single.get(name, missing) for name in _SINGLE)),
            places(_COMPANY),
            places(_ROLE),
            places(_PLACE),
            department,
            pairs("e-mail"),
            pairs("phone"),
            sites,
            events,
            services,
            labelled,
            itemgetter(missing, missing, *rare),
        )


def _numbered(header: Sequence[str]) -> tuple[dict[str, int], dict[tuple[str, int], list[dict[str, int]]]]:
    """The places of the names that have no number, and by (kind, number) those of each part of the others."""
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
    return single, groups


def _person(columns: _Columns, cells: Sequence[str], source: Source, faults: list[ImportFault]) -> ImportedPerson:
    """The person of a row, whose last cell is the empty one; ``faults`` gets what could not be read."""
    (
        name, first, given, last, family, middle, additional, before, after, file_as, nickname, short_name,
        labels, memberships, birthday, notes,
    ) = columns.single(cells)  # fmt: skip
    name = (
        single_blanks(name) if name else full_name(first or given, last or family, before, middle or additional, after)
    )
    name = name or clean_name(file_as)
    if len(name) > LONGEST_NAME:
        name, fault = cut_name(name, source)
        faults.append(fault)
    groups = f"{labels} ::: {memberships}" if labels and memberships else labels or memberships
    rare = any(columns.rare(cells))
    values = (
        source,
        name,
        _names(nickname, short_name) if nickname or short_name else (),
        _values(cells, columns.email),
        _values(cells, columns.phone),
        _first(cells, columns.company),
        _first(cells, columns.role),
        _first(cells, columns.place),
        _links(columns, cells) if rare else NOTHING,
        (_usual_tags(groups) if len(groups) < _USUAL else _tags(groups)) if groups else (),
        _day(_of_list(birthday), "the birthday", source, faults) if birthday else "",
        _dates(cells, columns.events, source, faults) if rare else NOTHING,
        None,
        notes,
        _extra(columns, cells) if rare else NO_LISTS,
    )
    return tuple.__new__(ImportedPerson, values)  # twice as fast as by its name, for each row


def _names(nickname: str, short_name: str) -> tuple[str, ...]:
    return distinct([clean_name(one) for text in (nickname, short_name) for one in _split(text)])


def _extra(columns: _Columns, cells: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What has no field of ours: the department, relations, columns of the person's own."""
    extra = {name: kept(_labelled(cells, pairs)) for name, pairs in columns.labelled}
    extra["department"] = (_first(cells, columns.department),)
    return {name: values for name, values in extra.items() if any(values)}


def _first(cells: Sequence[str], places: Places) -> str:
    """The first of some columns that says something."""
    for place in places:
        if (text := cells[place]) and (text := _of_list(text)):
            return text
    return ""


def _labelled(cells: Sequence[str], pairs: Pairs) -> list[tuple[str, str]]:
    """(label, value) of each of a kind; the label still has the ``*`` of the primary one."""
    return [(cells[name], value) for name, at in pairs if (text := cells[at]) for value in _split(text)]


def _values(cells: Sequence[str], pairs: Pairs) -> tuple[str, ...]:
    """The values of a kind: the primary ones, then the others, faxes last."""
    only = ""
    for _, at in pairs:
        if text := cells[at]:
            if only or ":::" in text:
                break
            only = text
    else:
        return (only,) if only else ()
    found = _labelled(cells, pairs)
    found.sort(key=lambda one: (not one[0].startswith("*"), "fax" in one[0].lower() or "pager" in one[0].lower()))
    return distinct([value for _, value in found])


def _links(columns: _Columns, cells: Sequence[str]) -> dict[str, str]:
    links: dict[str, str] = {}
    for named, address in _labelled(cells, columns.sites):
        add_link(links, address, label(named))
    for service, other, place in columns.services:
        for handle in _split(cells[place]):
            add_link(links, handle, label(cells[service] or cells[other]) or "chat")
    return links


def _tags(groups: str) -> tuple[str, ...]:
    tags = [clean_name(one.removeprefix("* ")) for one in _split(groups)]
    return distinct([tag for tag in tags if tag != "*" and tag.lower() not in _EVERYBODY])


_usual_tags = lru_cache(maxsize=256)(_tags)  # most people of an address book are in the same few groups


def _dates(cells: Sequence[str], pairs: Pairs, source: Source, faults: list[ImportFault]) -> dict[str, str]:
    dates: dict[str, str] = {}
    for named, text in _labelled(cells, pairs):
        what = label(named) or "date"
        day = _day(text, f"the day of {what}", source, faults)
        if day:
            dates.setdefault(what, day)
    return dates


def _day(text: str, what: str, source: Source, faults: list[ImportFault]) -> str:
    day = read_yearly(text) if text else ""
    if day is None:
        faults.append(unreadable_day(what, text, source))
    return day or ""


def _of_list(text: str) -> str:
    """The first item of a `` ::: `` list."""
    return text if ":::" not in text else next(iter(_split(text)), "")


def _split(text: str) -> list[str]:
    """The items of `` ::: `` lists that are not empty."""
    if ":::" not in text:
        return [text] if text else []
    return [item for item in _LIST.split(text) if item]
