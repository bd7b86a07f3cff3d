"""Changes to a list: the items that stay keep their lines, quotes and comments."""

from collections.abc import Sequence as Items
from typing import NamedTuple

from notesnet.edit import flow
from notesnet.edit.note_text import Change, NoteText, line_end_at, line_start, next_line
from notesnet.edit.places import dashes
from notesnet.edit.scalars import BLOCKS, is_same, scalar_text
from notesnet.text.spans import Span
from notesnet.text.yaml_values import Scalar, Sequence, Value


class Difference(NamedTuple):
    """How a list becomes another: ``old[first:end]`` gives way to ``new``."""

    first: int
    end: int
    new: tuple[str, ...]


def append_items(note: NoteText, items: Sequence, new: tuple[str, ...]) -> list[Change]:
    """Puts values behind the last item, in its style."""
    return set_items(note, items, Difference(len(items.items), len(items.items), new))


def difference(old: Items[Value], new: tuple[str, ...]) -> Difference:
    """The smallest run of ``old`` that has to give way, so that what comes before and behind it stays."""
    most = min(len(old), len(new))
    first = next((at for at in range(most) if not is_same(old[at], new[at])), most)
    most -= first
    same = next((at for at in range(most) if not is_same(old[-1 - at], new[-1 - at])), most)
    return Difference(first, len(old) - same, new[first : len(new) - same])


def set_items(note: NoteText, items: Sequence, change: Difference) -> list[Change]:
    """The changes that make ``change``: values are replaced in place, then added or taken out."""
    first, end, new = change
    both = min(end - first, len(new))
    replaced = [_replaced(note, items, first + at, new[at]) for at in range(both)]
    added = tuple(scalar_text(value, _like(items.items)) for value in new[both:])
    at = first + both
    if items.flow:
        spans = [item.span for item in items.items]
        if not added:
            return replaced + flow.remove(spans, items.span, at, end)
        if at == len(spans):
            return replaced + flow.append(note, spans, items.span, added)
        joined = "".join(f"{value}, " for value in added)
        return [*replaced, Change(spans[at].start, spans[at].start, joined)]
    if not added:
        return replaced + _without(note, items, at, end)
    return [*replaced, _inserted(note, items, at, added)]


def lines_of_item(note: NoteText, items: Sequence, at: int) -> Span:
    """The whole lines of one item of a block list."""
    dash = dashes(note, items)[at]
    return Span(line_start(note.text, dash), next_line(note.text, max(items.items[at].span.end, dash)))


def _like(items: Items[Value]) -> Value | None:
    """The item whose quotes a new one takes: the last, when it is text on one line."""
    return items[-1] if items and isinstance(items[-1], Scalar) and items[-1].style not in BLOCKS else None


def _replaced(note: NoteText, items: Sequence, at: int, new: str) -> Change:
    item = items.items[at]
    if items.flow or (isinstance(item, Scalar) and item.style not in BLOCKS and item.text):
        return Change(*item.span, scalar_text(new, item))
    start, end = lines_of_item(note, items, at)
    dash = dashes(note, items)[at]
    return Change(start, end, f"{note.text[start:dash]}- {scalar_text(new)}{line_end_at(note.text, end - 1)}")


def _inserted(note: NoteText, items: Sequence, at: int, new: tuple[str, ...]) -> Change:
    """Lines for ``new`` before the item ``at`` of a block list, indented and spaced as the item above."""
    text = note.text
    above = max(at - 1, 0)
    dash = dashes(note, items)[above]
    start, end = lines_of_item(note, items, above)
    between = text[dash + 1 : items.items[above].span.start]
    begin = f"{text[start:dash]}-{between if between.strip(' ') == '' and between else ' '}"
    place = end if at else start
    ending = line_end_at(text, max(place - 1, start))
    return Change(place, place, "".join(f"{begin}{value}{ending}" for value in new))


def _without(note: NoteText, items: Sequence, first: int, end: int) -> list[Change]:
    return [Change(*lines_of_item(note, items, at), "") for at in range(first, end)]
