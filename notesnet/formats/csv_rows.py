"""Tables as text: where the header is, what separates the cells, and the rows, whatever their quotes do."""

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from notesnet.formats.clean import clean_cells, clean_name
from notesnet.formats.decode import guessed, is_stray, mended
from notesnet.model.imported import ImportFault, Source
from notesnet.text.words import count

_DELIMITERS = (",", ";", "\t")
_PREAMBLE = 30  # lines in which the header is looked for
_MOST_LINES = 500  # of one row
_MOST_TEXT = 1 << 20  # characters of one row
_MOST_RESTARTS = 50  # each reads up to 1 MiB again
_PLAIN = 100_000  # characters in which no cell is too long for csv
_BATCH = 8_000  # characters of lines that are read in one go
_USUAL = bytes(range(0x20, 0x7F))
_QUOTE = "Look for a quotation mark that is not closed, and import again."


# One row, by the number that a spreadsheet shows; its cells are clean, as many as the header has, and the reader's own.
Row = tuple[Source, list[str]]


class Table(NamedTuple):
    """A table whose header was found, in line ``number`` of the file; ``lines`` stand behind it."""

    delimiter: str
    header: list[str]
    lines: Iterator[str]
    number: int


def find_table(lines: Iterable[str], fit: Callable[[Sequence[str]], int], start: int = 1) -> Table | None:
    """The table whose header is the first line that ``fit`` gives more than 0, with the delimiter that fits best.

    ``start`` is the number of the first of ``lines`` in its file.
    """
    rest = iter(lines)
    ahead = list(islice(rest, _PREAMBLE))
    for at, line in enumerate(ahead):
        readings = [(header_cells(line, delimiter), delimiter) for delimiter in _DELIMITERS]
        header, delimiter = max(readings, key=lambda reading: fit(reading[0]))
        if fit(header) > 0:
            return Table(delimiter, header, chain(ahead[at + 1 :], rest), start + at)
    return None


