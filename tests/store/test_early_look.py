"""A look that a child began finds what a look by one process finds, whatever the folders and the child do."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from notesnet.errors import RefusedError
from notesnet.store import child, early_look, look_begun
from notesnet.store.early_look import EarlyLook
from notesnet.store.files import create
from notesnet.store.index_stamps import Folder, Seen, look, look_into
from notesnet.store.lock import locked
from tests.harness import ROOT, SETTINGS, clean_environment, write_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


@pytest.fixture(autouse=True)
def _forks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(child, "may_fork", lambda: True)
    yield
    look_begun.forget()
    with pytest.raises(ChildProcessError):  # whatever happened, no process stays behind
        os.waitpid(-1, os.WNOHANG)


def _nothing(_root: str) -> None:
    """Settings that pass over nothing."""


def _tree(root: Path, seed: int) -> list[str]:
    """Folders within folders, with notes, links, hidden and other files; gives the paths of the folders."""
    chance = random.Random(seed)
    folders = [""]
    for number in range(chance.randrange(1, 40)):
        folders.append(f"{chance.choice(folders)}/ö{number}".strip("/"))
        (root / folders[-1]).mkdir()
    for number in range(chance.randrange(120)):
        folder = root / chance.choice(folders)
        name = chance.choice(["n{}.md", "N{}.MD", "x{}.txt", ".h{}.md"]).format(number)
        (folder / name).write_text("a" * chance.randrange(9))
    for number in range(chance.randrange(4)):
        (root / chance.choice(folders) / f"l{number}.md").symlink_to(chance.choice([root, root / "n1.md", root / "no"]))
    for name in ("templates", "drafts", ".git"):
        (root / name / "in").mkdir(parents=True)
    return folders


@pytest.mark.parametrize("seed", [*range(15), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(15, 90))])
def test_it_finds_what_one_process_finds(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders that are new, gone, passed over or unreadable, and few or many folders with one mark."""
    chance = random.Random(seed)
    if chance.random() < 0.4:
        monkeypatch.setattr(early_look, "_MARKS", chance.choice([1, 3, 20]))
    if chance.random() < 0.2:
        monkeypatch.setattr(early_look, "_MOST", 5)
    folders = _tree(tmp_path, seed)
    write_files(tmp_path, {SETTINGS: "# exclude"})
    known = [folder for folder in folders if chance.random() < 0.8] + ["gone", "gone/too"]
    chance.shuffle(known)
    excluded = chance.choice([None, lambda path: path.endswith(("1/", "7/"))])
    begun = EarlyLook(str(tmp_path), lambda _root: excluded)
    if chance.random() < 0.5:
        time.sleep(chance.random() / 50)
    found = begun.look(dict.fromkeys(known, b""), excluded)
    expected = look(str(tmp_path), excluded)
    assert _without_links(found) == _without_links(expected)


