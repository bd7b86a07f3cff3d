"""Rows of numbers are remembered by text and maker, for the user alone, and a broken file costs nothing but time."""

import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.store import vectors as module
from notesnet.store.vectors import Vectors, vectors_path

ONE, TWO = b"\x00\x3c\xff\x01", b"\x02\x00\x01\x80"


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Where the rows of a test go; its folder is not there yet."""
    return str(tmp_path / "cache" / "v.sqlite.vectors")


def test_what_was_kept_is_known_the_next_time(file: str) -> None:
    """Of what was not kept, nothing; asking alone makes no file."""
    rows = Vectors(file, "model 1", 4)
    assert rows.known(["a"]) == {}
    assert not os.path.exists(file)
    rows.keep({"a": ONE, "": TWO, "\ud800": ONE})
    assert Vectors(file, "model 1", 4).known(["a", "", "\ud800", "b"]) == {"a": ONE, "": TWO, "\ud800": ONE}


def test_rows_of_another_model_are_not_found(file: str) -> None:
    """They can't be compared; nor is a row of another length."""
    Vectors(file, "model 1", 4).keep({"a": ONE})
    assert Vectors(file, "model 2", 4).known(["a"]) == {}
    assert Vectors(file, "model 1", 8).known(["a"]) == {}


def test_no_word_of_a_note_stands_in_the_file_and_nobody_else_may_read_it(file: str) -> None:
    """What is kept is a hash and numbers; file 0600, folder 0700."""
    Vectors(file, "model 1", 4).keep({"succession, told nobody": ONE})
    assert b"succession" not in Path(file).read_bytes()
    assert os.stat(file).st_mode & 0o777 == 0o600
    assert os.stat(os.path.dirname(file)).st_mode & 0o777 == 0o700


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100, b"SQLite format 3\0" + bytes(5000)])
def test_a_broken_file_is_made_anew(file: str, damage: bytes) -> None:
    """Nothing is known, nothing raises, and what is kept then is found."""
    rows = Vectors(file, "model 1", 4)
    rows.keep({"a": ONE})
    Path(file).write_bytes(damage)
    assert rows.known(["a"]) == {}
    rows.keep({"a": ONE})
    rows.keep({"a": ONE})
    assert rows.known(["a"]) == {"a": ONE}


def test_a_damaged_row_is_no_row(file: str) -> None:
    """Each carries its checksum."""
    rows = Vectors(file, "model 1", 4)
    rows.keep({"a": ONE, "b": TWO})
    with sqlite3.connect(file) as connection:
        connection.execute("update vectors set row = ? where row = ?", (TWO, ONE))
    assert rows.known(["a", "b"]) == {"b": TWO}


def test_another_table_in_its_place_is_no_trouble(file: str) -> None:
    """A file of SQLite's that is not ours knows nothing and keeps nothing."""
    os.makedirs(os.path.dirname(file))
    with sqlite3.connect(file) as connection:
        connection.execute("create table vectors(word text)")
    rows = Vectors(file, "model 1", 4)
    rows.keep({"a": ONE})
    assert rows.known(["a"]) == {}


def test_a_link_in_its_place_is_left_alone(file: str, tmp_path: Path) -> None:
    """What it leads to is neither believed nor written to."""
    os.makedirs(os.path.dirname(file))
    (tmp_path / "other").write_bytes(b"mine")
    os.symlink(tmp_path / "other", file)
    rows = Vectors(file, "model 1", 4)
    rows.keep({"a": ONE})
    assert rows.known(["a"]) == {}
    assert (tmp_path / "other").read_bytes() == b"mine"


def test_a_file_that_is_full_begins_anew(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that nobody has any more do not pile up for ever."""
    monkeypatch.setattr(module, "MOST", 3)
    rows = Vectors(file, "model 1", 4)
    rows.keep({"a": ONE, "b": ONE})
    rows.keep({"c": TWO, "d": TWO})
    assert rows.known("abcd") == {"c": TWO, "d": TWO}


def test_the_file_lies_beside_the_index_and_outside_the_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each vault."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    one, other = vectors_path(str(tmp_path / "a")), vectors_path(str(tmp_path / "b"))
    assert one != other
    assert one.endswith(".vectors")
    assert not one.startswith(str(tmp_path / "a"))


@given(st.dictionaries(st.text(max_size=5), st.binary(min_size=4, max_size=4), max_size=8))
def test_whatever_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: dict[str, bytes]) -> None:
    """For any texts."""
    remembered = Vectors(str(tmp_path_factory.mktemp("v") / "x"), "m", 4)
    remembered.keep(rows)
    assert remembered.known([*rows, "something longer"]) == rows
