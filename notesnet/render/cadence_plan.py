"""The cadence plan: a file of proposals with a box each, for people to read and untick, and back again."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notesnet.errors import UsageError
from notesnet.model.rhythm import RhythmRow, RhythmTable
from notesnet.render.phrases import gap_words
from notesnet.render.plain import plain_words
from notesnet.text.dates import short_day
from notesnet.text.durations import Duration, in_words, read_duration, short

# A path may hold a backtick; code with two of them takes it.
_LINE = re.compile(
    r"[-*+] \[(?P<mark>.)\] cadence: (?P<cadence>[^`]+?) for (?P<tick>`+) ?(?P<path>.+?) ?(?P=tick)(?: |\Z)"
)


class Ticked(NamedTuple):
    """One ticked line of a plan."""

    path: str
    cadence: Duration
    line: int


def plan_text(table: RhythmTable, rows: Sequence[RhythmRow]) -> str:
    """The plan as markdown: a line a person, ticked."""
    lines = ["# Cadence plan", "", *load_lines(table), ""]
    lines += [
        "Untick whom you do not want to be reminded of, change a cadence where another fits, save, and take it in with",
        "`notesnet cadence --apply` and this file. Each ticked line sets the one property `cadence` in that note.",
        "",
    ]
    for row in rows:
        if row.proposed:
            code = f"`` {row.path} ``" if "`" in row.path else f"`{row.path}`"
            lines.append(
                f"- [x] cadence: {short(row.proposed)} for {code} {plain_words(row.name, 80)}: {row_words(row)}"
            )
    return "\n".join(lines) + "\n"


def load_lines(table: RhythmTable) -> list[str]:
    """How many touches a week the cadences ask for, against the budget."""
    asked = f"Cadences in force ask for {table.asked:.1f} touches a week"
    if not table.proposed:
        return [f"{asked}; your budget is {table.budget}."]
    total = table.asked + table.proposed
    line = f"{asked}, the proposals for {table.proposed:.1f} more: {total:.1f} in all; your budget is {table.budget}."
    if total > table.budget:
        return [line, "That is more than the budget: untick some, or make their cadences longer."]
    return [line]


def row_words(row: RhythmRow) -> str:
    """Why this cadence: ``usually every 6 weeks, last 1 Oct 2026, strength 40``."""
    rhythm = f"usually every {gap_words(row.gap)}" if row.gap else "no rhythm yet"
    last = f"last {short_day(row.last, 0)}" if row.last else "no touch yet"
    return f"{rhythm}, {last}, strength {row.strength}"


def read_plan(text: str, path: str) -> list[Ticked]:
    """The ticked lines of a plan, whatever else was written into it.

    Raises:
        UsageError: no line of a plan is in it, or a ticked line has a cadence that can't be read; with its line.
    """
    found = list(_lines(text))
    if not found:
        raise UsageError(f"{path} holds no line of a cadence plan", "`notesnet cadence --plan` writes one")
    ticked = []
    for number, match in found:
        if match["mark"] not in "xX":
            continue
        cadence = read_duration(match["cadence"])
        if isinstance(cadence, str):
            raise UsageError(f"{path}:{number}: {cadence}", "write for example `cadence: 6w`; nothing was changed")
        ticked.append(Ticked(match["path"], cadence, number))
    return ticked


def _lines(text: str) -> Iterable[tuple[int, "re.Match[str]"]]:
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line.strip())
        if match:
            yield number, match


def table_rows(rows: Iterable[RhythmRow]) -> list[list[str]]:
    """Rows for the table: name, strength, rhythm, last touch, proposal."""
    return [
        [
            row.name,
            str(row.strength),
            f"every {gap_words(row.gap)}" if row.gap else "",
            str(row.last or ""),
            in_words(row.proposed) if row.proposed else "",
        ]
        for row in rows
    ]
