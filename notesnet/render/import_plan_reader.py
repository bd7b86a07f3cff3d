"""Reads an import plan back, as a person may have edited it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notesnet.errors import UsageError
from notesnet.frozen import frozen
from notesnet.render.code_span import code_pattern, code_text
from notesnet.text.frontmatter import read_front_matter
from notesnet.text.patterns import regex
from notesnet.text.spans import LineIndex
from notesnet.text.yaml_block import Property
from notesnet.text.yaml_values import Scalar, Value
from notesnet.text.yaml_values import Sequence as YamlSequence

_MARK = r"[-*+] \[(?P<mark>.)\] "
_BOX = regex(rf"(?:{_MARK}(?P<what>new|add to)|[-*+] in) {code_pattern('path')}(?=[ :]|\Z)")
_OR = regex(rf"\s+{_MARK}or add to {code_pattern('path')}(?=[ :]|\Z)")
_CHANGE = regex(rf"\s+{_MARK}change (?P<field>\w+) from {code_pattern('old')} to {code_pattern('new')}\s*\Z")
_TICKED = regex(r"\s*[-*+] \[[xX]\]")
_ENTRY = regex(r"[-*+] (?:\[.\] |in )?`")
_HINT = "mend it in the plan; nothing was changed"


class Swap(NamedTuple):
    """A value to change: what the note said when the plan was made, and what it becomes."""

    old: str
    new: str


@frozen
class Wanted:
    """One ticked entry of a plan: a new note, or values for one that is there.

    Attributes:
        values: what to add, as it stands in the plan.
        changes: fields to change, each ticked by itself.
        line: where it stands in the plan; 0 when there is no plan.
    """

    new: bool
    path: str
    values: dict[str, Property]
    changes: dict[str, Swap]
    line: int


class _Box(NamedTuple):
    """A box of an entry: the plan's line, what it asks for, and whether it is ticked."""

    line: int
    new: bool
    path: str
    ticked: bool


class _Block(NamedTuple):
    """An entry: its lines, those of the fence taken out; ``yaml`` is None when it has none."""

    lines: list[tuple[int, str]]
    yaml: list[str] | None
    yaml_line: int


def read_plan(text: str, path: str) -> list[Wanted]:
    """What is ticked in a plan, new notes first; other words that were written into it do not matter.

    Raises:
        UsageError: it is no plan; two boxes of one person are ticked; or something ticked can't be read. With file
            and line.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    found: list[Wanted] = []
    plan = False
    for item in _items(lines):
        number, first = item[0]
        if not _BOX.match(first):
            if _TICKED.match(first):
                raise UsageError(f"{path}:{number}: this ticked line can't be read", _HINT)
            plan = plan or _ENTRY.match(first) is not None
            continue
        plan = True
        found += _wanted(_block(item, path), path)
    if not plan and not any(line.startswith("# Import plan") for line in lines):
        raise UsageError(f"{path} is no import plan", "`notesnet import FILE` writes one")
    return sorted(found, key=lambda wanted: not wanted.new)


def _items(lines: list[str]) -> Iterator[list[tuple[int, str]]]:
    """The numbered lines of each list item at the margin: its first line and what is indented below it."""
    item: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if item and (not line.strip() or line[0].isspace()):
            item.append((number, line))
            continue
        if item:
            yield item
        item = [(number, line)] if line[:2] in ("- ", "* ", "+ ") else []
    if item:
        yield item


def _block(item: list[tuple[int, str]], path: str) -> _Block:
    """An item with the lines of its first fence apart."""
    for at, (number, line) in enumerate(item):
        opening = re.match(r"\s+(`{3,})", line)
        if opening is None:
            continue
        inner = item[at + 1 :]
        closing = next((end for end, (_, text) in enumerate(inner) if text.strip() == opening[1]), None)
        if closing is None:
            raise UsageError(f"{path}:{number}: this block is not closed with {opening[1]}", _HINT)
        return _Block([*item[:at], *inner[closing + 1 :]], [text for _, text in inner[:closing]], number)
    return _Block(item, None, 0)


def _wanted(block: _Block, path: str) -> Iterator[Wanted]:
    number, first = block.lines[0]
    box = _BOX.match(first)
    if box is None:
        return
    boxes = [_Box(number, box["what"] == "new", code_text(box, "path"), (box["mark"] or " ") in "xX")]
    changes: dict[str, Swap] = {}
    for at, line in block.lines[1:]:
        if other := _OR.match(line):
            boxes.append(_Box(at, False, code_text(other, "path"), other["mark"] in "xX"))
        elif change := _CHANGE.match(line):
            if change["mark"] in "xX":
                changes[change["field"]] = Swap(code_text(change, "old"), _new_value(change, at, path))
        elif _TICKED.match(line):
            raise UsageError(f"{path}:{at}: this ticked line can't be read", _HINT)
    ticked = [one for one in boxes if one.ticked]
    if len(ticked) > 1:
        places = f"{path}:{ticked[1].line}: two boxes of one person are ticked, this one and line {ticked[0].line}"
        raise UsageError(places, "tick one; nothing was changed")
    if not ticked and not changes:
        return
    chosen = ticked[0] if ticked else boxes[0]
    values = _values(block, path) if ticked else {}
    if chosen.new and not values:
        raise UsageError(f"{path}:{chosen.line}: nothing stands below this box to make a note of", _HINT)
    yield Wanted(chosen.new, chosen.path, values, changes, chosen.line)


def _new_value(change: "re.Match[str]", line: int, path: str) -> str:
    """The new value of a change: as it stands there, or what double quotes hold."""
    typed = code_text(change, "new").strip()
    if not typed.startswith('"'):
        return typed
    value = _properties(f"value: {typed}", line, path).get("value", "")
    return value if isinstance(value, str) else typed


def _values(block: _Block, path: str) -> dict[str, Property]:
    """The properties between the fences of an entry, whatever they were indented by."""
    lines = block.yaml or []
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    inner = [line[indent:] for line in lines]
    for at, line in enumerate(inner, block.yaml_line + 1):
        if line.rstrip() in ("---", "..."):
            raise UsageError(f"{path}:{at}: {line.strip()} ends the properties", _HINT)
    return _properties("\n".join(inner), block.yaml_line + 1, path) if any(map(str.strip, inner)) else {}


def _properties(text: str, line: int, path: str) -> dict[str, Property]:
    """The properties in a piece of YAML that begins at ``line`` of the plan."""
    whole = f"---\n{text}\n---\n"
    front = read_front_matter(whole)
    if front.broken or any(fault.code == "yaml-duplicate-key" for fault in front.faults):
        fault = front.faults[0]
        at = line + LineIndex(whole).line_of(fault.span.start) - 2
        raise UsageError(f"{path}:{at}: {fault.message}", f"{fault.help} Nothing was changed.")
    return {entry.key.text: _property(entry.value) for entry in front.entries}


def _property(value: Value) -> Property:
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, YamlSequence):
        return tuple(item.text for item in value.items if isinstance(item, Scalar))
    return {entry.key.text: entry.value.text for entry in value.entries if isinstance(entry.value, Scalar)}
