"""The watch step by step: settings that change, links, and notes that are only in the cloud."""

from pathlib import Path

import pytest

from tests.harness import write_files
from tests.watch.desk import ADA, BROKEN, WEEK, desk, kinds, nothing_left


def test_settings_that_are_broken_are_told_once_and_wait(tmp_path: Path) -> None:
    """What is saved meanwhile is taken in when they are mended."""
    made = desk(tmp_path)
    made.save("notesnet.toml", "[agenda\n")
    assert kinds(made.wait(200)) == ["trouble"]
    made.save(ADA, BROKEN)
    assert kinds(made.wait(200)) == []
    made.save("notesnet.toml", "")
    assert "mended notesnet.toml" in kinds(made.wait(100))
    made.hint(ADA)
    news = made.wait(100)
    assert made.text(ADA) == BROKEN
    assert kinds(news) == []


def test_settings_that_get_their_old_text_back_are_mended(tmp_path: Path) -> None:
    """Where nothing is reported, too; broken again, they are told again."""
    made = desk(tmp_path)
    for _time in range(2):
        made.save("notesnet.toml", "[agenda\n", told=False)
        assert kinds(made.wait(200)) == ["trouble"]
        made.save("notesnet.toml", "", told=False)
        assert kinds(made.wait(200)) == ["mended notesnet.toml"]


def test_notes_that_the_settings_exclude_are_not_deleted_notes(tmp_path: Path) -> None:
    """Excluded and taken in again, nobody is told that a file is gone."""
    made = desk(tmp_path, {"old/eve.md": "---\nname: Eve\ntype: person\nfollow_up: 2026-11-26\n---\n"})
    assert "[[eve" in made.text(WEEK)
    made.save("notesnet.toml", '[notes]\nexclude = ["old/**"]\n')
    assert kinds(made.wait(100)) == [f"agenda {WEEK}"]
    assert "[[eve" not in made.text(WEEK)
    made.save("notesnet.toml", "")
    assert kinds(made.wait(100)) == [f"agenda {WEEK}"]


@pytest.mark.parametrize("told", [True, False])
def test_a_link_out_of_the_vault_is_told_once_and_does_not_go(tmp_path: Path, *, told: bool) -> None:
    """It is not read, the agenda counts it, and what is saved behind it is nobody's business here."""
    made = desk(tmp_path)
    outside = write_files(tmp_path, {"outside.md": "---\nname: Out\n---\n"}) / "outside.md"
    (made.root / "people/out.md").symlink_to(outside)
    news = made.hint("people/out.md") if told else []
    news += made.wait(200)
    assert kinds(news) == [f"agenda {WEEK}", "fault people/out.md"]
    outside.write_text("---\nname: Outside\n---\n", encoding="utf-8")
    assert made.hint("people/out.md") + made.wait(200) == []
    nothing_left(made, tmp_path)


def test_settings_may_be_a_link_out_of_the_vault(tmp_path: Path) -> None:
    """As people do who keep their settings in one folder: what is saved there counts."""
    made = desk(tmp_path)
    target = write_files(tmp_path, {"settings.toml": ""}) / "settings.toml"
    (made.root / "notesnet.toml").unlink()
    (made.root / "notesnet.toml").symlink_to(target)
    assert kinds(made.wait(200)) == []
    target.write_text("[agenda\n", encoding="utf-8")
    assert kinds(made.wait(200)) == ["trouble"]
    target.write_text("", encoding="utf-8")
    assert "mended notesnet.toml" in kinds(made.wait(200))


@pytest.mark.parametrize("told", [True, False])
def test_a_second_name_of_a_note_is_no_note(tmp_path: Path, *, told: bool) -> None:
    """A link to a note that is there anyway neither comes nor goes."""
    made = desk(tmp_path)
    made.hint(ADA)
    made.wait(1)
    (made.root / "people/again.md").symlink_to("ada.md")
    news = made.hint("people/again.md") if told else []
    assert news + made.wait(200) == []
    nothing_left(made, tmp_path)


@pytest.mark.parametrize("told", [True, False])
def test_a_note_that_is_taken_from_this_computer_is_not_deleted(tmp_path: Path, *, told: bool) -> None:
    """A sync program leaves a placeholder: that is told, not a deletion; downloaded again, all is well."""
    made = desk(tmp_path)
    text = made.text(ADA)
    (made.root / ADA).rename(made.root / "people/.ada.md.icloud")
    news = made.hint(ADA) if told else []
    news += made.wait(200)
    assert f"fault {ADA}" in kinds(news)
    assert f"gone {ADA}" not in kinds(news)
    nothing_left(made, tmp_path)
    (made.root / "people/.ada.md.icloud").unlink()
    made.save(ADA, text)
    assert f"mended {ADA}" in kinds(made.wait(200))
    nothing_left(made, tmp_path)
