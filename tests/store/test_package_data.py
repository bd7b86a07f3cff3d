"""Where the folders that come with notesnet are found."""

import os
from pathlib import Path

import pytest

from notesnet.errors import DiskError
from notesnet.store.package_data import data_dir, folder_in


def test_the_checkout_has_the_packaged_templates() -> None:
    """Run from the repository, the folder beside the package is used."""
    assert os.path.isfile(os.path.join(data_dir("templates"), "intro.eml.j2"))


def test_a_wheel_carries_its_own_copy_which_comes_first(tmp_path: Path) -> None:
    """What lies inside the package beats what lies beside it."""
    package = tmp_path / "notesnet"
    (package / "_data" / "templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert folder_in(str(package), "templates") == str(package / "_data" / "templates")


def test_a_folder_beside_an_installed_package_is_somebody_elses(tmp_path: Path) -> None:
    """site-packages/templates is never taken for ours."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "notesnet").mkdir()
    with pytest.raises(DiskError, match="templates is missing"):
        folder_in(str(tmp_path / "notesnet"), "templates")
