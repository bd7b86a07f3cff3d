"""What Obsidian Tasks writes on a task's line."""

import re
import time
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notesnet.text import tasks
from notesnet.text.tasks import DateText, may_have_fields, read_task

DATES = ("due", "scheduled", "start", "created", "done", "cancelled")
ATOMS = st.sampled_from(
    [
        *[
            "📅",
            "⏳",
            "🛫",
            "➕",
            "✅",
            "❌",
            "🔁",
            "⏫",
            "🔽",
            "🆔",
            "⛔",
            "\ufe0f",
            " ",
            " ",
            "2026-11-25",
            "25.11.2026",
            "soon",
        ],
        *[
            "[due::",
            "(completion::",
            "]",
            ")",
            "due:",
            "[[",
            "]]",
            "^nn-7f3a2c-9b1e",
            "#gave",
            "call Ada",
            "\t",
            "every week",
            "d",
        ],
    ]
)
LINES = st.lists(ATOMS, max_size=20).map("".join)


def read(line: str) -> dict[str, object]:
    """What was found, dates as text; checks that spans hold it."""
    text = f"- [ ] {line} trailing"
    fields = read_task(text, 6, 6 + len(line))
    found: dict[str, object] = {}
    for name, value in fields._asdict().items():
        if isinstance(value, DateText):
            assert text[slice(*value.span)] == value.text
            found[name] = value.text
        elif value:
            found[name] = value
    return found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("call 📅 2026-11-25", {"due": "2026-11-25"}),
        ("call 📅2026-11-25", {"due": "2026-11-25"}),
        ("call 📆 2026-11-25", {"due": "2026-11-25"}),
        ("call 🗓️ 2026-11-25", {"due": "2026-11-25"}),
        ("call 📅\ufe0f 2026-11-25", {"due": "2026-11-25"}),
        ("call [due:: 2026-11-25]", {"due": "2026-11-25"}),
        ("call (Due::2026-11-25)", {"due": "2026-11-25"}),
        ("call [due:: [[2026-11-25]]]", {"due": "2026-11-25"}),
        ("call due:2026-11-25", {"due": "2026-11-25"}),
        ("call due: 2026-11-25", {"due": "2026-11-25"}),
        ("call ⏳ 2026-11-24", {"scheduled": "2026-11-24"}),
        ("call ⌛ 2026-11-24", {"scheduled": "2026-11-24"}),
        ("call [scheduled:: 2026-11-24]", {"scheduled": "2026-11-24"}),
        ("call 🛫 2026-11-20", {"start": "2026-11-20"}),
        ("call [start:: 2026-11-20]", {"start": "2026-11-20"}),
        ("call ➕ 2026-11-01", {"created": "2026-11-01"}),
        ("call [created:: 2026-11-01]", {"created": "2026-11-01"}),
        ("call ✅ 2026-11-26", {"done": "2026-11-26"}),
        ("call [completion:: 2026-11-26]", {"done": "2026-11-26"}),
        ("call ❌ 2026-11-26", {"cancelled": "2026-11-26"}),
        ("call [cancelled:: 2026-11-26]", {"cancelled": "2026-11-26"}),
        ("call ⏫", {"priority": "high"}),
        ("call [priority:: Low]", {"priority": "low"}),
        ("call 🔁 every week", {"recurring": True}),
        ("call [repeat:: every week]", {"recurring": True}),
        ("call 🆔 ab12 ⛔ cd34,ef56 🏁 delete", {}),
        ("call ^nn-7f3a2c-9b1e", {"block_id": "nn-7f3a2c-9b1e"}),
        (
            "call ⏫ 🔁 every week ➕ 2026-11-01 🛫 2026-11-20 ⏳ 2026-11-24 📅 2026-11-25 ✅ 2026-11-26 ^a1",
            {"priority": "high", "recurring": True, "created": "2026-11-01", "start": "2026-11-20", "scheduled": "2026-11-24"}
            | {"due": "2026-11-25", "done": "2026-11-26", "block_id": "a1"},
        ),
    ],
)  # fmt: skip
def test_every_field_is_read_in_every_form(line: str, found: dict[str, object]) -> None:
    """Emoji with and without a variation selector, brackets of both kinds, and ``due:``."""
    assert read(line) == {"description": "call", **found}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("call 📅 2026-11-25 and ask", {"description": "call and ask", "due": "2026-11-25"}),
        ("due:2026-11-25 call", {"description": "call", "due": "2026-11-25"}),
        ("call 📅 2026-11-25 #gave/advice", {"description": "call #gave/advice", "due": "2026-11-25"}),
        ("call ^a1 ✅ 2026-11-26", {"description": "call", "block_id": "a1", "done": "2026-11-26"}),
        ("x 📅 2026-11-01 moved 📅 2026-11-25", {"description": "x moved", "due": "2026-11-25"}),
        ("x 📅 2026-11-01 📅 2026-11-25", {"description": "x", "due": "2026-11-01"}),
    ],
)
def test_a_field_counts_wherever_it_stands(line: str, found: dict[str, object]) -> None:
    """Someone typed on behind it; but what stands at the end wins, and there the first."""
    assert read(line) == found


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("📅 2026-13-45", "2026-13-45"),
        ("📅 25.11.2026", "25.11.2026"),
        ("📅 20261125", "20261125"),
        ("📅 2026-11-25T10:00", "2026-11-25T10:00"),
        ("📅 ٢٠٢٦-11-25", "٢٠٢٦-11-25"),
        ("📅 tomorrow", "tomorrow"),
        ("📅 next tuesday", "next tuesday"),
        ("📅 12 Nov 2026 ⏫", "12 Nov 2026"),
        ("due:tomorrow", "tomorrow"),
        ("[due:: next week]", "next week"),
    ],
)
def test_what_is_no_date_is_handed_on_as_typed(typed: str, due: str) -> None:
    """So that somebody can say what to type instead."""
    assert read(f"call {typed}")["due"] == due


