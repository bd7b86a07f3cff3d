"""Faults for people, for programs and for GitHub."""

from collections.abc import Iterator
from typing import Any

from notesnet.model.code import Code
from notesnet.model.diagnostic import Diagnostic
from notesnet.text.visible import visible, width

Part = tuple[str, str]  # the words and their style
COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
WIDEST = 100


def fault_lines(diagnostics: list[Diagnostic]) -> list[str]:
    """The faults of one note, a line each."""
    return [f"{d.path}:{d.line}:{d.column}: {d.severity.value} {d.code}: {d.message}; {d.help}" for d in diagnostics]


def fault_parts(fault: Diagnostic) -> Iterator[list[Part]]:
    """The lines of one fault: where and what, the line with a caret below it, and what to do."""
    severity = fault.severity.value
    yield [
        (f"{fault.path}:{fault.line}:{fault.column}: ", "bold"),
        (severity, COLOURS.get(severity, "")),
        (f" {fault.code}: {fault.message}", ""),
    ]
    if fault.excerpt.strip():
        start, shown, caret = _excerpt(fault)
        number = str(fault.line)
        yield [(f"  {number} | {shown}", "")]
        yield [(f"  {' ' * len(number)} | {' ' * start}{'^' * caret}", COLOURS.get(severity, ""))]
    yield [(f"  {fault.help}", "")]


def _excerpt(fault: Diagnostic) -> tuple[int, str, int]:
    """(columns before the caret, the line as shown, columns of the caret); a long line is cut around the place."""
    at = fault.column - 1
    end = fault.end_column - 1 if fault.end_line == fault.line else len(fault.excerpt)
    first = max(0, at - WIDEST // 2) if len(fault.excerpt) > WIDEST else 0
    cut = fault.excerpt[first : first + WIDEST].replace("\t", " ")
    before = visible(cut[: at - first])
    marked = visible(cut[at - first : max(end - first, at - first)])
    return width(before), visible(cut), max(width(marked), 1)


def fault_document(fault: Diagnostic) -> dict[str, Any]:
    """One fault of ``check --json``."""
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "path": fault.path,
        "line": fault.line,
        "column": fault.column,
        "end_line": fault.end_line,
        "end_column": fault.end_column,
        "message": fault.message,
        "help": fault.help,
        "fixable": fault.fixable,
    }


def github_line(fault: Diagnostic) -> str:
    """A workflow command, so that a fault stands beside its line in a pull request."""
    kind = {"error": "error", "warning": "warning"}.get(fault.severity.value, "notice")
    place = f"file={_property(fault.path)},line={fault.line},col={fault.column},endLine={fault.end_line}"
    columns = f",endColumn={fault.end_column}" if fault.end_line == fault.line else ""
    return f"::{kind} {place}{columns},title={_property(fault.code)}::{_data(f'{fault.message}; {fault.help}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def explanation(code: Code) -> list[str]:
    """What ``check --explain CODE`` says."""
    return [f"{code.code} ({code.severity.value}): {code.title}", "", code.explanation]
