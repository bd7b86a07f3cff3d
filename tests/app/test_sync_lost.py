"""What cannot be taken stays, is named with both places, and keeps nothing else from being taken."""

from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, BEN, ELLEN, FILES, INTRO, Desk, desk


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written, Ada's and Ben's lines ticked."""
    made = desk(tmp_path)
    made.mark("[ada|")
    made.mark("[ben|")
    return made


def test_a_contact_whose_file_was_renamed_is_named_with_both_places(at: Desk) -> None:
    """The tick stays; Ben's is taken."""
    (at.root / ADA).rename(at.root / "people/lovelace.md")
    at.before = at.tree()
    result = at.sync(code=5)
    assert list(at.diff()) == [BEN]
    where = f"{at.week}:{at.number('[ada|')}"
    assert (
        f"refused: {where}: [[ada]] leads to no note any more; Ada Lovelace is now people/lovelace.md\n" in result.err
    )
    assert "- [x] [[ada|" in at.text(at.week)


def test_a_link_that_obsidian_mended_still_names_both_places(at: Desk) -> None:
    """Obsidian renames the links as well; the id is that of the old path."""
    (at.root / ADA).rename(at.root / "people/lovelace.md")
    at.write(at.week, at.text(at.week).replace("[[ada|", "[[lovelace|"))
    at.before = at.tree()
    result = at.sync(code=5)
    assert list(at.diff()) == [BEN]
    assert f"{at.week}:{at.number('[lovelace|')}: people/lovelace.md: " in result.err


def test_a_contact_who_only_changed_their_name_is_still_the_one(at: Desk) -> None:
    """The id is that of the path."""
    at.write(ADA, at.text(ADA).replace("Ada Lovelace", "Ada King"))
    at.before = at.tree()
    at.sync()
    assert list(at.diff()) == [ADA, BEN]


def test_a_contact_that_is_gone_is_named(at: Desk) -> None:
    """Nothing is made up for them."""
    (at.root / ADA).unlink()
    at.before = at.tree()
    result = at.sync(code=5)
    assert list(at.diff()) == [BEN]
    assert f"{at.week}:{at.number('[ada|')}: [[ada]] leads to no note any more\n" in result.err


def test_an_open_line_of_someone_who_is_gone_asks_for_nothing(at: Desk) -> None:
    """Only marks are spoken of."""
    (at.root / ELLEN).unlink()
    at.before = at.tree()
    at.sync()
    assert list(at.diff()) == [ADA, BEN]


def test_a_moved_folder_is_a_renamed_contact(at: Desk) -> None:
    """The file name still leads there, but the line was about another path."""
    (at.root / "people/x").mkdir()
    (at.root / ADA).rename(at.root / "people/x/ada.md")
    at.before = at.tree()
    result = at.sync(code=5)
    assert list(at.diff()) == [BEN]
    assert f"{at.week}:{at.number('[ada|')}: people/x/ada.md: " in result.err


def test_a_note_that_is_not_utf8_by_now_is_refused_with_both_places(at: Desk) -> None:
    """It is never edited."""
    (at.root / BEN).write_bytes(str(FILES[BEN]).encode() + b"\xff\n")
    at.before = at.tree()
    result = at.sync(code=5)
    assert list(at.diff()) == [ADA]
    assert f"refused: {at.week}:{at.number('[ben|')}: " in result.err


def test_a_note_with_broken_front_matter_still_takes_its_log_line(tmp_path: Path) -> None:
    """What can't be read is not touched."""
    text = "---\nname: Ada Lovelace\ncadence: 6w\n---\n\n## Log\n- 2026-10-01 coffee: engines\n"
    at = desk(tmp_path, {ADA: text})
    at.mark("[ada|")
    at.write(ADA, text.replace("cadence: 6w", "cadence: [6w"))
    at.before = at.tree()
    result = at.run("sync")
    if result.code == 0:
        assert at.diff() == {ADA: [f"+- 2026-11-25 in touch ^{at.id('[ada|')}"]}
    else:
        assert at.diff() == {}
        assert f"refused: {at.week}:{at.number('[ada|')}: {ADA}:" in result.err


def test_a_link_taken_out_of_the_line_is_no_harm(at: Desk) -> None:
    """Agenda lines go by their id."""
    at.change("[ada|", lambda line: line.replace("[[ada|Ada Lovelace]]", "Ada"))
    at.sync()
    assert list(at.diff()) == [ADA, BEN]


def test_an_id_that_nothing_has_is_named(at: Desk) -> None:
    """Cut off by hand, or from another vault."""
    at.write(at.week, at.text(at.week) + "- [x] Call somebody ^nn-000000-0000\n")
    at.before = at.tree()
    result = at.sync(code=5)
    assert list(at.diff()) == [ADA, BEN]
    assert "nothing in the notes has the id of this line" in result.err


def test_a_line_of_mine_without_an_id_is_mine(at: Desk) -> None:
    """No word is said of it."""
    at.write(at.week, at.text(at.week) + "- [x] Buy [[ellen]] a card\n")
    at.before = at.tree()
    at.sync()
    assert list(at.diff()) == [ADA, BEN]


def test_a_restored_older_agenda_never_deletes_anything_from_a_note(at: Desk) -> None:
    """Taken, then worked on by hand, then the file of that day comes back from a backup: only adds what is missing."""
    at.mark("[ben--cat|", " ", due="2026-11-27")
    backup = at.text(at.week)
    at.sync()
    at.agenda()
    at.write(ADA, at.text(ADA).replace("cadence: 6w\n", "cadence: 6w\nfollow_up: 2026-11-28\n"))
    at.write(BEN, at.text(BEN).replace("- [x] Send", "- [x] Really send"))
    at.write(INTRO, at.text(INTRO).replace("snoozed: 2026-11-27", "snoozed: 2026-12-20"))
    at.write(at.week, backup)
    at.before = at.tree()
    at.run("sync")
    assert not [line for lines in at.diff().values() for line in lines if line.startswith("-")]


def test_an_open_older_agenda_takes_nothing(at: Desk) -> None:
    """A file from before any tick."""
    at.write(at.week, at.text(at.week).replace("[x]", "[ ]"))
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_last_contact_set_by_hand_since_is_no_harm(at: Desk) -> None:
    """The last touch that the line was made of is no longer the last one then."""
    text = at.text(ADA).replace("cadence: 6w\n", "cadence: 6w\nlast_contact: 2026-11-24\n")
    at.write(ADA, text.replace("- 2026-10-01 coffee: engines\n", ""))
    at.before = at.tree()
    at.sync()
    assert list(at.diff()) == [ADA, BEN]


def test_links_written_from_the_agenda_folder_lead_there_too(at: Desk) -> None:
    """As Obsidian writes them when links are relative paths."""
    at.write(at.week, at.text(at.week).replace("[[ada|Ada Lovelace]]", "[Ada Lovelace](../people/ada.md)"))
    at.change("Breakfast Club", lambda line: line.replace("[ ]", "[x]"), "  - [Gus](../people/gus.md)")
    at.sync()
    assert list(at.diff()) == ["meetings/2026-11-25 Breakfast Club.md", ADA, BEN]
