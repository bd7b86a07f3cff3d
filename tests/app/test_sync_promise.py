"""A promise on the agenda is a task in a note: ticked, moved or cancelled there, or refused with its place."""

from pathlib import Path

import pytest

from tests.app.sync_vault import BEN, FILES, GROUP, Desk, desk

ARTICLE = "- [ ] Send the article 📅 2026-11-20"


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written."""
    return desk(tmp_path)


@pytest.mark.parametrize("mark", ["x", "X"])
@pytest.mark.parametrize(("done", "day"), [("", "2026-11-25"), ("✅ 2026-11-23", "2026-11-23")])
def test_a_tick_ticks_the_task_on_its_day(at: Desk, mark: str, done: str, day: str) -> None:
    """`[x]` on a promise."""
    at.mark("[ben|", mark, done=done)
    result = at.sync()
    assert at.diff() == {BEN: [f"-{ARTICLE}", f"+- [x] Send the article 📅 2026-11-20 ✅ {day}"]}
    assert result.out == f"{BEN}: done {day}: Send the article\n"


def test_forwarded_moves_the_task_to_the_monday_after_that_week(at: Desk) -> None:
    """`[>]` on a promise."""
    at.mark("[ben|", ">")
    at.sync()
    assert at.diff() == {BEN: [f"-{ARTICLE}", "+- [ ] Send the article 📅 2026-11-30"]}


@pytest.mark.parametrize("day", ["2026-11-27", "2026-12-15", "2026-11-18"])
def test_another_date_moves_the_task_there(at: Desk, day: str) -> None:
    """Later or earlier; an earlier one as the line had the date of the task."""
    at.mark("[ben|", " ", due=day)
    at.sync()
    assert at.diff() == {BEN: [f"-{ARTICLE}", f"+- [ ] Send the article 📅 {day}"]}
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_a_task_moved_further_in_the_note_since_stays_there(at: Desk) -> None:
    """The note has the last word, on every run."""
    at.mark("[ben|", " ", due="2026-11-27")
    at.sync()
    at.write(BEN, at.text(BEN).replace("2026-11-27", "2026-12-20"))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_skipped_cancels_the_task(at: Desk) -> None:
    """`[-]` on a promise."""
    at.mark("[ben|", "-")
    result = at.sync()
    assert at.diff() == {BEN: [f"-{ARTICLE}", "+- [-] Send the article 📅 2026-11-20"]}
    assert result.out == f"{BEN}: cancelled: Send the article\n"


@pytest.mark.parametrize(
    ("task", "ticked"),
    [
        ("* [ ] Send it [due:: 2026-11-20]", "* [x] Send it [due:: 2026-11-20] [completion:: 2026-11-25]"),
        ("- [ ] Send it due:2026-11-20", "- [x] Send it due:2026-11-20 ✅ 2026-11-25"),
        ("- [ ] Send it ⏳ 2026-11-20 ^mine", "- [x] Send it ⏳ 2026-11-20 ✅ 2026-11-25 ^mine"),
        ("1. [/] Send it 📅 2026-11-20", "1. [x] Send it 📅 2026-11-20 ✅ 2026-11-25"),
        ("\t- [ ] Send it 📅 2026-11-20", "\t- [x] Send it 📅 2026-11-20 ✅ 2026-11-25"),
    ],
)
def test_a_task_is_ticked_as_it_is_written(tmp_path: Path, task: str, ticked: str) -> None:
    """With signs, Dataview fields, words, a block id, other list signs, or below another item."""
    at = desk(tmp_path, {BEN: f"---\nname: Ben Okri\n---\n- a list\n{task}\n"})
    at.mark("[ben|")
    at.sync()
    assert at.diff() == {BEN: [f"-{task}", f"+{ticked}"]}


def test_the_scheduled_date_is_the_one_that_moves_when_there_is_no_due_date(tmp_path: Path) -> None:
    """As when the line was made."""
    at = desk(tmp_path, {BEN: "---\nname: Ben Okri\n---\n- [ ] Send it ⏳ 2026-11-20\n"})
    at.mark("[ben|", ">")
    at.sync()
    assert at.diff() == {BEN: ["-- [ ] Send it ⏳ 2026-11-20", "+- [ ] Send it ⏳ 2026-11-30"]}


@pytest.mark.parametrize("path", ["meetings/2026-11-11 Fair.md", "daily/2026-11-11.md"])
@pytest.mark.parametrize(
    ("mark", "new"),
    [
        ("x", "- [x] Send [[ben]] the list 📅 2026-11-24 ✅ 2026-11-25"),
        (">", "- [ ] Send [[ben]] the list 📅 2026-11-30"),
        ("-", "- [-] Send [[ben]] the list 📅 2026-11-24"),
    ],
)
def test_a_promise_in_a_meeting_or_daily_note_changes_there(tmp_path: Path, path: str, mark: str, new: str) -> None:
    """It is a task that links to a contact, wherever it stands."""
    at = desk(tmp_path, {path: "We met.\n\n- [ ] Send [[ben]] the list 📅 2026-11-24\n"})
    at.mark("the list", mark)
    at.sync()
    assert at.diff() == {path: ["-- [ ] Send [[ben]] the list 📅 2026-11-24", f"+{new}"]}


def test_a_promise_in_the_note_of_a_group_changes_there(tmp_path: Path) -> None:
    """Such a line links to the group."""
    at = desk(tmp_path, {GROUP: f"{FILES[GROUP]!s}\n- [ ] Book the room 📅 2026-11-24\n"})
    at.mark("Book the room")
    at.sync()
    assert at.diff() == {
        GROUP: ["-- [ ] Book the room 📅 2026-11-24", "+- [x] Book the room 📅 2026-11-24 ✅ 2026-11-25"]
    }


@pytest.mark.parametrize("mark", ["x", ">", "-"])
def test_a_recurring_task_is_refused_with_its_place(tmp_path: Path, mark: str) -> None:
    """Only Obsidian Tasks writes the next one; the tick stays."""
    at = desk(tmp_path, {BEN: "---\nname: Ben Okri\n---\n\n- [ ] Pay the dues 🔁 every month 📅 2026-11-24\n"})
    at.mark("Pay the dues", mark)
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"refused: {at.week}:{at.number('Pay the dues')}: {BEN}:5: this task recurs (🔁)" in result.err


def test_a_task_that_was_moved_within_its_note_is_found_again(at: Desk) -> None:
    """The only one with these words, wherever it stands now."""
    at.mark("[ben|")
    at.write(BEN, f"---\nname: Ben Okri\n---\n- [ ] Ring the printer 📅 2026-12-24\n\nKeeps bees.\n{ARTICLE}\n")
    at.before = at.tree()
    at.sync()
    assert at.diff() == {BEN: [f"-{ARTICLE}", "+- [x] Send the article 📅 2026-11-20 ✅ 2026-11-25"]}


def test_a_task_with_another_date_by_now_is_still_the_one(at: Desk) -> None:
    """Its words are what it is known by."""
    at.mark("[ben|")
    at.write(BEN, at.text(BEN).replace("2026-11-20", "2026-11-22"))
    at.before = at.tree()
    at.sync()
    assert at.diff()[BEN][1] == "+- [x] Send the article 📅 2026-11-22 ✅ 2026-11-25"


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("", "the promise no longer stands there as it did"),
        ("- [ ] Send the long article 📅 2026-11-20\n", "line 6 there is nearest"),
    ],
)
def test_a_task_that_is_gone_or_changed_is_refused_with_both_places(at: Desk, new: str, reason: str) -> None:
    """The tick stays, and what is nearest is named."""
    at.mark("[ben|")
    at.write(BEN, at.text(BEN).replace(f"{ARTICLE}\n", new))
    at.before = at.tree()
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"refused: {at.week}:{at.number('[ben|')}: {BEN}:" in result.err
    assert reason in result.err


def test_of_two_equal_tasks_that_were_both_listed_each_is_its_own(tmp_path: Path) -> None:
    """They are counted from the top of the note."""
    at = desk(tmp_path, {BEN: "---\nname: Ben Okri\n---\n- [ ] Ring 📅 2026-11-20\n- [ ] Ring 📅 2026-11-20\n"})
    lines = [line for line in at.text(at.week).split("\n") if "[ben|" in line]
    assert len(lines) == 2
    at.write(at.week, at.text(at.week).replace(lines[1], lines[1].replace("[ ]", "[x]")))
    at.before = at.tree()
    at.sync()
    assert at.text(BEN).endswith("- [ ] Ring 📅 2026-11-20\n- [x] Ring 📅 2026-11-20 ✅ 2026-11-25\n")
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_a_task_that_was_doubled_since_is_refused_with_both_places(at: Desk) -> None:
    """Which of them is meant can't be told."""
    at.mark("[ben|")
    at.write(BEN, at.text(BEN) + f"\n{ARTICLE}\n")
    at.before = at.tree()
    result = at.sync(code=5)
    assert at.diff() == {}
    assert (
        f"{at.week}:{at.number('[ben|')}: {BEN}:6: the same task stands there 2 times (line 6 and line 9)" in result.err
    )


