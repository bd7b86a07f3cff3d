"""The kinds of fault that notesnet reports, each with a stable code, a severity and an explanation."""

from enum import Enum

from notesnet.frozen import frozen


class Severity(Enum):
    """How much a fault matters; the order is that of ``--fail-on``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """3 for an error down to 0 for off, so that severities can be compared."""
        return {"error": 3, "warning": 2, "info": 1, "off": 0}[self.value]


@frozen
class Code:
    """One kind of fault, as ``check --explain CODE`` and docs/diagnostics.md tell it.

    Attributes:
        code: stable and hyphenated; tests/faults/<code>/ holds a note that shows it.
        severity: the default; ``[check] CODE = …`` in the settings changes it.
        title: what it is, a few words without a full stop.
        explanation: why it matters and what to type instead, one to three sentences.
        unreadable: true when a note with this fault counts as one that could not be read.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    unreadable: bool = False
