"""Properties of adding a line to a log, over generated logs; what the program reads afterwards is the judge."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesnet.edit.log import add_log_line
from notesnet.model.contact import Contact
from notesnet.model.settings import Settings
from notesnet.model.touch import LogLine
from notesnet.read.note import NoteReader
from tests.edit.helpers import PATH, changed_lines, edited, lines

FAST = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
THOUSANDS = settings(FAST, max_examples=5_000)
READER = NoteReader(Settings())
HEADINGS = Settings().log_headings
DAY = date(2026, 11, 25)
OTHER = (
    "", "", "  her answer", "  - a detail", "Other words.", "- [ ] a task", "- no date", "> - 2026-10-01 quoted", "### Earlier", "<!-- x -->",
    "  ", "```\n- 2026-10-01 code\n```", "- 2026-13-45 no day", "\t- deep",
)  # fmt: skip
ENTRIES = (
    "- {}", "- {}", "- {}", "* {}", "- **{}**", "- [[{}]]", "- **[[{}]]**", "  - {}", "1. {}", "- [[daily/{}|then]]", "### {}", "- {} 14:30",
)  # fmt: skip
WORDS = (
    " coffee: pricing",
    ": call",
    " – email: the museum #gave/advice",
    " - lunch",
    " words",
    "",
    "\tgift: a book ^nn-123456",
)


def _section(draw: st.DrawFn, title: str) -> list[str]:
    """A log in one style or several, newest first, oldest first or in no order."""
    days = [DAY + timedelta(days=offset) for offset in draw(st.lists(st.integers(-200, 100), max_size=6))]
    order = draw(st.sampled_from(["new", "old", "none"]))
    days = days if order == "none" else sorted(days, reverse=order == "new")
    forms = [draw(st.sampled_from(ENTRIES))] if draw(st.booleans()) else list(ENTRIES)
    rows = [f"{draw(st.sampled_from(['##', '#', '###']))} {title}", *draw(st.lists(st.just(""), max_size=1))]
    filed = draw(st.sampled_from([0, 0, 4, 7]))  # by nothing, by the year, by the month
    for at, day in enumerate(days):
        if filed and (at == 0 or str(day)[:filed] != str(days[at - 1])[:filed]):
            rows += [f"#### {str(day)[:filed]}", *draw(st.lists(st.just(""), max_size=1))]
        rows.append(draw(st.sampled_from(forms)).format(day) + draw(st.sampled_from(WORDS)))
        rows += draw(st.lists(st.sampled_from(OTHER), max_size=2))
    return rows


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    """Notes with a log, two of them, or none, and a private part."""
    parts = [["---", "name: Ada", "---"]] if draw(st.booleans()) else [["Ada"]]
    for title in draw(st.lists(st.sampled_from(["Log", "Notes", "Private", "interactions:", "Needs"]), max_size=4)):
        logged = title in ("Log", "interactions:")
        parts.append(
            _section(draw, title)
            if logged
            else [f"## {title}", *draw(st.lists(st.sampled_from(["Words.", ""]), max_size=3))]
        )
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = "".join(row.replace("\n", end) + end for part in parts for row in part)
    if draw(st.booleans()):
        text = text.removesuffix(end)
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def _log(data: bytes) -> list[LogLine]:
    note = READER.read(PATH, data)
    assert note is not None
    assert isinstance(note.detail, Contact)
    return list(note.detail.log)


def _check(data: bytes, day: date) -> None:
    before = _log(data)
    after = edited(data, add_log_line, day, "call: hello ^nn-7f3a2c", HEADINGS)
    log = _log(after)
    new = next(at for at, line in enumerate(log) if line.block_id == "nn-7f3a2c")
    made = log.pop(new)
    assert (made.date, made.kind) == (day, "call")
    assert made.text in ("hello", "")
    assert [line._replace(line=0) for line in log] == [line._replace(line=0) for line in before]
    old_lines, new_lines = changed_lines(data, after)
    assert len(old_lines) <= (not data.endswith(b"\n")), "only a last line without an end may change, to get one"
    assert 1 <= len(new_lines) - len(old_lines) <= 5
    assert data.endswith(b"\n") == after.endswith(b"\n")
    assert len(
        {line.endswith(b"\r\n") for line in lines(after)[:-1]} | {line.endswith(b"\r\n") for line in lines(data)[:-1]}
    ) <= 1 or (len(lines(data)) < 2)


@FAST
@given(notes(), st.integers(-220, 120).map(lambda offset: DAY + timedelta(days=offset)))
def test_a_line_is_added_and_every_other_one_is_read_as_before(data: bytes, day: date) -> None:
    """Its day, kind and words are read back; nothing else of the log, and no other line, is another one."""
    _check(data, day)


@pytest.mark.slow
@THOUSANDS
@given(notes(), st.integers(-220, 120).map(lambda offset: DAY + timedelta(days=offset)))
def test_a_line_is_added_and_every_other_one_is_read_as_before_thousands(data: bytes, day: date) -> None:
    """The same, 5,000 times."""
    _check(data, day)


@FAST
@given(st.lists(st.integers(-50, 50), max_size=6), st.booleans(), st.integers(-60, 60))
def test_an_ordered_log_stays_in_its_order(offsets: list[int], newest_first: bool, offset: int) -> None:
    """Newest first stays newest first; with one line, or none, it is newest first."""
    days = sorted((DAY + timedelta(days=one) for one in offsets), reverse=newest_first)
    data = ("## Log\n" + "".join(f"- {day} call\n" for day in days)).encode()
    after = edited(data, add_log_line, DAY + timedelta(days=offset), "email", HEADINGS)
    found = [date.fromisoformat(day) for day in re.findall(r"^- (\S+) ", after.decode(), re.MULTILINE)]
    rising = not newest_first and len(set(days)) > 1
    assert all((above <= below) if rising else (above >= below) for above, below in pairwise(found))


@FAST
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_make_one_line(words: str) -> None:
    """Whatever was typed, the log has one entry more and the note one line more."""
    data = b"## Log\n- 2026-10-01 coffee\n\n## Private\nsecret\n"
    after = edited(data, add_log_line, DAY, f"note: {words.replace(chr(0), '')}", HEADINGS)
    assert [line.date for line in _log(after)] == [DAY, date(2026, 10, 1)]
    assert [*lines(after)[:1], *lines(after)[2:]] == lines(data)
