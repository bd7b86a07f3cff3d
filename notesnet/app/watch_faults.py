"""Which faults were told already, so that each is told once, and a note that is mended gets a word."""

from collections import Counter
from collections.abc import Collection, Iterable

from notesnet.model.diagnostic import Diagnostic

Name = tuple[str, str, str]  # path, code, message: a fault that only moves is the same fault
WARNING = 2


class FaultMemory:
    """How many faults of each name a vault had when it was read last, and how many of them were told."""

    def __init__(self) -> None:
        self.known: Counter[Name] = Counter()
        self._told: Counter[Name] = Counter()

    def learn(self, faults: Iterable[Diagnostic]) -> int:
        """Takes the faults that are there at the beginning, untold; how many notes have some."""
        self.known = Counter({name: len(some) for name, some in _named(faults).items()})
        return len({name[0] for name in self.known})

    def news(self, faults: Iterable[Diagnostic], saved: Collection[str]) -> tuple[list[Diagnostic], list[str]]:
        """(the faults to tell, the paths that have none any more); ``saved`` are the notes that were saved just now.

        A fault is told when it is new, and when its note is saved for the first time since the beginning.
        """
        found = _named(faults)
        fresh: list[Diagnostic] = []
        told: Counter[Name] = Counter()
        for name, some in found.items():
            before = self._told[name] if name[0] in saved else max(self._told[name], self.known[name])
            fresh += some[before:]
            told[name] = min(self._told[name], len(some)) + len(some[before:])
        faulty = {name[0] for name in found}
        heard = {name[0] for name, number in self._told.items() if number}
        had = {name[0] for name in self.known}
        mended = sorted(path for path in had - faulty if path in heard or path in saved)
        self.known = Counter({name: len(some) for name, some in found.items()})
        self._told = told
        return fresh, mended


def _named(faults: Iterable[Diagnostic]) -> dict[Name, list[Diagnostic]]:
    found: dict[Name, list[Diagnostic]] = {}
    for fault in faults:
        if fault.severity.rank >= WARNING:
            found.setdefault((fault.path, fault.code, fault.message), []).append(fault)
    return found
