"""What is wrong at a place of a text, before anybody knows which note it is."""

from notesnet.frozen import frozen
from notesnet.text.spans import Span


@frozen
class Fault:
    """One fault: a stable ``code``, where, what is wrong, and what to type instead.

    Attributes:
        code: a stable, hyphenated name such as ``yaml-syntax``; ``model.diagnostic`` knows its severity.
        span: the characters of the note's text (after the byte order mark) that the caret points at.
        message: what is wrong, one sentence without a final full stop.
        help: what to type instead, one sentence; never empty.
        replacement: the exact text to put in place of ``span`` when the fix is safe and certain, else None.
    """

    code: str
    span: Span
    message: str
    help: str
    replacement: str | None = None
