"""The roll of a table, the paths in their order with the numbers of their rows, while some come and some go."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Protocol

from notesnet.store.index_codec import encode


class Column(Protocol):
    """What stands in the order of a roll: an array or a list."""

    def __delitem__(self, at: int, /) -> None:
        """As of a list."""

    def insert(self, at: int, value: int, /) -> None:
        """As of a list."""


class Roll:
    """A roll as it was, and once it was changed as it is."""

    def __init__(self, paths: list[str], numbers: list[int]) -> None:
        self.paths = paths
        self.numbers = numbers
        self._gone: list[int] = []  # places, the last one first
        self._come: list[int] = []  # places, the first one first

    def __contains__(self, path: str) -> bool:
        at = bisect_left(self.paths, path)
        return at < len(self.paths) and self.paths[at] == path

    def place(self, path: str) -> int:
        """Where a path stands; KeyError when it does not."""
        at = bisect_left(self.paths, path)
        if at == len(self.paths) or self.paths[at] != path:
            raise KeyError(path)
        return at

    def number(self, path: str) -> int:
        """The number of its row; KeyError when there is none."""
        return self.numbers[self.place(path)]

    def change(self, gone: Iterable[str], come: Mapping[str, int]) -> None:
        """Takes paths out and puts others in, with their numbers; once."""
        self._gone = sorted(map(self.place, gone), reverse=True)
        for column in (self.paths, self.numbers):
            for at in self._gone:
                del column[at]
        for path, number in sorted(come.items()):
            at = bisect_left(self.paths, path)
            self.paths.insert(at, path)
            self.numbers.insert(at, number)
            self._come.append(at)

    @property
    def changed(self) -> bool:
        """Whether anything has come or gone."""
        return bool(self._gone or self._come)

    def follow(self, column: Column, empty: int = 0) -> None:
        """Changes what stands in the order of the roll as the roll was changed; ``empty`` stands for who has come."""
        for at in self._gone:
            del column[at]
        for at in self._come:
            column.insert(at, empty)

    def moved(self) -> dict[int, int]:
        """The place of each who has stayed, by the place before."""
        before = list(range(len(self.paths) + len(self._gone) - len(self._come)))
        self.follow(before, -1)
        return {old: new for new, old in enumerate(before) if old >= 0}

    def text(self) -> str:
        """As the index keeps it."""
        return encode([self.paths, self.numbers])
