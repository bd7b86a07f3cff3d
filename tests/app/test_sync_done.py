"""`done NAME`: ticks this person's open line and takes that one line in, else logs `in touch`."""

import json
from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, BEN, CAT, FILES, Desk, desk


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written."""
    return desk(tmp_path)


def test_done_ticks_the_line_and_takes_it(at: Desk) -> None:
    """The agenda says when, as Obsidian Tasks does; other ticks wait for `sync`."""
    at.mark("[ben|")
    line, id_ = at.line("[ada|"), at.id("[ada|")
    result = at.run("done", "ada")
    assert result.code == 0
    ticked = line.replace("[ ]", "[x]").replace(" ^nn-", " ✅ 2026-11-25 ^nn-")
    assert at.diff() == {at.week: [f"-{line}", f"+{ticked}"], ADA: [f"+- 2026-11-25 in touch ^{id_}"]}
    at.before = at.tree()
    at.sync()
    assert list(at.diff()) == [BEN]


def test_done_takes_the_words_below_the_line(at: Desk) -> None:
    """Written before the command."""
    at.change("[ada|", str, "  - call: she found one")
    at.run("done", "ada")
    assert at.diff()[ADA] == [f"+- 2026-11-25 call: she found one ^{at.id('[ada|')}"]


def test_a_touch_comes_before_a_promise(tmp_path: Path) -> None:
    """Then the promise, then a plain line in the log."""
    note = str(FILES[ADA]).replace("\n## Log", "\n- [ ] Send it 📅 2026-11-24\n\n## Log")
    at = desk(tmp_path, {ADA: note})
    assert at.run("done", "ada").code == 0
    assert "- [ ] Send it" in at.text(ADA)
    assert at.text(ADA).count("2026-11-25") == 1
    assert at.run("done", "ada").code == 0
    assert "- [x] Send it 📅 2026-11-24 ✅ 2026-11-25\n" in at.text(ADA)
    assert at.run("done", "ada").code == 0
    assert at.text(ADA).count("in touch") == 2


def test_without_a_line_in_touch_is_logged(at: Desk) -> None:
    """In the manner of the log."""
    result = at.run("done", "cat")
    assert at.diff() == {CAT: ["+- 2026-11-25 in touch"]}
    assert result.out == f"{CAT}: logged 2026-11-25: in touch\n"


def test_without_any_agenda_in_touch_is_logged(at: Desk) -> None:
    """Nothing has to be written first."""
    (at.root / at.week).unlink()
    at.before = at.tree()
    assert at.run("done", "ada").code == 0
    assert at.diff() == {ADA: ["+- 2026-11-25 in touch"]}


def test_the_newest_week_with_an_open_line_is_ticked(tmp_path: Path) -> None:
    """The older copy is no tick taken back."""
    at = desk(tmp_path, week="2026-W47")
    at.agenda("2026-W48")
    at.run("done", "ada")
    assert sorted(at.diff()) == [at.week, ADA]
    assert "open again" not in at.sync().err


@pytest.mark.parametrize("name", ["ada", "cat", "ben"])
def test_undo_takes_done_back_to_the_byte(at: Desk, name: str) -> None:
    """The tick with the line that it made."""
    before = at.tree()
    at.run("done", name)
    assert at.tree() != before
    assert at.run("undo").code == 0
    assert at.tree() == before


def test_what_can_not_be_taken_is_not_ticked(tmp_path: Path) -> None:
    """A recurring task: exit 5, with its place, and the line stays open."""
    at = desk(tmp_path, {BEN: "---\nname: Ben Okri\n---\n\n- [ ] Pay the dues 🔁 every month 📅 2026-11-24\n"})
    result = at.run("done", "ben")
    assert result.code == 5
    assert at.diff() == {}
    assert f"{BEN}:5: this task recurs" in result.err


def test_a_note_that_refuses_leaves_the_line_open(tmp_path: Path) -> None:
    """Found out only when the note is to be written."""
    at = desk(tmp_path, {"people/ada.sync-conflict-20261101-101500-ABC1234.md": FILES[ADA]})
    result = at.run("done", "ada")
    assert result.code == 5
    assert at.diff() == {}


def test_a_dry_run_shows_both_files_and_writes_nothing(at: Desk) -> None:
    """As a diff."""
    result = at.run("done", "ada", "--dry-run")
    assert result.code == 0
    assert at.diff() == {}
    assert f"--- a/{at.week}\n" in result.out
    assert f"--- a/{ADA}\n" in result.out


def test_done_for_programs(at: Desk) -> None:
    """One document, also when nobody bears that name."""
    document = json.loads(at.run("done", "ada", "--json").out)
    assert [change["path"] for change in document["changes"]] == [at.week, ADA]
    assert at.run("done", "zz", "--json").code == 4


def test_an_agenda_with_a_conflict_copy_is_not_ticked(at: Desk) -> None:
    """Neither side is written to; nor is the note, as the line would be taken twice."""
    at.write("agenda/2026-W48.sync-conflict-20261125-101500-ABC1234.md", at.text(at.week))
    at.before = at.tree()
    result = at.run("done", "ada")
    assert result.code == 5
    assert at.diff() == {}
