"""A concept file → its tables; what is wrong in a vault's own is told with its line and the rest still counts."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from notesnet.model.concepts import ConceptTables
from notesnet.text.patterns import regex

FILE = "concepts.toml"
_SECTION = regex(r"^\[([\w-]+)\]$", re.MULTILINE)
_ENTRY = regex(r"^([\w-]+) = \[([^\]]*)\]", re.MULTILINE)
_TERM = regex(r'"([^"\\]*)"')
_LINE = regex(r"\(at line (\d+), column \d+\)")


class ConceptFault(NamedTuple):
    """What is wrong in a vault's concepts.toml, and what to do."""

    line: int
    message: str
    help: str


def packaged_tables(text: str) -> ConceptTables:
    """The tables of the file that comes with notesnet, which has one plain form; a tenth of what a TOML parser takes."""
    parts = _SECTION.split(text)
    return {
        name: {entry: tuple(_TERM.findall(terms)) for entry, terms in _ENTRY.findall(body)}
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def read_concepts(data: bytes) -> tuple[ConceptTables, tuple[ConceptFault, ...]]:
    """The tables of a vault's concepts.toml and its faults; nothing in it raises."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return {}, (ConceptFault(line, f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8"),)
    import tomllib  # noqa: PLC0415 - most vaults have no such file

    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        place = _LINE.search(str(error))
        what = _LINE.sub("", str(error)).strip() or "it is no TOML"
        last = text.count("\n") + 1
        return {}, (ConceptFault(int(place[1]) if place else last, f"this is no TOML: {what}", _FORM),)
    faults: list[ConceptFault] = []
    return {name: dict(_entries(text, name, value, faults)) for name, value in table.items()}, tuple(faults)


_FORM = 'write a section, and below it lines such as `finance-lead = ["CFO", "finance director"]`'


def _entries(text: str, section: str, value: Any, faults: list[ConceptFault]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(value, dict):
        faults.append(ConceptFault(_line_of(text, section), f"{section} stands in no section", _FORM))
        return
    for name, terms in value.items():
        listed = [terms] if isinstance(terms, str) else terms
        if isinstance(listed, list) and all(isinstance(term, str) for term in listed):
            yield name, tuple(listed)
        else:
            faults.append(ConceptFault(_line_of(text, name), f"{name} is no list of words", _FORM))


def _line_of(text: str, key: str) -> int:
    """The line on which a key or section stands."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]", line):
            return number
    return 1
