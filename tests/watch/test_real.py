"""The real thing: a process, the system's reports, real editors. Nothing waits longer than it has to."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.harness import clean_environment, run_here, write_files
from tests.watch.desk import ADA, BEN, BROKEN, FILES, WEEK
from tests.watch.process import eventually, watch

VIM = shutil.which("vim")
GIT = shutil.which("git")
SED = shutil.which("sed")
WAY = pytest.mark.parametrize("way", [[], ["--poll", "--interval", "0.3"]], ids=["events", "poll"])


def _vault(tmp_path: Path) -> Path:
    return write_files(tmp_path / "vault", FILES)


@WAY
def test_a_save_is_checked_and_the_agenda_follows(tmp_path: Path, way: list[str]) -> None:
    """A fault once, its end once, and a new promise stands on the agenda."""
    root = _vault(tmp_path)
    with watch(root, *way) as at:
        write_files(root, {ADA: BROKEN})
        fault = at.wait_for("fault", ADA)["fault"]
        assert (fault["line"], fault["severity"]) == (3, "error")
        write_files(root, {ADA: FILES[ADA]})
        at.wait_for("mended", ADA)
        seen = len(at.events)
        write_files(root, {BEN: "---\nname: Ben Okri\n---\n- [ ] Ring the printer 📅 2026-11-26\n"})
        at.wait_for("agenda", WEEK, after=seen)
        assert "Ring the printer" in (root / WEEK).read_text(encoding="utf-8")
        assert len(at.all("fault")) == len(at.all("mended")) == 1
        assert at.end() == 143
    _fresh(root, tmp_path)


@pytest.mark.skipif(not (VIM and SED), reason="vim and sed are not both here")
def test_real_editors_are_one_save_and_no_deletion(tmp_path: Path) -> None:
    """Vim with and without backups, sed -i, a file moved over the note, one written in place."""
    root = _vault(tmp_path)
    with watch(root) as at:
        commands = [
            [VIM, "-u", "NONE", "-es", "-c", "normal Govim", "-c", "wq", root / ADA],
            [VIM, "-u", "NONE", "-es", "-c", "set backup backupcopy=no", "-c", "normal Govim", "-c", "wq", root / ADA],
            [SED, "-i", "s/Keeps/Kept/", root / BEN],
        ]
        for command in commands:
            seen = len(at.events)
            path = str(Path(str(command[-1])).relative_to(root))
            subprocess.run([str(word) for word in command], check=True, stdin=subprocess.DEVNULL, capture_output=True)
            at.wait_for("read", path, after=seen)
        write_files(root, {"people/.x.tmp": (root / ADA).read_bytes() + b"moved\n"})
        seen = len(at.events)
        os.replace(root / "people/.x.tmp", root / ADA)
        at.wait_for("read", ADA, after=seen)
        assert at.all("gone") == []
        assert set(at.all("read")) == {ADA, BEN}
        assert at.end(signal.SIGINT) == 130
    _fresh(root, tmp_path)


def test_folders_made_moved_and_replaced_are_followed(tmp_path: Path) -> None:
    """`mkdir -p` with a file at once, a folder moved in, renamed, moved out; the whole vault made anew."""
    root = _vault(tmp_path)
    with watch(root, "--interval", "1") as at:
        write_files(root, {"people/a/b/c/eve.md": "---\nname: Eve\nfollow_up: 2026-11-26\n---\n"})
        at.wait_for("read", "people/a/b/c/eve.md")
        write_files(tmp_path / "out", {"fay.md": "---\nname: Fay\nfollow_up: 2026-11-26\n---\n"})
        (tmp_path / "out").rename(root / "people/in")
        at.wait_for("read", "people/in/fay.md")
        (root / "people/in").rename(root / "people/within")
        at.wait_for("gone", "people/in/fay.md")
        write_files(root, {"people/within/fay.md": "---\nname: Fay\n---\n"})
        assert eventually(lambda: "[[fay|" not in (root / WEEK).read_text(encoding="utf-8"))
        (root / "people/a").rename(tmp_path / "away")
        at.wait_for("gone", "people/a/b/c/eve.md")
        shutil.copytree(root, tmp_path / "copy")
        root.rename(tmp_path / "old")
        (tmp_path / "copy").rename(root)
        seen = len(at.events)
        write_files(root, {BEN: BROKEN.replace("Ada Lovelace", "Ben Okri")})
        at.wait_for("fault", BEN, after=seen)
    _fresh(root, tmp_path)


def test_lost_events_are_made_up_for(tmp_path: Path) -> None:
    """Stopped during 20,000 writes, more than the system keeps in mind; the last save is found all the same."""
    root = write_files(_vault(tmp_path), {"a.txt": "", "b.txt": ""})
    with watch(root) as at:
        at.process.send_signal(signal.SIGSTOP)
        with (root / "a.txt").open("r+b", buffering=0) as one, (root / "b.txt").open("r+b", buffering=0) as two:
            for _time in range(10_000):
                os.pwrite(one.fileno(), b"x", 0)
                os.pwrite(two.fileno(), b"x", 0)
        write_files(root, {"people/zoe.md": BROKEN.replace("Ada Lovelace", "Zoe")})
        at.process.send_signal(signal.SIGCONT)
        at.wait_for("fault", "people/zoe.md")
    _fresh(root, tmp_path)


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("max_inotify_watches", "looking at every file each 0.5 s: the system"),
        ("max_inotify_instances", "looking at every file each 0.5 s: the system"),
    ],
)
def test_where_the_system_reports_nothing_files_are_looked_at(tmp_path: Path, limit: str, words: str) -> None:
    """Watches or instances used up: a line says so, and saves are found all the same."""
    few = 2 if limit.endswith("watches") else 0
    shell = ["unshare", "-Ur", "sh", "-c", f'echo {few} > /proc/sys/user/{limit} && exec "$@"', "sh"]
    if not shutil.which("unshare") or subprocess.run([*shell, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody make a namespace with limits of its own")
    root = _vault(tmp_path)
    with watch(root, "--interval", "0.5", before=shell) as at:
        assert eventually(lambda: len(at.all("looking")) == 2)
        assert [one["message"] for one in at.events if one["event"] == "looking"][1].startswith(words)
        write_files(root, {ADA: BROKEN, "people/new/zoe.md": BROKEN.replace("Ada Lovelace", "Zoe")})
        at.wait_for("fault", ADA)
        at.wait_for("fault", "people/new/zoe.md")


def test_a_vanished_vault_ends_it(tmp_path: Path) -> None:
    """Exit 3, a sentence, and nothing is made in its place."""
    root = _vault(tmp_path)
    with watch(root) as at:
        root.rename(tmp_path / "away")
        assert at.ended() == 3
        assert b"the vault is gone from" in at.errors
        assert not root.exists()


@pytest.mark.slow
def test_most_contacts_gone_ends_it(tmp_path: Path) -> None:
    """Exit 5, a sentence, and the agenda is the old one."""
    root = _vault(tmp_path)
    with watch(root) as at:
        before = (root / WEEK).read_bytes()
        shutil.rmtree(root / "people")
        assert at.ended() == 5
        assert b"5 of 5 contacts are gone at once; nothing was written" in at.errors
        assert (root / WEEK).read_bytes() == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_at_any_moment_ends_it_cleanly(tmp_path: Path, number: int) -> None:
    """While it starts, reads, writes or sleeps: 143 or 130, no traceback, no half file; and it is there at once."""
    root = _vault(tmp_path)
    for delay in (0.0, 0.1, 0.31, 0.33, 0.4):
        with watch(root) as at:
            write_files(root, {ADA: f"---\nname: Ada\nfollow_up: 2026-11-{10 + int(delay * 20):02}\n---\n"})
            time.sleep(delay)
            assert at.end(number) == 128 + number
            assert at.errors.strip() == b""  # a line end behind ^C
    assert not [path for path in root.rglob("*") if path.suffix == ".tmp"]


def test_the_command_runs_without_a_shell(tmp_path: Path) -> None:
    """For each changed path, which is its last argument; a command that fails is told, and the watch goes on."""
    root = _vault(tmp_path)
    name = "people/$(touch evil) 'a b'.md"
    script = 'printf "%s\\n" "$@" >> "$0.log"; test "$2" != "${2%ben.md}" && exit 3; exit 0'
    write_files(tmp_path, {"hook": script})
    with watch(root, "--exec", "sh", str(tmp_path / "hook"), "--interval") as at:
        write_files(root, {name: "---\nname: Odd\n---\n"})
        at.wait_for("read", name)
        write_files(root, {BEN: "---\nname: Ben Okri\n---\n"})
        assert "sh ended with 3" in at.wait_for("trouble", BEN)["message"]
        assert at.process.poll() is None
    lines = (tmp_path / "hook.log").read_text(encoding="utf-8").splitlines()
    assert lines[lines.index(str(root / name)) - 1] == "--interval"
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["--exec"], "--exec needs a command"),
        (["git", "add"], "git is no option of watch"),
        (["--exec", "no-such-program"], "no-such-program is no program"),
        (["--interval", "0"], "0"),
    ],
)
def test_what_is_typed_wrongly_is_said_at_once(tmp_path: Path, typed: list[str], words: str) -> None:
    """Exit 2, before anything is read or written."""
    root = _vault(tmp_path)
    result = run_here(["watch", *typed], root, clean_environment(tmp_path / "home"))
    assert result.code == 2
    assert words in result.err
    assert not (root / "agenda").exists()


def test_a_full_disk_is_told_and_the_watch_goes_on(tmp_path: Path) -> None:
    """The agenda is the old one until there is space, then the new one; nothing half written is left."""
    root = tmp_path / "vault"
    root.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=40", "tmpfs", str(root)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    try:
        write_files(root, FILES)
        with watch(root, "--interval", "0.5") as at:
            before = (root / WEEK).read_bytes()
            _fill(root / "full")
            with (root / "people/cat.md").open("r+b") as file:  # in its own block of the disk
                file.write(b"---\nname: Cat\nfollow_up: 2026-11-26\n---\n")
            assert "No space" in at.wait_for("trouble")["message"]
            assert (root / WEEK).read_bytes() == before
            time.sleep(1.5)
            (root / "full").unlink()
            assert eventually(lambda: "[[cat|" in (root / WEEK).read_text(encoding="utf-8"))
            assert len(at.all("trouble")) == 1
            assert not list(root.rglob("*.tmp"))
    finally:
        subprocess.run(["umount", str(root)], check=True)


@pytest.mark.slow
@pytest.mark.skipif(not GIT, reason="git is not here")
def test_a_checkout_of_5000_notes_ends_where_a_fresh_run_would(tmp_path: Path) -> None:
    """Two branches that differ in every note: one or two readings, and the agenda of the branch."""
    root = _vault(tmp_path)
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=one"]

    def call(*words: str) -> None:
        subprocess.run([*git, *words], check=True, capture_output=True, env=clean_environment(tmp_path / "home"))

    call("init")
    for branch, field in (("one", "company: A"), ("two", "follow_up: 2026-11-26")):
        for number in range(5000):
            text = f"---\nname: Person {number:04}\n{field if number % 7 else 'city: C'}\n---\n{branch}\n"
            write_files(root, {f"people/{number // 100:02}/p{number:04}.md": text})
        call("checkout", "-b", branch) if branch != "one" else None
        call("add", "people", "notesnet.toml")
        call("commit", "-m", branch)
    with watch(root) as at:
        seen = len(at.events)
        call("checkout", "one")
        at.wait_for("agenda", WEEK, after=seen)
        assert eventually(lambda: len(set(at.all("read"))) == 5000)
        assert at.all("gone") == []
    _fresh(root, tmp_path)


def _fill(file: Path) -> None:
    """Writes until the disk has no space left."""
    with file.open("wb", buffering=0) as full, contextlib.suppress(OSError):
        while True:
            full.write(b"x" * 1024)


def _fresh(root: Path, tmp_path: Path) -> None:
    """A fresh `agenda` finds nothing to do."""
    before = (root / WEEK).read_bytes()
    result = run_here(["agenda", "--today", "2026-11-25"], root, clean_environment(tmp_path / "fresh"))
    assert result.code == 0, result.err
    assert (root / WEEK).read_bytes() == before, result.out
