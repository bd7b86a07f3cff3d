"""What SQLite has logged for the index is read by each command before all else, so it stays short."""

from pathlib import Path

import pytest

from notesnet.store import index_file
from notesnet.store.index_file import IndexFile
from notesnet.store.index_trouble import IndexBrokenError

ROWS = [(number, "x" * 1000) for number in range(3000)]


def _made(path: str) -> None:
    file = IndexFile(path)
    file.begin_writing(anew=True)
    file.make_tables()
    file.commit()
    file.share()
    file.close()


def _written(path: str, word: str) -> IndexFile:
    """Writes more than a log may hold; the file stays open, as that of a command does until it ends."""
    file = IndexFile(path)
    file.begin_reading()
    assert file.about("state") is None
    file.begin_writing()
    file.put("briefs", [(number, word + text) for number, text in ROWS])
    file.commit()
    return file


def _log(path: str) -> int:
    return Path(f"{path}-wal").stat().st_size


def test_a_long_log_is_emptied(tmp_path: Path) -> None:
    """However often rows are written, and though no one closes the file."""
    path = str(tmp_path / "index.sqlite")
    _made(path)
    open_files = [_written(path, word) for word in "abc"]
    assert _log(path) == 0
    file = IndexFile(path)
    assert file.row("briefs", 0) == "c" + ROWS[0][1]
    for one in (*open_files, file):
        one.close()


def test_who_reads_keeps_a_long_log_and_loses_nothing(tmp_path: Path) -> None:
    """A command that reads meanwhile sees what it saw, is not waited for, and the next one that writes empties the log."""
    path = str(tmp_path / "index.sqlite")
    _made(path)
    _written(path, "a").close()
    reader = IndexFile(path)
    reader.begin_reading()
    assert reader.row("briefs", 1) == "a" + ROWS[1][1]
    _written(path, "b").close()
    assert _log(path) > index_file._LONG
    assert reader.row("briefs", 1) == "a" + ROWS[1][1]
    reader.close()
    _written(path, "c")
    assert _log(path) == 0


def test_a_log_that_cant_be_emptied_leaves_the_patience_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever goes on with the file still waits for another who writes."""
    path = str(tmp_path / "index.sqlite")
    _made(path)
    run = IndexFile._run

    def fails(file: IndexFile, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        if "checkpoint(" in statement:
            raise IndexBrokenError("no")
        return run(file, statement, values)

    monkeypatch.setattr(IndexFile, "_run", fails)
    file = _written(path, "a")
    assert file._run("pragma busy_timeout") == [(int(index_file.WAIT * 1000),)]
    assert _log(path) > index_file._LONG


def test_an_index_that_is_made_anew_in_its_place_is_synced_before_its_log_is_emptied(tmp_path: Path) -> None:
    """A power cut leaves all of it or the log: never old pages among new ones, whose rows would still add up."""
    path = str(tmp_path / "index.sqlite")
    _made(path)
    file = IndexFile(path)
    file.begin_writing(anew=True)
    file.make_tables()
    file.put("briefs", ROWS)
    file.commit()
    assert _log(path) == 0
    assert file._run("pragma synchronous") == [(1,)]
