"""The benchmark's command line: makes the vaults, measures, writes the tables, the figures and the picture."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from bench.figures import Results, load, machine, save
from bench.measure import child_environment
from bench.peers import Peers, find_peers, install_peers
from bench.plot import plot
from bench.programs import Desk
from bench.report import SIZES, report
from bench.row import Row
from bench.rows import SAVES, Effort, growth_row, start_rows, vault_rows
from bench.vault import EDITION

_HERE = os.path.dirname(os.path.abspath(__file__))
_RESULTS = os.path.join(_HERE, "results.md")
_PICTURE = os.path.join(os.path.dirname(_HERE), "docs", "benchmark.svg")
_NAME_FILE = "someone.txt"  # beside a vault that is complete: the name of one of its contacts


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark; the tables go to stdout, what is going on to stderr."""
    asked = _options().parse_args(arguments)
    figures = f"{os.path.splitext(asked.output)[0]}.json"
    results = load(figures) if asked.redraw else _measured(asked)
    if not asked.redraw:
        save(results, figures)
    text = report(results)
    print(text, end="")
    beside = _PICTURE if asked.output == _RESULTS else f"{os.path.splitext(asked.output)[0]}.svg"
    for path, content in ((asked.output, text), (asked.picture or beside, plot(results))):
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
    return 1 if any(row.failure and not row.absent for row in results.rows) else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures notesnet against yardsticks.")
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", metavar="N", help="notes in a vault, several allowed (default: 1000 10000)")
    add("--all", action="store_true", help="100,000 notes too, which takes long")
    add("--rounds", type=int, metavar="N", help="rounds for everything (default: by size, fewer for what is slow)")
    add("--saves", type=int, default=SAVES, metavar="N", help="saves under `watch` (default: %(default)s)")
    add("--seed", type=int, default=1, metavar="N", help="what the vaults are made from (default: %(default)s)")
    add("--vaults", metavar="DIR", help="keep the vaults in this folder, and use those that are there")
    peers = parser.add_mutually_exclusive_group()
    peers.add_argument(
        "--peers", action="store_true", help="install todoman and khard from PyPI into an environment of their own"
    )
    peers.add_argument("--peer-env", metavar="DIR", help="an environment with todoman and khard (default: the PATH)")
    add("--date", default="", metavar="DATE", help="the day for the title")
    add("--redraw", action="store_true", help="write tables and picture from the figures of the last run")
    output_help = "the tables; the figures lie beside them as .json (default: %(default)s)"
    add("--output", metavar="FILE", default=_RESULTS, help=output_help)
    picture_help = "the picture (default: docs/benchmark.svg, or beside FILE)"
    add("--picture", metavar="SVG", help=picture_help)
    return parser


def _measured(asked: argparse.Namespace) -> Results:
    sizes = sorted(set(asked.sizes or (SIZES if asked.all else SIZES[:2])))
    where = machine()  # before anything runs
    with tempfile.TemporaryDirectory(prefix="notesnet-bench-") as temporary:
        folder = os.path.abspath(asked.vaults or temporary)
        peers = install_peers(os.path.join(folder, "peers")) if asked.peers else find_peers(asked.peer_env)
        effort = Effort(asked.rounds, asked.saves)
        rows = _rows(sizes, (folder, temporary), asked.seed, peers, effort)
    return Results(asked.date, where, asked.seed, tuple(rows))


def _rows(sizes: Sequence[int], places: tuple[str, str], seed: int, peers: Peers, effort: Effort) -> list[Row]:
    """All rows; the places are that of the vaults and that of what is made on the way."""
    folder, temporary = places
    _say("start")
    rows = start_rows(effort)
    for size in sizes:
        _say(f"{size:,} notes: making the vault")
        vault, name = _vault(folder, size, seed)
        _say(f"{size:,} notes: measuring")
        with tempfile.TemporaryDirectory(dir=temporary) as home:
            rows += vault_rows(size, Desk(vault, name, home), peers, effort)
    return [*rows, *growth_row(rows)]


def _vault(folder: str, size: int, seed: int) -> tuple[str, str]:
    """A vault and someone in it; made by a process of its own, so that this one stays small.

    A process that is started counts the memory of the one that starts it as its own for a moment.
    """
    place = os.path.join(folder, f"{size}-{seed}-{EDITION}")
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
