"""Old or new bytes, never half: every failing call, every kill, links, modes and editors that save in between."""

import errno
import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from notesnet.errors import DiskError, NotesnetError, RefusedError
from notesnet.store.files import create, read_if_there, replace

OLD = b"old text\n" * 50
NEW = b"new text, longer\n" * 80
CALLS = ("open", "write", "fsync", "chmod", "close", "link", "rename", "replace", "makedirs")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EACCES, errno.EROFS, errno.EDQUOT)


class Failing:
    """Stands before the system's calls and does something at the n-th of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, act: Callable[[], None]) -> None:
        self.seen = 0
        self.at = at
        self.act = act
        for name in CALLS:
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name)))

    def _wrapped(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.seen += 1
            if self.seen == self.at:
                self.act()
            return real(*args, **kwargs)

        return call


def _fail(number: int) -> Callable[[], None]:
    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act


def _leftovers(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".tmp")]


@pytest.mark.parametrize("number", ERRORS)
def test_a_replacement_that_fails_anywhere_leaves_the_old_bytes_and_says_so(number: int, tmp_path: Path) -> None:
    """Whatever call the system refuses: old bytes with an error, or new bytes without one; nothing is left lying."""
    ended = False
    for at in range(1, 40):
        note = tmp_path / "note.md"
        note.write_bytes(OLD)
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(patch, at, _fail(number))
            try:
                replace(str(tmp_path), "note.md", NEW, OLD)
                failed, said = False, "note.md"
            except NotesnetError as error:
                failed = True
                said = error.message
        assert note.read_bytes() == (OLD if failed else NEW)
        assert "note.md" in said
        assert _leftovers(tmp_path) == []
        if failing.seen < at:
            ended = True
            break
    assert ended


@pytest.mark.parametrize("number", ERRORS)
def test_a_new_file_that_fails_anywhere_is_whole_or_not_there(number: int, tmp_path: Path) -> None:
    """No half file keeps the name, and no temporary one is left."""
    for at in range(1, 40):
        folder = tmp_path / f"{number}-{at}"
        folder.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(patch, at, _fail(number))
            try:
                create(str(folder), "drafts/a.eml", NEW, 0o600)
                failed = False
            except DiskError:
                failed = True
        path = folder / "drafts" / "a.eml"
        assert path.exists() is not failed
        assert failed or path.read_bytes() == NEW
        if path.parent.exists():
            assert _leftovers(path.parent) == []
        if failing.seen < at:
            return
    pytest.fail("never ran through")


@pytest.mark.parametrize("writes", ["replace", "create"])
def test_killed_before_any_call_there_are_old_or_new_bytes(writes: str, tmp_path: Path) -> None:
    """A kill -9 at any moment: the note is the old one or the new one, and what lies about is no note."""
    for at in range(1, 40):
        folder = tmp_path / str(at)
        folder.mkdir()
        if writes == "replace":
            (folder / "note.md").write_bytes(OLD)
        pid = os.fork()
        if pid == 0:
            with pytest.MonkeyPatch.context() as patch:
                failing = Failing(patch, at, lambda: os.kill(os.getpid(), signal.SIGKILL))
                if writes == "replace":
                    replace(str(folder), "note.md", NEW, OLD)
                else:
                    create(str(folder), "note.md", NEW)
                os._exit(0 if failing.seen < at else 1)
        _pid, status = os.waitpid(pid, 0)
        found = (folder / "note.md").read_bytes() if (folder / "note.md").exists() else None
        assert found in ((OLD, NEW) if writes == "replace" else (None, NEW))
        assert all(name == "note.md" or name.startswith(".notesnet-") for name in os.listdir(folder))
        if status == 0:
            return
    pytest.fail("never ran through")


def test_short_writes_are_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that takes one byte at a time still gets them all."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:1]))
    create(str(tmp_path), "a.md", b"every byte")
    assert (tmp_path / "a.md").read_bytes() == b"every byte"


def test_an_editor_that_saved_in_between_wins(tmp_path: Path) -> None:
    """What was saved since we read stays, and we say so."""
    (tmp_path / "a.md").write_bytes(b"theirs")
    with pytest.raises(RefusedError, match="changed meanwhile"):
        replace(str(tmp_path), "a.md", NEW, OLD)
    assert (tmp_path / "a.md").read_bytes() == b"theirs"
    assert _leftovers(tmp_path) == []


def test_an_editor_that_saves_while_we_write_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are compared once more just before the rename."""
    note = tmp_path / "a.md"
    note.write_bytes(OLD)
    real = os.fsync

    def save_first(descriptor: int) -> None:
        note.write_bytes(b"theirs")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", save_first)
    with pytest.raises(RefusedError, match="changed meanwhile"):
        replace(str(tmp_path), "a.md", NEW, OLD)
    assert note.read_bytes() == b"theirs"


