"""Work in two processes: a forked child takes half of it, and nobody notices but the clock.

Pieces of work are numbered. Both take the next number from one pipe, so neither waits for the other. What the child
finds goes into a file without a name. Should it fail, or be killed, this process does again what is missing.
"""

import os
from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from notesnet.store import child
from notesnet.store.spool import Spool

T = TypeVar("T")
MOST = 8_000  # pieces: so many numbers lie in a pipe while nobody reads
_NUMBER = 4  # bytes
_HEAD = _NUMBER + 8  # bytes: the number of a piece and the length of what was found


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
    other = _fork(count, job, folder) if 1 < count <= MOST and child.may_fork() else None
    missing = set(range(count))
    if other:
        try:
            for number in _taken(other.numbers):
                missing.discard(number)
                yield number, work(number)
                for done, found in other.found():
                    missing.discard(done)
                    yield done, job.unpack(found)
            other.wait()
            for done, found in other.found():
                missing.discard(done)
                yield done, job.unpack(found)
        finally:
            other.end()
    for number in sorted(missing):
        yield number, work(number)


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
        child.wait(self._number)
        self._number = 0

    def end(self) -> None:
        """Ends it if it still runs."""
        if self._number:
            child.end(self._number)
            self._number = 0
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
    try:
        return _Child(child.forked(lambda parent: _work(numbers, job, spool, parent)), numbers, spool)
    except OSError:
        os.close(numbers)
        spool.close()
        return None


def _work(numbers: int, job: Job[T], spool: Spool, parent: int) -> None:
    """What the child does."""
    for number in _taken(numbers):
        if os.getppid() != parent:
            break
        data = job.pack(job.work(number))
        spool.put(number.to_bytes(_NUMBER, "little") + len(data).to_bytes(_HEAD - _NUMBER, "little") + data)


def _taken(numbers: int) -> Iterator[int]:
    while taken := os.read(numbers, _NUMBER):
        yield int.from_bytes(taken, "little")
