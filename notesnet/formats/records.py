"""What every kind of record has in common once it is read."""

from collections.abc import Iterable

from notesnet.formats.clean import clean_name, distinct
from notesnet.formats.links import label
from notesnet.model.imported import ImportedPerson, ImportFault, Source


def has_no_handle(person: ImportedPerson) -> bool:
    """Whether nothing in a record says who it is about: no name, address, number or link."""
    return not (person.name or person.email or person.phone or person.links)


def nobody(source: Source) -> ImportFault:
    """The fault of a row that is about nobody."""
    return ImportFault(
        source, "this row has no name, address or number; it is left out", "Add a name, or leave it: nothing is lost."
    )


def kept(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """``spouse: William King`` for each (label, value) of what has no field of ours, each once; without a label the value."""
    named = [(label(name), clean_name(value)) for name, value in pairs]
    return distinct([f"{name}: {value}" if name else value for name, value in named if value])
