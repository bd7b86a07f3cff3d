"""Where a property stands in a note, as far as that is certain."""

import re

from notesnet.edit.note_text import NoteText, line_start, next_line, worst
from notesnet.text.names import fold_key
from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.yaml_values import Entry, Sequence

BY_HAND = "Make this change in your editor."
NO_PROPERTY = regex(r"[ \t]*(?:#[^\n]*)?\r?\n")  # a line that is blank or a comment
_INDENTED_COMMENT = regex(r"([ \t]+)#[^\n]*\n")
_COLON = re.compile(r"[ \t]*:(?=\s)(?:[ \t]|\r?\n|(?<=\s)#[^\n]*)*")
_COLON_IN_FLOW = regex(r"[ \t]*:(?:\s|(?<=\s)#[^\n]*)*")


def properties(note: NoteText) -> tuple[Entry, ...]:
    """The properties of a note whose front matter may be written to, none when it has no front matter.

    Raises:
        EditRefusedError: what stands there can't be read, only looks like front matter, or is one flow mapping.
    """
    front = note.front
    if front.broken or (front.block is None and front.faults):
        fault = worst(front.faults)
        raise note.refusal(fault.span.start, fault.message, fault.help)
    if front.block is not None:
        first = _after_comments(note.text, front.block.start)
        if note.text.startswith("{", first) and first < front.block.end:
            raise note.refusal(first, "the properties stand in braces", "Write them as name: value, one on a line.")
    return front.entries


def find(note: NoteText, entries: tuple[Entry, ...], key: str) -> Entry | None:
    """The property that is called ``key``, in any of the spellings that are one name.

    Raises:
        EditRefusedError: it stands there twice.
    """
    name = fold_key(key)
    found = [entry for entry in entries if fold_key(entry.key.text) == name]
    if len(found) > 1:
        first = note.index.line_of(found[0].key.span.start)
        reason = f"{found[1].key.text} stands here and, as {found[0].key.text}, on line {first}"
        raise note.refusal(found[1].key.span.start, reason, "Keep one of the two lines.")
    return found[0] if found else None


def colon_end(note: NoteText, entry: Entry, *, flow: bool = False) -> int:
    """Where the colon behind the key ends.

    Raises:
        EditRefusedError: the key and its value do not stand there as ``key: value``.
    """
    text, (_, key_end), (start, _) = note.text, entry.key.span, entry.value.span
    colon = (_COLON_IN_FLOW if flow else _COLON).match(text, key_end)
    if (
        colon is None
        or colon.end() < start
        or start <= key_end
        or not (flow or starts_line(text, entry.key.span.start))
    ):
        reason = f"where {entry.key.text} and its value begin and end is not certain"
        raise note.refusal(entry.key.span.start, reason, BY_HAND)
    return text.index(":", key_end) + 1


def lines_of(note: NoteText, entry: Entry) -> Span:
    """The whole lines of a property, the end of its last line included."""
    return Span(line_start(note.text, entry.key.span.start), next_line(note.text, entry.value.span.end))


def starts_line(text: str, offset: int) -> bool:
    """Whether nothing but blanks stands before ``offset`` on its line."""
    return not text[line_start(text, offset) : offset].strip(" \t")


def behind(note: NoteText, entries: tuple[Entry, ...]) -> int:
    """Where a new property goes: behind the last one and the indented comments below it, before other comments."""
    last = entries[-1]
    indent = last.key.span.start - line_start(note.text, last.key.span.start)
    at = lines_of(note, last).end
    while (comment := _INDENTED_COMMENT.match(note.text, at)) and len(comment[1]) > indent:
        at = comment.end()
    return at


def dashes(note: NoteText, items: Sequence) -> list[int]:
    """Where the dash of each item of a block list stands.

    Raises:
        EditRefusedError: they do not stand in one column, each the first thing on its line.
    """
    text, at = note.text, items.span.start
    column = at - line_start(text, at)
    found = []
    for item in items.items:
        if not text.startswith("-", at) or at - line_start(text, at) != column or not starts_line(text, at):
            raise note.refusal(at, "where the items of this list begin is not certain", BY_HAND)
        found.append(at)
        at = next_line(text, max(item.span.end, at))
        at = _after_comments(text, at)
    return found


def _after_comments(text: str, at: int) -> int:
    """The first character from the line start ``at`` on that is neither blank nor part of a comment."""
    while skipped := NO_PROPERTY.match(text, at):
        at = skipped.end()
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    return at
