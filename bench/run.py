"""The benchmark's command line: makes the vaults, measures, prints the tables."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from bench.measure import child_environment
from bench.report import report
from bench.rows import ROUNDS, Table, measure_start, measure_vault

SIZES = tuple(ROUNDS)
_RESULTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "results.md")
_NAME_FILE = "someone.txt"  # beside a vault that is complete: the name of one of its contacts


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark; the tables go to stdout, what is going on to stderr."""
    asked = _options().parse_args(arguments)
    sizes = sorted(set(asked.sizes or (SIZES if asked.all else SIZES[:2])))
    with tempfile.TemporaryDirectory(prefix="notesnet-bench-") as temporary:
        tables = _measure(sizes, asked.rounds, (asked.vaults or temporary, temporary), asked.seed)
    text = report(tables, [size for size in SIZES if size not in sizes], asked.seed, asked.date)
    print(text, end="")
    with open(asked.output, "w", encoding="utf-8") as file:
        file.write(text)
    return 1 if any(row.failure for table in tables for row in table.rows) else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures notesnet against yardsticks.")
    size_help = "notes in a vault, several allowed (default: 1000 10000)"
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help=size_help)
    parser.add_argument("--all", action="store_true", help="100,000 notes too, which takes minutes")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds for every size (default: by size)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="what the vaults are made from (default: 1)")
    parser.add_argument("--vaults", metavar="DIR", help="keep the vaults in this folder, and use those that are there")
    parser.add_argument("--date", default="", metavar="DATE", help="the day for the title")
    parser.add_argument(
        "--output", metavar="FILE", default=_RESULTS, help="also write to this file (default: %(default)s)"
    )
    return parser


def _measure(sizes: Sequence[int], rounds: int | None, places: tuple[str, str], seed: int) -> list[Table]:
    """The tables; the places are that of the vaults and that of what is made on the way."""
    folder, temporary = places
    _say("start")
    tables = [measure_start(rounds or 21)]
    for size in sizes:
        _say(f"{size:,} notes: making the vault")
        vault, name = _vault(folder, size, seed)
        _say(f"{size:,} notes: measuring")
        home = os.path.join(temporary, f"home-{size}")
        tables.append(measure_vault(vault, size, name, rounds or ROUNDS.get(size, 7), home))
    return tables


def _vault(folder: str, size: int, seed: int) -> tuple[str, str]:
    """A vault and someone in it; made by a process of its own, so that this one stays small.

    A process that is started counts the memory of the one that starts it as its own for a moment.
    """
    place = os.path.abspath(os.path.join(folder, f"{size}-{seed}"))
    vault, name_file = os.path.join(place, "vault"), os.path.join(place, _NAME_FILE)
    if not os.path.exists(name_file):
        command = [sys.executable, "-m", "bench.vault", vault, str(size), str(seed)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=child_environment(), check=True)
        with open(name_file, "w", encoding="utf-8") as file:
            file.write(done.stdout.strip())
    with open(name_file, encoding="utf-8") as file:
        return vault, file.read()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
