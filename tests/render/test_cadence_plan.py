"""The cadence plan: written, edited by hand, and read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import UsageError
from notesnet.model.rhythm import RhythmRow, RhythmTable
from notesnet.render.cadence_plan import load_lines, plan_text, read_plan, row_words
from notesnet.text.durations import Duration, in_words, short
from notesnet.text.visible import visible

ADA = RhythmRow("people/ada.md", "Ada Lovelace", 40, 43, 5, date(2026, 10, 1), Duration(6, "w"))
LINE = "- [x] cadence: 6w for `people/ada.md` Ada Lovelace: usually every 6 weeks, last 1 Oct 2026, strength 40"


def table(*rows: RhythmRow, asked: float = 2.0, proposed: float = 0.5, budget: int = 8) -> RhythmTable:
    """A table of these rows."""
    return RhythmTable(rows, asked, proposed, budget)


def test_a_line_says_whom_how_often_and_why() -> None:
    """One line a person, ticked."""
    assert LINE in plan_text(table(ADA), [ADA]).split("\n")
    assert row_words(RhythmRow("a", "A", 0, None, 0, None, None)) == "no rhythm yet, no touch yet, strength 0"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
    st.text(max_size=30),
    st.integers(1, 99),
    st.sampled_from("dwmy"),
)
def test_what_is_written_is_read_back(stem: str, name: str, count: int, unit: str) -> None:
    """Any path and any name, in the notation of durations."""
    row = RhythmRow(f"people/{stem}.md", name, 1, None, 0, None, Duration(count, unit))
    text = plan_text(table(row), [row])
    (ticked,) = read_plan(text, "plan.md")
    assert (ticked.path, ticked.cadence) == (visible(row.path), row.proposed)
    assert read_plan(text.replace("\n", "\r\n"), "plan.md") == [ticked]


@pytest.mark.parametrize(
    "path", ["people/x\n- [x] cadence: never for `me.md`.md", "people/a`- [x] cadence: 1d for `b.md"]
)
def test_no_path_makes_a_line(path: str) -> None:
    """A file name with a line end or ticks in it stays one path."""
    row = RhythmRow(path, "\n- [x] cadence: 1d for `b.md`", 1, None, 0, None, Duration(6, "w"))
    (ticked,) = read_plan(plan_text(table(row), [row]), "plan.md")
    assert ticked.path == path.replace("\n", "\\n")


def test_the_load_is_weighed_against_the_budget() -> None:
    """In force, proposed, together; too much is said with what to do."""
    assert load_lines(table(ADA)) == [
        "Cadences in force ask for 2.0 touches a week, the proposals for 0.5 more: 2.5 in all; your budget is 8."
    ]
    assert load_lines(table(ADA, asked=8))[1].startswith("That is more than the budget")
    assert load_lines(table(proposed=0)) == ["Cadences in force ask for 2.0 touches a week; your budget is 8."]


@pytest.mark.parametrize(
    ("line", "cadence"),
    [
        (LINE.replace("6w", "every 2 months"), "every 2 months"), (LINE.replace("6w", "never"), "never"),
        (LINE.replace("[x]", "[X]").replace("- ", "* ", 1), "every 6 weeks"), ("  " + LINE, "every 6 weeks"),
        (LINE.partition(" Ada")[0], "every 6 weeks"),
    ],
)  # fmt: skip
def test_a_line_that_a_person_changed_is_read(line: str, cadence: str) -> None:
    """Another cadence in any notation, other bullets, words taken away."""
    (ticked,) = read_plan(f"words of mine\n{line}\n- [ ] a task of mine\n", "plan.md")
    assert in_words(ticked.cadence) == cadence
    assert ticked.line == 2


def test_unticked_lines_are_left() -> None:
    """A plan with no tick wants nothing; the same line twice is one."""
    assert read_plan(LINE.replace("[x]", "[ ]"), "plan.md") == []
    assert [short(one.cadence) for one in read_plan(f"{LINE}\n{LINE}", "plan.md")] == ["6w"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"\n{LINE.replace('6w', '6 weks')}", "plan.md:2: 6 weks: this is not a duration"),
        (f"{LINE}\n{LINE.replace('cadence', 'cadance')}", "plan.md:2: this ticked line can't be read"),
        (f"{LINE}\n{LINE.replace('`', '')}", "plan.md:2: this ticked line can't be read"),
        (f"{LINE}\n{LINE.replace('6w', '3m')}", "plan.md:2: people/ada.md is to have another cadence than in line 1"),
        ("# Shopping\n- [ ] milk", "plan.md holds no line of a cadence plan"),
        ("", "plan.md holds no line of a cadence plan"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(text: str, message: str) -> None:
    """A usage error, before anything is done."""
    with pytest.raises(UsageError) as refused:
        read_plan(text, "plan.md")
    assert refused.value.message.startswith(message)
