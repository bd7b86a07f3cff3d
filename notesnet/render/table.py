"""Tables for people in a pipe: aligned columns, nothing cut."""

from collections.abc import Sequence

from notesnet.text.visible import pad, visible, width


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The cells of head and rows, each on one line and padded so that they align; the last of a row is not padded."""
    cells = [[" ".join(visible(cell).split()) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(head))]
    return [[pad(cell, widths[at]) if at < len(row) - 1 else cell for at, cell in enumerate(row)] for row in cells]
