"""The values of ordinary front matter, read without YAML: a line a property, short lists, quotes without escapes.

It takes a third of the time that libyaml's events take, and *declines* whatever it is not sure of; the full reading then
decides. A property test holds the two equal: values, spans and styles.
"""

import re
from collections.abc import Sequence as Sequence_
from typing import Final, NamedTuple

from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.yaml_values import Entry, Scalar, Sequence

_LONGEST: Final = 5000  # characters up to the end of the block; above it the limits of the full reading may apply
_ODD_NAMES: Final = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_new = tuple.__new__
Typed = tuple[str, int, int, int]  # a value, its line, its column, the column behind it

_KEY: Final = r"[A-Za-z][A-Za-z0-9_-]*+(?: [A-Za-z0-9_-]++)*+"
# Words: no colon at the end of one, no # at its beginning, no sign with a meaning at the beginning of the first.
_PLAIN: Final = r"[\w+/(.~$][^\s:]*+(?::[^\s:]++)*+(?: ++[^\s:#][^\s:]*+(?::[^\s:]++)*+)*+"
_IN_LIST: Final = r"[\w+/(.~$][\w+/(.~$)@&;-]*+(?: ++[\w+/(.~$)@&;-]++)*+"
_QUOTED: Final = r""""([^"\\\n]*+)"|'([^'\n]*+)'"""
_INNER: Final = r"""(?:[^\[\]{}"'\n]|"[^"\\\n]*+"|'[^'\n]*+')*+"""
# Groups 1 to 3 are a plain value, one in double quotes, one in single quotes.
_ITEM = regex(rf",?+ *+(?:({_IN_LIST})|{_QUOTED}) *+")
_LINE = regex(rf"(?:({_KEY}):|( *+)-)(?: ++(?:({_PLAIN})|{_QUOTED}|\[({_INNER})\]))? *+\n")
# The same for ``findall``, which is sooner: a value in quotes, or in brackets, with them.
_QUOTES: Final = r"""("[^"\\\n]*+"|'[^'\n]*+')"""
_PIECE = regex(rf"(,?+ *+)(?:({_IN_LIST})|{_QUOTES})( *+)")
_ROW = regex(rf"^(?:({_KEY}):|( *+)-)(?:( ++)(?:({_PLAIN})|{_QUOTES}|(\[{_INNER}\])))? *+\n", re.MULTILINE)
_STYLES: Final = {3: "plain", 4: "double", 5: "single"}  # by the group of ``_LINE``: how a value is written
_EMPTY: Final = 1
_AS_IT_IS: Final = 3  # the other two have a quote on each side
_FLOW: Final = 6


def read_ordinary(text: str, block: Span) -> tuple[Entry, ...] | None:  # noqa: C901 - one loop, as calls would cost half of it
    """The properties typed in ``text`` at ``block``, as the full reading gives them and without a fault, or None."""
    at, end = block
    if end > _LONGEST or not text[at:end].replace("\n", "").isprintable():
        return None
    entries: list[Entry] = []
    below: list[Scalar] | None = None  # the items below the last key, when nothing stands behind its colon
    lists: list[tuple[int, int, list[Scalar]]] = []  # which entry it is, where its first dash stands, its items
    indent = ""
    value: Scalar | Sequence | None
    for line in _LINE.finditer(text, at, end):
        start, behind = line.span()
        if start != at:
            return None
        name, group = line[1], line.lastindex
        if name is not None:
            colon = at + len(name)
            below = None
            if group == _EMPTY:
                below = []
                value = _new(Scalar, ("", _new(Span, (colon + 1, colon + 1)), "plain"))
            elif group == _FLOW:
                value = _flow(text, *line.span(_FLOW))
                if value is None:
                    return None
            else:
                value = _scalar(line, group)
            key = _new(Scalar, (name, _new(Span, (at, colon)), "plain"))
            entries.append(_new(Entry, (key, value)))
        elif below is None or group not in _STYLES or (below and line[2] != indent):
            return None
        else:
            if not below:
                indent = line[2]
                lists.append((len(entries) - 1, at + len(indent), below))
            below.append(_scalar(line, group))
        at = behind
    for entry, first, items in lists:
        sequence = _new(Sequence, (tuple(items), _new(Span, (first, items[-1].span.end)), False))
        entries[entry] = _new(Entry, (entries[entry].key, sequence))
    return tuple(entries) if at == end and _is_ordinary(entries) else None