def header_cells(line: str, delimiter: str) -> list[str]:
    """The names in a line of column names, cleaned, with single blanks; empty when the line is none."""
    try:
        cells = next(csv.reader([mended(line)[0]], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [clean_name(cell) for cell in cells]


def read_rows(table: Table, file: str) -> Iterator[Row | ImportFault]:
    """The rows that hold anything, and what is wrong with the others; never raises."""
    width = len(table.header)
    feed = _Feed(table.lines, table.delimiter, file, table.number)
    new = tuple.__new__  # for each row, in half the time
    while lines := feed.batch():
        rows = _at_once(lines, table.delimiter)
        if rows is None:
            yield from feed.one_by_one(lines, width)
            continue
        number = feed.number
        feed.number += len(lines)
        for read in rows:
            number += 1
            source = new(Source, (file, number, True))
            cells = read if len(read) == width else _fitted(read, width, source)
            if isinstance(cells, ImportFault):
                yield cells
            elif cells[0] or any(cells):
                yield source, cells


def _at_once(lines: list[str], delimiter: str) -> list[list[str]] | None:
    """The clean cells of each line, in one go; None when one of the lines is not surely one row without anything strange.

    Lines without quotation marks are split, which is what csv makes of them, in a third of the time.
    """
    whole = delimiter.join(("", *lines, ""))
    if len(whole) > _PLAIN or not _is_printable(whole, delimiter):
        return None
    if '"' not in whole:
        rows = [line.split(delimiter) for line in lines]
        return rows if _is_clean(whole, delimiter) else list(map(clean_cells, rows))
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    if len(rows) != len(lines):
        return None
    cells = "|".join(("", *map("|".join, rows), ""))  # a cell may have the separator and a blank in its midst
    return rows if _is_clean(cells, "|") and "\t" not in cells else list(map(clean_cells, rows))


def _is_printable(text: str, delimiter: str) -> bool:
    """Whether a text has no control but its delimiter, no NUL, no byte that is not UTF-8; most is told byte by byte."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _USUAL if delimiter != "\t" else _USUAL + b"\t")
    return not rest or rest.decode("utf-8", "surrogatepass").isprintable()


def _is_clean(text: str, delimiter: str) -> bool:
    """Whether no cell of a printable text begins or ends with a blank, or begins with a guard."""
    return f" {delimiter}" not in text and f"{delimiter} " not in text and not ("'" in text and f"{delimiter}'" in text)


def _fitted(cells: list[str], width: int, source: Source) -> list[str] | ImportFault:
    """As many cells as the header has; the fault of a row that has more which say something."""
    if any(cell.strip() for cell in cells[width:]):
        message = f"this row has {count(len(cells), 'cell')} and the header {width}; it is left out"
        return ImportFault(source, message, "Put quotes round the cell that has the separator in it, and import again.")
    return cells[:width] + [""] * (width - len(cells))


class _EndlessError(Exception):
    """A row that goes on and on."""


class _Feed:
    """The lines for csv's reader; keeps those of the row that is being read, so that it can begin again behind the first.

    Attributes:
        number: that of the last row.
    """

    def __init__(self, lines: Iterator[str], delimiter: str, file: str, number: int) -> None:
        self.number = number
        self._lines = lines
        self._reader = csv.reader(self, delimiter=delimiter)
        self._file = file
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._size = 0
        self._restarts = 0
        self._said_guess = False
        self._ran_out = False
        self._strange: list[str] = []

    def batch(self) -> list[str]:
        """The next lines, some thousand characters of them; empty at the end."""
        lines: list[str] = []
        size = 0
        while size < _BATCH and (some := list(islice(self._lines, 8))):
            lines += some
            size += sum(map(len, some))
        return lines

    def one_by_one(self, lines: list[str], width: int) -> Iterator[Row | ImportFault]:
        """The rows that begin in ``lines``, as far behind these as they may go on."""
        self._again.extend(lines)
        while self._again:
            self.number += 1
            source = Source(self._file, self.number, is_row=True)
            cells = self._cells()
            if cells is None:
                self._restarts += 1
                yield self._unclosed(source)
                if self._restarts > _MOST_RESTARTS:
                    self._again.clear()
                    self._lines = iter(())
                    return
                self._again.extendleft(reversed(self._row[1:]))
                self._strange.clear()
                continue
            if self._strange:
                yield from self._faults(source)
            found = _fitted(cells, width, source)
            if isinstance(found, ImportFault):
                yield found
            elif any(found := clean_cells(found)):
                yield source, found

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            self._ran_out = bool(self._row)
            raise StopIteration
        self._row.append(line)
        if len(self._row) > 1:
            self._size += len(line)
            if len(self._row) > _MOST_LINES or self._size > _MOST_TEXT:
                raise _EndlessError
        if not line.isascii() and is_stray(line):
            line = self._mended(line)
        if "\0" in line:
            self._strange.append("NUL")
            line = line.replace("\0", "")
        return line + "\n"

    def _cells(self) -> list[str] | None:
        """The cells of the next row; None when they do not end."""
        self._row.clear()
        self._size = 0
        self._ran_out = False
        try:
            cells = next(self._reader, [])
        except (csv.Error, _EndlessError):
            return None
        return None if self._ran_out else cells

    def _faults(self, source: Source) -> Iterator[ImportFault]:
        """What is strange about the bytes of the row."""
        if "NUL" in self._strange:
            message = "this row has NUL characters, which are left out"
            yield ImportFault(source, message, "Look whether the file was damaged; export it again.")
        if "guess" in self._strange:
            yield guessed(source)
        self._strange.clear()

    def _mended(self, line: str) -> str:
        text, was_guessed = mended(line)
        if was_guessed and not self._said_guess:
            self._said_guess = True
            self._strange.append("guess")
        return text

    def _unclosed(self, source: Source) -> ImportFault:
        """The fault of a row that does not end."""
        if self._restarts > _MOST_RESTARTS:
            return ImportFault(source, "the quotes of this file do not close; it is not read any further", _QUOTE)
        if len(self._row) == 1 and not self._ran_out:
            message = "this row has a cell that is too long; it is left out"
            return ImportFault(source, message, "Shorten it, or import it by hand.")
        return ImportFault(source, "this row has a quotation mark that is not closed; it is left out", _QUOTE)
