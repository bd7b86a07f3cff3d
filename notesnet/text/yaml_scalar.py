"""Writes a value into front matter so that every YAML reader reads the same text back."""

import re
from collections.abc import Sequence
from datetime import date

from notesnet.text.patterns import regex

# A letter first and no sign that means something to YAML; a number with a unit, such as 6w or 2 weeks, is text too, and so
# is a day with words behind it.
_PLAIN = regex(r"(?:\d{4}-\d\d-\d\d )?[^\W\d_](?:[\w '’&()+./@_!-]*[\w')’+./@!-])?|[1-9]\d{0,3} ?[a-z]+", re.DOTALL)
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "nan", "inf"})
_UNPRINTABLE = regex("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]")


def yaml_value(value: str | date | Sequence[str]) -> str:
    """Text plain where that is safe, else in double quotes; a date in ISO form; a list as ``[a, b]``. Always one line."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return f"[{', '.join(yaml_value(item) for item in value)}]"
    if _PLAIN.fullmatch(value) and not is_word(value) and value.isprintable():
        return value
    return double_quoted(value)


def double_quoted(text: str) -> str:
    """``text`` in double quotes, on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_UNPRINTABLE.sub(_escape, escaped)}"'


def single_quoted(text: str) -> str | None:
    """``text`` in single quotes; None when it has a character that only double quotes can name, such as a line end."""
    return None if _UNPRINTABLE.search(text) else "'" + text.replace("'", "''") + "'"


def is_word(text: str) -> bool:
    """Whether some YAML reader takes the plain word for yes or no, for nothing, or for a number that is none."""
    return text.casefold() in _WORDS


def _escape(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
