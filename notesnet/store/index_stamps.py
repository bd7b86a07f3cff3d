"""Whether anything in a vault's folders has changed, told by looking at each entry and opening none.

A file that is written gets a new ctime, whatever its mtime is set to afterwards, so name, both times, size and inode
together tell. A time that lies less than 2 seconds back tells nothing, because a later write may get the same one: such
a file counts as changed, and the hash of its bytes decides.
"""

import os
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from notesnet.frozen import frozen
from notesnet.store.notes import NEVER

_RACY = 2_000_000_000  # nanoseconds
_FIELD, _LINE, _LINK = "\0", "\0\0", "@"  # no name holds the first two
_ENDS = (".md", ".MD")
_NUMBERS = 4  # of each file: mtime, ctime, size, inode
_WIDTH = 8  # bytes of a number
_MOST = 2**64 - 1  # a time before 1970 is negative


class Folder(NamedTuple):
    """A folder as it is, as bytes to compare, and the places of the files in it that were written just now."""

    lines: bytes
    fresh: tuple[int, ...]

    def kept(self) -> bytes:
        """What the index keeps of it: a file that was written just now can't be told from what it may become."""
        if not self.fresh:
            return self.lines
        length = int.from_bytes(self.lines[:_WIDTH], "little")
        numbers = array("Q", self.lines[_WIDTH : _WIDTH + length])
        for place in self.fresh:
            numbers[place * _NUMBERS + 1] = 0
        return self.lines[:_WIDTH] + numbers.tobytes() + self.lines[_WIDTH + length :]


class Seen(NamedTuple):
    """A folder, and the names of the folders in it."""

    folder: Folder
    inner: tuple[str, ...]


_NO_FOLDER = Folder(b"", ())


@frozen
class Changes:
    """What differs from the last time.

    Attributes:
        shape: true when something was added, removed, renamed or turned into something else, or a link is among it.
        suspects: paths of what is new or was perhaps written to.
        folders: paths of the folders to be written down anew.
        gone: paths of what is not there any more.
        single: true when the shape has changed by files and folders alone that have come or gone, and nowhere is a link:
            then the vault need not be walked.
    """

    shape: bool
    suspects: tuple[str, ...]
    folders: tuple[str, ...]
    gone: tuple[str, ...]
    single: bool


def look(root: str, excluded: Callable[[str], bool] | None) -> dict[str, Folder]:
    """Every folder that is walked, by its path in the vault; ``excluded`` is asked for folders, with a ``/`` behind."""
    limit = racy_limit()
    return walked(lambda path: look_into(root, path, limit), excluded)


def racy_limit() -> int:
    """The time of a file, in nanoseconds, from which on it tells nothing; no decision about a day hangs on it."""
    return time.time_ns() - _RACY


def look_into(root: str, path: str, limit: int) -> Seen:
    """One folder; ``limit`` is the ``racy_limit`` of a moment before."""
    inner: list[str] = []
    try:
        with os.scandir(f"{root}/{path}" if path else root) as entries:
            folder = _folder(entries, inner, limit)
    except OSError as error:
        folder = _packed([f"!{error.strerror}"], [], [], ())
    return Seen(folder, tuple(inner))


def walked(see: Callable[[str], Seen], excluded: Callable[[str], bool] | None) -> dict[str, Folder]:
    """Every folder that a walk from the vault's own comes to, when ``see`` says what each holds."""
    found: dict[str, Folder] = {}
    waiting = [""]
    while waiting:
        path = waiting.pop()
        found[path], inner = see(path)
        waiting += within(path, inner, excluded)
    return found


def within(path: str, inner: Iterable[str], excluded: Callable[[str], bool] | None) -> list[str]:
    """The paths of those of the folders in one that a walk goes on to."""
    start = f"{path}/" if path else ""
    return [
        start + name for name in inner if (path or name not in NEVER) and not (excluded and excluded(f"{start}{name}/"))
    ]


def holds(root: str, excluded: Callable[[str], bool] | None, count: int) -> bool:
    """Whether there are so many notes, more or less; looks no further once it is sure."""
    found = 0
    waiting = [""]
    while waiting:
        path = waiting.pop()
        inner: list[str] = []
        with suppress(OSError), os.scandir(f"{root}/{path}" if path else root) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    inner.append(name)
                elif name.endswith(_ENDS):
                    found += 1
                    if found >= count:
                        return True
        waiting += within(path, inner, excluded)
    return False


