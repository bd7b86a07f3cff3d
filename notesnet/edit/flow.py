"""Changes inside the brackets of a flow list or flow mapping: its spacing, line breaks and comments stay."""

from collections.abc import Sequence

from notesnet.edit.note_text import Change, NoteText, line_end, line_end_at, line_start
from notesnet.text.patterns import regex
from notesnet.text.spans import Span

_COMMA = regex(r"#[^\n]*|,")
_BLANKS = regex(r"[ \t]*")


def append(note: NoteText, elements: Sequence[Span], brackets: Span, new: Sequence[str]) -> list[Change]:
    """Puts ``new`` behind the last of ``elements``, which stand between ``brackets``."""
    text, closing = note.text, brackets.end - 1
    if not elements:
        return _first(text, brackets, ", ".join(new))
    at = elements[-1].end
    comma = _comma(text, at, closing)
    above = elements[-2].end if len(elements) > 1 else brackets.start + 1
    breaks = "\n" in text[above : elements[-1].start]
    tail = text[at:closing]
    if breaks and "\n" in tail and (comma < 0 or comma < line_end(text, at)):
        return _lines(text, elements[-1], comma, new)
    if breaks and len(elements) > 1 and "\n" not in tail:
        start = line_start(text, elements[-1].start)
        glue = line_end_at(text, start) + _blanks(text, start)
    else:
        tight = len(elements) > 1 and "," in (gap := text[above : elements[-1].start]) and gap.strip() == gap
        glue = "" if tight else " "
    joined = f",{glue}".join(new)
    if comma >= 0:
        return [Change(comma + 1, comma + 1, f"{glue}{joined},")]
    # Behind `{a:` a comma would be taken for a part of the text.
    return [Change(at, at, f"{' ' * (text[at - 1] == ':')},{glue}{joined}")]


def remove(elements: Sequence[Span], brackets: Span, first: int, end: int) -> list[Change]:
    """Takes the elements ``first`` to ``end`` (excluded) out, with the commas between them."""
    if first == end:
        return []
    if end < len(elements):
        return [Change(elements[first].start, elements[end].start, "")]
    if first == 0:
        return [Change(brackets.start + 1, brackets.end - 1, "")]
    return [Change(elements[first - 1].end, elements[-1].end, "")]


def _first(text: str, brackets: Span, joined: str) -> list[Change]:
    start, end = brackets.start + 1, brackets.end - 1
    inside = text[start:end]
    if inside.strip(" \t"):
        return [Change(start, start, joined)]
    return [Change(start, end, f" {joined} " if inside else joined)]


def _lines(text: str, last: Span, comma: int, new: Sequence[str]) -> list[Change]:
    """Each of ``new`` on a line of its own, below the line and the comment of the last element."""
    end = line_end(text, last.end)
    begin = line_end_at(text, last.end) + _blanks(text, line_start(text, last.start))
    joined = "".join(f"{begin}{element}," for element in new)
    if comma >= 0:
        return [Change(end, end, joined)]
    return [Change(last.end, last.end, ","), Change(end, end, joined[:-1])]


def _blanks(text: str, start: int) -> str:
    """The blanks that a line begins with."""
    found = _BLANKS.match(text, start)
    return found[0] if found else ""


def _comma(text: str, start: int, end: int) -> int:
    """The comma in ``text[start:end]`` that is part of no comment; -1 when there is none."""
    for found in _COMMA.finditer(text, start, end):
        if found[0] == ",":
            return found.start()
    return -1
