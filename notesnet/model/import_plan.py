"""What an import would do: one entry a person, to be read and ticked first."""

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import NamedTuple

from notesnet.frozen import frozen
from notesnet.model.imported import ImportedPerson

Values = Mapping[str, "str | tuple[str, ...] | Mapping[str, str]"]  # by field name, as they would be written


class Verdict(Enum):
    """What a record is to the vault."""

    NEW = "new"
    ADDS = "adds"
    UNCLEAR = "unclear"
    UNLIKELY = "unlikely"  # a firm, a voicemail: new, but probably no person
    DIFFERS = "differs"
    SAME = "same"


class Likeness(NamedTuple):
    """A contact that a record may be, how sure that is (0 to 1), and why in words."""

    path: str
    weight: float
    reasons: tuple[str, ...]


class Difference(NamedTuple):
    """A value that a person wrote and that the record has otherwise; only a tick of its own changes it."""

    field: str
    old: str
    new: str


@frozen
class PlanEntry:
    """One person of a plan.

    Attributes:
        path: the note that is made or added to; while it is unclear, the one that would be made.
        likely: whom the record may be, the most likely first.
        values: what would be added, all of it.
        differences: what would be changed, each only when it is ticked.
        remark: what else is to be said of the record, in words.
    """

    verdict: Verdict
    person: ImportedPerson
    path: str
    likely: tuple[Likeness, ...] = ()
    values: Values = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    remark: str = ""
