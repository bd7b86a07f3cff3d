"""What a run has measured, kept as JSON, so that tables and picture can be made again without a run."""

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass

from bench.row import Row
from bench.vault import EDITION


@dataclass(frozen=True, slots=True)
class Results:
    """A run: the day for its title (may be empty), the machine in words, what the vaults were made from, the rows."""

    day: str
    machine: str
    seed: int
    rows: tuple[Row, ...]
    edition: int = EDITION

    @property
    def sizes(self) -> list[int]:
        """The sizes of the vaults, the smallest first."""
        return sorted({row.notes for row in self.rows if row.notes})

    def find(self, what: str, notes: int, against: str | None = None) -> Row | None:
        """The first row of this name, against this when it is given."""
        wanted = (row for row in self.rows if (row.what, row.notes) == (what, notes))
        return next((row for row in wanted if against is None or row.against == against), None)


def save(results: Results, path: str) -> None:
    """Writes them."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump(asdict(results), file, ensure_ascii=False, indent=1)
        file.write("\n")


def load(path: str) -> Results:
    """Reads what ``save`` has written."""
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    rows = tuple(Row(**{**row, "seconds": tuple(row["seconds"])}) for row in found.pop("rows"))
    return Results(**found, rows=rows)


def machine() -> str:
    """System, cores and Python, and whether something else was running."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load_average = os.getloadavg()[0]
    busy = f", not idle (load {load_average:.1f} before the first run)" if load_average > 0.5 else ""
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {sys.version.split()[0]}{busy}"
