"""The values of a front matter block: always text, each with the span where it was typed.

Named tuples and not dataclasses, because a vault of 10,000 notes makes 300,000 of them on every cold run.
"""

from typing import NamedTuple

from notesnet.text.spans import Span


class Scalar(NamedTuple):
    """One value as text; ``style`` is how it was written: plain, single, double, literal, folded, or link.

    An empty value (``key:``) is a Scalar with ``text == ""`` and an empty span just behind the colon.
    ``link`` is an unquoted ``[[Name]]`` (or ``[[a|b]]``): YAML reads a nested list, we understand the link.
    """

    text: str
    span: Span
    style: str = "plain"


class Sequence(NamedTuple):
    """A list, block or flow, in the order typed."""

    items: tuple["Value", ...]
    span: Span
    flow: bool


class Entry(NamedTuple):
    """One key and its value."""

    key: Scalar
    value: "Value"


class Mapping(NamedTuple):
    """Keys and values in the order typed; a key that stands twice is kept twice (the first one is used)."""

    entries: tuple[Entry, ...]
    span: Span
    flow: bool


Value = Scalar | Sequence | Mapping
