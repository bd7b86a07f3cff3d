"""The import plan as a file: a box a person, exactly what would be added, and back again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from notesnet.errors import UsageError
from notesnet.model.import_plan import Difference, PlanEntry, Verdict
from notesnet.render.plain import plain_words
from notesnet.text.frontmatter import read_front_matter
from notesnet.text.words import count
from notesnet.text.yaml_block import Property, property_lines
from notesnet.text.yaml_scalar import yaml_value
from notesnet.text.yaml_values import Mapping, Scalar, Value
from notesnet.text.yaml_values import Sequence as YamlSequence

_BOX = re.compile(r"- \[(?P<mark>.)\] (?P<what>new|add to) (?P<tick>`+) ?(?P<path>.+?) ?(?P=tick)(?:[ :]|\Z)")
_OR = re.compile(r"\s+- \[(?P<mark>.)\] or add to (?P<tick>`+) ?(?P<path>.+?) ?(?P=tick)(?:[ :]|\Z)")
_CHANGE = re.compile(r"\s+- \[(?P<mark>.)\] change (?P<tick>`+) ?(?P<typed>.+?) ?(?P=tick)(?: |\Z)")
_FENCE = "  ```"
HEADINGS = {
    Verdict.NEW: "New",
    Verdict.ADDS: "Added to a note",
    Verdict.UNCLEAR: "Unclear",
    Verdict.SAME: "There already",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One ticked entry of a plan: a new note, or values for one that is there.

    Attributes:
        values: what to add, as it stands in the plan.
        changes: fields to change and their new values, each ticked by itself.
        line: where it stands in the plan.
    """

    new: bool
    path: str
    values: dict[str, Property]
    changes: dict[str, Property]
    line: int


def plan_text(entries: Sequence[PlanEntry], source: str, faults: Iterable[str]) -> str:
    """The plan as markdown; new and added ones are ticked, unclear ones are not."""
    lines = [f"# Import plan: {plain_words(source, 80)}", "", summary(entries), ""]
    lines += [
        "Untick whom you do not want, change a value where you know better, tick one box of each unclear person, save,",
        "and take it in with `notesnet import --apply` and this file. No value that you wrote is replaced, except by a",
        "`change` that you tick.",
    ]
    told = [f"- {fault}" for fault in faults]
    if told:
        lines += ["", "## Could not be read", *told]
    for verdict, heading in HEADINGS.items():
        some = [entry for entry in entries if entry.verdict is verdict]
        if some:
            lines += ["", f"## {heading}"]
            for entry in some:
                lines += _entry_lines(entry)
    return "\n".join(lines) + "\n"


def summary(entries: Sequence[PlanEntry]) -> str:
    """``1,203 people: 1,100 new, 80 add to a note, 20 there already, 3 unclear.``"""  # noqa: D415 - an example
    numbers = {verdict: sum(entry.verdict is verdict for entry in entries) for verdict in Verdict}
    words = {
        Verdict.NEW: "new",
        Verdict.ADDS: "add to a note",
        Verdict.SAME: "there already",
        Verdict.UNCLEAR: "unclear",
    }
    parts = ", ".join(f"{numbers[verdict]:,} {word}" for verdict, word in words.items() if numbers[verdict])
    return f"{count(len(entries), 'person', 'people')}: {parts or 'nobody'}."


def _entry_lines(entry: PlanEntry) -> list[str]:
    name = plain_words(entry.person.name, 80)
    where = f"{plain_words(entry.person.source.file, 60)}:{entry.person.source.line}"
    reasons = "; ".join(plain_words(reason, 80) for reason in entry.likely[0].reasons) if entry.likely else ""
    if entry.verdict is Verdict.SAME:
        return [f"- {name}: {_code(entry.path)} ({reasons})"]
    if entry.verdict is Verdict.ADDS:
        lines = [f"- [x] add to {_code(entry.path)} {name} ({reasons}; {where})"]
    else:
        mark = "x" if entry.verdict is Verdict.NEW else " "
        lines = [f"- [{mark}] new {_code(entry.path)} {name} ({where})"]
    if entry.verdict is Verdict.UNCLEAR:
        for likeness in entry.likely:
            why = "; ".join(plain_words(reason, 80) for reason in likeness.reasons)
            lines.append(f"  - [ ] or add to {_code(likeness.path)}: {why}")
    if entry.values:
        lines += [f"{_FENCE}yaml", *(f"  {line}" for line in property_lines(entry.values)), _FENCE]
    lines += [_change_line(difference) for difference in entry.differences]
    return lines


