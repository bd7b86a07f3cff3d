"""Finds an unresolved git conflict in a text."""

import re

from notesnet.text.patterns import regex

_OURS = regex(r"^<{7}(?: |\r?$)", re.MULTILINE)
_BETWEEN = regex(r"^={7}\r?$", re.MULTILINE)
_THEIRS = regex(r"^>{7} ", re.MULTILINE)


def conflict_at(text: str, start: int = 0) -> int:
    """Where git's marks begin, looked for from ``start``, which begins a line.

    -1 when there are none, or only a rule or a quote that a person may well type.
    """
    ours = _OURS.search(text, start) if "<<<<<<<" in text else None
    if ours:
        return ours.start()
    between = _BETWEEN.search(text, start) if ">>>>>>> " in text else None
    return between.start() if between and _THEIRS.search(text, between.end()) else -1
