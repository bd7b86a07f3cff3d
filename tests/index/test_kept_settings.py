"""Settings come out of the file beside the index and say the same as notesnet.toml."""

import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from notesnet.app import kept_settings
from notesnet.app.kept_settings import kept_table
from notesnet.app.open_vault import find_place
from notesnet.errors import NoVaultError
from notesnet.read.settings import parsed
from tests.harness import SETTINGS, write_files
from tests.index.helpers import index_of, opened, switched

TEXTS = (
    "[agenda]\npeople_per_week = 5\n",
    "[kinds]\nrun = 2.5\nnan = nan\nmost = inf\nlarge = 123456789012345678901234567890\n",
    "[notes]\nexclude = ['ö/**', \"\\u20AC\"]\nperson = { paths = ['a/**'], where = ['type=p'] }\n",
    "[vault]\nsince = 2024-02-29\nat = 10:00:00\n",
    "x = [[[1], [2.0]], [true, false]]\n",
)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault that has an index."""
    folder = write_files(tmp_path / "v", {SETTINGS: TEXTS[0], "people/a.md": "---\nname: A\n---\n"})
    opened(folder, tmp_path, "on")
    return folder


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_kept_is_what_the_text_says(vault: Path, tmp_path: Path, text: str) -> None:
    """All kinds of values, again and again; a date, which JSON has not, is read each time."""
    with switched(tmp_path, "on"):
        for _time in range(3):
            assert repr(kept_table(str(vault), text)) == repr(parsed(text))


def test_the_second_command_loads_nothing_that_reads_toml(vault: Path, tmp_path: Path) -> None:
    """As long as the text is the same; a text that was changed is read."""
    with switched(tmp_path, "on"):
        find_place(str(vault), None)
        with patch.dict(sys.modules, {"tomllib": None}):
            assert find_place(str(vault), None).settings.people_per_week == 5
            write_files(vault, {SETTINGS: "[agenda]\npeople_per_week = 6\n"})
            with pytest.raises(ImportError):
                find_place(str(vault), None)
        assert find_place(str(vault), None).settings.people_per_week == 6


@pytest.mark.parametrize("damage", [b"", b"\n", b"\n[]", b"x" * 99, None])
def test_a_damaged_file_is_made_anew(vault: Path, tmp_path: Path, damage: bytes | None) -> None:
    """Whatever stands in it: the settings are those of notesnet.toml."""
    path = Path(f"{index_of(vault, tmp_path)}{kept_settings.ENDING}")
    with switched(tmp_path, "on"):
        find_place(str(vault), None)
        if damage is None:
            path.write_bytes(path.read_bytes()[:-1] + b" ")
        else:
            path.write_bytes(damage)
        assert find_place(str(vault), None).settings.people_per_week == 5
        with patch.dict(sys.modules, {"tomllib": None}):
            assert find_place(str(vault), None).settings.people_per_week == 5


def test_without_an_index_nothing_is_kept(tmp_path: Path) -> None:
    """A small vault leaves nothing in the cache folder."""
    folder = write_files(tmp_path / "v", {SETTINGS: TEXTS[0]})
    with switched(tmp_path, "on"):
        find_place(str(folder), None)
    assert not index_of(folder, tmp_path).parent.exists()


def test_what_is_wrong_is_told_each_time(vault: Path, tmp_path: Path) -> None:
    """A text that is no TOML is not kept."""
    write_files(vault, {SETTINGS: "a = = 1\n"})
    with switched(tmp_path, "on"):
        for _time in range(2):
            with pytest.raises(NoVaultError, match=r"notesnet\.toml:1:5"):
                find_place(str(vault), None)
