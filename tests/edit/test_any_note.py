"""Whatever stands in a note, an edit is exact or refused in words; nothing else is raised and nothing hangs."""

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesnet.edit.edits import Edits
from notesnet.edit.frontmatter import append_to_key, delete_key, set_entry, set_key
from notesnet.edit.lines import remove_line, replace_line
from notesnet.edit.log import add_log_line
from notesnet.edit.note_text import NoteText
from notesnet.edit.refused import EditRefusedError
from notesnet.edit.tasks import reschedule, tick
from tests.edit.helpers import PATH, edited, lines

FAST = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
THOUSANDS = settings(FAST, max_examples=10_000)
DAY = date(2026, 11, 25)
EDITS: tuple[tuple[Callable[..., Edits], tuple[Any, ...]], ...] = (
    (set_key, ("a", "new: value")),
    (set_key, ("a", ("x", "y z", "#"))),
    (set_key, ("new", DAY)),
    (append_to_key, ("a", "x")),
    (delete_key, ("a",)),
    (set_entry, ("a", "b", "x")),
    (add_log_line, (DAY, "call: hello", ("Log",))),
    (tick, (4, "a", DAY)),
    (reschedule, (4, "a", DAY)),
    (replace_line, (4, "- a", "- b")),
    (remove_line, (4, "- a")),
)
_SCRAPS = (
    "a", "b", ":", ": ", "\n", "\n", "\r\n", "  ", "- ", "-", "[", "]", "{", "}", ",", "'", '"', "#", " # c", "|", ">", "|+", "? ", "&x ", "*x", "!t ",
    "\t", "a: x\n", "a:\n", "- a\n", "b: 2\n", "---\n", "...\n", "\\", "é", "🙂", "\u2028", "\x85", "\ufeff", "<<", "%", "@", "`", "\n\n", "- [ ] a\n",
    "## Log\n", "- 2026-10-01 x\n", "```\n", "<!--", "<div>\n", "> ", "## Private\n", "=======\n", "1. ", "\r",
)  # fmt: skip
scraps = st.lists(st.sampled_from(_SCRAPS), max_size=14).map("".join)
raw_notes = st.builds("{}{}{}{}".format, st.sampled_from(["---\n", "---\n", "---\r\n", "", "\ufeff---\n"]), scraps, st.sampled_from(["\n---\n", "---\n", ""]), scraps)  # fmt: skip


def _edit_or_refuse(text: str, change: Callable[..., Edits], arguments: tuple[Any, ...]) -> None:
    data = text.encode()
    after = _attempt(data, change, arguments)
    if isinstance(after, bytes):
        NoteText.from_bytes(after, PATH)
        return
    assert after.help
    assert str(after).startswith(f"{PATH}:{after.line}: ")
    assert 1 <= after.line <= max(len(lines(data)), 1) + 1


def _attempt(data: bytes, change: Callable[..., Edits], arguments: tuple[Any, ...]) -> bytes | EditRefusedError:
    """The bytes after an edit, or why it was refused."""
    try:
        return edited(data, change, *arguments)
    except EditRefusedError as refused:
        return refused


@FAST
@given(raw_notes, st.sampled_from(EDITS))
def test_any_text_is_edited_or_refused(text: str, edit: tuple[Callable[..., Edits], tuple[Any, ...]]) -> None:
    """Scraps of YAML and markdown in any order: the inverse gives the bytes back, or the refusal has a line and a remedy."""
    _edit_or_refuse(text, *edit)


@pytest.mark.slow
@THOUSANDS
@given(raw_notes, st.sampled_from(EDITS))
def test_any_text_is_edited_or_refused_thousands(text: str, edit: tuple[Callable[..., Edits], tuple[Any, ...]]) -> None:
    """The same, 10,000 times."""
    _edit_or_refuse(text, *edit)


@given(st.binary(max_size=60), st.sampled_from(EDITS))
def test_any_bytes_are_edited_or_refused(data: bytes, edit: tuple[Callable[..., Edits], tuple[Any, ...]]) -> None:
    """What is not text is never written to."""
    assert _attempt(data, *edit)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"name: \xe1\n", "UTF-8"),
        (b"\xff\xfen\0a\0", "UTF-16"),
        (b"\0\0\0", "NUL"),
        (b"a\rb\r", "CR only"),
        (b"<<<<<<< HEAD\nx\n", "git conflict"),
        (b"x\n=======\ny\n>>>>>>> z\n", "git conflict"),
    ],
)
def test_what_is_no_note_is_refused(data: bytes, reason: str) -> None:
    """Before any edit is thought of, with the line and what to do."""
    with pytest.raises(EditRefusedError, match=reason) as refused:
        NoteText.from_bytes(data)
    assert str(refused.value).startswith("line ")
    assert refused.value.help


def test_a_rule_and_a_deep_quote_are_no_conflict() -> None:
    """A person may well type either."""
    NoteText.from_bytes(b"Title\n=======\n\n>>>>>> six\n")
    NoteText.from_bytes(b">>>>>>> seven\n\nTitle\n=======\n")


@pytest.mark.parametrize("row", ["- 2026-10-01 call\n", "- [ ] a\n", "=======\n", "- [[\n", "## Log\n", "\t- a\n"])
def test_long_notes_take_no_longer_than_their_length(row: str) -> None:
    """A note of 20,000 lines is edited, or refused, in a second or two."""
    data = ("---\na: x\n---\n" + row * 20_000).encode()
    begun = time.monotonic()
    for change, arguments in ((set_key, ("a", "y")), (add_log_line, (DAY, "call", ("Log",))), (tick, (9, "b", DAY))):
        assert _attempt(data, change, arguments)
    assert time.monotonic() - begun < 10


def test_a_log_of_many_months_takes_no_longer_than_its_length() -> None:
    """A sub-heading for each of 9,000 months: the new line is filed below its own, or below a new one."""
    months = [
        f"### {year:04}-{month:02}\n- {year:04}-{month:02}-01 x\n"
        for year in range(1300, 2050)
        for month in range(1, 13)
    ]
    begun = time.monotonic()
    for left_out in (None, "2026-11"):
        data = ("## Log\n" + "".join(one for one in months if f"### {left_out}" not in one)).encode()
        after = edited(data, add_log_line, DAY, "call", ("Log",))
        assert b"### 2026-11\n- 2026-11-" in after
        assert b"- 2026-11-25 call\n" in after
    assert time.monotonic() - begun < 5


def test_a_long_list_takes_no_longer_than_its_length() -> None:
    """4,000 items, the most that are read, become one value."""
    data = ("---\na:\n" + "  - x\n" * 4_000 + "---\n").encode()
    begun = time.monotonic()
    assert edited(data, set_key, "a", "v") == b"---\na: v\n---\n"
    assert edited(data, set_key, "a", ("z",) * 3_000).count(b"- z") == 3_000
    assert time.monotonic() - begun < 5
