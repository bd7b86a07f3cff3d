"""`undo` of a sync: the notes as they were, and open lines again."""

import json
from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, BEN, INTRO, Desk, desk


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written."""
    return desk(tmp_path)


WORDS = ["[ada|", "[ben|", "[ben--cat|", "|Pricing", "birthday", "anniversary", "[ellen|", "[fay|"]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("done", ["", "✅ 2026-11-24", "[completion:: 2026-11-24]"])
def test_undo_of_a_tick_puts_the_notes_and_the_open_line_back(at: Desk, word: str, done: str) -> None:
    """To the byte; the next sync has nothing to take."""
    before = at.tree()
    at.mark(word, done=done)
    at.sync()
    undone = at.run("undo")
    assert undone.code == 0, undone.err
    assert at.tree() == before
    assert at.sync().err.startswith("nothing to take")


@pytest.mark.parametrize("word", ["[ada|", "[ben|", "[ben--cat|", "[ellen|", "[fay|"])
@pytest.mark.parametrize("mark", [">", "-", "X"])
def test_undo_of_other_marks_opens_the_line_too(at: Desk, word: str, mark: str) -> None:
    """Put off, given up, or ticked with a capital."""
    before = at.tree()
    at.mark(word, mark)
    at.sync()
    assert at.run("undo").code == 0
    assert at.tree() == before


@pytest.mark.parametrize("word", ["[ada|", "[ben|", "[ben--cat|"])
def test_undo_of_another_date_puts_the_old_one_back(at: Desk, word: str) -> None:
    """The check of the line tells which it was."""
    before = at.tree()
    at.mark(word, " ", due="2026-12-09")
    at.sync()
    assert at.run("undo").code == 0
    assert at.tree() == before


def test_undo_of_a_group_takes_its_meeting_note_away(at: Desk) -> None:
    """The people below the line stay, and ask for nothing while it is open."""
    at.mark("Breakfast Club", "x", "  - [[ada]]")
    at.sync()
    assert at.run("undo").code == 0
    assert not (at.root / "meetings/2026-11-25 Breakfast Club.md").exists()
    assert "- [ ] [[breakfast|" in at.text(at.week)
    assert at.sync().err.startswith("nothing to take")


def test_undo_of_done_with_a_line_that_is_open_again_takes_the_note_back(at: Desk) -> None:
    """Who takes the tick away in an editor is sent to `undo`, which has nothing to complain of."""
    before = at.tree()
    assert at.run("done", "ada").code == 0
    at.write(at.week, before[at.week].decode())
    assert "`notesnet undo` takes it back" in at.sync().err
    result = at.run("undo")
    assert (result.code, at.tree()) == (0, before)
    assert f"{at.week}: was taken back by hand already: ticked\n" in result.out


def test_undo_keeps_the_words_below_for_the_next_tick(at: Desk) -> None:
    """They are a person's."""
    at.mark("[ada|", "x", "  - call: she found one")
    at.sync()
    assert at.run("undo").code == 0
    assert "  - call: she found one\n" in at.text(at.week)
    assert "she found one" not in at.text(ADA)


def test_undo_opens_every_copy_of_a_line(at: Desk) -> None:
    """Pasted twice, both ticked."""
    at.mark("[ada|")
    line = at.line("[ada|")
    at.write(at.week, at.text(at.week).replace(line, f"{line}\n{line}"))
    at.sync()
    assert at.run("undo").code == 0
    assert at.text(at.week).count("- [ ] [[ada|") == 2


def test_undo_names_what_was_changed_since_and_leaves_that_line_ticked(at: Desk) -> None:
    """The other one is taken back and open."""
    at.mark("[ada|")
    at.mark("[ben|")
    at.sync()
    at.write(ADA, at.text(ADA).replace("in touch", "in touch, at last"))
    result = at.run("undo")
    assert result.code == 5
    assert "- [x] [[ada|" in at.text(at.week)
    assert "- [ ] [[ben|" in at.text(at.week)
    assert "✅" not in at.text(BEN)


def test_undo_says_which_answer_would_be_taken_again(at: Desk) -> None:
    """It stands below the open line, where it is an answer."""
    at.mark("[ben--cat|", "x", "  - yes")
    at.sync()
    result = at.run("undo")
    assert "`- yes` below it would be taken again" in result.out
    assert "b_answer:\n" in at.text(INTRO)


def test_the_preview_of_undo_shows_the_line_that_opens(at: Desk) -> None:
    """`undo --dry-run` shows the agenda as well as the note, and changes neither."""
    at.mark("[ada|")
    at.sync()
    before = at.tree()
    result = at.run("undo", "--dry-run")
    assert result.code == 0
    assert at.tree() == before
    assert f"--- a/{ADA}\n" in result.out
    assert f"--- a/{at.week}\n" in result.out
    assert "+- [ ] [[ada|" in result.out


def test_undo_with_an_agenda_that_is_gone_still_takes_the_note_back(at: Desk) -> None:
    """There is no line to open."""
    note = at.text(ADA)
    at.mark("[ada|")
    at.sync()
    (at.root / at.week).unlink()
    assert at.run("undo").code == 0
    assert at.text(ADA) == note


def test_undo_in_an_agenda_with_crlf_keeps_its_line_ends(at: Desk) -> None:
    """Only the mark goes."""
    at.write(at.week, at.text(at.week).replace("\n", "\r\n"))
    before = at.tree()
    at.mark("[ada|", done="✅ 2026-11-24")
    at.sync()
    assert at.run("undo").code == 0
    assert at.tree() == before


def test_undo_for_programs_names_every_file(at: Desk) -> None:
    """One document with the note and the agenda."""
    at.mark("[ada|")
    at.sync()
    document = json.loads(at.run("undo", "--json").out)
    assert [change["path"] for change in document["changes"]] == [ADA, at.week]
    assert document["refused"] == []


@pytest.mark.parametrize("option", [(), ("--dry-run",)])
def test_undo_leaves_an_agenda_with_a_conflict_copy_alone(at: Desk, option: tuple[str, ...]) -> None:
    """The note is taken back; the line is named, as neither side of a conflict is written to."""
    note = at.text(ADA)
    at.mark("[ada|")
    at.sync()
    copy = "agenda/2026-W48.sync-conflict-20261125-101500-ABC1234.md"
    at.write(copy, at.text(at.week))
    at.before = at.tree()
    result = at.run("undo", *option)
    assert result.code == 5
    assert at.week in result.err
    assert at.week not in at.diff()
    assert (at.text(ADA) == note) == (not option)


def test_undo_leaves_an_agenda_that_git_is_merging_alone(at: Desk) -> None:
    """It is named; the note is taken back."""
    note = at.text(ADA)
    at.mark("[ada|")
    at.sync()
    at.write(at.week, f"<<<<<<< HEAD\n{at.text(at.week)}=======\n>>>>>>> other\n")
    assert at.run("undo", "--dry-run").code == 5
    assert at.run("undo").code == 5
    assert at.text(ADA) == note
