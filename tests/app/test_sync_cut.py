"""Taking our lines out of an older week takes nothing else out, whatever stands in the file."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.agenda_cut import without_items
from notesnet.text.task_line import write_line

OURS = write_line("[[ada|Ada]] — due", None, "nn-111111")
OTHER = write_line("[[ben|Ben]] — due", None, "nn-222222")
TICKED = OURS.replace("[ ]", "[x]")
CHANGED = OURS.replace("due", "overdue")
SECTIONS = ("Keep in touch", "Dates")
LINES = st.sampled_from(
    [
        OURS,
        OURS,
        OTHER,
        TICKED,
        CHANGED,
        "  > 2 Aug: looms",
        "  - my words",
        "my words",
        "",
        "## Keep in touch",
        "## Mine",
        "```",
        "---",
        "# Week 48 · x",
        "- [ ] mine ^nn-111111",
        "\t",
        "<<<<<<< HEAD",
        "## Dates",
        "Waiting: x",
    ]
)


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_only_untouched_lines_of_ours_go(lines: list[str], end: str, last: bool) -> None:
    """With the details below them, and the heading that they leave empty; every other line stays, in its order."""
    text = end.join(lines) + (end if last else "")
    kept, number = without_items(text, {"nn-111111"}, SECTIONS)
    rest = iter(text.splitlines(keepends=True))
    gone: list[str] = []
    for line in kept.splitlines(keepends=True):
        gone += _until(rest, line)
    gone += rest
    words = [line.rstrip("\r\n") for line in gone]
    assert words.count(OURS) == number
    assert set(words) <= {OURS, "  > 2 Aug: looms", "", "\t", "## Keep in touch", "## Dates"}
    assert without_items(kept, {"nn-111111"}, SECTIONS) == (kept, 0)


def _until(rest: Iterator[str], line: str) -> list[str]:
    """The lines before the next one that stayed."""
    passed: list[str] = []
    for found in rest:
        if found == line:
            return passed
        passed.append(found)
    raise AssertionError(line)
