"""Tables for people in a pipe: aligned columns, nothing cut."""

from collections.abc import Sequence

from notesnet.text.visible import pad, visible, width


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The cells of head and rows, each on one line and padded so that they align; the last of a row is not padded."""
    columns = [_column(cells) for cells in zip(head, *rows, strict=True)]
    *padded, last = columns
    return [list(row) for row in zip(*map(_padded, padded), last, strict=True)]


def table_text(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same as lines."""
    return "\n".join(["  ".join(cells).rstrip() for cells in table(head, rows)])


def _column(cells: Sequence[str]) -> list[str]:
    """The cells made safe; the whole column at once, since hardly any holds anything to take care of."""
    together = f"|{'|'.join(cells)}|"
    if together.isascii() and together.isprintable() and not any(blank in together for blank in ("  ", "| ", " |")):
        return list(cells)
    return [" ".join(visible(cell).split()) for cell in cells]


def _padded(cells: Sequence[str]) -> list[str]:
    if "".join(cells).isascii():
        widest = max(map(len, cells))
        return [cell.ljust(widest) for cell in cells]
    widest = max(map(width, cells))
    return [pad(cell, widest) for cell in cells]