@pytest.mark.parametrize("mode", [0o664, 0o600, 0o640])
def test_the_mode_of_a_file_stays(mode: int, tmp_path: Path) -> None:
    """A note that a group may write stays so."""
    note = tmp_path / "a.md"
    note.write_bytes(OLD)
    note.chmod(mode)
    replace(str(tmp_path), "a.md", NEW, OLD)
    assert stat.S_IMODE(note.stat().st_mode) == mode


def test_a_draft_is_private_whatever_the_umask(tmp_path: Path) -> None:
    """0600 for the file, 0700 for its folder, also under umask 000."""
    before = os.umask(0)
    try:
        create(str(tmp_path), "drafts/a.eml", NEW, 0o600)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "drafts" / "a.eml").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "drafts").stat().st_mode) == 0o700


def test_an_existing_file_is_never_made_again(tmp_path: Path) -> None:
    """Refused, and its bytes stay."""
    (tmp_path / "a.md").write_bytes(OLD)
    with pytest.raises(RefusedError, match="exists already"):
        create(str(tmp_path), "a.md", NEW)
    assert (tmp_path / "a.md").read_bytes() == OLD


def test_a_file_that_appears_while_we_write_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is given by a link, which never replaces."""
    real = os.link

    def appear_first(source: str, target: str) -> None:
        Path(target).write_bytes(b"theirs")
        real(source, target)

    monkeypatch.setattr(os, "link", appear_first)
    with pytest.raises(RefusedError, match="exists already"):
        create(str(tmp_path), "a.md", NEW)
    assert (tmp_path / "a.md").read_bytes() == b"theirs"
    assert _leftovers(tmp_path) == []


def test_a_file_system_without_hard_links_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look and a rename do it there."""
    monkeypatch.setattr(os, "link", lambda *_: _fail(errno.EPERM)())
    create(str(tmp_path), "a.md", NEW)
    assert (tmp_path / "a.md").read_bytes() == NEW
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize("target", ["elsewhere.md", "missing.md"])
def test_a_link_is_never_written_through(target: str, tmp_path: Path) -> None:
    """Neither a planted link at the agenda's name nor one to nowhere."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (tmp_path / "elsewhere.md").write_bytes(OLD)
    (vault / "a.md").symlink_to(tmp_path / target)
    with pytest.raises(RefusedError):
        create(str(vault), "a.md", NEW)
    with pytest.raises(RefusedError):
        replace(str(vault), "a.md", NEW, OLD)
    with pytest.raises(RefusedError, match="is a link"):
        read_if_there(str(vault), "a.md")
    assert (tmp_path / "elsewhere.md").read_bytes() == OLD
    assert not (tmp_path / "missing.md").exists()


def test_a_folder_that_leads_out_of_the_vault_is_refused(tmp_path: Path) -> None:
    """A folder that is a link to elsewhere is no place to write."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (tmp_path / "out").mkdir()
    (vault / "agenda").symlink_to(tmp_path / "out")
    with pytest.raises(RefusedError, match="outside the vault"):
        create(str(vault), "agenda/a.md", NEW)
    assert os.listdir(tmp_path / "out") == []


def test_a_read_only_file_is_respected() -> None:
    """A rename would ignore the mode; we do not. The child is no superuser, to whom everything is writable."""
    with TemporaryDirectory() as folder:
        _refused_when_read_only(Path(folder))


def _refused_when_read_only(folder: Path) -> None:
    folder.chmod(0o777)
    note = folder / "a.md"
    note.write_bytes(OLD)
    note.chmod(0o444)
    pid = os.fork()
    if pid == 0:
        if os.getuid() == 0:
            os.setresuid(65534, 65534, 65534)
        try:
            replace(str(folder), "a.md", NEW, OLD)
        except RefusedError as error:
            os._exit(0 if "read-only" in error.message else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert note.read_bytes() == OLD


def test_a_pipe_at_the_name_does_not_hang(tmp_path: Path) -> None:
    """Something that is no file is refused at once."""
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(RefusedError, match="no file"):
        read_if_there(str(tmp_path), "a.md")
