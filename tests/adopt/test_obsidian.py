"""Obsidian's settings: read as data, tolerantly; nothing in them runs, and nothing in them leads out of the vault."""

import json
import os
from pathlib import Path

import pytest

from notesnet.model.adoption import Obsidian
from notesnet.store.obsidian import read_obsidian
from tests.adopt.conftest import hashes, run_in
from tests.adopt.test_ways_to_file import adopted, each
from tests.harness import write_files


def test_all_settings_are_read(tmp_path: Path) -> None:
    """Daily notes, templates of two kinds, and what is hidden."""
    files = {
        ".obsidian/daily-notes.json": {"folder": "Daily/", "format": "DD-MM-YYYY", "template": "T/daily"},
        ".obsidian/templates.json": {"folder": "T"},
        ".obsidian/plugins/templater-obsidian/data.json": {"templates_folder": "Meta/Templater"},
        ".obsidian/app.json": {"userIgnoreFilters": ["Attic/", "README.md", "/regex.*/", 5]},
        ".obsidian/types.json": {"types": {"aliases": "aliases"}},
    }
    write_files(tmp_path, {path: json.dumps(content) for path, content in files.items()})
    assert read_obsidian(str(tmp_path)) == Obsidian(
        daily="Daily",
        daily_format="DD-MM-YYYY",
        daily_source="daily notes",
        templates=(("T", "Obsidian's templates"), ("Meta/Templater", "Templater's folder")),
        ignored=("Attic/", "README.md"),
    )


@pytest.mark.parametrize(
    ("data", "folder"),
    [
        ({"daily": {"enabled": True, "folder": "日記"}}, "日記"),
        ({"daily": {"folder": "Journal"}}, "Journal"),
        ({"daily": {"enabled": False, "folder": "Journal"}}, "Core"),
        ({"calendarSets": [{"id": "a", "day": {"enabled": True, "folder": "Days"}}]}, "Days"),
        ({"calendarSets": "?"}, "Core"),
        ([], "Core"),
    ],
)
def test_periodic_notes_come_before_the_core_setting(tmp_path: Path, data: object, folder: str) -> None:
    """If the plugin makes daily notes."""
    files = {
        ".obsidian/daily-notes.json": '{"folder": "Core"}',
        ".obsidian/plugins/periodic-notes/data.json": json.dumps(data),
    }
    assert read_obsidian(str(write_files(tmp_path, files))).daily == folder


@pytest.mark.parametrize(
    "folder", ["..", "../other", "/etc", "", "/", ".", "a/../..", "a\\b", "a\nb", 7, None, ["x"], {}]
)
def test_no_setting_leads_out_of_the_vault_or_hides_all_of_it(tmp_path: Path, folder: object) -> None:
    """A template folder that is the vault itself, or outside, is none."""
    files = {**each("People/{}.md"), ".obsidian/templates.json": json.dumps({"folder": folder})}
    vault = write_files(tmp_path / "vault", files)
    assert {name for name, _whose in read_obsidian(str(vault)).templates} <= {"etc"}
    assert json.loads(run_in(vault, "--json", "init").out)["found"]["contacts"] == 16


@pytest.mark.parametrize(
    "content",
    ["", "{", "null", '"x"', "[" * 100_000, "\xff", "{}" + " " * 2_000_000, '{"folder": NaN}', '{"folder": 1e999}'],
)
def test_broken_settings_are_told_and_harm_nothing(tmp_path: Path, content: str) -> None:
    """Whatever stands in the file."""
    write_files(tmp_path / "vault", {".obsidian/templates.json": content.encode("latin-1")})
    vault = write_files(tmp_path / "vault", each("People/{}.md"))
    assert read_obsidian(str(vault)).templates == ()
    assert run_in(vault, "init").code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    """It is no file."""
    (tmp_path / ".obsidian").mkdir()
    os.mkfifo(tmp_path / ".obsidian" / "app.json")
    assert read_obsidian(str(tmp_path)) == Obsidian()


def test_what_obsidian_hides_is_left_out_unless_people_lie_there() -> None:
    """Then it is told."""
    files = {**each("People/{}.md"), "Attic/Tea.md": "x\n", "Old/Ann Lee.md": "#person\n"}
    adoption = adopted(files, obsidian=Obsidian(ignored=("Attic/", "Old/", "Nowhere/")))
    assert adoption.settings.exclude == ("Attic/**",)
    assert [one.path for one in adoption.not_understood] == ["Old/Ann Lee.md"] * 2


def test_a_settings_file_that_names_a_command_runs_nothing(tmp_path: Path) -> None:
    """Templater can run programs; we only read where its templates are."""
    settings = {
        "templates_folder": "T",
        "enable_system_commands": True,
        "shell_path": "/bin/sh",
        "templates_pairs": [["x", "touch ../ran"]],
        "startup_templates": ["T/run.md"],
    }
    files = {
        ".obsidian/plugins/templater-obsidian/data.json": json.dumps(settings),
        "T/run.md": "<% tp.system.exec('touch ran') %>\n",
        "People/$(touch ran) `touch ran`.md": "---\n'x\": $(touch ran)': 1\n---\n",
    }
    vault = write_files(tmp_path / "vault", files)
    assert run_in(vault, "init").code == 0
    assert run_in(vault, "init").code == 0
    assert not any(path.rpartition("/")[2] == "ran" for path in hashes(tmp_path))
