"""Sizes and habits of the code that ruff does not check: files and functions stay short, the clock stands in one place."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import ROOT

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MEDIAN_FILE = 120
FILES = sorted(path for folder in ("notesnet", "tests", "bench", "docs") for path in (ROOT / folder).rglob("*.py"))
OURS = [path for path in FILES if path.is_relative_to(ROOT / "notesnet")]
_CLOCK = re.compile(r"\b(?:date\.today|datetime\.(?:now|today|utcnow)|time\.(?:time|localtime|gmtime))\b")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_no_file_is_longer_than_400_lines() -> None:
    """A file is one noun, one rule, one command; one that grew past 400 lines is several."""
    lengths = {str(path.relative_to(ROOT)): len(_text(path).splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_the_median_file_is_about_120_lines() -> None:
    """Most files are read in one sitting; empty packages do not count."""
    assert statistics.median(len(_text(path).splitlines()) for path in OURS if _text(path)) <= MEDIAN_FILE


def test_no_function_is_longer_than_50_lines() -> None:
    """From `def` to its last line, docstring included; a table of cases above a test does not count."""
    found = {
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}": length
        for path in FILES
        for function in _functions(path)
        if (length := _length(function)) > LONGEST_FUNCTION
    }
    assert found == {}


def test_every_test_says_what_it_promises() -> None:
    """A test has a sentence, for whoever meets it red."""
    tests = [path for path in FILES if path.is_relative_to(ROOT / "tests") and path.name.startswith("test_")]
    silent = [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"
        for path in tests
        for function in _functions(path)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert silent == []


def test_nothing_but_the_clock_asks_what_day_it_is() -> None:
    """Time is an argument: only notesnet/store/clock.py asks the system for it."""
    asking = [str(path.relative_to(ROOT)) for path in OURS if _CLOCK.search(_text(path))]
    assert asking == ["notesnet/store/clock.py"]


@pytest.mark.parametrize("module", ["socket", "urllib.request", "http", "requests", "smtplib", "pickle", "marshal"])
def test_no_module_talks_to_the_network_or_unpickles(module: str) -> None:
    """There is no network, and nothing that a file could make run."""
    line = re.compile(rf"^\s*(?:import|from)\s+{re.escape(module)}\b", re.MULTILINE)
    assert [str(path.relative_to(ROOT)) for path in OURS if line.search(_text(path))] == []


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path), str(path))


def _functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, Function))


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
