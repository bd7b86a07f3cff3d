"""Work in two processes: a forked child takes half of it, and nobody notices but the clock.

Pieces of work are numbered. Both take the next number from one pipe, so neither waits for the other. What the child
finds goes into a file without a name. Should it fail, or be killed, this process does again what is missing.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Generic, NamedTuple, NoReturn, TypeVar

from notesnet.store.spool import Spool

T = TypeVar("T")
MOST = 8_000  # pieces: so many numbers lie in a pipe while nobody reads
_NUMBER = 4  # bytes
_HEAD = _NUMBER + 8  # bytes: the number of a piece and the length of what was found
_ENDS = ("SIGINT", "SIGTERM", "SIGHUP")


class Job(NamedTuple, Generic[T]):
    """What is to be done for a number, and how what was found becomes bytes and comes back."""

    work: Callable[[int], T]
    pack: Callable[[T], bytes]
    unpack: Callable[[bytes], T]


def in_two(count: int, job: Job[T], folder: str) -> Iterator[tuple[int, T]]:
    """(number, what is found for it) for 0, 1 … ``count`` - 1, in any order; ``folder`` takes a nameless file.

    What the work raises in this process is raised.
    """
    work = job.work
    child = _fork(count, job, folder) if 1 < count <= MOST and _may_fork() else None
    missing = set(range(count))
    if child:
        try:
            for number in _taken(child.numbers):
                missing.discard(number)
                yield number, work(number)
                for done, found in child.found():
                    missing.discard(done)
                    yield done, job.unpack(found)
            child.wait()
            for done, found in child.found():
                missing.discard(done)
                yield done, job.unpack(found)
        finally:
            child.end()
    for number in sorted(missing):
        yield number, work(number)


def _may_fork() -> bool:
    """Where the system forks safely, there is a second core, and no thread runs that the child would lack."""
    threads = sys.modules.get("threading")
    alone = threads is None or threads.active_count() == 1
    return sys.platform == "linux" and alone and len(os.sched_getaffinity(0)) > 1


class _Child:
    """The child, as its parent sees it."""

    def __init__(self, number: int, numbers: int, spool: Spool) -> None:
        self.numbers = numbers
        self._number = number
        self._spool = spool
        self._at = 0

    def found(self) -> Iterator[tuple[int, bytes]]:
        """What it has found since the last time."""
        while len(head := self._spool.get(self._at, _HEAD)) == _HEAD:
            length = int.from_bytes(head[_NUMBER:], "little")
            data = self._spool.get(self._at + _HEAD, length)
            if len(data) < length:  # it is just being written, or the child was killed
                return
            self._at += _HEAD + length
            yield int.from_bytes(head[:_NUMBER], "little"), data

    def wait(self) -> None:
        """Waits until it has ended."""
        with suppress(ChildProcessError):
            os.waitpid(self._number, 0)
        self._number = 0

    def end(self) -> None:
        """Ends it if it still runs."""
        if self._number:
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)
            self.wait()
        os.close(self.numbers)
        self._spool.close()


def _fork(count: int, job: Job[T], folder: str) -> _Child | None:
    """A child that has begun to work; None when the system has no room for one."""
    try:
        spool = Spool(folder)
    except OSError:
        return None
    numbers, put = os.pipe()
    os.write(put, b"".join(number.to_bytes(_NUMBER, "little") for number in range(count)))
    os.close(put)
    parent = os.getpid()
    ends = [getattr(signal, name) for name in _ENDS]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ends)  # a Ctrl-C here would leave the child to itself
    try:
        number = os.fork()
        if number == 0:
            _be_the_child(numbers, job, spool, parent)
        return _Child(number, numbers, spool)
    except OSError:
        os.close(numbers)
        spool.close()
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _be_the_child(numbers: int, job: Job[T], spool: Spool, parent: int) -> NoReturn:
    code = 1
    try:
        for name in _ENDS:
            signal.signal(getattr(signal, name), signal.SIG_DFL)  # there is nothing to clean up
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        for number in _taken(numbers):
            if os.getppid() != parent:
                break
            data = job.pack(job.work(number))
            spool.put(number.to_bytes(_NUMBER, "little") + len(data).to_bytes(_HEAD - _NUMBER, "little") + data)
        code = 0
    finally:
        os._exit(code)  # whatever happened: what is missing is done by the parent


def _taken(numbers: int) -> Iterator[int]:
    while taken := os.read(numbers, _NUMBER):
        yield int.from_bytes(taken, "little")
