"""The grammar of an agenda line."""

import re
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from notesnet.text.task_line import (
    AgendaLine,
    item_id,
    just_written,
    line_check,
    open_again,
    read_agenda_line,
    write_line,
)

# What Obsidian Tasks documents: the task, then from the end the block link and one field after another.
TASK = re.compile(r"^([\s\t>]*)([-*+]|[0-9]+[.)]) +\[(.)\] *(.*)")
BLOCK_LINK = re.compile(r" \^[a-zA-Z0-9-]+$")
DUE = re.compile(r"[📅📆🗓]\ufe0f? *(\d{4}-\d{2}-\d{2})$")

GRACE = "[[grace-lindqvist|Grace Lindqvist]] — due 12 Nov (every 6 weeks; last: coffee 1 Oct). Still looking for a part-time finance lead?"
DAY = date(2026, 11, 12)
ID = "nn-7f3a2c"
LINE = write_line(GRACE, DAY, ID)

BODIES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *[
                    "[[ada|Ada]]",
                    " ",
                    "—",
                    "due 12 Nov",
                    "📅",
                    "📅 2026-01-01",
                    "✅ 2026-01-01",
                    "[due:: 2026-01-01]",
                    "due:soon",
                ],
                *[
                    "^nn-000000-0000",
                    "^a",
                    "#gave",
                    "🔁 every week",
                    "⏫",
                    "\n",
                    "(due::",
                    ")",
                    "[x]",
                    "🆔",
                    "ab",
                    "\u2028",
                    "\r",
                ],
            ]
        ),
        max_size=12,
    ).map("".join),
)
DAYS = st.one_of(st.none(), st.dates())


def read(line: str) -> AgendaLine:
    """The line, which has to be one of ours."""
    found = read_agenda_line(line)
    assert found is not None
    return found


def test_a_line_is_what_the_vault_format_shows() -> None:
    """Fields at the end, block id last."""
    assert re.fullmatch(re.escape(f"- [ ] {GRACE} 📅 2026-11-12 ^nn-7f3a2c-") + "[0-9a-f]{4}", LINE)


def test_an_id_is_six_digits_of_the_item() -> None:
    """The same on every machine; another kind, path, round or count is another item."""
    one = item_id("touch", "people/zoë.md", "2026-10-01")
    assert one == "nn-3d63bd"
    assert item_id("touch", normalize("NFD", "people/zoë.md"), "2026-10-01") == one
    others = {
        item_id("thanks", "people/zoë.md", "2026-10-01"),
        item_id("touch", "people/zoe.md", "2026-10-01"),
        item_id("touch", "people/zoë.md", "2026-10-02"),
        item_id("touch", "people/zoë.md", "2026-10-01", 1),
    }
    assert len(others | {one}) == 5
    assert item_id("touch", "people/\udcff.md", "").startswith("nn-")


@settings(max_examples=400, deadline=None)
@given(BODIES, DAYS)
@example("(due:: (due:: 2026-01-01))", None)
@example("📅 ✅ 2026-01-01 2026-02-02 ^nn-^nn-000000000000", None)
def test_what_is_written_is_read_again_untouched(body: str, due: date | None) -> None:
    """Whatever the body: it is one line, and only the due date and the id are read as fields."""
    line = write_line(body, due, ID)
    assert "\n" not in line
    found = read(line)
    assert found.untouched
    assert (found.mark, found.id, found.done) == (" ", ID, None)
    assert (found.due.text if found.due else None) == (due.isoformat() if due else None)
    assert write_line(found.body, due, ID) == line
    assert just_written(line) == found._replace(body="", due=None)
    assert line.endswith(line_check(line.rpartition(" ^")[0]))


@settings(max_examples=300, deadline=None)
@given(BODIES, DAYS)
def test_obsidian_tasks_reads_our_lines(body: str, due: date | None) -> None:
    """Its documented patterns find the task, the block link at the end, and the due date before it."""
    line = write_line(body, due, ID)
    task = TASK.match(line)
    assert task is not None
    assert task[3] == " "
    assert BLOCK_LINK.search(line)
    found = DUE.search(BLOCK_LINK.sub("", line))
    assert (found[1] if found else None) == (due.isoformat() if due else None)


TICKS = [
    lambda line: line,
    lambda line: line + " ✅ 2026-11-25",
    lambda line: line + "✅ 2026-11-25",
    lambda line: line + " [completion:: 2026-11-25]  ",
    lambda line: line.replace(" ^nn", " ✅ 2026-11-25 ^nn"),
    lambda line: line.replace(" ^nn", "  [completion:: 2026-11-25] ^nn"),
    lambda line: line.replace(" ^nn", "  (completion:: 2026-11-25)   ^nn"),
    lambda line: line.replace(" 📅", " ✅ 2026-11-25 📅"),
]


