"""The journal: one line of JSON for each file that was written, in the state folder.

A line is begun before the write and ended after it, by its line feed: so the bytes that a killed write left are known, and
a write that never happened is found out. The file is bounded: when it has grown beyond 4 MiB, the older half of its
commands is dropped. Its mode is 0600. It is a convenience and not a promise: a line that can't be written or read loses the
chance to undo, never a note.
"""

import json
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from notesnet.model.journal import Hunk, Written
from notesnet.store.files import bytes_of, close_read
from notesnet.store.state_folder import state_folder

LARGEST = 4 * 1024 * 1024
NAME = "journal.jsonl"
_TAIL = 64 * 1024
_NUMBER = re.compile(rb'^\{"command": (\d{1,15}),', re.MULTILINE)
_FIRST = re.compile(rb'\n\{"command": \d{1,15}, "part": 0,')
_WORDS = ("time", "typed", "path", "kind", "summary", "old_hash", "new_hash", "agenda", "tick")
_NUMBERS = ("command", "part", "undoes", "undone_part")


class Journal:
    """The journal of one vault; the caller holds the vault's lock when it writes.

    Raises:
        DiskError: there is no place for it.
    """

    def __init__(self, root: str) -> None:
        self._path = os.path.join(state_folder(root), NAME)

    def read(self) -> list[Written]:
        """Everything that is in it, the oldest first; a line that can't be read, or is not ended, is passed over."""
        lines = self._bytes().split(b"\n")[:-1]
        return [written for line in lines if (written := _read(line))]

    def pending(self) -> Written | None:
        """The last line when it was begun and not ended: its write was killed, or is going on."""
        return _read(self._begun()[1])

    def next_command(self) -> int:
        """The number for the next command.

        A command takes its number with its first line, and the caller holds the lock: the last first line in the file has
        the highest number of all, however commands that run at once are mixed. So mostly the end of the file is enough.
        """
        data = self._tail()
        if not _FIRST.search(data):
            data = self._bytes()
        return max((int(number) for number in _NUMBER.findall(data)), default=0) + 1

    def begin(self, written: Written) -> int:
        """Begins a line; gives the size before, for ``drop``.

        Raises:
            OSError: it can't be written; nothing of it is left.
        """
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            size = os.fstat(descriptor).st_size
            try:
                _write_all(descriptor, _line(written))
            except BaseException:
                self.drop(size)
                raise
            return size
        finally:
            with suppress(OSError):
                os.close(descriptor)

    def end(self) -> None:
        """Ends the line: the write happened."""
        with suppress(OSError):  # then the line is settled by the next write
            descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND)
            try:
                os.write(descriptor, b"\n")
            finally:
                os.close(descriptor)

    def drop(self, size: int) -> None:
        """Takes back what was begun when the journal had ``size`` bytes: the write did not happen."""
        with suppress(OSError):
            os.truncate(self._path, size)

    def settle(self, happened: Callable[[Written], bool]) -> None:
        """Ends or drops a line that a killed command had begun."""
        start, line = self._begun()
        if not line:
            return
        written = _read(line)
        if written and happened(written):
            self.end()
        else:
            self.drop(start)

    def bound(self) -> None:
        """Drops the older half of the commands when the file is too large."""
        try:
            if os.path.getsize(self._path) <= LARGEST:
                return
        except OSError:
            return
        entries = self.read()
        numbers = sorted({written.command for written in entries})
        kept = set(numbers[len(numbers) // 2 :])
        self._rewrite(written for written in entries if written.command in kept)

    def _rewrite(self, entries: Iterable[Written]) -> None:
        temporary = self._path + ".new"
        with suppress(OSError):
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                _write_all(descriptor, b"".join(_line(written) + b"\n" for written in entries))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            os.replace(temporary, self._path)

    def _begun(self) -> tuple[int, bytes]:
        """Where the line begins that was not ended, and its bytes, empty when there is none; mostly one byte is read."""
        with suppress(OSError):
            descriptor = os.open(self._path, os.O_RDONLY)
            try:
                end = os.lseek(descriptor, 0, os.SEEK_END)
                os.lseek(descriptor, max(end - 1, 0), os.SEEK_SET)
                if os.read(descriptor, 1) in (b"\n", b""):
                    return end, b""
            finally:
                close_read(descriptor)
        before, feed, line = self._bytes().rpartition(b"\n")
        return len(before) + len(feed), line

    def _tail(self) -> bytes:
        with suppress(OSError):
            descriptor = os.open(self._path, os.O_RDONLY)
            try:
                os.lseek(descriptor, max(os.fstat(descriptor).st_size - _TAIL, 0), os.SEEK_SET)
                return os.read(descriptor, _TAIL)
            finally:
                close_read(descriptor)
        return b""

    def _bytes(self) -> bytes:
        try:
            return bytes_of(self._path)
        except OSError:
            return b""


def _line(written: Written) -> bytes:
    fields: dict[str, object] = {name: getattr(written, name) for name in Written.__match_args__}
    fields["hunks"] = [{name: getattr(hunk, name) for name in Hunk.__match_args__} for hunk in written.hunks]
    return json.dumps(fields, ensure_ascii=True).encode()


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _read(line: bytes) -> Written | None:
    try:
        fields: dict[str, Any] = json.loads(line)
        hunks = tuple(_hunk(hunk) for hunk in fields.pop("hunks"))
        written = Written(hunks=hunks, **fields)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    right = all(isinstance(getattr(written, name), str) for name in _WORDS) and all(
        isinstance(getattr(written, name), int) for name in _NUMBERS
    )
    return written if right and written.kind in ("edit", "create", "remove") else None


def _hunk(fields: dict[str, Any]) -> Hunk:
    old, new = fields["old"], fields["new"]
    around = (fields["before"], fields["after"])
    right = isinstance(old, list) and isinstance(new, list) and isinstance(fields["line"], int)
    if not right or not all(isinstance(text, str | None) for text in (*old, *new, *around)):
        raise TypeError
    return Hunk(fields["line"], tuple(old), tuple(new), *around)
