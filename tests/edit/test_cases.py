"""The cases of tests/cases/edits.md, each with both line ends, with and without a byte order mark."""

import re
from datetime import date
from pathlib import Path

import pytest

from notesnet.edit import frontmatter, lines, log, tasks
from notesnet.edit.edits import apply
from notesnet.edit.note_text import NoteText
from notesnet.edit.refused import EditRefusedError
from tests.edit.helpers import PATH, edited

CASES = Path(__file__).parents[1] / "cases" / "edits.md"
_CASE = re.compile(
    r"^## ([^\n]+)\n(`{3,})note\n(.*?)^\2\n```do\n(.*?)\n```\n(`{3,})(expected|refused)\n(.*?)^\5$",
    re.MULTILINE | re.DOTALL,
)
_CALL = re.compile(r"(\w+)\((.*)\)", re.DOTALL)
_NAMES = {"D1": date(2026, 10, 1), "D2": date(2026, 11, 25), "HEADINGS": ("Log", "Interactions")}
_FUNCTIONS = {
    name: getattr(module, name)
    for module, names in (
        (frontmatter, ("set_key", "append_to_key", "delete_key", "set_entry")),
        (log, ("add_log_line",)),
        (tasks, ("tick", "untick", "cancel", "reschedule")),
        (lines, ("replace_line", "remove_line")),
    )
    for name in names
}


def _bytes(shown: str, line_end: str, bom: bytes) -> bytes:
    text = shown.replace("␣", " ").replace("→", "\t").replace("¶\n", "")
    return bom + text.replace("\n", line_end).encode()


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("note", "call", "outcome", "expected"),
    [
        pytest.param(note, call, outcome, expected, id=title)
        for title, _, note, call, _, outcome, expected in _CASE.findall(CASES.read_text("utf-8"))
    ],
)
def test_case(note: str, call: str, outcome: str, expected: str, line_end: str, bom: bytes) -> None:
    """The note becomes exactly what stands below it, and back; or it is refused at that line, with those words."""
    called = _CALL.fullmatch(call)
    assert called is not None
    function = _FUNCTIONS[called[1]]
    arguments = eval(f"({called[2]},)", dict(_NAMES))
    data = _bytes(note, line_end, bom)
    if outcome == "expected":
        assert edited(data, function, *arguments) == _bytes(expected, line_end, bom)
        return
    with pytest.raises(EditRefusedError) as refused:
        apply(data, function(NoteText.from_bytes(data, PATH), *arguments))
    line, _, wanted = expected.strip().partition(": ")
    assert str(refused.value).startswith(f"{PATH}:{line}: ")
    assert wanted in refused.value.reason
    assert refused.value.help


def test_all_cases_are_run() -> None:
    """No case is lost to a slip in its form."""
    text = CASES.read_text("utf-8")
    assert len(_CASE.findall(text)) == len(re.findall(r"^## [^\n]+\n`{3,}note$", text, re.MULTILINE)) > 90
