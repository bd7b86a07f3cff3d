"""The made-up vaults."""

from hashlib import sha256
from pathlib import Path

import pytest

from bench.vault import TODAY, make_vault, mix_of
from notesnet.app.agenda import make_agenda
from notesnet.app.check import find_faults
from notesnet.app.open_vault import OpenVault, open_vault
from notesnet.app.promises import list_promises
from notesnet.text.weeks import week_of


def fingerprint(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = (f"{path.relative_to(folder)}\0{path.read_bytes()!r}" for path in files)
    return sha256("\0".join(parts).encode()).hexdigest()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[OpenVault, list[str]]:
    """A vault of 1,200 notes, and who is in it."""
    folder = str(tmp_path_factory.mktemp("large") / "vault")
    names = make_vault(folder, 1200, 1)
    return open_vault(folder, TODAY), names


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Figures of two days compare only when they come from the same notes."""
    for name, seed in (("one", 7), ("two", 7), ("other", 8)):
        make_vault(str(tmp_path / name), 300, seed)
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two")
    assert fingerprint(tmp_path / "one") != fingerprint(tmp_path / "other")


def test_a_made_up_vault_has_no_fault_and_the_mix_that_is_told(large: tuple[OpenVault, list[str]]) -> None:
    """A fault in every note would be measured instead of ordinary notes."""
    opened, names = large
    mix = mix_of(1200)
    assert find_faults(opened, []) == []
    assert opened.vault.note_count == 1200
    assert sorted(contact.name for contact in opened.vault.contacts.values()) == sorted(names)
    assert (len(opened.vault.contacts), len(opened.vault.meetings)) == (mix.contacts, mix.meetings)
    assert (len(opened.vault.introductions), len(opened.vault.groups)) == (mix.introductions, mix.groups)


def test_a_week_is_one_that_a_person_can_have(large: tuple[OpenVault, list[str]]) -> None:
    """Of 960 people about one in 80 was promised something, one in 270 by Sunday; few are to be thanked."""
    opened, _names = large
    promises = list_promises(opened)
    week = week_of(TODAY)
    assert 6 <= len(promises) <= 20
    assert 1 <= sum(promise.due <= week.sunday for promise in promises) <= 8
    sections = make_agenda(opened, week).text.split("\n## ")
    counts = {section.partition("\n")[0]: section.count("\n- [ ] ") for section in sections}
    assert counts.get("To thank", 0) <= 4
    assert 1 <= counts["Introductions"] <= 4


def test_contacts_are_of_the_size_that_is_told(tmp_path: Path) -> None:
    """About 1.8 KB each, at most 100 in a folder."""
    make_vault(str(tmp_path / "vault"), 600, 1)
    folders = sorted((tmp_path / "vault" / "people").iterdir())
    sizes = [path.stat().st_size for folder in folders for path in folder.iterdir()]
    assert 1600 < sum(sizes) / len(sizes) < 2000
    assert max(len(list(folder.iterdir())) for folder in folders) == 100


@pytest.mark.parametrize("count", [0, 19, 10_000_000])
def test_a_vault_that_cannot_be_made_is_refused(tmp_path: Path, count: int) -> None:
    """Too few notes for the mix, or more people than names."""
    with pytest.raises(ValueError, match=r"vault needs|not enough names"):
        make_vault(str(tmp_path / "vault"), count, 1)
    assert not (tmp_path / "vault").exists()
