"""A look at the folders of a large vault by a child, while this process still loads what the command needs.

The child goes from folder to folder and sends what each holds; when this process is ready it takes folders off the
child's hands. Each marks a folder before it looks, in memory that both see: should both mark the same one at once, or
two folders share a place, one is looked at twice, or at the end.
"""

import mmap
import os
from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from notesnet.errors import NotesnetError
from notesnet.store import child
from notesnet.store.index_place import SWITCH, index_path
from notesnet.store.index_stamps import Folder, Seen, look_into, racy_limit, walked, within
from notesnet.store.look_begun import keep
from notesnet.store.vault_folder import find_vault, read_settings_file

LEAST = 8 * 1024 * 1024  # bytes of an index, of about 1,500 notes; to look at fewer is as quick as to start a process
_MARKS = 1 << 16
_MOST = 4_096  # folders that the child looks into; of more, too many would share their marks
_AHEAD = 1 << 20  # bytes that the child can send before somebody reads
_HEAD = 4 * array("I").itemsize  # bytes in front of each message
_BETWEEN = "\0"  # names; none holds it
_VAULT = "--vault"
Excludes = Callable[[str], Callable[[str], bool] | None]  # by the vault's folder, as ``index_stamps.look`` wants it


def _nothing() -> None:
    pass


class EarlyLook:
    """A look at a vault that has begun; ``look`` or ``end`` it once."""

    def __init__(self, root: str, excludes: Excludes) -> None:
        """Starts the child, which asks ``excludes`` what it passes over.

        Raises:
            OSError: the system has no room for one.
        """
        self.root = root
        self._excludes = excludes
        self._limit = racy_limit()
        self._marks = mmap.mmap(-1, _MARKS)
        self._pipe, put = os.pipe()
        try:
            self._child = child.forked(lambda parent: self._walk(put, parent))
        except OSError:
            os.close(self._pipe)
            raise
        finally:
            os.close(put)

    def look(
        self,
        known: Mapping[str, bytes],
        excluded: Callable[[str], bool] | None,
        differs: Callable[[], object] = _nothing,
    ) -> dict[str, Folder]:
        """What ``index_stamps.look`` finds; ``known`` is what the folders most likely hold.

        As soon as one holds something else ``differs`` is called, which loads what that asks for while the child goes on.
        """
        root, limit = self.root, self._limit
        seen: dict[str, Seen] = {}
        deepest_first = sorted(known, key=_depth, reverse=True)
        inbox = _Inbox(self._pipe)
        try:
            seen.update(inbox.arrived(wait=False))
            if any(one.folder.lines != known.get(path) for path, one in seen.items()):
                differs()
            for path in deepest_first:
                if self._mark(path) or not self._is_marked(path):
                    seen[path] = look_into(root, path, limit)
                    seen.update(inbox.arrived(wait=False))  # or the child would have to wait for us
            missing = set(deepest_first).difference(seen)
            while missing and not inbox.ended:
                found = inbox.arrived(wait=True)
                seen.update(found)
                missing.difference_update(found)
        finally:
            self.end()
        return walked(lambda path: seen.get(path) or look_into(root, path, limit), excluded)

    def end(self) -> None:
        """Nobody wants to know more."""
        os.close(self._pipe)
        child.end(self._child)

    def _mark(self, path: str) -> bool:
        """Whether nobody has looked at it yet; now somebody does."""
        at, sign = _mark_of(path)
        if self._marks[at]:
            return False
        self._marks[at] = sign
        return True

    def _is_marked(self, path: str) -> bool:
        """Whether the mark at its place is its own; by chance another's may look like it."""
        at, sign = _mark_of(path)
        return self._marks[at] == sign

    def _walk(self, put: int, parent: int) -> None:
        """What the child does."""
        from fcntl import F_SETPIPE_SZ, fcntl  # noqa: PLC0415 - only on Linux, where there is a child

        os.close(self._pipe)
        waiting = [""]
        # few settings pass over anything, and to load what reads them takes half as long as the look
        excluded = self._excludes(self.root) if "exclude" in read_settings_file(self.root) else None
        with suppress(OSError):
            fcntl(put, F_SETPIPE_SZ, _AHEAD)
        for path in waiting:
            if os.getppid() != parent or len(waiting) > _MOST:
                break
            if self._mark(path):
                (lines, fresh), inner = look_into(self.root, path, self._limit)
                waiting += within(path, inner, excluded)
                _write(put, _message(path, lines, fresh, inner))


class _Inbox:
    """What the child has sent; ``ended`` when no more will come."""

    def __init__(self, pipe: int) -> None:
        self.ended = False
        self._pipe = pipe
        self._data = b""

    def arrived(self, *, wait: bool) -> dict[str, Seen]:
        """The folders that have come since the last time; ``wait`` for some of the next one if there is nothing."""
        os.set_blocking(self._pipe, wait)
        try:
            data = os.read(self._pipe, _AHEAD)
        except BlockingIOError:
            return {}
        self.ended = not data
        self._data += data
        found: dict[str, Seen] = {}
        at = 0
        while message := _message_at(self._data, at):
            path, seen, at = message
            found[path] = seen
        self._data = self._data[at:]
        return found


def _message(path: str, lines: bytes, fresh: tuple[int, ...], inner: tuple[str, ...]) -> bytes:
    """The lengths of four parts, and the parts."""
    parts = _bytes(path), lines, array("I", fresh).tobytes(), _bytes(_BETWEEN.join(inner))
    return array("I", map(len, parts)).tobytes() + b"".join(parts)


def _message_at(data: bytes, at: int) -> tuple[str, Seen, int] | None:
    """(a folder's path, what it holds, where the next message begins); None when not all of it is there yet."""
    start = at + _HEAD
    if len(data) < start:
        return None
    parts: list[bytes] = []
    for length in array("I", data[at:start]):
        parts.append(data[start : start + length])
        start += length
    if len(data) < start:
        return None
    path, lines, fresh, inner = parts
    names = tuple(_text(inner).split(_BETWEEN)) if inner else ()
    return _text(path), Seen(Folder(lines, tuple(array("I", fresh))), names), start


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def look_early(typed: Sequence[str], excludes: Excludes) -> None:
    """Begins to look at the vault that the words of a command most likely mean, when that is worth it.

    ``excludes`` gives what the settings of a vault pass over; only the child asks.

    ``look_begun`` gives it to whoever opens that vault; a wrong guess costs a little time and nothing else.
    """
    if os.environ.get(SWITCH) == "off" or not child.may_fork():
        return
    with suppress(NotesnetError, OSError):  # no vault, no index, or no room for another process
        root = find_vault(_named(typed))
        if os.stat(index_path(root)).st_size >= LEAST:
            keep(EarlyLook(root, excludes))


def _named(typed: Sequence[str]) -> str | None:
    """The vault that the last ``--vault`` names."""
    found = None
    for at, word in enumerate(typed):
        if word == _VAULT:
            found = "".join(typed[at + 1 : at + 2])
        elif word.startswith(f"{_VAULT}="):
            found = word[len(_VAULT) + 1 :]
    return found


def _mark_of(path: str) -> tuple[int, int]:
    """(where a folder's mark is, a sign of its own)."""
    number = hash(path)
    return number % _MARKS, (number >> 16) % 255 + 1


def _depth(path: str) -> int:
    return path.count("/") + 1 if path else 0


def _write(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]