def compare(now: Mapping[str, Folder], before: Mapping[str, bytes]) -> Changes:
    """What has changed since ``before``, what was kept of each folder."""
    shape = now.keys() != before.keys()
    suspects: list[str] = []
    gone: list[str] = []
    folders: list[str] = []
    single = True
    for path in dict.fromkeys((*now, *before)):
        folder, known = now.get(path, _NO_FOLDER), before.get(path)
        if known == folder.lines:
            continue
        old, new = dict(_entries(known)), dict(_entries(folder.lines))
        start = f"{path}/" if path else ""
        differing = [name for name in new if old.get(name) != new[name]]
        suspects += [start + name for name in differing]
        gone += [start + name for name in old if name not in new]
        changed = [
            (name, what)
            for one, other in ((old, new), (new, old))
            for name, what in one.items()
            if other.get(name) != what
        ]
        shape = shape or old.keys() != new.keys() or any(what[:1] == _LINK for _name, what in changed)
        single = single and all(_is_ordinary(name, what) for name, what in changed)
        if path in now and known != folder.kept():
            folders.append(path)
    single = shape and single and not any(_has_link(folder) for folder in now.values())
    return Changes(shape, tuple(suspects), tuple(folders), tuple(gone), single)


def _is_ordinary(name: str, what: bytes | str) -> bool:
    """A file, or a folder that is not named like a note."""
    return isinstance(what, bytes) or (name[-1:] == "/" and not name[:-1].endswith(_ENDS))


def _has_link(folder: Folder) -> bool:
    start = _WIDTH + int.from_bytes(folder.lines[:_WIDTH], "little")
    return folder.lines.find((_FIELD + _LINK).encode(), start) >= 0


def _folder(entries: "Iterator[os.DirEntry[str]]", inner: list[str], limit: int) -> Folder:
    names: list[str] = []
    numbers: list[int] = []
    others: list[str] = []
    fresh: list[int] = []
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            if name.endswith(".md.icloud"):
                others.append(name)
        elif entry.is_dir(follow_symlinks=False):
            inner.append(name)
            others.append(name + "/")
        elif name.endswith(_ENDS):
            if entry.is_symlink():
                others.append(_link(entry, limit))
                continue
            status = entry.stat(follow_symlinks=False)
            changed = status.st_ctime_ns
            if changed >= limit:
                fresh.append(len(names))
            names.append(name)
            numbers += status.st_mtime_ns & _MOST, changed & _MOST, status.st_size, status.st_ino & _MOST
    return _packed(others, names, numbers, tuple(fresh))


def _packed(others: list[str], names: list[str], numbers: list[int], fresh: tuple[int, ...]) -> Folder:
    """(length of the numbers, the numbers, the names of the files, the rest) as bytes."""
    packed = array("Q", numbers).tobytes()
    text = _LINE.join((str(len(names)), *names, *sorted(others))).encode("utf-8", "surrogatepass")
    return Folder(len(packed).to_bytes(_WIDTH, "little") + packed + text, fresh)


def _link(entry: "os.DirEntry[str]", limit: int) -> str:
    """A link: where it leads, and what is there; never the same twice while that was written just now."""
    real = os.path.realpath(entry.path)
    try:
        status = os.stat(real)
    except OSError as error:
        return f"{entry.name}\0{_LINK}{real}\0{error.errno}"
    there = f"{status.st_mtime_ns}\0{status.st_ctime_ns}\0{status.st_size}\0{status.st_mode}"
    fresh = f"\0{time.time_ns()}" if status.st_ctime_ns >= limit else ""
    return f"{entry.name}\0{_LINK}{real}\0{there}{fresh}"


def _entries(lines: bytes | None) -> Iterator[tuple[str, bytes | str]]:
    """The entries of a folder by name, each with what tells whether it changed; none of what makes no sense."""
    if not lines:
        return
    length = int.from_bytes(lines[:_WIDTH], "little")
    count, *names = lines[_WIDTH + length :].decode("utf-8", "surrogatepass").split(_LINE)
    size = _NUMBERS * _WIDTH
    for at, name in enumerate(names):
        if at < int(count):
            yield name, lines[_WIDTH + at * size : _WIDTH + (at + 1) * size]
        else:
            plain, _, rest = name.partition(_FIELD)
            yield plain, rest
