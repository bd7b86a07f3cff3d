"""From a front matter block to its properties and every fault in it, however broken it is."""

import re
from typing import NamedTuple

from yaml import YAMLError

from notesnet.text.faults import Fault
from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.yaml_errors import explain
from notesnet.text.yaml_events import Unreadable, Walk
from notesnet.text.yaml_fences import conflict
from notesnet.text.yaml_values import Entry

_MOST_SYNTAX_FAULTS = 10
_MOST_OF_ONE_CODE = 10
_CONFLICT = regex(r"^<{7}(?: |\r?$)", re.MULTILINE)
_PROPERTY = regex(r"^[^\s#\-\[\]{},:][^\n:]*:(?=\s|\Z)", re.MULTILINE)
_TEXT = regex(r"[^\r\n]+")
_REFUSED = frozenset({"yaml-alias", "yaml-tag", "yaml-complex-key", "yaml-unclosed-quote"})


class Values(NamedTuple):
    """What a block says: no ``entries`` when it is ``broken``, for then nothing in it can be trusted."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    broken: bool


def read_values(text: str, block: Span) -> Values:
    """The properties typed in ``text`` at ``block``, with the span of each; never raises, whatever is typed there.

    Every fault that can be told without guessing is reported: after a syntax error the reading goes on behind the
    property in which it stands, to look for more faults only.
    """
    source = text[: block.end]
    if "<<<<<<<" in source:
        conflicts = [conflict(text, found.start()) for found in _CONFLICT.finditer(source)]
        if conflicts:
            return Values((), _in_order(conflicts), broken=True)
    try:
        walk = Walk(text, source)
        entries = walk.document()
    except (YAMLError, UnicodeEncodeError, Unreadable):
        return Values((), _in_order(_all_faults(text, block, source)), broken=True)
    if not walk.faults:
        return Values(entries, (), broken=False)
    return Values(() if walk.broken else entries, _in_order(walk.faults), walk.broken)


def _all_faults(text: str, block: Span, source: str) -> list[Fault]:
    """The faults of a block that cannot be read to its end: each time the property at fault is blanked out, and read again."""
    faults: dict[Fault, None] = {}
    for attempt in range(_MOST_SYNTAX_FAULTS):
        more, syntax = _one_reading(text, block, source)
        if attempt and syntax is not None and syntax.code == "front-matter-not-mapping":
            break
        faults.update(dict.fromkeys(more))
        if syntax is None:
            break
        _add(text, syntax, faults)
        place = _property_at(source, block.start, syntax.span.start)
        if place is None or syntax.code in ("front-matter-limit", "front-matter-not-mapping"):
            break
        source = (
            source[: place.start]
            + _TEXT.sub(lambda line: " " * len(line[0]), source[place.start : place.end])
            + source[place.end :]
        )
    return list(faults)


def _one_reading(text: str, block: Span, source: str) -> tuple[list[Fault], Fault | None]:
    """The faults of the values read, and the one that ended the reading, if one did."""
    try:
        walk = Walk(text, source)
    except (YAMLError, UnicodeEncodeError) as error:
        return [], explain(text, block, error, None)
    try:
        walk.document()
    except Unreadable as stop:
        return walk.faults, stop.fault
    except (YAMLError, UnicodeEncodeError) as error:
        return walk.faults, explain(text, block, error, walk.last_long_quote)
    return walk.faults, None


def _add(text: str, syntax: Fault, faults: dict[Fault, None]) -> None:
    """Adds a syntax fault, unless the value on its line was refused already: what YAML stumbles over behind that is no news.

    An unquoted link on that line is none by itself: to quote it alone would not mend the line.
    """
    start = text.rfind("\n", 0, syntax.span.start) + 1
    same_line = [known for known in faults if start <= known.span.start <= syntax.span.start]
    if any(known.code in _REFUSED for known in same_line):
        return
    for known in same_line:
        if known.code == "yaml-unquoted-link":
            del faults[known]
    faults[syntax] = None


def _property_at(source: str, first: int, at: int) -> Span | None:
    """The lines of the top-level property at ``at``: from its name, or from that line, to the next name in the first column."""
    start = source.rfind("\n", 0, at) + 1
    if source[start : start + 1] in ("", " ", "\t", "-", "#", "\n", "\r"):
        above = [found.start() for found in _PROPERTY.finditer(source, first, start)]
        start = above[-1] if above else start
    below = _PROPERTY.search(source, source.find("\n", at) + 1) if "\n" in source[at:] else None
    end = below.start() if below else len(source)
    return Span(start, end) if source[start:end].strip() else None


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """By place; of one code only the first ten, so that a note made to flood is still a page."""
    kept: list[Fault] = []
    count: dict[str, int] = {}
    for fault in sorted(faults, key=lambda fault: fault.span):
        count[fault.code] = count.get(fault.code, 0) + 1
        if count[fault.code] <= _MOST_OF_ONE_CODE:
            kept.append(fault)
    return tuple(kept)
