"""What a write costs: each note is read once and compared once, two fsyncs a file, and of the journal only its end is read."""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notesnet.app.writer import Writer
from notesnet.store.journal import Journal
from tests.app.broken_system import ADA
from tests.harness import Result

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
BEN = "---\nname: Ben Okri\n---\n"
OTHERS = {f"people/p{n}.md": f"---\nname: Person {n}\n---\n" for n in range(20)}


class Calls:
    """Counts what is asked of the system: opened files by name, bytes read of each, and fsyncs."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.opened: Counter[str] = Counter()
        self.bytes: Counter[str] = Counter()
        self.fsyncs = 0
        self._names: dict[int, str] = {}
        self._open, self._read, self._fsync = os.open, os.read, os.fsync
        patch.setattr(os, "open", self._opening)
        patch.setattr(os, "read", self._reading)
        patch.setattr(os, "fsync", self._syncing)

    def notes(self) -> dict[str, int]:
        """How often each note was opened."""
        return {name: times for name, times in self.opened.items() if name.endswith(".md")}

    def _opening(self, path: str, flags: int, mode: int = 0o777) -> int:
        descriptor = self._open(path, flags, mode)
        name = os.path.basename(path)
        self._names[descriptor] = name
        self.opened[name] += 1
        return descriptor

    def _reading(self, descriptor: int, size: int) -> bytes:
        data = self._read(descriptor, size)
        self.bytes[self._names.get(descriptor, "")] += len(data)
        return data

    def _syncing(self, descriptor: int) -> None:
        self.fsyncs += 1
        self._fsync(descriptor)


@pytest.fixture
def root(vault: Vault) -> Path:
    """Ada, Ben, and people who are not meant."""
    return vault({"people/ada.md": ADA, "people/ben.md": BEN, **OTHERS})


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        (("log", "ada", "coffee: a fair"), {"ada.md": 2}),
        (("log", "ada", "ben", "coffee: a fair"), {"ada.md": 2, "ben.md": 2}),
        (("snooze", "ada", "2w"), {"ada.md": 2}),
        (("log", "ada", "coffee: a fair", "--dry-run"), {"ada.md": 1}),
    ],
    ids=" ".join,
)
def test_a_write_is_one_read_one_comparison_and_two_fsyncs_a_file(
    typed: tuple[str, ...], notes: dict[str, int], root: Path, run: Run
) -> None:
    """What was read to find someone is what is edited; of nobody else anything is read."""
    assert root.is_dir()
    run("snooze", "ben", "2027-01-01")  # so that the state folder is there
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        assert run(*typed).code == 0
    assert calls.notes() == notes
    assert calls.fsyncs == (0 if "--dry-run" in typed else 2 * len(notes))


def test_undo_reads_a_note_once_and_compares_it_once(root: Path, run: Run) -> None:
    """That it has no conflict copy is seen by the names beside it."""
    assert root.is_dir()
    run("log", "ada", "ben", "coffee: a fair")
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        assert run("undo").code == 0
    assert calls.notes() == {"ada.md": 2, "ben.md": 2}
    assert calls.fsyncs == 4


def test_someone_who_is_typed_by_name_costs_one_reading_of_the_vault(root: Path, run: Run) -> None:
    """And then one read and one comparison of the note."""
    assert root.is_dir()
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        assert run("log", "Ada Lovelace", "Ben Okri", "coffee: a fair").code == 0
    assert calls.notes() == {"ada.md": 3, "ben.md": 3, **dict.fromkeys((p.removeprefix("people/") for p in OTHERS), 1)}


def test_of_a_long_journal_only_the_end_is_read_for_a_write(root: Path, run: Run) -> None:
    """Its size does not matter."""
    assert root.is_dir()
    for number in range(100):
        run("log", "p1", f"{number} " + "x" * 3_000)
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        assert run("log", "ada", "coffee: a fair").code == 0
    assert calls.bytes["journal.jsonl"] < 70_000
    assert run("undo").out.count("logged 2026-11-25: coffee: a fair") == 1


@pytest.fixture
def writer(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Writer:
    """One that was told the bytes of Ada's note."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Writer(str(root), "log ada")
    made.already_read("people/ada.md", ADA.encode())
    return made


def test_bytes_that_are_handed_on_are_used_once(writer: Writer, root: Path) -> None:
    """The next edit of the note reads it again, with the line of the first in it."""
    for line in (b"- one\n", b"- two\n"):
        assert writer.rewrite("people/ada.md", lambda data, line=line: data + line, "logged")  # type: ignore[misc]
    assert (root / "people/ada.md").read_bytes() == ADA.encode() + b"- one\n- two\n"


def test_a_note_that_changed_since_it_was_read_is_read_again(writer: Writer, root: Path) -> None:
    """Theirs and ours are both there, and one write is in the journal."""
    (root / "people/ada.md").write_bytes(b"theirs\n")
    edited = writer.rewrite("people/ada.md", lambda data: data + b"- ours\n", "logged")
    assert edited
    assert edited.old == b"theirs\n"
    assert (root / "people/ada.md").read_bytes() == b"theirs\n- ours\n"
    assert [change.path for change in writer.done] == ["people/ada.md"]
    assert len(Journal(str(root)).read()) == 1


def test_a_note_that_was_right_when_it_was_read_is_looked_at_once_more(writer: Writer, root: Path) -> None:
    """Somebody took the line out since: it is put in again."""
    (root / "people/ada.md").write_bytes(b"without\n")
    edited = writer.rewrite(
        "people/ada.md", lambda data: data if data == ADA.encode() else data + b"- ours\n", "logged"
    )
    assert edited
    assert (root / "people/ada.md").read_bytes() == b"without\n- ours\n"


def test_a_note_that_went_away_since_it_was_read_is_gone(writer: Writer, root: Path) -> None:
    """It is not made again."""
    (root / "people/ada.md").unlink()
    with pytest.raises(Exception, match="is gone"):
        writer.rewrite("people/ada.md", lambda data: data + b"- ours\n", "logged")
    assert not (root / "people/ada.md").exists()
