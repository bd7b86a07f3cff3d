"""Properties of ticking and rescheduling, over generated tasks; the task grammar of the text floor is the judge."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesnet.edit.note_text import NoteText
from notesnet.edit.refused import EditRefusedError
from notesnet.edit.tasks import cancel, reschedule, tick, untick
from notesnet.text.markdown import scan_lines
from notesnet.text.tasks import TaskFields, read_task
from tests.edit.helpers import PATH, changed_lines, edited

FAST = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
THOUSANDS = settings(FAST, max_examples=5_000)
DAY = date(2026, 11, 25)
FIELDS = (
    "📅 2026-10-01", "⏳ 2026-10-02", "[due:: 2026-10-01]", "(scheduled:: 2026-10-02)", "due:2026-10-03", "➕ 2026-09-01", "⏫", "#work", "🆔 abc",
    "[priority:: high]", "✅ 2026-10-04", "[completion:: 2026-10-04]", "📅 01.10.2026", "please", "[[Ada]]", "`code`", "🛫 2026-09-30", "%%c%%",
)  # fmt: skip
BEFORE = ("- ", "* ", "  - ", "1. ", "> - ", "\t- ")
AROUND = ("- [ ] Another 📅 2026-10-01", "Words.", "- 2026-10-01 coffee", "", "## Log", "  indented")


@st.composite
def tasks(draw: st.DrawFn) -> tuple[bytes, int, str]:
    """A note, the line (from 1) of a task in it, and that line."""
    fields = draw(st.lists(st.sampled_from(FIELDS), max_size=5))
    mark = draw(st.sampled_from([" ", " ", "/", "x", "X", "-", ">", "!"]))
    blank = draw(st.sampled_from([" ", "  "]))
    block = draw(st.sampled_from(["", " ^abc", " ^nn-7f3a2c-9b1e"]))
    line = (
        draw(st.sampled_from(BEFORE))
        + f"[{mark}] "
        + blank.join(["Send it", *fields])
        + block
        + draw(st.sampled_from(["", "  "]))
    )
    above = ["# Ada"] if line.startswith(("\t", "  ")) else draw(st.lists(st.sampled_from(AROUND), max_size=3))
    above = ["- an item"] if line.startswith("\t") else above
    below = draw(st.lists(st.sampled_from(AROUND), max_size=3))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = "".join(f"{row}{end}" for row in [*above, line, *below])
    return text.removesuffix(end if draw(st.booleans()) else "?").encode() or b"x", len(above) + 1, line


def _read(data: bytes, line: int) -> tuple[str | None, TaskFields]:
    text = data.decode()
    found = scan_lines(text)[line - 1]
    return found.mark, read_task(text, found.content, found.end)


def _only_its_line_changed(before: bytes, after: bytes, line: int) -> None:
    old, new = changed_lines(before, after)
    assert list(old) == list(new) == ([line] if before != after else [])


def _check(data: bytes, line: int, text: str) -> None:
    mark, old = _read(data, line)
    done = edited(data, tick, line, text, DAY)
    _only_its_line_changed(data, done, line)
    new_mark, new = _read(done, line)
    assert new_mark == (mark if mark == "X" else "x")
    if mark not in ("x", "X"):
        assert new.done is not None
        assert new.done.text == "2026-11-25"
        assert _typed(new) == _typed(old)
    assert edited(done, tick, line, new.description, DAY) == done
    opened = edited(done, untick, line, new.description)
    assert _read(opened, line)[0] == " "
    if old.done is None and mark == " ":
        assert opened == data
    _moved(opened, line, new.description)


def _typed(task: TaskFields) -> list[str]:
    """All that a task says but its done date, without places."""
    dates = (task.due, task.scheduled, task.start, task.created, task.cancelled)
    words = (task.description, task.priority, task.block_id or "", str(task.recurring))
    return [*words, *(day.text if day else "" for day in dates)]


def _moved(data: bytes, line: int, words: str) -> None:
    _, old = _read(data, line)
    moved = edited(data, reschedule, line, words, DAY)
    _only_its_line_changed(data, moved, line)
    _, new = _read(moved, line)
    dated = new.due or new.scheduled
    assert dated is not None
    assert dated.text == "2026-11-25"
    assert new.description == old.description
    assert edited(moved, reschedule, line, words, DAY) == moved
    off = edited(moved, cancel, line, words)
    assert _read(off, line)[0] == "-"
    assert edited(off, untick, line, words) == moved
    for wrong in (moved.replace(b"[ ]", b"[x]"), off):
        note = NoteText.from_bytes(wrong, PATH)
        if _read(wrong, line)[0] in ("x", "-"):
            with pytest.raises(EditRefusedError):
                reschedule(note, line, words, DAY)


@FAST
@given(tasks())
def test_a_task_is_ticked_opened_moved_and_cancelled(task: tuple[bytes, int, str]) -> None:
    """Only its line changes, and of it only the box and the one date; doing it again does nothing."""
    _check(*task)


@pytest.mark.slow
@THOUSANDS
@given(tasks())
def test_a_task_is_ticked_opened_moved_and_cancelled_thousands(task: tuple[bytes, int, str]) -> None:
    """The same, 5,000 times."""
    _check(*task)
