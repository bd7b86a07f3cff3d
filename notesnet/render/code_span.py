"""Text as markdown code, and back: paths and values on the lines of a plan, whatever signs are in them."""

import re

from notesnet.text.patterns import regex
from notesnet.text.visible import visible

_RUNS = regex("`+")


def code(text: str) -> str:
    """``text`` between more ticks than it holds, always on one line: what a screen would obey is shown as an escape."""
    shown = visible(text).replace("\n", "\\n").replace("\t", "\\t")
    if "`" not in shown:
        return f"`{shown}`"
    ticks = "`" * (max(len(run) for run in _RUNS.findall(shown)) + 1)
    return f"{ticks} {shown} {ticks}"


def code_pattern(name: str) -> str:
    """The part of a pattern that fits what ``code`` writes; ``code_text`` takes the text out of the match."""
    return rf"(?:`(?P<{name}>[^`]+)`(?!`)|(?P<{name}_ticks>``+) (?P<{name}_ticked>.+?) (?P={name}_ticks)(?!`))"


def code_text(match: "re.Match[str]", name: str) -> str:
    """The text that stands as code in a match of ``code_pattern(name)``."""
    return match[name] or match[f"{name}_ticked"]
