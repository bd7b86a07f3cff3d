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
_QUOTE = "Look for a quotation mark that is not closed, and import again."


class Row(NamedTuple):
    """One row behind the header, which is row 1; its cells are clean, and as many as the header has."""

    number: int
    cells: list[str]


class Table(NamedTuple):
    """A table whose header was found; ``lines`` stand behind it."""

    delimiter: str
    header: list[str]
    lines: Iterator[str]


def find_table(lines: Iterable[str], fit: Callable[[Sequence[str]], int]) -> Table | None:
    """The table whose header is the first line that ``fit`` gives more than 0, with the delimiter that fits best."""
    rest = iter(lines)
    ahead = list(islice(rest, _PREAMBLE))
    for at, line in enumerate(ahead):
        readings = [(header_cells(line, delimiter), delimiter) for delimiter in _DELIMITERS]
        header, delimiter = max(readings, key=lambda reading: fit(reading[0]))
        if fit(header) > 0:
            return Table(delimiter, header, chain(ahead[at + 1 :], rest))
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
    feed = _Feed(table.lines)
    reader = csv.reader(feed, delimiter=table.delimiter)
    width = len(table.header)
    number = 1
    restarts = 0
    while True:
        feed.begin()
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _EndlessError):
            cells = None
        if cells is None or feed.ran_out:
            restarts += 1
            yield _unclosed(Source(file, number), feed, last=restarts > _MOST_RESTARTS)
            if restarts > _MOST_RESTARTS:
                return
            feed.back()
            continue
        if feed.strange:
            yield from feed.faults(Source(file, number))
        if len(cells) != width:
            if any(cell.strip() for cell in cells[width:]):
                yield _too_wide(Source(file, number), len(cells), width)
                continue
            cells = cells[:width] + [""] * (width - len(cells))
        cells = clean_cells(cells)
        if any(cells):
            yield Row(number, cells)


class _EndlessError(Exception):
    """A row that goes on and on."""


class _Feed:
    """The lines for csv's reader; keeps those of the row that is being read, so that it can begin again behind the first."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._size = 0
        self._said_guess = False
        self.ran_out = False
        self.strange: list[str] = []

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            self.ran_out = bool(self._row)
            raise StopIteration
        self._row.append(line)
        if len(self._row) > 1:
            self._size += len(line)
            if len(self._row) > _MOST_LINES or self._size > _MOST_TEXT:
                raise _EndlessError
        if not line.isascii() and is_stray(line):
            line = self._mended(line)
        if "\0" in line:
            self.strange.append("NUL")
            line = line.replace("\0", "")
        return line + "\n"

    def begin(self) -> None:
        """A new row begins."""
        self._row.clear()
        self._size = 0
        self.ran_out = False

    def back(self) -> None:
        """All lines of the row but the first one come again."""
        self._again.extendleft(reversed(self._row[1:]))
        self.strange.clear()

    @property
    def lines(self) -> int:
        """How many lines the row has so far."""
        return len(self._row)

    def faults(self, source: Source) -> Iterator[ImportFault]:
        """What is strange about the bytes of the row."""
        if "NUL" in self.strange:
            message = "this row has NUL characters, which are left out"
            yield ImportFault(source, message, "Look whether the file was damaged; export it again.")
        if "guess" in self.strange:
            yield guessed(source)
        self.strange.clear()

    def _mended(self, line: str) -> str:
        text, was_guessed = mended(line)
        if was_guessed and not self._said_guess:
            self._said_guess = True
            self.strange.append("guess")
        return text


def _unclosed(source: Source, feed: _Feed, *, last: bool) -> ImportFault:
    if last:
        return ImportFault(source, "the quotes of this file do not close; it is not read any further", _QUOTE)
    if feed.lines == 1 and not feed.ran_out:
        return ImportFault(
            source, "this row has a cell that is too long; it is left out", "Shorten it, or import it by hand."
        )
    return ImportFault(source, "this row has a quotation mark that is not closed; it is left out", _QUOTE)


def _too_wide(source: Source, cells: int, width: int) -> ImportFault:
    message = f"this row has {count(cells, 'cell')} and the header {width}; it is left out"
    return ImportFault(source, message, "Put quotes round the cell that has the separator in it, and import again.")
