"""What is said to have changed: gathered by any thread, taken by one, never more than a bounded number of paths."""

from threading import Condition
from typing import NamedTuple

MOST = 1000  # beyond so many paths it is cheaper to look at everything, and a storm must not fill the memory


class Hinted(NamedTuple):
    """Paths in the vault that are worth a look; ``everything`` when they can't be told one by one."""

    paths: frozenset[str] = frozenset()
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or bool(self.paths)

    def with_(self, other: "Hinted") -> "Hinted":
        """Both together."""
        paths = self.paths | other.paths
        if self.everything or other.everything or len(paths) > MOST:
            return Hinted(everything=True)
        return Hinted(paths)


class Hints:
    """A place where one thread leaves hints for another."""

    def __init__(self) -> None:
        self._there = Condition()
        self._paths: set[str] = set()
        self._everything = False

    def add(self, path: str) -> None:
        """A path may have changed."""
        with self._there:
            if not self._everything:
                self._paths.add(path)
                if len(self._paths) > MOST:
                    self._give_up()
            self._there.notify()

    def add_everything(self) -> None:
        """Anything may have changed."""
        with self._there:
            self._give_up()
            self._there.notify()

    def take(self, timeout: float) -> Hinted:
        """What was hinted since the last time; waits up to ``timeout`` seconds for the first hint."""
        with self._there:
            if not (self._paths or self._everything):
                self._there.wait(timeout)
            taken = Hinted(frozenset(self._paths), self._everything)
            self._paths = set()
            self._everything = False
        return taken

    def _give_up(self) -> None:
        self._paths.clear()
        self._everything = True
