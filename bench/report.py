"""The tables as markdown."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bench.figures import Results
from bench.row import MIB, Row
from bench.targets import TARGETS, Target, target_of

SIZES = (1_000, 10_000, 100_000)


def report(results: Results) -> str:
    """Everything that was measured, and everything that was not, with the reason."""
    return "\n".join(_lines(results)) + "\n"


def _lines(results: Results) -> Iterator[str]:
    yield f"# Benchmark{f', {results.day}' if results.day else ''}"
    yield ""
    yield f"{results.machine}. Made-up vaults, edition {results.edition}, seed {results.seed}."
    yield "Page cache warm, byte code compiled; *cold* means that nothing is remembered between two runs"
    yield "(`NOTESNET_INDEX=off`), *warm* that the index knows the notes and none of them has changed. Only ratios compare:"
    yield "each is the median over rounds in which both ran in turns. On a machine that others use too, look at the ratio of"
    yield "CPU time. [How it measures](README.md)."
    yield from _summary(results)
    for size in (0, *results.sizes):
        yield from _size(size, [row for row in results.rows if row.notes == size])
    yield from _growth(results)


def _summary(results: Results) -> Iterator[str]:
    yield ""
    yield "## The figures to reach"
    yield ""
    yield from _head("what", "notes", "against", "figure", "at most", "", "of CPU time")
    for target in TARGETS:
        row = results.find(target.what, target.notes, target.against)
        figure = _figure(row) if row and not row.failure else ""
        cpu = f"{row.cpu_ratio:.2f} ×" if row and row.cpu_ratio else ""
        most = f"{target.most:g} {target.unit}" if target.most else "ends as a fresh run"
        notes = f"{target.notes:,}" if target.notes else ""
        yield _line(target.what, notes, target.against, figure, most, _verdict(row, target, results), cpu)


def _verdict(row: Row | None, target: Target, results: Results) -> str:
    if row:
        if row.failure:
            return _why(row)
        return "reached" if target.most is None or row.figure <= target.most else "**missed**"
    if target.notes and target.notes not in results.sizes:
        return f"not asked for: {'`--all`' if target.notes == SIZES[-1] else f'`--sizes {target.notes}`'}"
    yardstick = results.find(target.against, target.notes)
    if yardstick and yardstick.failure:
        return _why(yardstick)
    return "not asked for: `--all`, which has 10,000 notes as well"


def _size(notes: int, rows: Sequence[Row]) -> Iterator[str]:
    yield ""
    yield f"## {f'{notes:,} notes' if notes else 'Start'}"
    yield ""
    yield from _head(
        "what",
        "median",
        "spread",
        "rounds",
        "peak memory",
        "against",
        "its median",
        "figure",
        "at most",
        "",
        "of CPU time",
    )
    for row in rows:
        target = target_of(row.what, row.against, notes)
        most = f"{target.most:g} {target.unit}" if target and target.most else ""
        if row.failure:
            yield _line(row.what, "", "", "", "", row.against, "", "", most, _why(row), "")
            continue
        reached = target.most is None or row.figure <= target.most if target else False
        yield _line(
            row.what,
            time_words(row.time) if row.seconds else "",
            _spread(row),
            f"{len(row.seconds)}" if len(row.seconds) > 1 else "",
            f"{row.peak / MIB:.0f} MiB" if row.peak else "",
            row.against,
            time_words(row.against_time) if row.against_time else "",
            _figure(row),
            most,
            ("reached" if reached else "**missed**") if target else "",
            f"{row.cpu_ratio:.2f} ×" if row.cpu_ratio else "",
        )


def _growth(results: Results) -> Iterator[str]:
    """Time and memory of everything at every size."""
    sizes = results.sizes
    if len(sizes) < 2:
        return
    steps = [f"{small:,} to {large:,}" for small, large in pairwise(sizes)]
    yield ""
    yield "## Growth"
    yield ""
    yield from _head("what", *(f"{size:,}" for size in sizes), *steps, *(f"memory, {size:,}" for size in sizes))
    for what in dict.fromkeys(row.what for row in results.rows if row.notes):
        rows = [results.find(what, size) for size in sizes]
        times = [row.time if row and not row.failure else 0.0 for row in rows]
        if sum(time > 0 for time in times) > 1:
            factors = [f"{after / before:.1f} ×" if before and after else "" for before, after in pairwise(times)]
            peaks = [f"{row.peak / MIB:.0f} MiB" if row and row.peak else "" for row in rows]
            yield _line(what, *(time_words(time) if time else "" for time in times), *factors, *peaks)


def _why(row: Row) -> str:
    words = (row.failure or "").replace("|", "/")
    return words if row.absent else f"could not run: {words}"


def _figure(row: Row) -> str:
    if row.unit in ("×", "s"):
        return f"{row.figure:.2f} {row.unit}"
    return f"{row.figure:,.0f} {row.unit}" if row.unit else ""


def _spread(row: Row) -> str:
    return f"{time_words(min(row.seconds))} to {time_words(max(row.seconds))}" if len(row.seconds) > 1 else ""


def _head(*cells: str) -> Iterator[str]:
    yield _line(*cells)
    yield "| --- " * len(cells) + "|"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def time_words(seconds: float) -> str:
    """A time as a person reads it."""
    if abs(seconds) < 1e-3:
        return f"{seconds * 1e6:.1f} µs"
    return f"{seconds * 1e3:,.0f} ms"
