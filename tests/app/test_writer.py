"""The one writer: nothing of anybody's is lost, and whatever stands in the way is named."""

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from notesnet.app.writer import Writer
from notesnet.errors import DiskError, RefusedError
from notesnet.store.journal import Journal
from tests.app.broken_system import ADA, NOTES
from tests.harness import ROOT, TODAY, Result, clean_environment, write_files

NOTE = "people/ada.md"
Run = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault; state goes to this test's own folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home" / "xdg_state_home"))
    return write_files(tmp_path / "vault", NOTES)


def _add(data: bytes) -> bytes:
    return data + b"- a line of ours\n"


def _leftovers(root: Path) -> list[Path]:
    return list(root.rglob("*.tmp"))


def _save_in_place(note: Path, text: bytes) -> None:
    note.write_bytes(text)


def _save_by_rename(note: Path, text: bytes) -> None:
    note.with_name("4913").write_bytes(text)
    note.with_name("4913").replace(note)


@pytest.mark.parametrize("save", [_save_in_place, _save_by_rename])
def test_an_editor_that_saves_between_read_and_rename_wins_and_our_line_lands_in_its_text(
    save: Callable[[Path, bytes], None], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Theirs is read again and the edit computed anew: both are there."""
    real = os.fsync
    saved: list[bool] = []

    def fsync(descriptor: int) -> None:
        if not saved:
            saved.append(True)
            save(root / NOTE, b"theirs\n")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    edited = Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    assert edited
    assert (root / NOTE).read_bytes() == b"theirs\n- a line of ours\n"
    assert _leftovers(root) == []
    assert [written.summary for written in Journal(str(root)).read()] == ["logged"]


def test_an_editor_that_saves_every_time_is_given_way_to(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some tries we refuse: the last text of theirs stays, and the journal knows of no write."""
    real, saves = os.fsync, iter(range(100))

    def fsync(descriptor: int) -> None:
        (root / NOTE).write_bytes(b"theirs %d\n" % next(saves))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(RefusedError, match="changed meanwhile"):
        Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    assert (root / NOTE).read_bytes().startswith(b"theirs")
    assert _leftovers(root) == []
    assert Journal(str(root)).read() == []


def test_a_note_that_is_taken_away_while_we_write_is_gone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not made again under its old name."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        (root / NOTE).unlink(missing_ok=True)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(RefusedError, match="is gone"):
        Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    assert not (root / NOTE).exists()
    assert _leftovers(root) == []


def test_four_processes_and_fifty_lines_each_are_two_hundred_lines(tmp_path: Path, root: Path) -> None:
    """Nobody's line is lost, none comes twice, and each command has its own number."""
    code = (
        "import sys\nfrom notesnet.cli.main import main\n"
        f"for n in range(50): assert main(['--today', '{TODAY}', 'log', 'ada', f'call: {{sys.argv[1]}}-{{n}}']) == 0"
    )
    environment = {**clean_environment(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    some = [
        subprocess.Popen([sys.executable, "-c", code, str(p)], cwd=root, env=environment, stdout=subprocess.DEVNULL)
        for p in range(4)
    ]
    assert [process.wait(timeout=120) for process in some] == [0] * 4
    lines = (root / NOTE).read_text().splitlines()
    assert sorted(line for line in lines if " call: " in line and "-" in line.split("call: ")[1]) == sorted(
        f"- {TODAY} call: {p}-{n}" for p in range(4) for n in range(50)
    )
    assert sorted(written.command for written in Journal(str(root)).read()) == list(range(1, 201))


def test_mode_setgid_and_attributes_stay(root: Path) -> None:
    """A note of a group stays theirs to write, and what a program hung on it stays there."""
    note = root / NOTE
    note.chmod(0o2664)
    try:
        os.setxattr(note, "user.tag", b"green")
        attributes = True
    except OSError:
        attributes = False
    Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    assert stat.S_IMODE(note.stat().st_mode) == 0o2664
    if attributes:
        assert os.getxattr(note, "user.tag") == b"green"


@pytest.mark.skipif(os.getuid() != 0, reason="only the superuser may give files away")
def test_the_superuser_leaves_the_owner_as_it_was(root: Path) -> None:
    """`sudo notesnet log` does not lock its person out of the note."""
    os.chown(root / NOTE, 12345, 23456)
    Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    status = (root / NOTE).stat()
    assert (status.st_uid, status.st_gid) == (12345, 23456)


@pytest.mark.skipif(not shutil.which("setfacl"), reason="setfacl is not installed (Debian: apt install acl)")
def test_access_lists_stay_as_they_were(root: Path) -> None:
    """One is kept; a note without one does not get that of its folder, which would open it to others."""
    subprocess.run(["setfacl", "-m", "u:12345:rw", root / "people/ben.md"], check=True)
    subprocess.run(["setfacl", "-d", "-m", "u:12345:rw", root / "people"], check=True)
    writer = Writer(str(root), "log ada ben")
    for path in (NOTE, "people/ben.md"):
        writer.rewrite(path, _add, "logged")
    lists = [subprocess.check_output(["getfacl", "-c", root / path], text=True) for path in (NOTE, "people/ben.md")]
    assert "12345" not in lists[0]
    assert "user:12345:rw-" in lists[1]


@pytest.mark.parametrize("target", ["../store/ada.md", "second.md"])
def test_a_link_stays_a_link_and_its_target_changes(target: str, root: Path) -> None:
    """Relative, and over several links."""
    (root / "store").mkdir()
    (root / NOTE).rename(root / "store/ada.md")
    (root / "people/second.md").symlink_to("../store/ada.md")
    (root / NOTE).symlink_to(target)
    edited = Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    assert edited
    assert edited.path == "store/ada.md"
    assert os.readlink(root / NOTE) == target
    assert (root / "store/ada.md").read_bytes() == _add(ADA.encode())


@pytest.mark.parametrize("target", ["missing.md", "ada.md", "../../outside.md", "/etc/hostname"])
def test_a_link_to_nowhere_in_a_circle_or_out_of_the_vault_is_refused(target: str, root: Path) -> None:
    """And what it leads to stays as it is."""
    write_files(root.parent, {"outside.md": "theirs"})
    (root / NOTE).unlink()
    (root / NOTE).symlink_to(target)
    with pytest.raises(RefusedError, match="is a link that leads"):
        Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    assert (root.parent / "outside.md").read_text() == "theirs"


def test_of_hard_links_only_this_name_gets_the_new_text_and_that_is_said(root: Path) -> None:
    """The others keep the old one: writing in place could be broken off half way."""
    os.link(root / NOTE, root / "copy.md")
    writer = Writer(str(root), "log ada")
    writer.rewrite(NOTE, _add, "logged")
    assert writer.warnings == [f"{NOTE} had 2 names (hard links); the others keep the old text"]
    assert (root / NOTE).read_bytes() == _add(ADA.encode())
    assert (root / "copy.md").read_bytes() == ADA.encode()


def test_a_note_that_an_editor_has_open_is_written_with_a_warning(root: Path) -> None:
    """The person can load it again before saving."""
    (root / "people/.ada.md.swp").write_bytes(b"vim")
    writer = Writer(str(root), "log ada")
    writer.rewrite(NOTE, _add, "logged")
    assert writer.warnings == [
        f"{NOTE} seems to be open in an editor (people/.ada.md.swp): load it again there before you save"
    ]


def test_a_read_only_note_is_respected_by_everybody(root: Path) -> None:
    """Also by the superuser, to whom the system would allow it."""
    (root / NOTE).chmod(0o444)
    with pytest.raises(RefusedError, match="is read-only") as error:
        Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    assert "chmod u+w" in error.value.help
    assert (root / NOTE).read_bytes() == ADA.encode()


def test_an_immutable_note_is_refused(root: Path) -> None:
    """`chattr +i`, where the file system knows it."""
    chattr = shutil.which("chattr")
    if not chattr or subprocess.run([chattr, "+i", root / NOTE], capture_output=True, check=False).returncode:
        pytest.skip("chattr +i is not possible here")
    try:
        with pytest.raises(RefusedError, match="is read-only"):
            Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
        assert (root / NOTE).read_bytes() == ADA.encode()
        assert _leftovers(root) == []
    finally:
        subprocess.run([chattr, "-i", root / NOTE], check=True)


@pytest.mark.parametrize("where", ["note", "folder", "state"])
@pytest.mark.skipif(os.getuid() != 0, reason="the child gives up the superuser's rights")
def test_somebody_without_rights_is_told_and_nothing_changes(where: str) -> None:
    """Another's note, a folder that is read-only, a state folder that is not ours."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        root = write_files(place / "vault", NOTES)
        (place / "state").mkdir()
        for path in (root, root / "people", root / NOTE, place / "state"):
            os.chown(path, 65534, 65534)
        refused = {"note": root / NOTE, "folder": root / "people", "state": place / "state"}[where]
        os.chown(refused, 0, 0)
        before = {path: path.read_bytes() for path in root.rglob("*.md")}
        assert _as_nobody(place) == {"note": 5, "folder": 6, "state": 6}[where]
        assert {path: path.read_bytes() for path in root.rglob("*.md")} == before
        assert _leftovers(root) == []


def _as_nobody(place: Path) -> int:
    pid = os.fork()
    if pid == 0:
        os.setresuid(65534, 65534, 65534)
        os.environ["XDG_STATE_HOME"] = str(place / "state")
        try:
            Writer(str(place / "vault"), "log ada").rewrite(NOTE, _add, "logged")
        except (RefusedError, DiskError) as error:
            os._exit(error.exit_code)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no file system can be mounted here: the test of a real full disk needs the superuser")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_disk_that_is_really_full_leaves_the_old_note(full_disk: Path, root: Path) -> None:
    """The error names the note and the reason; nothing is left, so that space can be made."""
    vault = write_files(full_disk / "vault", NOTES)
    with pytest.raises(OSError, match="No space"):
        (vault / "filler").write_bytes(b"x" * 100_000)
    with pytest.raises(DiskError, match=r"people/ada.md was not saved: No space left on device"):
        Writer(str(vault), "log ada").rewrite(NOTE, lambda data: data + b"x" * 5000, "logged")
    with pytest.raises(DiskError, match=r"people/dora.md was not written: No space"):
        Writer(str(vault), "new").create("people/dora.md", b"x" * 5000, "new")
    assert (vault / NOTE).read_bytes() == ADA.encode()
    assert not (vault / "people/dora.md").exists()
    assert _leftovers(vault) == []
    assert root.exists()


def test_a_full_disk_for_the_journal_does_not_stop_the_write(
    full_disk: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is logged, and that it can't be taken back is said."""
    monkeypatch.setenv("XDG_STATE_HOME", str(full_disk))
    Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
    with pytest.raises(OSError, match="No space"):
        (full_disk / "filler").write_bytes(b"x" * 100_000)
    writer = Writer(str(root), "log ada")
    writer.rewrite(NOTE, lambda data: data + b"x" * 9000 + b"\n", "logged")
    assert writer.warnings == [
        f"the journal could not be written (No space left on device): `undo` will not know of {NOTE}"
    ]
    assert len((root / NOTE).read_bytes()) > 9000
    assert [written.command for written in Journal(str(root)).read()] == [1]


def test_a_number_is_taken_by_the_first_write_that_happens(root: Path) -> None:
    """Two commands that run at once, the first of which is refused at first, are two commands."""
    first, second = Writer(str(root), "one"), Writer(str(root), "two")
    (root / NOTE).chmod(0o444)
    with pytest.raises(RefusedError):
        first.rewrite(NOTE, _add, "refused")
    second.rewrite("people/ben.md", _add, "logged")
    first.rewrite("people/cy.md", _add, "logged")
    second.rewrite("people/cy.md", _add, "logged")
    found = [(written.command, written.part, written.typed) for written in Journal(str(root)).read()]
    assert found == [(1, 0, "two"), (2, 0, "one"), (1, 1, "two")]


def test_conflict_copies_are_refused_on_both_sides(root: Path) -> None:
    """Through a link, too."""
    (root / "link.md").symlink_to(NOTE)
    writer = Writer(str(root), "log", {NOTE: "x is a conflict copy of it"})
    for path in (NOTE, "link.md"):
        with pytest.raises(RefusedError, match="neither side is written to"):
            writer.rewrite(path, _add, "logged")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("at", ["os.fsync", "os.replace", "os.close"])
def test_a_signal_while_it_writes_ends_it_cleanly(number: int, code: int, at: str, tmp_path: Path, root: Path) -> None:
    """Before the rename the old note, behind it the new one, and the journal knows which; no traceback, nothing left."""
    name = at.removeprefix("os.")
    script = (
        "import os, signal, sys\n"
        "import notesnet.app.writer\n"
        f"real, signalled = os.{name}, []\n"
        "def act(*args):\n"
        "    done = real(*args)\n"
        "    if any('.notesnet-' in name for name in os.listdir('people')) or signalled or len(args) == 2:\n"
        "        if not signalled:\n"
        "            signalled.append(1)\n"
        f"            os.kill(os.getpid(), {int(number)})\n"
        "    return done\n"
        f"os.{name} = act\n"
        f"sys.argv[1:] = ['--today', '{TODAY}', 'log', 'ada', 'call: x']\n"
        "from notesnet.entry import run\n"
        "run()\n"
    )
    environment = {**clean_environment(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr.strip()) == (code, "")
    happened = b"call: x" in (root / NOTE).read_bytes()
    assert happened is (at == "os.replace")
    assert done.stdout == (f"{NOTE}: logged {TODAY}: call: x\n" if happened else "")
    assert _leftovers(root) == []
    assert len(Journal(str(root)).read()) == happened


def test_the_text_of_an_error_of_the_system_is_in_the_message(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk said, and where to look."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DiskError, match=r"people/ada.md was not saved: Disk quota exceeded"):
        Writer(str(root), "log ada").rewrite(NOTE, _add, "logged")
