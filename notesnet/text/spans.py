"""Where something stands in a text: character spans, and lines and columns as editors count them."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, count
from operator import add
from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` (included) to ``end`` (excluded) of a decoded text, the byte order mark already taken off."""

    start: int
    end: int


class LineIndex:
    """Turns offsets into lines and columns; only LF ends a line, as editors count (not U+2028 or U+0085)."""

    __slots__ = ("_starts", "text")

    _starts: list[int]

    def __init__(self, text: str) -> None:
        self.text = text

    def __getattr__(self, name: str) -> list[int]:
        """Where each line begins, once somebody asks: of many notes nobody does."""
        if name != "_starts":
            raise AttributeError(name)
        starts: list[int] = [0, *map(add, accumulate(map(len, self.text.split("\n"))), count(1))]
        starts.pop()  # behind the last line none begins
        self._starts = starts
        return starts

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the character at ``offset``."""
        return bisect_right(self._starts, offset)

    def lines_of(self, offsets: Iterable[int]) -> list[int]:
        """The same for each of several characters."""
        starts = self._starts
        return [bisect_right(starts, offset) for offset in offsets]

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based (line, column) of ``offset``; columns count characters."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_start(self, line: int) -> int:
        """The offset at which the 1-based ``line`` begins."""
        return self._starts[line - 1]

    def line_text(self, line: int) -> str:
        """The 1-based ``line`` without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return self.text[start:end].removesuffix("\r")

    def __len__(self) -> int:
        return len(self._starts)
