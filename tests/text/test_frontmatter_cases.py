"""The cases of tests/cases/front-matter.md, one test each."""

import re
from pathlib import Path

import pytest

from notesnet.text.frontmatter import FrontMatter, read_front_matter
from notesnet.text.spans import LineIndex
from notesnet.text.yaml_values import Mapping, Scalar, Value

CASES = Path(__file__).parents[1] / "cases" / "front-matter.md"
_CASE = re.compile(r"^## ([^\n]+)\n```note\n(.*?)^```\n```expected\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FAULT = re.compile(r"(\d+:\d+) ([\w-]+): (.+)")

Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(value: Value) -> Plain:
    """A value as text, lists and dictionaries; of a name that stands twice the first one."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Mapping):
        return {key.text: plain(item) for key, item in reversed(value.entries)}
    return [plain(item) for item in value.items]


def _found(text: str, found: FrontMatter) -> list[str]:
    lines = LineIndex(text)
    told = ["broken"] if found.broken else []
    for fault in found.faults:
        line, column = lines.position(fault.span.start)
        told.append(f"{line}:{column} {fault.code}: {fault.message}. {fault.help}")
    told += [f"{ascii_name(key.text)} = {plain(value)!r}" for key, value in found.entries]
    return told


def ascii_name(name: str) -> str:
    """``name`` with invisible characters written out."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in name)


@pytest.mark.parametrize(
    ("note", "expected"),
    [pytest.param(note, expected, id=title) for title, note, expected in _CASE.findall(CASES.read_text("utf-8"))],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_case(note: str, expected: str, line_end: str) -> None:
    """The note gives exactly the faults and the values that stand below it, with either line end."""
    text = note.replace("\n", line_end)
    found = _found(text, read_front_matter(text))
    wanted = expected.splitlines()
    assert len(found) == len(wanted), found
    for one, want in zip(found, wanted, strict=True):
        fault = _FAULT.fullmatch(want)
        if fault is None:
            assert one == want
        else:
            place, code, words = fault.groups()
            assert one.startswith(f"{place} {code}: "), one
            assert words in one


def test_all_cases_are_run() -> None:
    """No case is lost to a slip in its form."""
    text = CASES.read_text("utf-8")
    assert len(_CASE.findall(text)) == len(re.findall(r"^## ", text, re.MULTILINE)) > 50
