"""Writes a value into front matter so that every YAML reader reads the same text back."""

import re
from collections.abc import Sequence
from datetime import date

# A letter first and no sign that means something to YAML; a number with a unit, such as 6w or 2 weeks, is text too.
_PLAIN = re.compile(r"[^\W\d_](?:[\w '’&()+./@_!?-]*[\w')’+./@!?-])?|[1-9]\d{0,3} ?[a-z]+", re.DOTALL)
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "nan", "inf"})
_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]")


def yaml_value(value: str | date | Sequence[str]) -> str:
    """Text plain where that is safe, else in double quotes; a date in ISO form; a list as ``[a, b]``. Always one line."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return f"[{', '.join(yaml_value(item) for item in value)}]"
    if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS and value.isprintable():
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_UNPRINTABLE.sub(_escape, escaped)}"'


def _escape(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
