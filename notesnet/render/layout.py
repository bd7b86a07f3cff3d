"""How the text of a letter is laid out: blank lines, blanks, and lines of at most 72 characters.

A template may be written with one line a paragraph, or wrapped by hand; both come out well. Lists, quotes, indented
lines and short lines, such as a signature, stay as they are, and no word or address is ever broken.
"""

import textwrap
from itertools import groupby

from notesnet.text.patterns import regex

WIDTH = 72
_SHORTEST_PROSE = 48  # a line shorter than this, not being the last of its paragraph, was meant to end there
_OWN_LINE = regex(r"\s|[-*+•>|]\s|>|\d{1,3}[.)]\s")
_CONTROLS = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def tidy(text: str) -> str:
    """No blanks at line ends, at most one blank line in a row, none at either end, one final newline; no control signs."""
    text = _CONTROLS.sub(" ", text.replace("\r\n", "\n"))
    kept: list[str] = []
    for line in (raw.rstrip() for raw in text.split("\n")):
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept) + "\n" if kept else ""


def wrapped(text: str) -> str:
    """A tidy text with its long paragraphs in lines of at most 72 characters."""
    lines: list[str] = []
    for blank, block in groupby(text.split("\n"), key=lambda line: not line):
        paragraph = list(block)
        lines.extend(paragraph if blank else _wrapped_paragraph(paragraph))
    return "\n".join(lines)


def _wrapped_paragraph(lines: list[str]) -> list[str]:
    if all(len(line) <= WIDTH for line in lines):
        return lines
    if any(_OWN_LINE.match(line) for line in lines) or any(len(line) < _SHORTEST_PROSE for line in lines[:-1]):
        return [part for line in lines for part in ([line] if _OWN_LINE.match(line) else _filled(line))]
    return _filled(" ".join(lines))


def _filled(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [line]
