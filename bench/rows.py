"""The rows of the benchmark: what is held against what, and the figure to reach."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bench import programs
from bench.measure import Program, child_environment, cpu_ratio, ratio, run_in_turns

MIB = 1024 * 1024
COLD_MEMORY = 160  # MiB at 100,000 notes
GROWTH = 11.0  # from 10,000 to 100,000 notes: linear, with a little to spare
ROUNDS = {1_000: 11, 10_000: 7, 100_000: 3}

WARM = {10_000: 1.6, 100_000: 1.4}  # times click + walk, by notes
LOG = 1.6

# What nothing measures so far.
NOT_YET = (
    ("warm `agenda`, 10 notes changed", "the same, none changed", "1.4 ×"),
    ("warm `agenda`", "todoman `list --due`, warm", "0.25 ×"),
    ("completion of a name in the shell", "click", "1.6 ×"),
    ("cold build with index, 2 processes", "python-frontmatter loop", "0.8 ×"),
    ("peak memory, warm, 100,000 notes", "", "80 MiB"),
    ("`watch`: from the save to the agenda file", "", "p95 within 250 ms"),
    ("`match TEXT`, `suggest NAME`, warm", "click + walk", "2 ×"),
    ("`suggest` over all pairs", "reading the vault cold", "2 ×"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; times in seconds.

    Attributes:
        what: what is measured.
        time: the median.
        fastest: the fastest round.
        slowest: the slowest round.
        peak: bytes held at most, 0 when that was not measured.
        against: the yardstick.
        against_time: its median.
        ratio: the median ratio over the rounds.
        cpu_ratio: the same of the time that the processors worked, 0 when that was not measured.
        most: what the ratio may be at most, None when no figure is set.
        failure: why there are no figures, None when there are.
    """

    what: str
    time: float = 0.0
    fastest: float = 0.0
    slowest: float = 0.0
    peak: int = 0
    against: str = ""
    against_time: float = 0.0
    ratio: float = 0.0
    cpu_ratio: float = 0.0
    most: float | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured over one vault, or over none (``notes`` is 0 then), in one run of turns."""

    notes: int
    rounds: int
    rows: tuple[Row, ...]
    timed: tuple[Program, ...]


def measure_start(rounds: int) -> Table:
    """Starting the program, without any vault."""
    ours, yardstick = programs.help_(), programs.click()
    run_in_turns([yardstick, ours], rounds)
    return Table(0, rounds, (_row(ours, [yardstick], 1.25), *_address_book_rows()), (ours, yardstick))


def measure_vault(vault: str, notes: int, name: str, rounds: int, home: str) -> Table:
    """The commands over one vault of ``notes`` notes, in which someone is called ``name``.

    Their indexes and a copy of the vault, for what writes into it, are made in the folder ``home``.
    """
    click, walk, loop = programs.click(), programs.walk(vault), programs.loop(vault)
    copy = shutil.copytree(vault, os.path.join(home, "vault"))
    cold, warm = programs.cold(vault, name, home), programs.warm(vault, name, home)
    log = programs.log(copy, name, home)
    run_in_turns([click, walk, loop, *cold, *warm, log], rounds)
    rows = [_row(cold[-1], [loop]), *(_row(command, [click, walk]) for command in cold)]
    rows += [*(_row(command, [click, walk], WARM.get(notes)) for command in warm), _row(log, [click, walk], LOG)]
    return Table(notes, rounds, (*rows, _front_matter_row(vault)), (cold[-1], loop, walk, warm[-1]))


def growths(tables: list[Table]) -> Iterator[tuple[str, int, int, float, float | None]]:
    """(what, notes, more notes, how many times the time, at most) for each program and each step in size."""
    vaults = [table for table in tables if table.notes]
    for small, large in pairwise(vaults):
        for before, after in zip(small.timed, large.timed, strict=True):
            if not (before.failure or after.failure):
                most = GROWTH if (small.notes, large.notes) == (10_000, 100_000) and before is small.timed[0] else None
                yield before.name, small.notes, large.notes, after.time / before.time, most


def _row(of: Program, to: list[Program], most: float | None = None) -> Row:
    against = " + ".join(program.name for program in to)
    for program in (of, *to):
        if program.failure:
            who = "" if program is of else f"{program.name}: "
            return Row(of.name, against=against, most=most, failure=f"{who}{program.failure}")
    return Row(
        of.name,
        of.time,
        min(of.seconds),
        max(of.seconds),
        of.peak,
        against,
        median(sum(turn) for turn in zip(*(program.seconds for program in to), strict=True)),
        ratio(of, to),
        cpu_ratio(of, to),
        most,
    )


def _address_book_rows() -> Iterator[Row]:
    """Reading an address book, as the first step of `notesnet import`."""
    command = [sys.executable, "-m", "bench.address_books"]
    done = subprocess.run(command, capture_output=True, text=True, env=child_environment(), check=False)
    against, most = "csv.DictReader", 2.0
    if done.returncode:
        said = done.stderr.strip().splitlines()
        yield Row(
            "10,000 rows of an address book", against=against, most=most, failure=said[-1] if said else "no figures"
        )
    for line in done.stdout.splitlines():
        name, ours, theirs, of = line.split("\t")
        yield Row(
            f"10,000 rows: {name}", float(ours), against=against, against_time=float(theirs), ratio=float(of), most=most
        )


def _front_matter_row(vault: str) -> Row:
    what, against, most = "front matter with spans, a note", "CSafeLoader", 0.7
    command = [sys.executable, "-m", "bench.front_matter", vault]
    done = subprocess.run(command, capture_output=True, text=True, env=child_environment(), check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines()
        return Row(what, against=against, most=most, failure=said[-1] if said else f"exit {done.returncode}")
    ours, theirs, of = (float(figure) for figure in done.stdout.split())
    return Row(what, ours / 1e6, against=against, against_time=theirs / 1e6, ratio=of, most=most)
