"""Where the front matter of a note begins and ends."""

import re
from typing import NamedTuple

from notesnet.text.faults import Fault
from notesnet.text.patterns import regex
from notesnet.text.spans import Span

MOST_CHARACTERS = 256 * 1024

_OPEN = regex(r"---[ \t]*\r?(?:\n|\Z)")
_CLOSE = regex(r"\n---[ \t]*\r?(?:\n|\Z)")
_DOTS = regex(r"\n\.\.\.[ \t]*\r?(?:\n|\Z)")
_CLOSE_TOML = regex(r"\n\+\+\+[ \t]*\r?(?:\n|\Z)")
_BLANK_LINES_THEN_FENCE = regex(r"(?:[ \t]*\r?\n){1,20}(---)[ \t]*\r?\n")
_NEARLY_A_FENCE = regex(r"([\s\ufeff\u200b]{0,20}(?:--+|[–—]+-?)[ \t]{0,9}\w{0,8}[ \t]{0,9})\r?\n")
_NEARLY_A_CLOSE = regex(r"^[ \t]*(?:--+|[–—]+-?)[ \t]*\r?$", re.MULTILINE)
_BLANK_LINE = regex(r"\n[ \t]*\r?\n")
_TOML = regex(r"\+\+\+[ \t]*\r?(?:\n|\Z)")
_JSON = regex(r"\{\s*(?:\"|\}\s*\Z|\r?\n)")
_KEY_LINE = regex(r"(?:[ \t]*(?:#[^\n]*)?\r?\n){0,50}[\"'“]?\w[^\n:：]*[:：](?:\s|\Z)")


class Fences(NamedTuple):
    """The characters between the fences (None when there is no block), where the body starts, and what is wrong with it."""

    block: Span | None
    body_start: int
    faults: tuple[Fault, ...] = ()
    broken: bool = False


def find_fences(text: str) -> Fences:
    """The front matter block of ``text``: from a ``---`` on line 1 to the next ``---`` that has a line of its own.

    A block that has no certain end is ``broken`` and has no ``block``; its body starts below the opening fence.
    """
    if not text.startswith("---"):
        return _other_beginnings(text)
    opening = _OPEN.match(text)
    if opening is None:
        return _nearly_a_fence(text)
    return _from(text, 0, opening.end())


def _from(text: str, fence: int, start: int) -> Fences:
    closing, rest = _line_of(_CLOSE, text, start - 1, len(text))
    dots, after_dots = _line_of(_DOTS, text, start - 1, closing if closing >= 0 else len(text))
    if dots >= 0:
        return Fences(None, after_dots, (_closed_with_dots(text, fence, dots),), broken=True)
    if closing < 0:
        return Fences(None, start, (_unclosed(text, fence, start),), broken=True)
    block = Span(start, closing)
    if closing - start > MOST_CHARACTERS or (
        closing - start > MOST_CHARACTERS // 4 and len(text[start:closing].encode(errors="replace")) > MOST_CHARACTERS
    ):
        return Fences(block, rest, (_too_large(fence),), broken=True)
    return Fences(block, rest)


def _line_of(fence: re.Pattern[str], text: str, at: int, end: int) -> tuple[int, int]:
    """Where the next line that is only ``fence`` begins and where the one after it does; -1 and -1 when there is none."""
    found = fence.search(text, at, end)
    return (found.start() + 1, found.end()) if found else (-1, -1)


def _other_beginnings(text: str) -> Fences:
    """What a note that does not begin with ``---`` may still mean as its front matter."""
    if _TOML.match(text):
        _, after = _line_of(_CLOSE_TOML, text, 0, len(text))
        return Fences(None, max(after, 0), (_toml(),), broken=True)
    if text.startswith("<<<<<<< "):
        return Fences(None, 0, (conflict(text, 0),), broken=True)
    if _JSON.match(text):
        return Fences(None, 0, (_json(),))
    below = _BLANK_LINES_THEN_FENCE.match(text)
    if below is not None and _KEY_LINE.match(text, below.end()):
        found = _from(text, below.start(1), below.end())
        return found._replace(faults=(_not_first(below.start(1)), *found.faults))
    return _nearly_a_fence(text)


def _nearly_a_fence(text: str) -> Fences:
    nearly = _NEARLY_A_FENCE.match(text)
    if nearly is None or not _KEY_LINE.match(text, nearly.end()):
        return Fences(None, 0)
    end = len(nearly[1].rstrip())
    fault = Fault(
        "front-matter-fence",
        Span(0, end),
        "this line is not the fence of a front matter, so the properties below it are not read",
        "Write exactly three dashes, ---, on the first line.",
    )
    return Fences(None, 0, (fault,))


def conflict(text: str, at: int) -> Fault:
    """The fault of a git conflict whose first marker stands at ``at``."""
    end = text.find("\n", at)
    return Fault(
        "front-matter-conflict",
        Span(at, len(text) if end < 0 else end - (text[end - 1] == "\r")),
        "unresolved git conflict in the front matter",
        "Keep the lines you want and delete the ones that begin with <<<<<<<, ======= and >>>>>>>.",
    )


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _closed_with_dots(text: str, fence: int, dots: int) -> Fault:
    line = _line(text, dots)
    return Fault(
        "front-matter-unclosed",
        Span(fence, fence + 3),
        f"the front matter opened here, never closed: ... on line {line} does not close it",
        f"Write --- instead of ... on line {line}.",
    )


def _unclosed(text: str, fence: int, start: int) -> Fault:
    paragraph = _BLANK_LINE.search(text, start)
    nearly = _NEARLY_A_CLOSE.search(text, start, paragraph.start() if paragraph else len(text))
    if nearly is None:
        help_ = "Add a line with exactly three dashes, ---, below the last property."
    else:
        help_ = f"Write exactly three dashes, ---, at the beginning of line {_line(text, nearly.start())}."
    return Fault("front-matter-unclosed", Span(fence, fence + 3), "the front matter opened here, never closed", help_)


def _too_large(fence: int) -> Fault:
    return Fault(
        "front-matter-limit",
        Span(fence, fence + 3),
        "the front matter is larger than 256 KiB and is not read",
        "Move long text out of the properties into the body of the note.",
    )


def _toml() -> Fault:
    return Fault(
        "front-matter-toml",
        Span(0, 3),
        "the front matter is TOML (+++), and only YAML between --- is read",
        'Write it as YAML: --- instead of +++, and name: "…" instead of name = "…".',
    )


def _json() -> Fault:
    return Fault(
        "front-matter-json",
        Span(0, 1),
        "the note begins with JSON, which is not read as front matter: only YAML between --- is",
        "Put a line --- above and below it.",
    )


def _not_first(fence: int) -> Fault:
    return Fault(
        "front-matter-not-first",
        Span(fence, fence + 3),
        "the front matter does not begin on the first line; other programs will not see it",
        "Delete the blank lines above it.",
    )
