"""What a person writes below a line: kind and text of the line in the log, also when it comes or changes later."""

from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, FILES, Desk, desk


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written."""
    return desk(tmp_path)


@pytest.mark.parametrize(
    ("below", "text"),
    [
        (["  - call: she found one"], "call: she found one"),
        (["\t- call: she found one"], "call: she found one"),
        (["    * call – she found one"], "call – she found one"),
        (["  call: she found one"], "call: she found one"),
        (["  1. call: she found one"], "call: she found one"),
        (["  - she found one #got/advice"], "she found one #got/advice"),
        (["  - call: she found one", "  - wants a mill"], "call: she found one; wants a mill"),
        (["  - call: she found", "    one in York"], "call: she found one in York"),
        (["  - call: she found one ^mine"], "call: she found one"),
        (["  - call: see [[gus|Gus]]"], "call: see [[gus|Gus]]"),
    ],
)
def test_an_indented_line_gives_kind_and_text(at: Desk, below: list[str], text: str) -> None:
    """With tabs or spaces, any list sign or none; several are one line of the log."""
    at.mark("[ada|", "x", *below)
    at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-25 {text} ^{at.id('[ada|')}"]}
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_words_count_above_and_below_our_details(at: Desk) -> None:
    """The line `  > ` of ours is none of a person's."""
    at.mark("[ada|")
    at.write(at.week, at.text(at.week).replace("  > 2 Aug: looms\n", "  > 2 Aug: looms\n  - call: after\n"))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-25 call: after ^{at.id('[ada|')}"]}


@pytest.mark.parametrize("below", ["  > a quote", "  - [ ] a task of mine", "  ```", "- not indented", "  -"])
def test_what_is_no_plain_word_below_is_not_logged(at: Desk, below: str) -> None:
    """Quotes, tasks, code, and what stands beside the line."""
    at.mark("[ada|", "x", below)
    at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-25 in touch ^{at.id('[ada|')}"]}


def test_a_day_before_the_words_is_the_day(at: Desk) -> None:
    """As in a log; it is more exact than the done date."""
    at.mark("[ada|", "x", "  - 2026-11-22 call: she found one", done="✅ 2026-11-24")
    at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-22 call: she found one ^{at.id('[ada|')}"]}


def test_a_day_before_the_words_that_has_not_been_is_refused(at: Desk) -> None:
    """With the line on which it stands."""
    at.mark("[ada|", "x", "  - 2026-12-22 call: she found one")
    result = at.sync(code=5)
    assert at.diff() == {}
    assert "2026-12-22 has not been yet" in result.err


@pytest.mark.parametrize("home", ["home", "another"])
def test_words_that_come_later_replace_in_touch(at: Desk, home: str) -> None:
    """The day stays; on a machine without our journal as well."""
    at.mark("[ada|")
    at.sync()
    at.change("[ada|", str, "  - call: she found one")
    at.sync(today="2026-11-28", home=home)
    id_ = at.id("[ada|")
    assert at.diff() == {ADA: [f"-- 2026-11-25 in touch ^{id_}", f"+- 2026-11-25 call: she found one ^{id_}"]}


def test_words_that_change_later_replace_the_line_that_we_wrote(at: Desk) -> None:
    """Again and again."""
    at.mark("[ada|", "x", "  - call: one")
    at.sync()
    for old, new in (("call: one", "coffee: two"), ("coffee: two", "lunch: three")):
        at.write(at.week, at.text(at.week).replace(f"  - {old}", f"  - {new}"))
        at.before = at.tree()
        at.sync(today="2026-11-28")
        id_ = at.id("[ada|")
        assert at.diff() == {ADA: [f"-- 2026-11-25 {old} ^{id_}", f"+- 2026-11-25 {new} ^{id_}"]}


@pytest.mark.parametrize("home", ["home", "another"])
def test_a_line_that_a_person_changed_in_the_log_is_theirs(at: Desk, home: str) -> None:
    """Words that change below the tick leave it, quietly."""
    at.mark("[ada|", "x", "  - call: one")
    at.sync()
    at.write(ADA, at.text(ADA).replace("call: one", "call: one, and a mill"))
    at.write(at.week, at.text(at.week).replace("  - call: one", "  - call: two"))
    at.before = at.tree()
    result = at.sync(home=home)
    assert at.diff() == {}
    assert "refused" not in result.err


@pytest.mark.parametrize(
    "how",
    [
        lambda line: f"{line} #gave/advice",
        lambda line: f"{line} and more",
        lambda line: line.replace("- 2026-11-25 in touch", "- 2026-11-24 call: other words"),
    ],
    ids=["tag", "words", "changed"],
)
def test_a_line_of_the_log_that_still_has_the_id_is_never_logged_again(at: Desk, how: object) -> None:
    """Wherever in the line the id stands by now."""
    assert callable(how)
    at.mark("[ada|")
    at.sync()
    line = next(line for line in at.text(ADA).split("\n") if "^nn-" in line)
    at.write(ADA, at.text(ADA).replace(line, how(line)))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_words_taken_away_later_leave_the_log_as_it_is(at: Desk) -> None:
    """Nothing is taken out of a note."""
    at.mark("[ada|", "x", "  - call: one")
    at.sync()
    at.write(at.week, at.text(at.week).replace("  - call: one\n", ""))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_words_are_replaced_in_a_log_of_another_style(tmp_path: Path) -> None:
    """A sub-heading a day, and CRLF."""
    text = "---\r\nname: Ada Lovelace\r\ncadence: 6w\r\n---\r\n## Log\r\n* **2026-10-01** coffee: engines\r\n"
    at = desk(tmp_path, {ADA: text})
    at.mark("[ada|")
    at.sync()
    at.change("[ada|", str, "  - call: a mill")
    at.sync(home="another")
    id_ = at.id("[ada|")
    assert at.diff() == {ADA: [f"-* **2026-11-25** in touch ^{id_}\r", f"+* **2026-11-25** call: a mill ^{id_}\r"]}


def test_odd_line_breaks_in_the_words_are_blanks(at: Desk) -> None:
    """A form feed or a Unicode line separator splits no line of the log, now or later."""
    at.mark("[ada|")
    at.sync()
    at.change("[ada|", str, "  - call: one\u2028two\x0cthree")
    at.sync()
    assert f"- 2026-11-25 call: one two three ^{at.id('[ada|')}\n" in at.text(ADA)
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_words_below_an_open_line_are_kept_for_the_tick(at: Desk) -> None:
    """Written during the talk, ticked after it."""
    at.change("[ada|", str, "  - call: she found one")
    at.sync()
    assert at.diff() == {}
    at.mark("[ada|")
    at.sync()
    assert at.diff() == {ADA: [f"+- 2026-11-25 call: she found one ^{at.id('[ada|')}"]}


def test_a_kind_of_the_vault_is_a_kind(tmp_path: Path) -> None:
    """And the line is read back as one."""
    at = desk(tmp_path, {"notesnet.toml": "[kinds]\nsauna = 3\n", ADA: FILES[ADA]})
    at.mark("[ada|", "x", "  - sauna: hot")
    at.sync()
    assert '"kind": "sauna"' in at.run("show", "ada", "--json").out
