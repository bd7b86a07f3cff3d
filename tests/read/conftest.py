"""Fixtures for tests of reading: ``read`` gives the vault that some files make, ``check`` its faults."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from notesnet.app.check import find_faults
from notesnet.app.open_vault import open_vault
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.vault import Vault
from tests.harness import SETTINGS, TODAY, write_files


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Vault]:
    """Writes files into the vault of this test and reads it."""

    def reader(files: Mapping[str, str | bytes]) -> Vault:
        folder = write_files(tmp_path / "vault", {SETTINGS: "", **files})
        return open_vault(str(folder), date.fromisoformat(TODAY)).vault

    return reader


@pytest.fixture
def check(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], list[Diagnostic]]:
    """Writes files into the vault of this test and checks it."""

    def checker(files: Mapping[str, str | bytes]) -> list[Diagnostic]:
        folder = write_files(tmp_path / "vault", {SETTINGS: "", **files})
        return find_faults(open_vault(str(folder), date.fromisoformat(TODAY)), ())

    return checker
