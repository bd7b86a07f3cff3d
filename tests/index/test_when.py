"""When there is an index: for a vault that is worth it, unless it is switched off."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from notesnet.app.indexed import SMALL
from notesnet.app.indexed_vault import Part
from notesnet.store.index_file import IndexFile
from tests.harness import TODAY, Result, clean_environment, run_here
from tests.index.helpers import index_of, opened


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A vault of as many notes as an index is worth."""
    folder = tmp_path / "vault"
    (folder / "people").mkdir(parents=True)
    (folder / "notesnet.toml").write_text("")
    for at in range(SMALL):
        (folder / "people" / f"person-{at:03}.md").write_text(f"---\nname: Person {at:03}\ncadence: 4w\n---\n")
    return folder


@pytest.mark.parametrize(("how", "there"), [("", True), ("on", True), ("off", False)])
def test_a_large_vault_has_one(large: Path, tmp_path: Path, how: str, there: bool) -> None:
    """The first command makes it; NOTESNET_INDEX=off does without."""
    home = tmp_path / "home"
    opened(large, home, how)
    assert index_of(large, home).exists() is there
    assert isinstance(opened(large, home, how).contacts, Part) is there


def test_a_small_vault_has_none(large: Path, tmp_path: Path) -> None:
    """One note less, and none is made."""
    home = tmp_path / "home"
    (large / "people" / "person-000.md").unlink()
    opened(large, home, "")
    assert not index_of(large, home).exists()


def test_one_person_is_shown_without_reading_the_others(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 200 contacts, why somebody is due is told from one row."""
    home = tmp_path / "home"
    opened(large, home, "")
    opened(large, home, "")
    read: list[int] = []
    some_rows = IndexFile.some_rows

    def counted(file: IndexFile, table: str, numbers: Sequence[int]) -> dict[int, str]:
        read.extend(numbers)
        return some_rows(file, table, numbers)

    monkeypatch.setattr(IndexFile, "some_rows", counted)
    monkeypatch.setattr(IndexFile, "rows", lambda *_: pytest.fail("a whole table was read"))
    shown = run_here(["--today", TODAY, "why", "person 007"], large, clean_environment(home))
    assert "Person 007" in shown.out
    assert len(read) == 1


def test_the_command_shows_rebuilds_and_clears_it(sample: Path, run: Callable[..., Result]) -> None:
    """`notesnet index` tells what there is; `--rebuild` makes one for a small vault too."""
    assert sample.is_dir()
    where = run("index", "--where").out.strip()
    assert "there is none yet" in run("index").out
    assert not Path(where).exists()
    rebuilt = run("index", "--rebuild")
    assert rebuilt.code == 0
    assert Path(where).exists()
    state = json.loads(run("index", "--json").out)
    assert (state["path"], state["trouble"]) == (where, None)
    assert f"{state['notes']} notes" in run("index").out
    assert run("index", environment={"NOTESNET_INDEX": "off"}).out.endswith("switches it off\n")
    assert run("index", "--clear").out == "cleared\n"
    assert run("index", "--clear").out == "there was none\n"
    assert run("index", "--clear", "--rebuild").code == 2


def test_the_command_says_why_there_is_none(sample: Path, run: Callable[..., Result]) -> None:
    """What is only shrugged at everywhere else is told here."""
    assert sample.is_dir()
    where = Path(run("index", "--where").out.strip())
    where.mkdir(parents=True)
    assert "is no file; the notes are read instead" in run("index").out
    failed = run("index", "--rebuild")
    assert (failed.code, "was not made" in failed.err) == (6, True)
    where.rmdir()
    where.write_bytes(b"nonsense" * 1000)
    assert "file is not a database" in run("index").out
    assert run("index", "--rebuild").code == 0
