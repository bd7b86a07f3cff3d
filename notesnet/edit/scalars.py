"""How one value is written, in the manner of the value or the neighbours that stand there."""

import re
from datetime import date

from notesnet.text.patterns import regex
from notesnet.text.yaml_scalar import double_quoted, is_word, single_quoted, yaml_value
from notesnet.text.yaml_values import Scalar, Value

NewValue = str | date | tuple[str, ...]

BLOCKS = ("literal", "folded")
# What some reader takes for a number, a day, nothing or a reference when it stands without quotes.
_TYPED = regex(r"[-+.]?\d|[-+]?\.(?:inf|nan)|[~=<]", re.IGNORECASE)
# A plain value that means the same between brackets.
_PLAIN_IN_FLOW = regex(r"[\w+/(.~$][^\n\r,\[\]{}#?]*")
_HEADER = regex(r"[|>][-+\d]*([ \t]+#[^\r\n]*)?")
_BAD_LINE = regex("[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff\n]|[\u2028\u2029\ufeff]")


def text_of(value: str | date) -> str:
    """The value as text: a date in ISO form."""
    return value.isoformat()[:10] if isinstance(value, date) else value


def scalar_text(value: str | date, like: Value | None = None) -> str:
    """One line of YAML that every reader reads as ``value``, in the quotes that ``like`` has."""
    style = like.style if isinstance(like, Scalar) else "plain"
    text = text_of(value)
    if style == "double":
        return double_quoted(text)
    if style == "single" and (quoted := single_quoted(text)) is not None:
        return quoted
    return text if isinstance(value, date) else yaml_value(text)


def list_text(values: tuple[str, ...], like: Value | None = None) -> str:
    """A flow list, its items in the quotes that ``like`` has."""
    return f"[{', '.join(scalar_text(value, like) for value in values)}]"


def is_same(old: Value, new: str | date) -> bool:
    """Whether ``new`` is what every YAML reader reads where ``old`` stands, so that nothing need be written."""
    if not isinstance(old, Scalar) or old.text != text_of(new) or old.style == "link":
        return False
    if old.style != "plain" or isinstance(new, date):
        return True
    return bool(new) and not is_word(new) and not _TYPED.match(new)


def is_nothing(old: Value) -> bool:
    """Whether a key has no value yet: none at all, or one of the words that say so."""
    return isinstance(old, Scalar) and old.style == "plain" and old.text in ("", "~", "null", "Null", "NULL")


def as_item(old: Scalar, typed: str) -> str:
    """A value that stood alone, written as the item of a flow list; ``typed`` is how it stands there now."""
    if old.style in ("single", "double") and "\n" not in typed:
        return typed
    if old.style == "plain" and _PLAIN_IN_FLOW.fullmatch(typed) and ": " not in typed and not typed.endswith(":"):
        return typed
    return yaml_value(old.text)


def header_comment(typed: str) -> str:
    """The comment behind the ``|`` or ``>`` of a block value, with the blanks before it."""
    header = _HEADER.match(typed)
    return header[1] or "" if header else ""


def literal_text(value: str, typed: str, line_end: str) -> str | None:
    """``value`` as the lines of a ``|`` block, indented as the block ``typed``; None when it can't be written so."""
    first = re.search(r"\n( +)[^\s]", typed)
    lines = value.removesuffix("\n").split("\n")
    if first is None or len(lines) < 2 or not lines[0] or not lines[-1] or _BAD_LINE.search(value):
        return None
    if lines[0][0] in " \t" or any(line and not line.strip(" \t") for line in lines):
        return None
    header = ("|" if value.endswith("\n") else "|-") + header_comment(typed)
    return line_end.join([header, *(first[1] + line if line else "" for line in lines)])
