"""The tables as markdown."""

import os
import platform
import sys
from collections.abc import Iterator, Sequence

from bench.rows import COLD_MEMORY, MIB, NOT_YET, Row, Table, growths

_HEAD = (
    "| what | median | spread | peak memory | against | its median | ratio | at most | | of CPU time |",
    "| --- " * 10 + "|",
)


def report(tables: list[Table], sizes_left: Sequence[int], seed: int, day: str) -> str:
    """Everything that was measured, and everything that was not."""
    return "\n".join(_lines(tables, sizes_left, seed, day)) + "\n"


def _lines(tables: list[Table], sizes_left: Sequence[int], seed: int, day: str) -> Iterator[str]:
    yield f"# Benchmark{f', {day}' if day else ''}"
    yield ""
    yield f"{_machine()} Made-up vaults, seed {seed}."
    yield "Page cache warm, byte code compiled; *cold* means that nothing is remembered between two runs"
    yield "(`NOTESNET_INDEX=off`), *warm* that the index knows the notes and none of them has changed. Only ratios compare:"
    yield "each is the median over rounds in which everything in its table ran in turns. On a machine that others use too,"
    yield "look at the ratio of CPU time."
    for table in tables:
        yield from _table(table)
    yield from _growth(tables)
    yield from _not_measured(sizes_left)


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0]
    busy = f" The machine was not idle: load {load:.1f} before the first run." if load > 0.5 else ""
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {sys.version.split()[0]}.{busy}"


def _table(table: Table) -> Iterator[str]:
    yield ""
    yield f"## {f'{table.notes:,} notes' if table.notes else 'Start'}, {table.rounds} rounds"
    yield ""
    yield from _HEAD
    for row in table.rows:
        yield _line(row)
    agenda = table.timed[0]
    if table.notes == 100_000 and not agenda.failure:
        peak = agenda.peak / MIB
        most = f"| {COLD_MEMORY} MiB | {_verdict(peak, COLD_MEMORY)} | |"
        yield f"| peak memory, {agenda.name} | | | {peak:.0f} MiB | | | {most}"


def _line(row: Row) -> str:
    most = f"{row.most:g} ×" if row.most else ""
    if row.failure:
        return f"| {row.what} | | | | {row.against} | | | {most} | could not run: {row.failure.replace('|', '/')} | |"
    spread = f"{_time(row.fastest)} to {_time(row.slowest)}" if row.fastest else ""
    peak = f"{row.peak / MIB:.0f} MiB" if row.peak else ""
    cells = [row.what, _time(row.time), spread, peak, row.against, _time(row.against_time), f"{row.ratio:.2f} ×", most]
    cpu = f"{row.cpu_ratio:.2f} ×" if row.cpu_ratio else ""
    return f"| {' | '.join(cells)} | {_verdict(row.ratio, row.most)} | {cpu} |"


def _growth(tables: list[Table]) -> Iterator[str]:
    found = list(growths(tables))
    if found:
        yield ""
        yield "## Growth"
        yield ""
        yield "| what | from | to | time | at most | |"
        yield "| --- " * 6 + "|"
    for what, small, large, factor, most in found:
        cells = [what, f"{small:,}", f"{large:,}", f"{factor:.1f} ×", f"{most:g} ×" if most else ""]
        yield f"| {' | '.join(cells)} | {_verdict(factor, most)} |"


def _not_measured(sizes_left: Sequence[int]) -> Iterator[str]:
    yield ""
    yield "## Not measured"
    yield ""
    yield "| what | against | at most | why |"
    yield "| --- " * 4 + "|"
    for size in sizes_left:
        yield f"| everything at {size:,} notes | | | not asked for: `--all`, or `--sizes {size}` |"
    for what, against, most in NOT_YET:
        yield f"| {what} | {against} | {most} | not yet |"


def _verdict(figure: float, most: float | None) -> str:
    return "" if most is None else "reached" if figure <= most else "**missed**"


def _time(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.1f} µs"
    return f"{seconds * 1e3:,.0f} ms"
