"""One writer at a time: the lock is given back however a process ends, and lies outside the vault."""

import os
import stat
import time
from pathlib import Path

import pytest

from notesnet.errors import DiskError
from notesnet.store import lock
from notesnet.store.lock import locked
from notesnet.store.state_folder import state_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """State goes to this test's own folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "vault").mkdir()
    return tmp_path


def test_a_second_writer_is_told_who_is_in_the_way(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the wait it ends with a sentence; before that it was silent and patient."""
    monkeypatch.setattr(lock, "WAIT", 0.02)
    vault = str(home / "vault")
    with locked(vault), pytest.raises(DiskError, match="another notesnet is writing here"), locked(vault):
        pytest.fail("two at a time")


def test_the_lock_is_free_after_its_block_also_when_that_failed(home: Path) -> None:
    """An error does not keep the others out."""
    with pytest.raises(ZeroDivisionError), locked(str(home / "vault")):
        raise ZeroDivisionError
    with locked(str(home / "vault")):
        pass


def test_a_process_that_died_with_the_lock_does_not_keep_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There are no stale locks: the system takes them back."""
    monkeypatch.setattr(lock, "WAIT", 0.0)
    pid = os.fork()
    if pid == 0:
        with locked(str(home / "vault")):
            os._exit(0)
    os.waitpid(pid, 0)
    with locked(str(home / "vault")):
        pass


def test_who_had_to_wait_is_told_so(home: Path) -> None:
    """Then another notesnet wrote in the meantime; alone nobody waits."""
    vault = str(home / "vault")
    ready, go = os.pipe()
    pid = os.fork()  # before the lock is taken: a child would have a share in it
    if pid == 0:
        os.read(ready, 1)
        with locked(vault) as waited:
            os._exit(waited)
    with locked(vault) as alone:
        assert not alone
        os.write(go, b"x")
        time.sleep(0.1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1
    os.close(ready)
    os.close(go)


def test_two_vaults_have_two_locks(home: Path) -> None:
    """Writing in one never waits for the other; a link to a vault is that vault."""
    (home / "other").mkdir()
    (home / "link").symlink_to(home / "vault")
    with locked(str(home / "vault")), locked(str(home / "other")):
        assert state_folder(str(home / "vault")) != state_folder(str(home / "other"))
    assert state_folder(str(home / "vault")) == state_folder(str(home / "link"))


def test_the_state_is_private_whatever_the_umask(home: Path) -> None:
    """0700 for every folder that is made, 0600 for the lock; nothing is made in the vault."""
    before = os.umask(0)
    try:
        with locked(str(home / "vault")):
            pass
    finally:
        os.umask(before)
    folder = Path(state_folder(str(home / "vault")))
    made = [folder, folder.parent, home / "state"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in made] == [0o700] * 3
    assert stat.S_IMODE((folder / "lock").stat().st_mode) == 0o600
    assert os.listdir(home / "vault") == []


def test_a_state_folder_that_cannot_be_made_is_a_sentence(home: Path) -> None:
    """A file stands where the folder should be."""
    (home / "state").write_text("")
    with pytest.raises(DiskError, match="was not made") as error, locked(str(home / "vault")):
        pytest.fail("no lock")
    assert "XDG_STATE_HOME" in error.value.help


def test_a_file_system_without_locks_is_written_to_all_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There the comparison before the rename does what it can."""
    import fcntl  # noqa: PLC0415 - not on Windows

    def refuse(*_: object) -> None:
        raise OSError(95, os.strerror(95))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with locked(str(home / "vault")):
        pass