@pytest.mark.parametrize("tick", TICKS)
@pytest.mark.parametrize("mark", ["x", "X", "-", ">"])
@pytest.mark.parametrize("end", ["", "  ", "\r", "\r\n", "\n"])
@pytest.mark.parametrize("due", [DAY, None])
def test_a_tick_changes_the_mark_and_the_done_date_only(tick, mark: str, end: str, due: date | None) -> None:  # type: ignore[no-untyped-def]
    """By hand before or behind the id, or by Obsidian Tasks in either of its formats."""
    line = write_line(GRACE, due, ID)
    before = read(line)
    ticked = tick(line).replace("[ ]", f"[{mark}]") + end
    after = read(ticked)
    assert (after.mark, after.id, after.check, after.body) == (mark, ID, before.check, GRACE)
    assert (after.due.text if after.due else None) == (due.isoformat() if due else None)
    assert after.done is None or ticked[slice(*after.done.span)] == after.done.text == "2026-11-25"
    assert line_check(ticked) == after.check
    assert not after.untouched
    back = read(ticked.replace(f"[{mark}]", "[ ]", 1))
    assert back.untouched


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.data())
def test_any_other_change_shows(data: st.DataObject) -> None:
    """One character put in, taken out or replaced before the id: no longer ours to rewrite."""
    at = data.draw(st.integers(0, LINE.index(" ^nn") - 1))
    new = data.draw(st.sampled_from(["", "a", "é", " ", "1", "]", "📅", "\t"]))
    width = data.draw(st.integers(0, 1))
    changed = LINE[:at] + new + LINE[at + width :]
    assume(changed != LINE)
    found = read_agenda_line(changed)
    assert found is None or not found.untouched
    assert found is None or found.id == ID


@pytest.mark.parametrize(
    "changed",
    [
        LINE.replace("2026-11-12", "2026-11-13"),
        LINE.replace("- [", "* ["),
        "  " + LINE,
        LINE.replace(" ^nn", " 📅 2026-11-20 ^nn"),
        LINE + " tomorrow",
        LINE + " ^nn-000000-1111",
        LINE.replace("[ ]", "[]"),
        LINE.replace("[ ] ", "[ ]"),
        LINE[:-5],
    ],
)
def test_a_changed_line_is_still_known(changed: str) -> None:
    """It keeps its item, so that it is not written a second time."""
    assert read_agenda_line(changed) is not None
    assert not read(changed).untouched


@pytest.mark.parametrize("box", ["[x ]", "[ x]", "[ x ]", "[>\t]", "[ -]", "[X ]"])
def test_a_mark_beside_the_blank_of_its_box_is_a_mark(box: str) -> None:
    """Who types an x into `[ ]` leaves the blank: only the mark changed, and it can be taken back."""
    line = LINE.replace("[ ]", box)
    found = read(line)
    assert (found.mark, found.as_written) == (box.strip("[ \t]"), True)
    assert open_again(line, ()) == LINE


@pytest.mark.parametrize("box", ["[  ]", "[y ]", "[done]", "[x  ]"])
def test_other_words_in_a_box_are_no_mark(box: str) -> None:
    """They are a person's line."""
    assert read_agenda_line(LINE.replace("[ ]", box)) is None


def test_a_new_day_is_read_where_it_stands() -> None:
    """That is how a touch is put off."""
    found = read(LINE.replace("2026-11-12", "2026-12-01"))
    assert found.due is not None
    assert found.due.text == "2026-12-01"
    assert not found.untouched


@pytest.mark.parametrize("lead", ["- ", "* ", "+ ", "\t- ", "    * ", "1. ", "12) ", "-  "])
def test_lists_of_every_kind_are_read(lead: str) -> None:
    """Indented by blanks or tabs, with any marker; a line checked as it stands is untouched."""
    bare = f"{lead}[ ] call Ada"
    found = read(f"{bare} ^{ID}-{line_check(bare)}")
    assert found.untouched
    assert found.body == "call Ada"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "text",
        "- item ^nn-7f3a2c-9b1e",
        "- [ ] task",
        "- [ ] task ^abc",
        "- [ ] task ^nn-7f3a2",
        "- [ ] ^nn-7f3a2c1",
        "> - [ ] q ^nn-7f3a2c-9b1e",
    ],
)
def test_other_lines_are_not_ours(line: str) -> None:
    """Plain items, tasks without an id and block ids of other tools."""
    assert read_agenda_line(line) is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_nothing_raises(before: str, after: str) -> None:
    """On any line at all."""
    read_agenda_line(before)
    line_check(before)
    read_agenda_line(f"- [ ] {before} ^{ID}-0000{after}")
