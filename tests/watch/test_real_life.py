"""More of the real thing: two machines, file systems that report nothing, a new vault, an end in the first look."""

import os
import shutil
import signal
import subprocess
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from tests.harness import ROOT, TODAY, clean_environment, write_files
from tests.watch.desk import ADA, BEN, BROKEN, FILES, WEEK
from tests.watch.process import PATIENCE, PROGRAM, eventually, watch

RSYNC = shutil.which("rsync")
BINDFS = shutil.which("bindfs")


class Sync(threading.Thread):
    """A sync program between two folders: every half second, what is newer goes to the other side."""

    def __init__(self, one: Path, two: Path) -> None:
        super().__init__(daemon=True)
        self._sides = (one, two)
        self._over = threading.Event()
        self.copied: list[str] = []

    def run(self) -> None:
        """Until ``end``."""
        while not self._over.wait(0.5):
            for here, there in (self._sides, self._sides[::-1]):
                command = [str(RSYNC), "-au", "--out-format=%n", f"{here}/", f"{there}/"]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                self.copied += [line for line in done.stdout.splitlines() if not line.endswith("/")]

    def end(self) -> None:
        """Stops."""
        self._over.set()
        self.join()


@pytest.mark.slow
@pytest.mark.skipif(not RSYNC, reason="rsync is not here")
def test_two_machines_with_a_synced_vault_come_to_rest(tmp_path: Path) -> None:
    """A save on each of them: both agendas have both, and then nobody writes and nothing is copied."""
    one = write_files(tmp_path / "a/vault", FILES)
    two = Path(shutil.copytree(one, tmp_path / "b/vault"))
    with watch(one), watch(two):
        sync = Sync(one, two)
        sync.start()
        write_files(one, {ADA: "---\nname: Ada\n---\n- [ ] Send one 📅 2026-11-20\n"})
        time.sleep(0.4)
        write_files(two, {BEN: "---\nname: Ben\n---\n- [ ] Send two 📅 2026-11-20\n"})
        assert eventually(lambda: all("Send one" in text and "Send two" in text for text in _agendas(one, two)))
        time.sleep(3)
        before = len(sync.copied)
        time.sleep(8)
        assert sync.copied[before:] == []
        sync.end()
    first, second = _agendas(one, two)
    assert first == second
    assert len(sync.copied) <= 8, sync.copied


@pytest.mark.skipif(not BINDFS, reason="bindfs is not here")
def test_a_file_system_that_reports_nothing_is_looked_at(tmp_path: Path) -> None:
    """FUSE, as sshfs and cloud drives use it: a line says so, and what is saved elsewhere is found within seconds."""
    behind = write_files(tmp_path / "vault", FILES)
    root = tmp_path / "cloud"
    root.mkdir()
    if subprocess.run([str(BINDFS), str(behind), str(root)], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a FUSE file system")
    try:
        with watch(root) as at:
            assert eventually(lambda: len(at.all("looking")) == 2)
            words = [one["message"] for one in at.events if one["event"] == "looking"][1]
            assert words.startswith("looking at every file each 5 s: this folder is on fuse")
            write_files(behind, {ADA: BROKEN})
            at.wait_for("fault", ADA)
    finally:
        subprocess.run(["umount", "-l", str(root)], check=True)


def test_another_vault_in_the_place_of_the_old_one_is_watched(tmp_path: Path) -> None:
    """The vault is moved away and a new one, with as many people, is put there: it gets its agenda, and every save counts."""
    root = write_files(tmp_path / "vault", FILES)
    new = {path.replace("people/", "people/new-"): text for path, text in FILES.items()}
    write_files(tmp_path / "new", {**new, "people/new-ben.md": "---\nname: Ben\n---\n- [ ] Write anew 📅 2026-11-20\n"})
    with watch(root, "--interval", "1") as at:
        root.rename(tmp_path / "old")
        (tmp_path / "new").rename(root)
        assert eventually(
            lambda: "Write anew" in (root / WEEK).read_text(encoding="utf-8") if (root / WEEK).exists() else False
        )
        seen = len(at.events)
        write_files(root, {"people/new-ada.md": BROKEN})
        at.wait_for("fault", "people/new-ada.md", after=seen)


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="this system has no /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_in_the_first_look_ends_it_cleanly(tmp_path: Path, number: int) -> None:
    """While the index is built, the week decided or the agenda written: the right code, no words, no half file."""
    people = {f"people/p{at}.md": f"---\nname: P {at}\ncadence: 6w\noffers: [x{at % 50}]\n---\n" for at in range(2000)}
    root = write_files(tmp_path / "vault", {"notesnet.toml": "", **people})
    for at in range(12):
        home = tmp_path / f"home{at}"
        environment = clean_environment(home) | {"PYTHONPATH": str(ROOT)}
        command = [*PROGRAM, "--today", TODAY, "--vault", str(root), "watch"]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, stdin=subprocess.DEVNULL) as process:
            assert eventually(partial(_listens, process.pid))
            time.sleep(at * 0.15)
            process.send_signal(number)
            _out, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == 128 + number, said
        assert said.strip() == b""
        assert [path.name for path in (root / "agenda").glob("*")] in ([], ["2026-W48.md"])
        assert not list(root.rglob(".notesnet*"))
        listed = subprocess.run(
            [*PROGRAM, "--vault", str(root), "list"], env=environment, check=True, capture_output=True, text=True
        )
        assert listed.stdout.count("\n") >= 2000
        shutil.rmtree(root / "agenda", ignore_errors=True)


def test_an_agenda_that_has_no_room_at_the_start_is_written_when_there_is_some(tmp_path: Path) -> None:
    """The watch says what is wrong, goes on, and is right in the end."""
    root = write_files(tmp_path / "vault", FILES)
    folder = root / "agenda"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4k,nr_inodes=4", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    try:
        (folder / "full").write_bytes(b"x" * 4096)
        (root / WEEK).touch()  # what the start of the watch waits for
        os.truncate(folder / "full", 4096)
        with watch(root, "--interval", "0.5") as at:
            assert "No space" in at.wait_for("trouble")["message"]
            assert (root / WEEK).read_bytes() == b""
            (folder / "full").unlink()
            at.wait_for("agenda", WEEK)
            assert "[[ada|" in (root / WEEK).read_text(encoding="utf-8")
            assert len(at.all("trouble")) == 1
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _listens(process: int) -> bool:
    """Whether our program has begun: before that, Python itself starts, and a signal is the system's affair."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return bool(int(status.split("SigCgt:")[1].split()[0], 16) >> (signal.SIGTERM - 1) & 1)


def _agendas(*roots: Path) -> list[str]:
    return [(root / WEEK).read_text(encoding="utf-8") for root in roots]
