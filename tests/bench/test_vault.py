"""The made-up vaults."""

from hashlib import sha256
from pathlib import Path

import pytest

from bench.vault import TODAY, make_vault, mix_of
from notesnet.app.check import find_faults
from notesnet.app.open_vault import open_vault


def fingerprint(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = (f"{path.relative_to(folder)}\0{path.read_bytes()!r}" for path in files)
    return sha256("\0".join(parts).encode()).hexdigest()


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Figures of two days compare only when they come from the same notes."""
    for name, seed in (("one", 7), ("two", 7), ("other", 8)):
        make_vault(str(tmp_path / name), 300, seed)
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two")
    assert fingerprint(tmp_path / "one") != fingerprint(tmp_path / "other")


def test_a_made_up_vault_has_no_fault_and_the_mix_that_is_told(tmp_path: Path) -> None:
    """A fault in every note would be measured instead of ordinary notes."""
    names = make_vault(str(tmp_path / "vault"), 1200, 1)
    opened = open_vault(str(tmp_path / "vault"), TODAY)
    mix = mix_of(1200)
    assert find_faults(opened, []) == []
    assert opened.vault.note_count == 1200
    assert sorted(contact.name for contact in opened.vault.contacts.values()) == sorted(names)
    assert (len(opened.vault.contacts), len(opened.vault.meetings)) == (mix.contacts, mix.meetings)
    assert (len(opened.vault.introductions), len(opened.vault.groups)) == (mix.introductions, mix.groups)


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