@pytest.mark.parametrize(
    "line",
    [
        "📅 plan the calendar",
        "✅ 3 things done",
        "➕ one more for the ❌ list",
        "write about ⏳ and 📅",
        "overdue:2026-11-25 due::2026-11-25 due: soon",
        "[due of] Ada (due) ^ ^a b # x",
    ],
)
def test_signs_that_only_decorate_are_words(line: str) -> None:
    """Without a day behind it a sign is left in the text."""
    assert read(line) == {"description": line}


def test_an_empty_field_is_none() -> None:
    """``[due:: ]`` says nothing, and is no word of the task either."""
    assert read("call [due:: ]") == {"description": "call"}


OFFICIAL = {
    "due": r"[📅📆🗓]\ufe0f? *(\d{4}-\d{2}-\d{2})",
    "scheduled": r"[⏳⌛]\ufe0f? *(\d{4}-\d{2}-\d{2})",
    "start": r"🛫\ufe0f? *(\d{4}-\d{2}-\d{2})",
    "created": r"➕\ufe0f? *(\d{4}-\d{2}-\d{2})",
    "done": r"✅\ufe0f? *(\d{4}-\d{2}-\d{2})",
    "cancelled": r"❌\ufe0f? *(\d{4}-\d{2}-\d{2})",
}


def as_tasks_reads(line: str) -> dict[str, str]:
    """The documented way of Obsidian Tasks: take the block link off, then one field after another from the end."""
    line = re.sub(r"\s+\^[a-zA-Z0-9-]+$", "", line.rstrip())
    found: dict[str, str] = {}
    again = True
    while again:
        again = False
        for name, pattern in OFFICIAL.items():
            if match := re.search(rf"\s*{pattern}$", line):
                found[name], line, again = match[1], line[: match.start()].rstrip(), True
        shorter = re.sub(r"\s+#[^ #]+$", "", line)
        again, line = again or shorter != line, shorter
    return {"description": line.strip(), **found}


SIGNED = st.tuples(st.sampled_from("📅⏳🛫➕✅❌"), st.dates().map(str)).map(" ".join)
WORDS = st.lists(st.sampled_from(["call", "Ada", "2026", "(soon)", "—", "[[Ada]]"]), min_size=1, max_size=4).map(
    " ".join
)


@settings(max_examples=300, deadline=None)
@given(
    WORDS,
    st.lists(st.one_of(SIGNED, st.just("#gave/advice")), max_size=6),
    st.sampled_from(["", " ^nn-7f3a2c-9b1e", " "]),
)
def test_dates_at_the_end_are_those_of_obsidian_tasks(words: str, fields: list[str], block: str) -> None:
    """Whatever their order and number, with tags between them."""
    line = " ".join([words, *fields]) + block
    theirs = as_tasks_reads(line)
    ours = read(line)
    assert {name: ours.get(name) for name in DATES} == {name: theirs.get(name) for name in DATES}
    assert str(ours["description"]).replace(" #gave/advice", "") == theirs["description"]


@settings(max_examples=400, deadline=None)
@given(LINES)
def test_spans_hold_the_dates_and_nothing_raises(line: str) -> None:
    """On any line at all."""
    read(line)


@settings(max_examples=400, deadline=None)
@given(st.one_of(LINES, st.text(st.sampled_from("dDuUeE:[]()^#a 1-📅🔁⏫🆔\ufe0f"))))
def test_words_that_are_known_to_have_no_field_have_none(line: str) -> None:
    """Looking at each of them finds nothing."""
    if tasks._FIELDS.search(line):
        assert may_have_fields(line)


@settings(max_examples=600, deadline=None)
@given(
    st.one_of(WORDS, st.text(st.sampled_from("ab: #^d(📅🔁⏫—"), max_size=8)),
    st.lists(
        st.tuples(
            st.sampled_from(
                [*[" 📅 ", " ✅ ", " ➕ "] * 3, "  📅 ", "📅 ", " 📅", " 📅\ufe0f ", " 🗓 ", " 🔁 ", " ⏫ ", " 📅  "]
            ),
            st.sampled_from(
                [
                    *["2026-11-25"] * 6,
                    "2026-11-2",
                    "2026-11-255",
                    "20261125--",
                    "2026-١1-25",
                    "2026-11-25 b",
                    "2026-11-25 \t",
                ]
            ),
        ),
        max_size=3,
    ),
)
@example("x", [(" 📅 ", "2026-11-25"), (" ✅ ", "2026-11-24")])
@example("", [(" 📅 ", "2026-11-25"), (" ✅ ", "2026-11-24")])
def test_a_line_with_days_alone_is_read_as_any_other(words: str, pairs: list[tuple[str, str]]) -> None:
    """What is known at a glance is what the search for all fields finds."""
    line = words + "".join(sign + day for sign, day in pairs)
    known = tasks._days_only(line, 7)
    if known:
        with mock.patch.object(tasks, "_days_only", return_value=[]):
            assert tasks.task_fields(f"- [ ] x{line}", 7, 7 + len(line)) == known


@pytest.mark.parametrize(
    "unit",
    ["📅 ", "📅 a b ", "[due:: ", "[due:: [[", "due:", "🔁", "⏫", "^a ", "# ", "a ", " ", "1-", "✅ 2026-11-25 "],
)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    """A mebibyte of what looks like fields is read at once."""
    text = "a 📅 " + unit * (2**20 // len(unit))
    before = time.perf_counter()
    read_task(text, 0, len(text))
    assert time.perf_counter() - before < 0.5