def _without_links(found: dict[str, Folder]) -> dict[str, tuple[bytes, tuple[int, ...]]]:
    """A link that was made just now is never the same twice, so that only its folder counts."""
    return {path: (lines, fresh) for path, (lines, fresh) in found.items() if b"\0@" not in lines}


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP])
def test_what_becomes_of_the_child_does_not_matter(
    tmp_path: Path, how: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before it has sent a thing, or stopped until it is killed: all is found."""
    folders = _tree(tmp_path, 3)
    write_files(tmp_path, {SETTINGS: ""})
    see = look_into
    here = os.getpid()

    def slow(root: str, path: str, limit: int) -> Seen:
        if os.getpid() != here and path:
            os.kill(os.getpid(), how)
        return see(root, path, limit)

    monkeypatch.setattr(early_look, "look_into", slow)
    begun = EarlyLook(str(tmp_path), _nothing)
    if how == signal.SIGSTOP:
        begun.end()
        return
    assert begun.look(dict.fromkeys(folders, b""), None).keys() == look(str(tmp_path), None).keys()


def test_what_the_settings_pass_over_is_not_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by the child either: a disk that sleeps, or a tree of thousands of folders, keeps nobody waiting."""
    write_files(tmp_path, {SETTINGS: "[notes]\nexclude = ['archive/**']\n"})
    for folder in range(9):
        write_files(tmp_path, {f"people/{folder}/n.md": "", f"archive/{folder}/n.md": ""})
    here = os.getpid()

    def see(root: str, path: str, limit: int) -> Seen:
        if path.startswith("archive"):
            time.sleep(60 if os.getpid() != here else 0)
            raise AssertionError(path)
        return look_into(root, path, limit)

    monkeypatch.setattr(early_look, "look_into", see)
    monkeypatch.setattr(early_look, "_MARKS", 4)  # most places are shared
    known = ["", "people", *(f"people/{folder}" for folder in range(9))]
    begun = EarlyLook(str(tmp_path), lambda _root: lambda path: path.startswith("archive/"))
    assert sorted(begun.look(dict.fromkeys(known, b""), lambda path: path.startswith("archive/"))) == sorted(known)


def test_the_child_goes_on_while_we_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it sends is read between two folders of ours, so that a full pipe never leaves all the work to one."""
    monkeypatch.setattr(early_look, "_AHEAD", 4096)
    write_files(tmp_path, {SETTINGS: ""})
    for folder in range(60):
        write_files(tmp_path, {f"{folder}/{'n' * 200}{note}.md": "" for note in range(20)})
    ours: list[str] = []

    def slow(root: str, path: str, limit: int) -> Seen:
        ours.append(path)
        time.sleep(0.005)
        return look_into(root, path, limit)

    monkeypatch.setattr(early_look, "look_into", slow)
    begun = EarlyLook(str(tmp_path), _nothing)
    time.sleep(0.05)
    assert begun.look(dict.fromkeys([*map(str, range(60)), ""], b""), None).keys() == {"", *map(str, range(60))}
    assert len(ours) < 50


def test_the_child_that_is_far_ahead_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than lies in a pipe: it goes on when somebody reads, and ends with this process."""
    monkeypatch.setattr(early_look, "_AHEAD", 4096)
    write_files(tmp_path, {SETTINGS: ""})
    for folder in range(30):
        write_files(tmp_path, {f"{folder}/{'n' * 200}{note}.md": "" for note in range(20)})
    begun = EarlyLook(str(tmp_path), _nothing)
    time.sleep(0.05)
    assert begun.look({}, None).keys() == {"", *map(str, range(30))}


def test_whoever_writes_or_waits_for_the_lock_lets_go_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was seen before somebody wrote may be so no longer; the next who asks looks anew."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = str(tmp_path)

    def lock() -> None:
        with locked(root):
            pass

    def write() -> None:
        with pytest.raises(RefusedError):
            create(root, "there.md", b"")

    write_files(tmp_path, {"there.md": ""})
    steps: list[Callable[[], None]] = [lock, write]
    for step in steps:
        look_begun.keep(EarlyLook(root, _nothing))
        step()
        assert look_begun.taken(root) is None


def test_another_vault_gets_nothing(tmp_path: Path) -> None:
    """A wrong guess is ended, and costs no answer."""
    look_begun.keep(EarlyLook(str(tmp_path), _nothing))
    assert look_begun.taken(str(tmp_path / "other")) is None
    assert look_begun.taken(str(tmp_path)) is None


EARLY = """
import sys
from notesnet.store import child, early_look
from notesnet.store.early_look import EarlyLook
early_look.LEAST, child.may_fork = 0, lambda: True
look = EarlyLook.look
def told(self, *wanted):
    print("looked early", file=sys.stderr)
    return look(self, *wanted)
EarlyLook.look = told
from notesnet.entry import run
run()
"""


@pytest.mark.parametrize("named", [["--vault", "{}"], ["--vault={}"], ["--vault", "/nowhere", "--vault", "{}"], []])
def test_a_command_answers_the_same_with_it(tmp_path: Path, named: list[str]) -> None:
    """Before and behind the command's name, or by the folder; after an edit and after a note is gone."""
    vault = write_files(
        tmp_path / "v", {SETTINGS: "", **{f"people/p{n}.md": f"---\nname: P {n}\ncadence: 1w\n---\n" for n in range(9)}}
    )
    environment = {**clean_environment(tmp_path), "PYTHONPATH": str(ROOT), "NOTESNET_INDEX": "on"}
    words = [word.format(vault) for word in named]

    def run(*code: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *code, *words, "--today", "2026-11-25", "list", "due"]
        return subprocess.run(
            command, env={**environment, **more}, cwd=vault, capture_output=True, text=True, check=True
        )

    run("-m", "notesnet")
    for step in ("nothing", "edit", "remove", "add"):
        if step == "edit":
            (vault / "people/p3.md").write_text("---\nname: P 3\nlast_contact: 2026-11-24\ncadence: 1w\n---\n")
        if step == "remove":
            (vault / "people/p4.md").unlink()
        if step == "add":
            write_files(vault, {"people/more/q.md": "---\nname: Q\ncadence: 1w\n---\n"})
        early = run("-c", EARLY)
        assert early.stderr == "looked early\n"
        assert early.stdout == run("-m", "notesnet", NOTESNET_INDEX="off").stdout


@pytest.mark.parametrize("words", [["--help"], ["list", "--help"], ["templates"], ["nonsense"], []])
def test_a_command_that_asks_for_no_notes_leaves_no_child(tmp_path: Path, words: list[str]) -> None:
    """`--help` and its like begin nothing, or end what they began."""
    vault = write_files(tmp_path / "v", {SETTINGS: "", "people/a.md": "---\nname: A\n---\n"})
    environment = {**clean_environment(tmp_path), "PYTHONPATH": str(ROOT), "NOTESNET_INDEX": "on"}
    subprocess.run(
        [sys.executable, "-m", "notesnet", "list"], env=environment, cwd=vault, check=True, capture_output=True
    )
    code = EARLY.replace("run()\n", "try:\n    run()\nfinally:\n    import os\n    os.waitpid(-1, os.WNOHANG)\n")
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=environment, cwd=vault, capture_output=True, text=True, check=False
    )
    assert "ChildProcessError" in done.stderr
    assert "looked early" not in done.stderr
