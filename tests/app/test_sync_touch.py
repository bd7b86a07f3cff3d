"""A line about a person: what each mark on it does to the note, and what it leaves alone."""

from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, FAY, FILES, Desk, desk


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written."""
    return desk(tmp_path)


def test_a_tick_is_a_line_in_the_log_with_the_id_of_the_line(at: Desk) -> None:
    """`[x]` on a touch; nothing but that line, above the older ones."""
    at.mark("[ada|")
    result = at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-25 in touch ^{at.id('[ada|')}"]}
    assert result.out == f"{ADA}: logged 2026-11-25: in touch\n"


@pytest.mark.parametrize("mark", ["x", "X"])
@pytest.mark.parametrize(
    ("done", "day"),
    [
        ("", "2026-11-25"),
        ("✅ 2026-11-23", "2026-11-23"),
        ("[completion:: 2026-11-24]", "2026-11-24"),
        ("✅ 2026-09-01", "2026-09-01"),
    ],
)
def test_the_day_is_that_of_the_done_date_else_today(at: Desk, mark: str, done: str, day: str) -> None:
    """As the Obsidian Tasks plugin writes it, as Dataview writes it, and by hand."""
    at.mark("[ada|", mark, done=done)
    at.sync()
    assert at.diff() == {ADA: [f"+- {day} in touch ^{at.id('[ada|')}"]}


@pytest.mark.parametrize("box", ["[x ]", "[ x]", "[ x ]"])
def test_an_x_typed_beside_the_blank_is_a_tick(at: Desk, box: str) -> None:
    """It is taken once, the agenda has the line once, and undo opens it."""
    open_ = at.line("[ada|")
    at.change("[ada|", lambda line: line.replace("[ ]", box))
    at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-25 in touch ^{at.id('[ada|')}"]}
    assert at.run("agenda").code == 0
    assert box in at.line("[ada|")
    at.sync()
    assert at.text(ADA).count("in touch") == 1
    assert at.run("undo").code == 0
    assert at.line("[ada|") == open_


def test_a_done_date_behind_the_id_counts_too(at: Desk) -> None:
    """Typed by hand at the end of the line."""
    at.change("[ada|", lambda line: line.replace("[ ]", "[x]") + " ✅ 2026-11-23")
    at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-23 in touch ^{at.id('[ada|')}"]}


@pytest.mark.parametrize(
    ("done", "reason"),
    [
        ("✅ 2026-11-26", "2026-11-26 has not been yet"),
        ("✅ 2026-11-31", "“2026-11-31” behind ✅ is no date"),
        ("✅ yesterday", "“yesterday” behind ✅ is no date"),
        ("✅ last Friday", "“last Friday” behind ✅ is no date"),
        ("✅ 23 Nov", "“23 Nov” behind ✅ is no date"),
    ],
)
def test_a_done_date_that_can_not_be_is_refused_with_its_line(at: Desk, done: str, reason: str) -> None:
    """Nothing is logged on a day that someone has to guess."""
    at.mark("[ada|", done=done)
    result = at.sync(code=5)
    assert at.diff() == {}
    assert result.err.startswith(f"refused: {at.week}:{at.number('[ada|')}: {reason}\n")


def test_a_follow_up_due_by_that_sunday_goes_with_the_tick(tmp_path: Path) -> None:
    """It was what this touch was for; the comment on another line stays."""
    note = str(FILES[ADA]).replace("cadence: 6w\n", "cadence: 6w # hers\nfollow_up: 2026-11-29\n")
    at = desk(tmp_path, {ADA: note})
    at.mark("[ada|")
    at.sync()
    assert at.diff() == {ADA: ["-follow_up: 2026-11-29", f"+- 2026-11-25 in touch ^{at.id('[ada|')}"]}


def test_a_follow_up_after_that_sunday_stays(tmp_path: Path) -> None:
    """It was set after the agenda was written."""
    at = desk(tmp_path)
    at.mark("[ada|")
    at.write(ADA, str(FILES[ADA]).replace("cadence: 6w\n", "cadence: 6w\nfollow_up: 2026-11-30\n"))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-25 in touch ^{at.id('[ada|')}"]}


def test_a_follow_up_set_after_the_tick_was_taken_stays(at: Desk) -> None:
    """A tick that was taken takes nothing out on the next run."""
    at.mark("[ada|")
    at.sync()
    at.write(ADA, at.text(ADA).replace("cadence: 6w\n", "cadence: 6w\nfollow_up: 2026-11-27\n"))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_forwarded_is_the_monday_after_that_week(at: Desk) -> None:
    """`[>]` on a touch."""
    at.mark("[ada|", ">")
    result = at.sync()
    assert at.diff() == {ADA: ["+follow_up: 2026-11-30"]}
    assert result.out == f"{ADA}: follow up 2026-11-30\n"


@pytest.mark.parametrize("mark", [" ", ">"])
def test_another_date_is_the_follow_up(at: Desk, mark: str) -> None:
    """An open line with another 📅; with `[>]` as well, the date is the more exact of the two."""
    at.mark("[ada|", mark, due="2026-12-09")
    at.sync()
    assert at.diff() == {ADA: ["+follow_up: 2026-12-09"]}


def test_another_date_and_other_words_is_the_follow_up_too(at: Desk) -> None:
    """The line of a person who tidies up while they plan."""
    at.mark("[ada|", " ", due="2026-12-09")
    at.change("[ada|", lambda line: line.replace("Pick up from 1 Oct: engines.", "Ask about looms"))
    at.sync()
    assert at.diff() == {ADA: ["+follow_up: 2026-12-09"]}


def test_other_words_alone_ask_for_nothing(at: Desk) -> None:
    """A person may write on an open line what they like."""
    at.change("[ada|", lambda line: line.replace("Pick up from 1 Oct: engines.", "Ask about looms"))
    result = at.sync()
    assert at.diff() == {}
    assert result.err == f"nothing to take from {at.week}\n"


def test_a_date_that_comes_earlier_than_the_follow_up_of_the_line_is_taken(tmp_path: Path) -> None:
    """Due on Friday by `follow_up`, and brought forward to Thursday on the agenda."""
    note = str(FILES[ADA]).replace("cadence: 6w\n", "cadence: 6w\nfollow_up: 2026-11-27\n")
    at = desk(tmp_path, {ADA: note})
    at.mark("[ada|", " ", due="2026-11-26")
    at.sync()
    assert at.diff() == {ADA: ["-follow_up: 2026-11-27", "+follow_up: 2026-11-26"]}
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_a_later_follow_up_set_since_is_left(tmp_path: Path) -> None:
    """`snooze` after the line was moved has the last word, on every run."""
    at = desk(tmp_path)
    at.mark("[ada|", " ", due="2026-12-09")
    at.sync()
    at.run("snooze", "ada", "2027-02-01")
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


@pytest.mark.parametrize(
    ("cadence", "day"), [("cadence: 6w\n", "2027-01-04"), ("", "2027-05-23"), ("cadence: never\n", "2027-05-23")]
)
def test_not_now_is_one_cadence_from_that_monday_else_six_months(tmp_path: Path, cadence: str, day: str) -> None:
    """`[-]` on a touch; without a cadence the line is there by `follow_up`."""
    note = str(FILES[ADA]).replace("cadence: 6w\n", f"{cadence}follow_up: 2026-11-24\n")
    at = desk(tmp_path, {ADA: note})
    at.mark("[ada|", "-")
    at.sync()
    assert at.diff() == {ADA: ["-follow_up: 2026-11-24", f"+follow_up: {day}"]}


def test_not_now_uses_the_cadence_of_a_circle(tmp_path: Path) -> None:
    """The cadence that makes someone due is the one that they are put off by."""
    files: dict[str, str | bytes] = {
        "notesnet.toml": '[circles]\ninner = { cadence = "1m", rank = 1 }\n',
        ADA: str(FILES[ADA]).replace("cadence: 6w\n", "circle: inner\n"),
    }
    at = desk(tmp_path, files)
    at.mark("[ada|", "-")
    at.sync()
    assert at.diff() == {ADA: ["+follow_up: 2026-12-23"]}


@pytest.mark.parametrize("mark", [">", "-"])
def test_a_follow_up_on_or_after_that_day_is_what_was_asked_for(tmp_path: Path, mark: str) -> None:
    """It was set by hand after the agenda was written, and stays."""
    at = desk(tmp_path)
    at.mark("[ada|", mark)
    at.write(ADA, str(FILES[ADA]).replace("cadence: 6w\n", "cadence: 6w\nfollow_up: 2027-01-04\n"))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_a_tick_on_reawaken_is_a_line_in_the_log(at: Desk) -> None:
    """As on a touch."""
    at.mark("[fay|", "x", "  - letter: sent a card")
    at.sync()
    assert at.diff() == {FAY: [f"+- 2026-11-25 letter: sent a card ^{at.id('[fay|')}"]}


@pytest.mark.parametrize(("mark", "day"), [(">", "2026-11-30"), ("-", "2027-05-23")])
def test_reawaken_is_put_off_as_a_touch_is(at: Desk, mark: str, day: str) -> None:
    """The Monday after, or six months for someone without a cadence."""
    at.mark("[fay|", mark)
    at.sync()
    assert at.diff() == {FAY: [f"+follow_up: {day}"]}


def test_a_date_put_on_reawaken_is_the_follow_up(at: Desk) -> None:
    """Such a line has no date of ours, and may be given one."""
    at.change("[fay|", lambda line: line.replace(" ^nn-", " 📅 2026-12-03 ^nn-"))
    at.sync()
    assert at.diff() == {FAY: ["+follow_up: 2026-12-03"]}


@pytest.mark.parametrize("mark", ["/", "?", "!"])
def test_other_marks_ask_for_nothing(at: Desk, mark: str) -> None:
    """`[/]` is half done in some themes; only the table's marks count."""
    at.mark("[ada|", mark)
    at.sync()
    assert at.diff() == {}


