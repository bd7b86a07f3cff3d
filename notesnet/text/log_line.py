"""How a line of a log begins: with its date, and what may stand around it.

``2026-11-25``, ``[[2026-11-25]]``, ``**[[daily/2026-11-25|Wed]]**``, ``_25.11.2026 14:30_``.
"""

from collections.abc import Sequence
from datetime import date

from notesnet.text.dates import read_date
from notesnet.text.patterns import regex

# ** or _, then [[ with a folder; it matches always, if only nothing.
OPENING = regex(r"(?P<marks>[*_]{0,3})(?P<link>\[\[(?:[^\[\]|\n]*/)?)?")
SEPARATORS = ":–—-"
_TIME = regex(r"T?[ ]?\d{1,2}:\d{2}(?::\d{2})?Z?(?:[+-]\d{2}:?\d{2})?")
_WORDS = regex(r"\S+(?: \S+){0,2}")


def date_at(text: str, at: int, end: int, forms: Sequence[str]) -> tuple[date, int] | None:
    """The date that begins at ``at``, in ISO or one of ``forms``, and the place behind it and its time."""
    for length in _lengths(text, at, end, forms):
        day = read_date(text[at : at + length], forms).date
        if day is not None:
            time = _TIME.match(text, at + length, end)
            return day, time.end() if time else at + length
    return None


def _lengths(text: str, at: int, end: int, forms: Sequence[str]) -> list[int]:
    """How long a date here can be: 10 characters as ISO; in another form up to each of the next blanks."""
    lengths = [10] if at + 10 <= end and not (at + 10 < end and text[at + 10].isdigit()) else []
    words = _WORDS.match(text, at, end) if forms else None
    if words:
        whole = words[0]
        cuts = [index for index, char in enumerate(whole) if char == " "] + [len(whole)]
        lengths += [size for cut in reversed(cuts) for size in (cut, len(whole[:cut].rstrip(f"{SEPARATORS}*_]")))]
    return lengths
