"""Finds an unresolved git conflict in a text."""

import re

_OURS = re.compile(r"^<{7}(?: |\r?$)", re.MULTILINE)
_BETWEEN = re.compile(r"^={7}\r?$", re.MULTILINE)
_THEIRS = re.compile(r"^>{7} ", re.MULTILINE)


def conflict_at(text: str) -> int:
    """Where git's marks begin; -1 when there are none, or only a rule or a quote that a person may well type."""
    ours = _OURS.search(text) if "<<<<<<<" in text else None
    if ours:
        return ours.start()
    between = _BETWEEN.search(text) if ">>>>>>> " in text else None
    return between.start() if between and _THEIRS.search(text, between.end()) else -1
