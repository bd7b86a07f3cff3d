"""The journal: private, bounded, and never in the way, whatever became of its file."""

import errno
import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesnet.model.journal import Hunk, Written
from notesnet.store import journal as module
from notesnet.store.journal import NAME, Journal
from notesnet.store.state_folder import state_folder

HUNK = Hunk(3, (), ("- 2026-11-25 call: caf\udce9",), None, "\u2028\r")
ONE = Written(
    command=1,
    part=0,
    time="2026-11-25T10:00:00+00:00",
    typed="log ada",
    path="people/caf\udce9.md",
    kind="edit",
    summary="logged",
    old_hash="a" * 64,
    new_hash="b" * 64,
    hunks=(HUNK,),
)


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """An empty journal."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Journal(str(tmp_path / "vault"))


@pytest.fixture
def file(tmp_path: Path, journal: Journal) -> Path:  # noqa: ARG001 - it sets where the state is
    """Where it lies."""
    return Path(state_folder(str(tmp_path / "vault")), NAME)


def _add(journal: Journal, *some: Written) -> None:
    for written in some:
        journal.begin(written)
        journal.end()


def test_what_was_written_is_read_again(journal: Journal) -> None:
    """Undecodable names and lines among it; commands are counted on."""
    _add(journal, ONE, replace(ONE, command=2, kind="create", hunks=()))
    assert journal.read() == [ONE, replace(ONE, command=2, kind="create", hunks=())]
    assert journal.next_command() == 3


@pytest.mark.parametrize("first", [True, False])
def test_the_next_number_is_one_more_than_any_though_only_the_end_is_read(first: bool, journal: Journal) -> None:
    """Two commands at once are mixed in the file, and the older one wrote last, much more than is read of the end."""
    _add(journal, ONE, replace(ONE, command=2))
    _add(journal, *(replace(ONE, command=1, part=part) for part in range(1, 300)))
    if first:
        _add(journal, replace(ONE, command=3))
        _add(journal, replace(ONE, command=2, part=1), replace(ONE, command=1, part=300))
    assert journal.next_command() == (4 if first else 3)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 12_000)), min_size=1, max_size=30))
def test_numbers_count_up_however_commands_are_mixed(
    tmp_path_factory: pytest.TempPathFactory, writes: list[tuple[int, int]]
) -> None:
    """Each command takes its number with its first write; lines of any length lie between."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("journal")
        patch.setenv("XDG_STATE_HOME", str(folder))
        journal = Journal(str(folder / "vault"))
        taken: dict[int, int] = {}
        parts: dict[int, int] = {}
        for command, size in writes:
            number = taken.get(command) or journal.next_command()
            assert command in taken or number == len(taken) + 1
            part = parts[command] = parts.get(command, -1) + 1
            taken[command] = number
            _add(journal, replace(ONE, command=number, part=part, typed='{"command": 99, "part": 0,' + "x" * size))
        assert journal.next_command() == len(taken) + 1


def test_it_is_private_whatever_the_umask(journal: Journal, file: Path) -> None:
    """0600 in a folder of 0700, also after it was made smaller."""
    before = os.umask(0)
    try:
        _add(journal, ONE)
        journal._rewrite([ONE])
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_line_that_was_begun_is_pending_until_its_write_is_told(journal: Journal) -> None:
    """Not read, not lost: it is ended when the write happened, and dropped when it did not."""
    _add(journal, ONE)
    two = replace(ONE, command=2)
    journal.begin(two)
    assert journal.read() == [ONE]
    assert journal.pending() == two
    journal.settle(lambda _: False)
    assert (journal.read(), journal.pending()) == ([ONE], None)
    journal.begin(two)
    journal.settle(lambda written: written == two)
    assert (journal.read(), journal.pending()) == ([ONE, two], None)


def test_a_write_that_failed_is_forgotten(journal: Journal) -> None:
    """Its line goes, those before it stay."""
    _add(journal, ONE)
    journal.drop(journal.begin(replace(ONE, command=2)))
    assert journal.read() == [ONE]


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_torn_last_line_does_not_swallow_the_next_one(cut: int, journal: Journal, file: Path) -> None:
    """What a power cut left is cleared away; the lines before and after are read."""
    _add(journal, ONE, ONE)
    file.write_bytes(file.read_bytes()[: -cut - 1])
    journal.settle(lambda _: False)
    _add(journal, replace(ONE, command=2))
    assert journal.read() == [ONE, replace(ONE, command=2)]


@given(
    st.one_of(
        st.binary(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(lambda v: json.dumps(v).encode())
    )
)
def test_lines_that_cannot_be_read_are_passed_over(tmp_path_factory: pytest.TempPathFactory, junk: bytes) -> None:
    """Whatever stands in the file, the good lines are read and nothing is raised."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("journal")
        patch.setenv("XDG_STATE_HOME", str(folder))
        journal = Journal(str(folder / "vault"))
        _add(journal, ONE)
        path = Path(state_folder(str(folder / "vault")), NAME)
        path.write_bytes(junk + b"\n" + path.read_bytes() + junk + b"\n")
        assert journal.read() == [ONE]
        assert journal.pending() is None
        assert journal.next_command() == 2


@pytest.mark.parametrize(
    "field",
    [{"command": "1"}, {"kind": "explode"}, {"path": 7}, {"hunks": "ab"}, {"hunks": [{"old": "x"}]}, {"more": 1}],
)
def test_a_line_of_another_shape_is_passed_over(field: dict[str, object], journal: Journal, file: Path) -> None:
    """A newer notesnet may have written it."""
    _add(journal, ONE)
    line = json.loads(file.read_text())
    file.write_text(json.dumps({**line, **field}) + "\n" + "[" * 100_000 + "\n" + json.dumps(line) + "\n")
    assert journal.read() == [ONE]


def test_over_its_limit_the_older_half_of_the_commands_goes(
    journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands stay whole, the newest stay; numbers go on."""
    for number in range(1, 12):
        _add(journal, replace(ONE, command=number), replace(ONE, command=number, part=1))
    journal.bound()
    assert len(journal.read()) == 22
    monkeypatch.setattr(module, "LARGEST", 500)
    journal.bound()
    assert [written.command for written in journal.read()] == [n for n in range(6, 12) for _ in range(2)]
    assert journal.next_command() == 12
    assert os.listdir(file.parent) == [NAME]


def test_its_limit_is_four_mebibytes() -> None:
    """As the documentation says."""
    assert module.LARGEST == 4 * 1024 * 1024


def test_a_full_disk_leaves_no_half_line(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is written in pieces and the second fails: nothing of it stays."""
    _add(journal, ONE)
    real = os.write
    taken: list[bytes] = []

    def write(descriptor: int, data: bytes) -> int:
        if taken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken.append(data)
        return real(descriptor, bytes(data)[:10])

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OSError, match="No space"):
        journal.begin(replace(ONE, command=2))
    monkeypatch.setattr(os, "write", real)
    assert (journal.read(), journal.pending()) == ([ONE], None)


def test_a_journal_that_is_a_folder_reads_as_empty(journal: Journal, file: Path) -> None:
    """Reading raises nothing; that it can't be written is told by the writer."""
    file.mkdir(parents=True)
    assert (journal.read(), journal.pending(), journal.next_command()) == ([], None, 1)
