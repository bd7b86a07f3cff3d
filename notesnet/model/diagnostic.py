"""One fault of one note, with everything that is needed to show and mend it."""

from notesnet.frozen import frozen
from notesnet.model.code import Severity


@frozen
class Diagnostic:
    """A fault that a person can find and mend.

    Attributes:
        code: the stable name of the kind of fault.
        severity: after the vault's own ``[check]`` settings.
        path: relative to the vault, with ``/``.
        line: 1-based, as editors count.
        column: 1-based, in characters.
        end_line: where the marked text ends.
        end_column: the column after its last character.
        message: what is wrong.
        help: what to type instead.
        excerpt: the line of the note that ``line`` names.
        replacement: the text that mends it when put in place of what is marked, else None.
        unreadable: true when the note could not be read because of it.
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    help: str
    excerpt: str = ""
    replacement: str | None = None
    unreadable: bool = False

    @property
    def fixable(self) -> bool:
        """True when ``check --fix`` knows the exact text that belongs there."""
        return self.replacement is not None
