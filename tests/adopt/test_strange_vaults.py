"""Seven vaults that were not made for notesnet: `init` finds exactly the people, meetings, dated notes and touches."""

import hashlib
import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from notesnet.app.adopt import look_at
from notesnet.app.open_vault import open_vault
from notesnet.model.note import Kind
from notesnet.model.settings import Settings
from notesnet.read.adoption import kinds_of
from notesnet.read.adoption_facts import read_facts
from tests.adopt.vaults import Strange
from tests.harness import Result

Run = Callable[..., Result]
NEW = {"notesnet.toml", "me.md"}
TODAY = date(2026, 11, 25)


def test_the_right_people_meetings_and_touches_are_found(strange: tuple[Path, Strange], run: Run) -> None:
    """Nobody is missing, nothing else is taken for a person, and each touch is counted once."""
    folder, truth = strange
    assert run("init").code == 0
    vault = open_vault(str(folder), TODAY).vault
    assert set(vault.contacts) == truth.people
    assert set(vault.meetings) == truth.meetings
    found = {path.rpartition("/")[2].removesuffix(".md"): len(touches) for path, touches in vault.touches.items()}
    assert found == truth.touches


def test_the_right_notes_are_dated(strange: tuple[Path, Strange], run: Run) -> None:
    """Daily notes wherever they are; books and recipes with a date are none."""
    folder, truth = strange
    assert run("init").code == 0
    settings = open_vault(str(folder), TODAY).vault.settings
    facts = [read_facts(path, text.encode()) for path, text in truth.files.items() if path.endswith(".md")]
    kinds = kinds_of([one for one in facts if one and not one.template], settings)
    excluded = tuple(pattern.removesuffix("**") for pattern in settings.exclude)
    dated = {path for path, kind in kinds.items() if kind is Kind.DATED and not path.startswith(excluded or ("\0",))}
    assert dated == truth.dated


def test_the_numbers_are_those_of_the_vault(strange: tuple[Path, Strange], run: Run) -> None:
    """The first line and the document say how many there are."""
    _folder, truth = strange
    numbers = json.loads(run("--json", "init").out)["found"]
    assert numbers["contacts"] == len(truth.people)
    assert numbers["dated"] == len(truth.dated)
    assert numbers["touches"] == sum(truth.touches.values())
    again = run("init").out.splitlines()[0]
    assert again.startswith(f"this folder is a vault already: {len(truth.people)} contacts, ")


def test_no_note_is_changed(strange: tuple[Path, Strange], run: Run) -> None:
    """Every file has the bytes that it had; two new ones, at most, stand beside them, and no folder is made."""
    folder, truth = strange
    before, folders = _hashes(folder), _folders(folder)
    assert run("init").code == 0
    after = _hashes(folder)
    assert {path: after[path] for path in before} == before
    assert after.keys() - before.keys() <= NEW
    assert _folders(folder) == folders
    assert len(before) == len(truth.files)


def test_a_second_run_proposes_nothing_and_writes_nothing(strange: tuple[Path, Strange], run: Run) -> None:
    """What the first run wrote fits."""
    folder, _truth = strange
    assert run("init").code == 0
    before = _hashes(folder)
    result = run("init")
    assert (result.code, _hashes(folder)) == (0, before)
    assert "Its settings fit the notes. Nothing was written." in result.out
    assert json.loads(run("--json", "init").out)["settings"] == []


def test_a_new_contact_is_found_again(strange: tuple[Path, Strange], run: Run) -> None:
    """`new` files where the written settings look."""
    folder, truth = strange
    assert run("init").code == 0
    assert run("new", "Wilhelmina Quince").code == 0
    assert len(open_vault(str(folder), TODAY).vault.contacts) == len(truth.people) + 1


def test_what_is_written_gives_no_faults(strange: tuple[Path, Strange], run: Run) -> None:
    """Property names, dates and logs are read without complaint, and every setting is a known one."""
    folder, _truth = strange
    assert run("init").code == 0
    faults = open_vault(str(folder), TODAY).vault.diagnostics
    assert [f"{fault.path}:{fault.line} {fault.message}" for fault in faults if fault.severity.rank > 1] == []


def test_looking_takes_about_as_long_as_reading(strange: tuple[Path, Strange]) -> None:
    """One more pass over the notes: 5,000 of them in a few seconds on a slow machine."""
    folder, _truth = strange
    begun = time.process_time()
    look_at(str(folder), Settings())
    assert time.process_time() - begun < 8


def _hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _folders(folder: Path) -> list[str]:
    return sorted(root for root, _folders, _files in os.walk(folder))