class Properties(NamedTuple):
    """What `ordinary_properties` gives.

    Attributes:
        found: (name, 1-based line of it, its values, whether they are a list) in the order typed.
        line: the line behind the last one.
        blanks: whether some value consists of blanks, or of nothing between quotes.
    """

    found: list[tuple[str, int, Sequence_[Typed], bool]]
    line: int
    blanks: bool


def ordinary_properties(  # noqa: C901, PLR0912 - one loop, as calls would cost half of it
    text: str, start: int, end: int, line: int
) -> Properties | None:
    """What ``read_ordinary`` reads, with lines and columns in place of spans, in a third of its time; or None.

    The block begins at ``start``, on a ``line``.
    """
    if end > _LONGEST or not text[start:end].replace("\n", "").isprintable():
        return None
    rows = _ROW.findall(text, start, end)
    if len(rows) != text.count("\n", start, end):
        return None
    found: list[tuple[str, int, Sequence_[Typed], bool]] = []
    below: list[Typed] | None = None
    indent, blanks = "", False
    values: list[Typed] | None
    for number, (name, dash, gap, plain, quoted, flow) in enumerate(rows, line):
        at = len(name or dash) + 2 + len(gap)
        if name:
            below = None
            if plain:
                found.append((name, number, [(plain, number, at, at + len(plain))], False))
            elif flow:
                values = _flow_values(flow[1:-1], number, at + 1)
                if values is None:
                    return None
                blanks = blanks or not all([one[0].strip() for one in values])  # noqa: C419 - sooner
                found.append((name, number, values, True))
            elif quoted:
                blanks = blanks or not quoted[1:-1].strip()
                found.append((name, number, [(quoted[1:-1], number, at, at + len(quoted))], False))
            else:
                below = []
                found.append((name, number, below, False))
        elif below is None or not (plain or quoted) or (below and dash != indent):
            return None
        else:
            if not below:
                indent = dash
                found[-1] = (*found[-1][:3], True)
            if quoted:
                blanks = blanks or not quoted[1:-1].strip()
            below.append((plain or quoted[1:-1], number, at, at + len(plain or quoted)))
    names = {one[0].lower() for one in found}
    if len(names) != len(found) or not names.isdisjoint(_ODD_NAMES):
        return None
    return _new(Properties, (found, line + len(rows), blanks))


def _flow_values(inner: str, line: int, column: int) -> list[Typed] | None:
    """The items of the list between brackets, as ``_flow`` has them; it begins at a column."""
    items: list[Typed] = []
    at = 0
    for lead, plain, quoted, trail in _PIECE.findall(inner):
        if (lead[:1] == ",") != bool(items):
            return None
        at += len(lead)
        if plain:
            items.append((plain, line, column + at, column + at + len(plain)))
            at += len(plain) + len(trail)
        else:
            items.append((quoted[1:-1], line, column + at, column + at + len(quoted)))
            at += len(quoted) + len(trail)
    if at == len(inner):  # else something stands between the items that is none
        return items
    return None if items or inner.strip(" ") else items


def _is_ordinary(entries: list[Entry]) -> bool:
    """Whether each name stands once, and no program reads one as a number, as yes or no, or as nothing."""
    names = {key[0].lower() for key, _value in entries}
    return len(names) == len(entries) and names.isdisjoint(_ODD_NAMES)


def _scalar(line: re.Match[str], group: int | None) -> Scalar:
    group = group or 0
    start, end = line.span(group)
    if group == _AS_IT_IS:
        return _new(Scalar, (line[group], _new(Span, (start, end)), "plain"))
    return _new(Scalar, (line[group], _new(Span, (start - 1, end + 1)), _STYLES[group]))


def _flow(text: str, start: int, end: int) -> Sequence | None:
    """The list whose items stand in ``text[start:end]``, between its brackets."""
    items: list[Scalar] = []
    at = start
    for item in _ITEM.finditer(text, start, end):
        first, after = item.span()
        if first != at or (text[at] == ",") != bool(items):
            return None
        group = item.lastindex or 0
        begin, behind = item.span(group)
        if group == 1:
            items.append(_new(Scalar, (item[1], _new(Span, (begin, behind)), "plain")))
        else:
            items.append(_new(Scalar, (item[group], _new(Span, (begin - 1, behind + 1)), _STYLES[group + 2])))
        at = after
    if text[at:end].strip(" ") or (at < end and items):
        return None
    return _new(Sequence, (tuple(items), _new(Span, (start - 1, end + 1)), True))
