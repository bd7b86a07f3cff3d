"""A line of the tables: one thing that was measured, or could not be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.measure import Program, cpu_ratio, ratio

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured over a vault of ``notes`` notes, 0 where there is none; times in seconds.

    Attributes:
        what: what is measured.
        notes: the size of the vault.
        seconds: each round.
        peak: bytes held at most, 0 when that was not measured.
        against: the yardstick, empty when it is one itself.
        against_time: the median of the yardstick.
        figure: what is to be judged, in ``unit``: a ratio is the median over the rounds.
        unit: ``×``, ``MiB``, ``ms``; empty when there is nothing to judge.
        cpu_ratio: the ratio of the time that the processors worked, 0 when that was not measured.
        failure: why there are no figures, None when there are.
        absent: whether that is so because the yardstick was not asked for.
    """

    what: str
    notes: int
    seconds: tuple[float, ...] = ()
    peak: int = 0
    against: str = ""
    against_time: float = 0.0
    figure: float = 0.0
    unit: str = ""
    cpu_ratio: float = 0.0
    failure: str | None = None
    absent: bool = False

    @property
    def time(self) -> float:
        """The median of the rounds, 0 when there are none."""
        return median(self.seconds) if self.seconds else 0.0


def row(notes: int, of: Program, to: Sequence[Program]) -> Row:
    """One program against the sum of others, which ran in the same rounds."""
    against = " + ".join(program.name for program in to)
    for program in (of, *to):
        if program.failure:
            who = "" if program is of else f"{program.name}: "
            return Row(of.name, notes, against=against, failure=f"{who}{program.failure}")
    return Row(
        of.name,
        notes,
        tuple(of.seconds),
        of.peak,
        against,
        median(sum(turn) for turn in zip(*(program.seconds for program in to), strict=True)),
        ratio(of, to),
        "×",
        cpu_ratio(of, to),
    )


def yardstick(notes: int, program: Program) -> Row:
    """What the others are held against, by itself."""
    if program.failure:
        return Row(program.name, notes, failure=program.failure)
    return Row(program.name, notes, tuple(program.seconds), program.peak)


def peak_row(what: str, notes: int, rows: Iterable[Row]) -> Row:
    """The most memory that any of these held."""
    found = list(rows)
    failed = [one for one in found if one.failure]
    if failed or not found:
        return Row(what, notes, failure=f"{failed[0].what}: {failed[0].failure}" if failed else "nothing was run")
    peak = max(one.peak for one in found)
    return Row(what, notes, peak=peak, figure=peak / MIB, unit="MiB")
