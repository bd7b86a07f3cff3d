"""Faults as people, programs and GitHub read them."""

from dataclasses import replace

import pytest

from notesnet.model.code import Severity
from notesnet.model.diagnostic import Diagnostic
from notesnet.render.diagnostics import fault_document, fault_parts, github_line

FAULT = Diagnostic(
    "bad-date", Severity.ERROR, "people/a.md", 3, 6, 3, 16, "no such day", "Write 2026-02-28", "met: 2026-02-30"
)


def shown(fault: Diagnostic) -> list[str]:
    """The lines without their colours."""
    return ["".join(text for text, _style in parts) for parts in fault_parts(fault)]


def test_where_what_the_line_a_caret_and_the_remedy() -> None:
    """As in hledger."""
    assert shown(FAULT) == [
        "people/a.md:3:6: error bad-date: no such day",
        "  3 | met: 2026-02-30",
        "    |      ^^^^^^^^^^",
        "  Write 2026-02-28",
    ]


@pytest.mark.parametrize(
    ("excerpt", "column", "end", "caret"),
    [
        ("名前: x", 5, 6, "    |       ^"),
        ("a\tb", 3, 4, "    |   ^"),
        ("\x1b: x", 1, 2, "    | ^^^^"),
        ("a", 9, 9, "    |  ^"),
    ],
)
def test_the_caret_stands_below_its_place(excerpt: str, column: int, end: int, caret: str) -> None:
    """Wide letters, tabs and control signs counted as they are shown."""
    assert shown(replace(FAULT, excerpt=excerpt, column=column, end_column=end))[2] == caret


def test_a_long_line_is_cut_around_the_place() -> None:
    """The place is in sight."""
    fault = replace(FAULT, excerpt="x" * 300 + "HERE" + "y" * 300, column=301, end_column=305)
    line, caret = shown(fault)[1:3]
    assert len(line) < 120
    assert line[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_for_programs() -> None:
    """The keys of the contract."""
    assert fault_document(FAULT) == {
        "code": "bad-date",
        "severity": "error",
        "path": "people/a.md",
        "line": 3,
        "column": 6,
        "end_line": 3,
        "end_column": 16,
        "message": "no such day",
        "help": "Write 2026-02-28",
        "fixable": False,
    }


def test_for_github() -> None:
    """Escaped as workflow commands ask for."""
    fault = replace(FAULT, path="a,b:c.md", message="50% off\nnow", severity=Severity.INFO)
    assert github_line(fault) == (
        "::notice file=a%2Cb%3Ac.md,line=3,col=6,endLine=3,endColumn=16,title=bad-date"
        "::50%25 off%0Anow; Write 2026-02-28"
    )
