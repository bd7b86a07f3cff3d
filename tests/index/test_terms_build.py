"""The file from which people are matched is filled by two processes; what stands in it is what one alone would write."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

from notesnet.app import terms_build, terms_update
from notesnet.app.gathered_postings import GatheredPostings, shelved
from notesnet.app.open_vault import open_vault
from notesnet.app.pool import ENDING
from notesnet.app.stored_rows import entries_in
from notesnet.app.suggest import suggest_pairs
from notesnet.store import spool as spool_module
from notesnet.store.index_place import SWITCH
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.spool import Spool
from tests.harness import TODAY, clean_environment, run_here
from tests.index.helpers import few_words, index_of, same_matches, switched

TRADES = ("bookkeeper", "lawyer", "plumber", "photographer", "carpenter", "translator", "florist")
COUNT = 60


@pytest.fixture(autouse=True)
def _few_words() -> Iterator[None]:
    with few_words():
        yield


@pytest.fixture
def folder(vault: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """A vault of sixty people who need each other."""
    notes = {"me.md": "---\nname: Robin\nneeds: [a florist]\noffers: [translation]\n---\n"}
    for at in range(COUNT):
        offer, need = TRADES[at % len(TRADES)], TRADES[(3 * at + 1) % len(TRADES)]
        friend = f"knows: ['[[p{(at + 1) % COUNT}]]']\n" if at % 4 == 0 else ""
        text = f"---\nname: P{at} Zoë\noffers: [{offer}]\nneeds: ['a {need}']\ninterests: [chess]\ntags: [t{at % 5}]\n{friend}---\n"
        notes[f"people/p{at}.md"] = text
    return vault(notes)


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few people are many enough for two processes."""
    monkeypatch.setattr(terms_build, "_PIECE", 4)
    monkeypatch.setattr(terms_build, "_ALONE", 0)


def _told(folder: Path, home: Path, *, index: str = "on") -> str:
    result = run_here(["--today", TODAY, "suggest", "--json"], folder, {**clean_environment(home), SWITCH: index})
    assert result.code == 0, result.err
    return result.out


def _content(path: Path) -> dict[str, list[tuple[object, object]]]:
    """Every table, with postings in their order; what is made new each time is left out."""
    with closing(sqlite3.connect(path)) as file:
        tables = ("words", "who", "people", "paths", "present")
        found = {table: sorted(file.execute(f"select name, data from {table}")) for table in tables}
        about = file.execute(
            "select name, data from about where name not in (cast('state' as blob), cast('head' as blob))"
        )
        found["about"] = sorted(about)
        postings = file.execute("select name, data from postings")
        found["postings"] = sorted((name, str(sorted(entries_in(data)))) for name, data in postings)
    return found


@pytest.mark.usefixtures("small_pieces")
def test_two_processes_write_what_one_alone_writes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every table is the same, and so is every answer."""
    one, two = tmp_path / "one", tmp_path / "two"
    fork = Mock(side_effect=os.fork)
    monkeypatch.setattr(os, "fork", fork)
    answer = _told(folder, two)
    assert fork.called
    monkeypatch.setattr("notesnet.store.child.may_fork", lambda: False)
    assert _told(folder, one) == answer == _told(folder, tmp_path / "none", index="off")
    assert _content(_terms(folder, one)) == _content(_terms(folder, two))


def _terms(folder: Path, home: Path) -> Path:
    return Path(f"{index_of(folder, home)}{ENDING}")


@pytest.mark.usefixtures("small_pieces")
def test_without_room_for_what_is_put_aside_the_notes_answer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk costs time; the answer is right, nothing is kept, and the next command makes it."""
    home = tmp_path / "home"
    answer = _told(folder, home, index="off")
    _told(folder, home)
    _terms(folder, home).unlink()
    for kept in _terms(folder, home).parent.glob("*.suggestions"):
        kept.unlink()

    def put(_spool: Spool, _data: bytes) -> tuple[int, int]:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(spool_module.Spool, "put", put)
        assert _told(folder, home) == answer
        assert not _terms(folder, home).exists()
    assert _told(folder, home) == answer
    assert _terms(folder, home).exists()
    same_matches(folder, home)


@pytest.mark.usefixtures("small_pieces")
def test_who_waits_is_told_how_far_it_is(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While everyone is read for the first time their number grows to all of them; afterwards nothing is told."""
    monkeypatch.setattr(terms_update, "SHOWN", 1)
    told: list[object] = []

    @contextmanager
    def counting(what: str) -> Iterator[Callable[[int], None]]:
        told.append(what)
        yield told.append

    with switched(tmp_path / "home", "on"):
        for _time in range(2):
            suggest_pairs(open_vault(str(folder), date.fromisoformat(TODAY), counting=counting), 5)
    what, *numbers = told
    assert what == "reading needs and offers"
    assert numbers == list(range(4, COUNT + 1, 4))


def test_postings_of_many_pieces_are_joined_column_by_column(tmp_path: Path) -> None:
    """Each name comes once, with the entries of all pieces; one that was cut short is an error."""
    found = [(b"o:%d" % (number % 7), (number, number / 2, float(number))) for number in range(100)]
    spool = Spool(str(tmp_path))
    gathered = GatheredPostings(spool)
    for start in range(0, 100, 9):
        gathered.take(shelved(found[start : start + 9]))
    rows = list(gathered.rows())
    assert len(rows) == len(dict(rows)) == 7
    assert {name: sorted(entries_in(data)) for name, data in rows} == {
        name: [entry for other, entry in found if other == name] for name, _entry in found
    }
    get = Spool.get
    spool.get = lambda at, length: get(spool, at, length)[:-1]  # type: ignore[method-assign]
    with pytest.raises(IndexBrokenError):
        list(gathered.rows())
    spool.close()
