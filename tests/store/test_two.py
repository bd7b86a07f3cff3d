"""Work shared with a forked child: all of it is done, once, whatever becomes of the child."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from notesnet.store import child, two
from notesnet.store.two import Job
from tests.harness import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
T = TypeVar("T")
COUNT = 60
LONG = """
import os, sys, time
from notesnet.store import child, two
child.may_fork = lambda: True
def work(number):
    if os.getpid() != parent:
        os.write(tell, f"{os.getpid()}\\n".encode())
    time.sleep(0.05)
    return number
parent, tell = os.getpid(), os.dup(1)
for _ in two.in_two(2000, two.Job(work, lambda found: b"%d" % found, int), sys.argv[1]):
    pass
"""


def in_two(count: int, work: Callable[[int], T], folder: str) -> Iterator[tuple[int, T]]:
    """The work, whose finds go as JSON."""
    return two.in_two(count, Job(work, lambda found: json.dumps(found).encode(), json.loads), folder)


@pytest.fixture(autouse=True)
def _forks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "may_fork", lambda: True)


def _slow(number: int) -> tuple[int, int]:
    time.sleep(0.002)
    return number * number, os.getpid()


def test_both_work_and_every_piece_is_done_once(tmp_path: Path) -> None:
    """What is found comes with its number, from two processes, and no file is left."""
    found = list(in_two(COUNT, _slow, str(tmp_path)))
    assert sorted((number, square) for number, (square, _who) in found) == [(n, n * n) for n in range(COUNT)]
    assert len({who for _number, (_square, who) in found}) == 2
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def _only_here(parent: int, then: Callable[[], object]) -> Callable[[int], int]:
    def work(number: int) -> int:
        time.sleep(0.002)
        if os.getpid() != parent and number > COUNT // 3:
            then()
        return number

    return work


@pytest.mark.parametrize(
    "then",
    [
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: 1 / 0,
        lambda: os._exit(0),
        lambda: os.kill(os.getpid(), signal.SIGINT),
    ],
    ids=["killed", "raises", "ends", "interrupted"],
)
def test_what_a_child_leaves_undone_is_done_here(tmp_path: Path, then: Callable[[], object]) -> None:
    """A child that dies costs time, and nothing else."""
    found = list(in_two(COUNT, _only_here(os.getpid(), then), str(tmp_path)))
    assert sorted(found) == [(number, number) for number in range(COUNT)]


def test_a_full_disk_is_the_child_s_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can't put down what it found, and this process finds it."""
    parent, write = os.getpid(), os.pwrite

    def pwrite(file: int, data: bytes, at: int) -> int:
        if os.getpid() != parent:
            if at > 100:
                raise OSError(28, "No space left on device")
            data = data[:7]  # as much as there is room for
        return write(file, data, at)

    monkeypatch.setattr(os, "pwrite", pwrite)
    assert sorted(in_two(COUNT, lambda number: number, str(tmp_path))) == [(n, n) for n in range(COUNT)]


def test_without_a_child_all_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without room for another process, or a folder that takes no file."""
    assert sorted(in_two(COUNT, lambda number: number, str(tmp_path / "gone"))) == [(n, n) for n in range(COUNT)]

    def no_room() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", no_room)
    assert sorted(in_two(COUNT, lambda number: number, str(tmp_path))) == [(n, n) for n in range(COUNT)]
    assert list(in_two(0, lambda number: number, str(tmp_path))) == []


def test_what_fails_here_is_raised_and_the_child_ended(tmp_path: Path) -> None:
    """Ctrl-C, or an error of the one who asks: no process stays behind."""
    work = in_two(COUNT, _slow, str(tmp_path))
    next(work)
    with pytest.raises(KeyboardInterrupt):
        work.throw(KeyboardInterrupt)  # type: ignore[attr-defined]  # a generator
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_child_dies_with_its_parent(tmp_path: Path, how: signal.Signals) -> None:
    """Whatever ends this process, the other one is gone a moment later, and the folder is empty."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", LONG, str(tmp_path)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        process.send_signal(how)
        assert process.wait(timeout=20) != 0
        end = time.monotonic() + 20
        while _runs(child) and time.monotonic() < end:
            time.sleep(0.02)
        assert not _runs(child)
    assert list(tmp_path.iterdir()) == []


def test_nobody_waits_for_the_child_to_read_our_output() -> None:
    """``notesnet list | head``: the pipe ends with this process, though the child still works."""
    code = "import time; from notesnet.store import child; child.forked(lambda _parent: time.sleep(20)); print('done')"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, timeout=15)
    assert done.stdout == b"done\n"


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_no_child_where_a_thread_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread may hold a lock that nobody would ever give back to the child."""
    monkeypatch.undo()
    code = "import threading, time; from notesnet.store.child import may_fork; print(may_fork()); "
    code += "threading.Thread(target=time.sleep, args=(1,)).start(); print(may_fork())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(len(os.sched_getaffinity(0)) > 1), "False"]