def _change_line(difference: Difference) -> str:
    return f"  - [ ] change {_code(f'{difference.field}: {yaml_value(difference.new)}')} (the note says {plain_words(difference.old, 80)})"


def _code(text: str) -> str:
    """Text as code, with more ticks around it than it holds."""
    ticks = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{ticks} {text} {ticks}" if len(ticks) > 1 else f"{ticks}{text}{ticks}"


def read_plan(text: str, path: str) -> list[Wanted]:
    """What is ticked in a plan, whatever else was written into it.

    Raises:
        UsageError: it is no plan; two boxes of one person are ticked; or a block can't be read. With file and line.
    """
    blocks = list(_blocks(text.replace("\r\n", "\n").split("\n")))
    if not blocks:
        raise UsageError(f"{path} is no import plan", "`notesnet import FILE` writes one")
    return [wanted for number, lines in blocks for wanted in _wanted(number, lines, path)]


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(line number, lines) of each entry: a box at the margin and what is indented below it."""
    block: list[str] = []
    start = 0
    for number, line in enumerate(lines, 1):
        if _BOX.match(line):
            if block:
                yield start, block
            block, start = [line], number
        elif block and (line.startswith("  ") or not line.strip()):
            block.append(line)
        elif block:
            yield start, block
            block = []
    if block:
        yield start, block


def _wanted(number: int, lines: list[str], path: str) -> Iterator[Wanted]:
    box = _BOX.match(lines[0])
    if box is None:
        return
    boxes = [(number, box["what"] == "new", box["path"], box["mark"])]
    changes: dict[str, Property] = {}
    for at, line in enumerate(lines[1:], number + 1):
        if other := _OR.match(line):
            boxes.append((at, False, other["path"], other["mark"]))
        elif (change := _CHANGE.match(line)) and change["mark"] in "xX":
            changes |= _properties(change["typed"], at, path)
    ticked = [one for one in boxes if one[3] in "xX"]
    if len(ticked) > 1:
        raise UsageError(f"{path}:{ticked[1][0]}: two boxes of one person are ticked", "tick one; nothing was changed")
    if not ticked and not changes:
        return
    at, new, target, _mark = ticked[0] if ticked else boxes[0]
    values = _fenced(number, lines, path) if ticked else {}
    yield Wanted(new, target, values, changes, at)


def _fenced(number: int, lines: list[str], path: str) -> dict[str, Property]:
    """The properties between the fences of an entry."""
    fences = [at for at, line in enumerate(lines) if line.strip().startswith("```")]
    if len(fences) < 2:
        return {}
    inner = [line.removeprefix("  ") for line in lines[fences[0] + 1 : fences[1]]]
    return _properties("\n".join(inner), number + fences[0] + 1, path)


def _properties(text: str, line: int, path: str) -> dict[str, Property]:
    front = read_front_matter(f"---\n{text}\n---\n")
    if front.broken or not front.entries:
        fault = front.faults[0].message if front.faults else "nothing stands here"
        raise UsageError(f"{path}:{line}: {fault}", "mend it in the plan; nothing was changed")
    return {entry.key.text: _property(entry.value) for entry in front.entries}


def _property(value: Value) -> Property:
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, YamlSequence):
        return tuple(item.text for item in value.items if isinstance(item, Scalar))
    assert isinstance(value, Mapping)  # noqa: S101 - there are three kinds of values
    return {entry.key.text: entry.value.text for entry in value.entries if isinstance(entry.value, Scalar)}