def test_a_tick_taken_back_takes_nothing_out_and_the_place_is_named(at: Desk) -> None:
    """`[ ]` again: the line in the log stays, and what would take it back is said."""
    at.mark("[ada|")
    at.sync()
    at.change("[ada|", lambda line: line.replace("[x]", "[ ]"))
    result = at.sync()
    assert at.diff() == {}
    where = f"{at.week}:{at.number('[ada|')}"
    assert (
        f"{where}: open again, but {ADA}:7 still has the line that it made; `notesnet undo` takes it back" in result.err
    )


def test_a_log_in_another_style_gets_a_line_in_that_style(tmp_path: Path) -> None:
    """Oldest first, with stars and links around the day."""
    note = "---\nname: Ada Lovelace\ncadence: 6w\n---\n## Timeline\n* [[2026-08-02]] call – looms\n* [[2026-10-01]] coffee – engines\n"
    at = desk(tmp_path, {ADA: note})
    at.mark("[ada|", "x", "  - call: a mill")
    at.sync()
    (line,) = at.diff()[ADA]
    assert line.startswith("+* [[2026-11-25]] call")
    assert at.text(ADA).endswith(f"a mill ^{at.id('[ada|')}\n")


def test_a_property_that_the_vault_calls_otherwise_is_the_one_that_is_set(tmp_path: Path) -> None:
    """`[fields]`: the note's own name, in place."""
    files: dict[str, str | bytes] = {
        "notesnet.toml": '[fields]\n"next touch" = "follow_up"\n',
        ADA: str(FILES[ADA]).replace("cadence: 6w\n", "cadence: 6w\nnext touch: 2026-11-26 # soon\n"),
    }
    at = desk(tmp_path, files)
    at.mark("[ada|", ">")
    at.sync()
    assert at.diff() == {ADA: ["-next touch: 2026-11-26 # soon", "+next touch: 2026-11-30 # soon"]}


def test_a_note_without_front_matter_gets_one_with_the_follow_up(tmp_path: Path) -> None:
    """CRLF and a missing last line end stay."""
    at = desk(tmp_path, {FAY: "## Log\r\n- 2025-05-01 call: a\r\n- 2025-03-01 call: b\r\n- 2025-01-01 call: c"})
    at.mark("[[fay]]", ">")
    at.sync()
    assert at.diff() == {FAY: ["+---\r", "+follow_up: 2026-11-30\r", "+---\r"]}
