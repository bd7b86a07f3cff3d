"""Changes to a list: the items that stay keep their lines, quotes and comments."""

from collections.abc import Sequence as Items
from typing import NamedTuple

from notesnet.edit import flow
from notesnet.edit.note_text import Change, NoteText, line_end_at, line_start, next_line
from notesnet.edit.places import dashes
from notesnet.edit.scalars import BLOCKS, is_same, scalar_text
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
    at = first + min(end - first, len(new))
    added = tuple(scalar_text(value, _like(items.items)) for value in new[at - first :])
    if items.flow:
        spans = [item.span for item in items.items]
        replaced = [
            Change(*spans[place], scalar_text(new[place - first], items.items[place])) for place in range(first, at)
        ]
        if not added:
            return replaced + flow.remove(spans, items.span, at, end)
        if at == len(spans):
            return replaced + flow.append(note, spans, items.span, added)
        joined = "".join(f"{value}, " for value in added)
        return [*replaced, Change(spans[at].start, spans[at].start, joined)]
    rows = rows_of(note, items)
    replaced = [_replaced(note, rows[place], new[place - first]) for place in range(first, at)]
    if not added:
        return replaced + [Change(row.start, row.end, "") for row in rows[at:end]]
    return [*replaced, _inserted(note, rows, at, added)]


class Row(NamedTuple):
    """An item of a block list: its whole lines, the end of the last one included, and where its dash stands."""

    start: int
    end: int
    dash: int
    item: Value


def rows_of(note: NoteText, items: Sequence) -> list[Row]:
    """The items of a block list.

    Raises:
        EditRefusedError: where they begin is not certain.
    """
    return [
        Row(line_start(note.text, dash), next_line(note.text, max(item.span.end, dash)), dash, item)
        for dash, item in zip(dashes(note, items), items.items, strict=True)
    ]


def _like(items: Items[Value]) -> Value | None:
    """The item whose quotes a new one takes: the last, when it is text on one line."""
    return items[-1] if items and isinstance(items[-1], Scalar) and items[-1].style not in BLOCKS else None


def _replaced(note: NoteText, row: Row, new: str) -> Change:
    item = row.item
    if isinstance(item, Scalar) and item.style not in BLOCKS and item.text:
        return Change(*item.span, scalar_text(new, item))
    ending = line_end_at(note.text, row.end - 1)
    return Change(row.start, row.end, f"{note.text[row.start : row.dash]}- {scalar_text(new)}{ending}")


def _inserted(note: NoteText, rows: list[Row], at: int, new: tuple[str, ...]) -> Change:
    """Lines for ``new`` before the item ``at`` of a block list, indented and spaced as the item above."""
    row = rows[max(at - 1, 0)]
    between = note.text[row.dash + 1 : row.item.span.start]
    begin = f"{note.text[row.start : row.dash]}-{between if between and not between.strip(' ') else ' '}"
    place = row.end if at else row.start
    ending = line_end_at(note.text, max(place - 1, row.start))
    return Change(place, place, "".join(f"{begin}{value}{ending}" for value in new))
