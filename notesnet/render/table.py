"""Tables for people: aligned columns in a pipe, the same with a head in bold on a terminal."""

from collections.abc import Sequence

from notesnet.text.visible import one_line, pad, width

WIDEST = 44


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The cells of head and rows, each cut to 44 columns and padded so that they align; the last is not padded."""
    cells = [[one_line(cell, WIDEST) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(head))]
    return [[pad(cell, widths[at]) if at < len(row) - 1 else cell for at, cell in enumerate(row)] for row in cells]
