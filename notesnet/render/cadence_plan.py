"""The cadence plan: a file of proposals with a box each, for people to read and untick, and back again."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notesnet.errors import UsageError
from notesnet.model.due import Rhythm
from notesnet.model.rhythm import PLANNED, RhythmRow, RhythmTable
from notesnet.render.code_span import code, code_pattern, code_text
from notesnet.render.phrases import gap_words
from notesnet.render.plain import plain_words
from notesnet.text.dates import short_day
from notesnet.text.durations import Duration, in_words, read_duration, short
from notesnet.text.patterns import regex

_LINE = regex(rf"[-*+] \[(?P<mark>.)\] cadence: (?P<cadence>[^`]+?) for {code_pattern('path')}(?=[ :]|\Z)")
_TICKED = regex(r"[-*+] \[[xX]\]")


class Ticked(NamedTuple):
    """One ticked line of a plan."""

    path: str
    cadence: Duration
    line: int


def plan_text(table: RhythmTable, rows: Sequence[RhythmRow]) -> str:
    """The plan as markdown: a line a person, ticked where it is worth it."""
    lines = ["# Cadence plan", "", *load_lines(table), ""]
    lines += [
        "Untick whom you do not want to be reminded of, change a cadence where another fits, save, and take it in with",
        "`notesnet cadence --apply` and this file. Each ticked line sets the one property `cadence` in that note.",
        "",
    ]
    if any(row.proposed and not row.worth for row in rows):
        lines += [
            "Not ticked are those whom you met over two years ago and have no touch with since; tick whom you miss.",
            "",
        ]
    for row in rows:
        if row.proposed:
            who = f"{code(row.path)} {plain_words(row.name, 80)}"
            mark = "x" if row.worth else " "
            lines.append(f"- [{mark}] cadence: {short(row.proposed)} for {who}: {row_words(row)}")
    return "\n".join(lines) + "\n"


def load_lines(table: RhythmTable) -> list[str]:
    """How many touches a week the cadences ask for, against the budget."""
    asked = f"Cadences in force ask for {table.asked:.1f} touches a week"
    if not table.proposed:
        return [f"{asked}; your budget is {table.budget}."]
    total = table.asked + table.proposed
    which = f"the {PLANNED} strongest proposals" if len(table.rows) > PLANNED else "the proposals"
    line = f"{asked}, {which} for {table.proposed:.1f} more: {total:.1f} in all; your budget is {table.budget}."
    if total > table.budget:
        return [line, "That is more than the budget: untick some, or make their cadences longer."]
    return [line]


def row_words(row: RhythmRow) -> str:
    """Why this cadence: ``usually every 6 weeks, last 1 Oct 2026, strength 40``."""
    rhythm = f"usually every {gap_words(row.gap)}" if row.gap else "no rhythm yet"
    met = f"met {short_day(row.met, 0)}, no touch yet" if row.met else "no touch yet"
    last = f"last {short_day(row.last, 0)}" if row.last else met
    return f"{rhythm}, {last}, strength {row.strength}"


def read_plan(text: str, path: str) -> list[Ticked]:
    """The ticked lines of a plan; other words that were written into it do not matter.

    Raises:
        UsageError: no line of a plan is in it, a ticked line can't be read, or two of them are about one note; with
            file and line.
    """
    ticked: dict[str, Ticked] = {}
    plan = False
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line.strip())
        plan = plan or match is not None
        if match is None and _TICKED.match(line.strip()):
            words = "a line is ``- [x] cadence: 6w for `people/ada.md` ``; nothing was changed"
            raise UsageError(f"{path}:{number}: this ticked line can't be read", words)
        if match is None or match["mark"] not in "xX":
            continue
        cadence = read_duration(match["cadence"])
        if isinstance(cadence, str):
            raise UsageError(f"{path}:{number}: {cadence}", "write for example `cadence: 6w`; nothing was changed")
        one = Ticked(code_text(match, "path"), cadence, number)
        before = ticked.setdefault(one.path, one)
        if before.cadence != cadence:
            words = f"{path}:{number}: {one.path} is to have another cadence than in line {before.line}"
            raise UsageError(words, "keep one of the two; nothing was changed")
    if not plan:
        raise UsageError(f"{path} holds no line of a cadence plan", "`notesnet cadence --plan` writes one")
    return list(ticked.values())


def rhythm_words(rhythm: Rhythm | None) -> str:
    """The cadence in force and where it comes from: ``every 6 weeks, from the circle``."""
    if rhythm is None:
        return "no cadence"
    sources = {"own": "", "circle": ", from the circle", "tag": ", from a tag", "default": ", the default"}
    return in_words(rhythm.duration) + sources[rhythm.source]


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
