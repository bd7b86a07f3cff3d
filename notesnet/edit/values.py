"""Changes to the value of one property, or of one entry of a mapping."""

from datetime import date

from notesnet.edit import flow
from notesnet.edit.lists import append_items, difference, rows_of, set_items
from notesnet.edit.note_text import Change, NoteText, line_end_at
from notesnet.edit.places import colon_end, lines_of
from notesnet.edit.scalars import (
    BLOCKS,
    NewValue,
    as_item,
    header_comment,
    is_nothing,
    is_same,
    list_text,
    literal_text,
    scalar_text,
    text_of,
)
from notesnet.text.spans import Span
from notesnet.text.yaml_values import Entry, Mapping, Scalar, Sequence


def set_value(note: NoteText, entry: Entry, value: NewValue, *, in_flow: bool = False) -> list[Change]:
    """The changes that make ``value`` the value of ``entry``.

    Raises:
        EditRefusedError: the value there is a mapping, or its place is not certain.
    """
    old = entry.value
    colon = colon_end(note, entry, flow=in_flow)
    if isinstance(old, Mapping):
        raise note.refusal(
            entry.key.span.start,
            f"{entry.key.text} holds names and values, not one value",
            "Change one of them, or delete the property first.",
        )
    if not isinstance(value, tuple):
        return [] if is_same(old, value) else _replaced(note, entry, colon, _one(note, old, value))
    if not isinstance(old, Sequence):
        return _replaced(note, entry, colon, list_text(value, old))
    if not value and not old.flow:
        return _replaced(note, entry, colon, "[]")
    return set_items(note, old, difference(old.items, value))


def append_values(note: NoteText, entry: Entry, new: tuple[str, ...]) -> list[Change]:
    """The changes that put ``new`` behind what ``entry`` holds; a value that stood alone becomes a list.

    Raises:
        EditRefusedError: as ``set_value``.
    """
    old = entry.value
    if is_nothing(old):
        return set_value(note, entry, new[0] if len(new) == 1 else new)
    colon = colon_end(note, entry)
    if isinstance(old, Sequence):
        return append_items(note, old, new)
    if isinstance(old, Mapping):
        return set_value(note, entry, new)
    typed = note.text[old.span.start : old.span.end]
    items = [as_item(old, typed), *(scalar_text(value, old) for value in new)]
    comment = header_comment(typed) if old.style in BLOCKS else ""
    return _replaced(note, entry, colon, f"[{', '.join(items)}]{comment}")


def in_place(note: NoteText, colon: int, span: Span, new: str) -> Change:
    """``new`` where a value stands, or, when none does, one blank behind the colon that ends at ``colon``."""
    between = note.text[colon : span.start]
    if span.start == span.end or (new[0] in "[{" and "\t" in between and not between.strip(" \t")):
        # js-yaml reads no brackets behind a tab
        return Change(colon, span.end, f" {new}")
    return Change(*span, new)


def add_entry(note: NoteText, mapping: Mapping, name: str, value: str) -> list[Change]:
    """The changes that put ``name: value`` (as YAML) behind the last entry of a mapping."""
    line = f"{name}: {value}"
    if mapping.flow:
        spans = [Span(key.span.start, held.span.end) for key, held in mapping.entries]
        return flow.append(note, spans, mapping.span, [line])
    last = mapping.entries[-1]
    colon_end(note, last)
    start, end = lines_of(note, last)
    indent = note.text[start : last.key.span.start]
    return [Change(end, end, f"{indent}{line}{line_end_at(note.text, end - 1)}")]


def _one(note: NoteText, old: Scalar | Sequence, value: str | date) -> str:
    """The text that takes the place of ``old``."""
    if not isinstance(old, Scalar) or old.style not in BLOCKS:
        return scalar_text(value, old)
    typed = note.text[old.span.start : old.span.end]
    block = literal_text(text_of(value), typed, line_end_at(note.text, old.span.start))
    return block or scalar_text(value) + header_comment(typed)


def _replaced(note: NoteText, entry: Entry, colon: int, new: str) -> list[Change]:
    old = entry.value
    if isinstance(old, Sequence) and not old.flow:
        lines = [Change(row.start, row.end, "") for row in rows_of(note, old)]
        return [Change(colon, colon, f" {new}"), *lines]
    return [in_place(note, colon, old.span, new)]
