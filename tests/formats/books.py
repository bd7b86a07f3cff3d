"""The address books of these tests, and the two halves of what is read of one."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from notesnet.formats.detect import Format
from notesnet.formats.readers import read_file
from notesnet.model.imported import ImportedPerson, ImportFault

DATA = Path(__file__).parent / "data"


def read(
    data: bytes,
    file: str = "book.csv",
    fmt: Format | None = None,
    mapping: Mapping[str, str] | None = None,
    forms: tuple[str, ...] = (),
) -> tuple[list[ImportedPerson], list[ImportFault]]:
    """The people and the faults of an address book."""
    return halves(read_file(io.BytesIO(data), file, fmt, mapping, forms))


def read_sample(name: str, **options: Mapping[str, str]) -> tuple[list[ImportedPerson], list[ImportFault]]:
    """The people and the faults of a file in data/."""
    return read((DATA / name).read_bytes(), name, None, options.get("mapping"))


def halves(records: Iterable[ImportedPerson | ImportFault]) -> tuple[list[ImportedPerson], list[ImportFault]]:
    """The people and the faults, apart."""
    everything = list(records)
    people = [record for record in everything if isinstance(record, ImportedPerson)]
    return people, [record for record in everything if isinstance(record, ImportFault)]
