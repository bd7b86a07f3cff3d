"""Twelve vaults that were not made for notesnet: `init` finds exactly the people, meetings, dated notes and touches."""

import json
import shutil
import time
from datetime import date
from pathlib import Path

from notesnet.app.adopt import look_at
from notesnet.app.open_vault import open_vault
from notesnet.model.note import Kind
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.read.adoption import kinds_of
from notesnet.read.adoption_facts import read_facts
from tests.adopt.conftest import Adopted, hashes, run_in

TODAY = date(2026, 11, 25)
PLAN = "drafts/cadence-2026-11-25.md"


def test_the_right_people_meetings_and_touches_are_found(adopted: Adopted) -> None:
    """Nobody is missing, nothing else is taken for a person, and each touch is counted once."""
    vault = _vault(adopted)
    assert adopted.result.code == 0
    assert set(vault.contacts) == adopted.truth.people
    assert set(vault.meetings) == adopted.truth.meetings
    found = {path.rpartition("/")[2].removesuffix(".md"): len(touches) for path, touches in vault.touches.items()}
    assert found == adopted.truth.touches


def test_the_right_notes_are_dated(adopted: Adopted) -> None:
    """Daily notes wherever they are; books and recipes with a date are none."""
    settings = _vault(adopted).settings
    facts = [read_facts(path, text.encode()) for path, text in adopted.truth.files.items() if path.endswith(".md")]
    kinds = kinds_of([one for one in facts if one and not one.template], settings)
    excluded = (*(pattern.removesuffix("**") for pattern in settings.exclude), "\0")
    dated = {path for path, kind in kinds.items() if kind is Kind.DATED and not path.startswith(excluded)}
    assert dated == adopted.truth.dated


def test_no_note_is_changed_and_no_folder_made(adopted: Adopted) -> None:
    """Every file has the bytes that it had; the settings and perhaps me.md are new."""
    assert {path: adopted.after[path] for path in adopted.before} == adopted.before
    assert adopted.after.keys() - adopted.before.keys() <= {"notesnet.toml", "me.md"}


def test_a_second_run_proposes_nothing_and_writes_nothing(adopted: Adopted) -> None:
    """What the first run wrote fits, and it finds the same."""
    before = hashes(adopted.folder)
    result = adopted.run("--json", "init")
    document = json.loads(result.out)
    assert (result.code, hashes(adopted.folder), document["settings"]) == (0, before, [])
    numbers = document["found"]
    assert numbers["contacts"] == len(adopted.truth.people)
    assert numbers["dated"] == len(adopted.truth.dated)
    assert numbers["touches"] == sum(adopted.truth.touches.values())


def test_the_first_line_says_how_many(adopted: Adopted) -> None:
    """Contacts, dated notes, touches, and how many of those are mentions."""
    truth = adopted.truth
    first = adopted.result.out.splitlines()[0]
    assert first.startswith(f"this folder is a vault now: {len(truth.people)} contacts, {len(truth.dated)} dated note")
    assert f", {sum(truth.touches.values())} touches" in first


def test_what_is_written_gives_no_faults(adopted: Adopted) -> None:
    """Property names, dates and logs are read without complaint, and every setting is a known one."""
    faults = _vault(adopted).diagnostics
    assert [f"{fault.path}:{fault.line} {fault.message}" for fault in faults if fault.severity.rank > 1] == []


def test_a_new_contact_is_found_again(adopted: Adopted) -> None:
    """`new` files where the written settings look; the note is taken away again for the other tests."""
    before = hashes(adopted.folder)
    assert adopted.run("new", "Wilhelmina Quince").code == 0
    contacts = _vault(adopted).contacts
    for name in hashes(adopted.folder).keys() - before.keys():
        if not name.endswith("/"):
            (adopted.folder / name).unlink()
    for name in hashes(adopted.folder).keys() - before.keys():
        (adopted.folder / name).rmdir()
    assert len(contacts) == len(adopted.truth.people) + 1


def test_looking_takes_about_as_long_as_reading(adopted: Adopted) -> None:
    """One more pass over the notes: 5,000 of them in a few seconds on a slow machine."""
    begun = time.process_time()
    look_at(str(adopted.folder), Settings())
    assert time.process_time() - begun < 8


def test_the_first_agenda_makes_sense(adopted: Adopted, tmp_path: Path) -> None:
    """After the proposed cadences are taken, 5 to 12 lines, each about someone we know and have left alone for a while."""
    folder = Path(shutil.copytree(adopted.folder, tmp_path / "vault"))
    assert run_in(folder, "cadence", "--plan").code == 0
    if (folder / PLAN).exists():  # there is none where everyone has a cadence already
        assert run_in(folder, "cadence", "--apply", PLAN).code == 0
    document = json.loads(run_in(folder, "--json", "agenda").out)
    items = [item for section in document["sections"] for item in section["items"] if item["kind"] != "held_back"]
    vault = open_vault(str(folder), TODAY).vault
    assert 5 <= len(items) <= 12
    for item in items:
        if item["kind"] == "touch":
            assert item["contact"] in adopted.truth.people
            assert all((TODAY - touch.date).days >= 14 for touch in vault.touches.get(item["contact"], ()))


def _vault(adopted: Adopted) -> Vault:
    return open_vault(str(adopted.folder), TODAY).vault