def test_of_two_with_the_same_words_the_one_with_the_date_of_the_line_is_meant(at: Desk) -> None:
    """The other was added since."""
    at.mark("[ben|")
    at.write(BEN, "---\nname: Ben Okri\n---\n- [ ] Send the article 📅 2027-03-01\n" + f"{ARTICLE}\n")
    at.before = at.tree()
    at.sync()
    assert at.diff() == {BEN: [f"-{ARTICLE}", "+- [x] Send the article 📅 2026-11-20 ✅ 2026-11-25"]}


@pytest.mark.parametrize(
    ("state", "mark"),
    [("x", "x"), ("x", ">"), ("x", "-"), ("-", ">"), ("-", "-")],
)
def test_a_task_that_is_over_already_stays_as_it_is(at: Desk, state: str, mark: str) -> None:
    """Ticked or cancelled in the note by hand."""
    done = " ✅ 2026-11-24" if state == "x" else ""
    state = f"- [{state}] Send the article 📅 2026-11-20{done}"
    at.mark("[ben|", mark)
    at.write(BEN, at.text(BEN).replace(ARTICLE, state))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_words_below_a_promise_stay_on_the_agenda(at: Desk) -> None:
    """Only its task is ticked: a promise makes no line in a log."""
    at.mark("[ben|", "x", "  - he liked it")
    at.sync()
    assert list(at.diff()) == [BEN]
    assert len(at.diff()[BEN]) == 2


def test_a_cancelled_task_that_is_ticked_after_all_is_done(at: Desk) -> None:
    """Skipped on the agenda, then done: the box of the task follows."""
    at.mark("[ben|", "-")
    at.sync()
    at.change("[ben|", lambda line: line.replace("[-]", "[x]"))
    at.sync()
    assert "- [x] Send the article" in at.text(BEN)


def test_a_date_that_a_person_wrote_beats_the_sign_also_once_it_is_taken(tmp_path: Path) -> None:
    """`[>]` with another date is that date, today and at the next sync."""
    at = desk(tmp_path)
    at.mark("Send the article", ">", due="2026-11-18")
    at.sync()
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}
