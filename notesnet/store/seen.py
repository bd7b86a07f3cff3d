"""What the files of a vault looked like when they were last looked at, and which of them look different now."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from notesnet.store.notes import NEVER, FileFault, NoteFile, is_note_name, read_bytes, walk
from notesnet.store.vault_folder import SETTINGS_FILE
from notesnet.store.week_files import week_files
from notesnet.text.digests import sha256

COARSE = 2.0  # seconds within which two saves may bear the same time (FAT; most others are finer)
UNREAD = frozenset({"outside-link", "not-downloaded"})  # they are there, and only that counts
WEEKS = 4  # so many agenda files are looked at, also where the settings exclude them


class Mark(NamedTuple):
    """How a file looked: its (time, size, inode, time of change), the hash of its content where that was read.

    ``since`` is when it was first seen so, on a steady clock; ``settled`` says that a later save bears another time.
    """

    stat: tuple[int, int, int, int]
    digest: bytes = b""
    since: float = 0.0
    settled: bool = True


class Difference(NamedTuple):
    """What looks different: new content, gone files, and the marks to remember."""

    changed: frozenset[str]
    missing: frozenset[str]
    marks: dict[str, Mark]

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing)


class Seen:
    """The marks of every file that a vault's answers come from: its notes, its settings, its agendas.

    Nothing is forgotten or learnt before ``accept`` is called, so that a look that led to nothing can be had again.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._marks: dict[str, Mark] = {}
        self._excluded: Callable[[str], bool] = lambda _path: False
        self._agenda = ""

    def use(self, excluded: Callable[[str], bool], agenda: str) -> None:
        """From now on these paths are passed over, also those seen before, and agenda files are those of this pattern."""
        self._excluded = excluded
        self._agenda = agenda
        kept = {SETTINGS_FILE, *self._agendas()}
        self._marks = {path: mark for path, mark in self._marks.items() if path in kept or self._counts(path)}

    def __contains__(self, path: str) -> bool:
        return path in self._marks

    def __len__(self) -> int:
        return len(self._marks)

    def fill(self) -> None:
        """Takes everything as it is now; contents are not read."""
        listed, _closed = self._list()
        self._marks = {path: Mark(stat) for path in listed if (stat := self._stat(path)) is not None}

    def is_vault(self) -> bool:
        """Whether the folder is there and has its settings."""
        return os.path.isfile(os.path.join(self._root, SETTINGS_FILE))

    def exists(self, path: str) -> bool:
        """Whether a path of the vault is there now."""
        return os.path.lexists(os.path.join(self._root, path))

    def differ(self, now: float, paths: Iterable[str] | None = None) -> Difference:
        """What differs now: of these paths, or of everything; ``now`` is on a steady clock."""
        closed: list[str] = []
        known = set(self._marks)
        hinted = set(paths or ())
        if paths is None or any(map(self._is_link, hinted)):  # what a link counts for depends on every other note
            listed, closed = self._list()
        else:
            agendas = {SETTINGS_FILE, *self._agendas()}
            listed = {path for path in hinted if path in known or path in agendas or self._counts(path)}
            known &= listed
        changed, marks, there = set(), {}, set()
        for path in listed:
            stat = self._stat(path)
            if stat is None:
                continue
            there.add(path)
            old = self._marks.get(path)
            mark = self._look(path, stat, now, hinted=path in hinted)
            if mark != old:
                marks[path] = mark
                if old is None or not old.digest or mark.digest != old.digest:
                    changed.add(path)
        missing = {path for path in known - there if not any(path.startswith(folder) for folder in closed)}
        return Difference(frozenset(changed), frozenset(missing), marks)

    def accept(self, difference: Difference, *, missing: bool = True) -> None:
        """Takes these files as seen; without ``missing`` those that were not there are expected back."""
        self._marks.update(difference.marks)
        for path in difference.missing if missing else ():
            self._marks.pop(path, None)

    def expect(self, path: str, data: bytes, now: float) -> None:
        """Takes a file as seen that has these bytes, because we wrote them; one that has others by now is a change."""
        stat = self._stat(path)
        digest = sha256(data).digest()
        if stat is not None and self._digest(path) == digest:
            self._marks[path] = Mark(stat, digest, now, settled=False)

    def _look(self, path: str, stat: tuple[int, int, int, int], now: float, *, hinted: bool) -> Mark:
        """The mark of a file; its content is read where the times alone do not tell."""
        old = self._marks.get(path)
        if old is None or old.stat != stat:
            return Mark(stat, self._digest(path), now, settled=False)
        if not old.digest or (old.settled and not hinted):
            return old
        digest = self._digest(path)
        if digest != old.digest:
            return Mark(stat, digest, now, settled=False)
        return old._replace(settled=old.settled or now - old.since >= COARSE)

    def _list(self) -> tuple[set[str], list[str]]:
        """(the paths to look at; the folders that can't be opened, with a slash)."""
        found, closed = {SETTINGS_FILE, *self._agendas()}, []
        for file in walk(self._root, self._excluded):
            if isinstance(file, NoteFile):
                found.add(file.path)
            elif file.code == "unreadable-folder":
                closed.append("" if file.path == "." else file.path + "/")
            elif file.code in UNREAD:
                found.add(file.path)
        return found, closed

    def _agendas(self) -> Iterator[str]:
        if self._agenda:
            yield from (path for _week, path in week_files(self._root, self._agenda)[-WEEKS:])

    def _counts(self, path: str) -> bool:
        """Whether a path that was hinted is a note that ``_list`` could give."""
        return _is_note_path(path) and not any(self._excluded(part) for part in _parts(path))

    def _stat(self, path: str) -> tuple[int, int, int, int] | None:
        full = f"{self._root}/{path}"
        try:
            status = os.stat(full)
        except OSError:
            try:  # a link that leads nowhere, or a file behind a wall, is there all the same
                status = os.lstat(full)
            except OSError:
                try:  # so is one that a sync program has taken from this computer
                    status = os.lstat(_placeholder(full))
                except OSError:
                    return None
        return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns

    def _is_link(self, path: str) -> bool:
        return os.path.islink(f"{self._root}/{path}")

    def _digest(self, path: str) -> bytes:
        data = self._content(path)
        return sha256(data if isinstance(data, bytes) else repr(data).encode("utf-8", "surrogateescape")).digest()

    def _content(self, path: str) -> bytes | FileFault | str:
        """What counts of a file; of a note outside of the vault no more than that it is there."""
        full = f"{self._root}/{path}"
        if path != SETTINGS_FILE and os.path.islink(full):
            inside = os.path.realpath(self._root).rstrip(os.sep) + os.sep
            if not os.path.realpath(full).startswith(inside):
                return "outside"
        return read_bytes(NoteFile(path, full))


def _placeholder(full: str) -> str:
    """What a sync program (iCloud) leaves of a note that is only in the cloud."""
    folder, _, name = full.rpartition("/")
    return f"{folder}/.{name}.icloud"


def _is_note_path(path: str) -> bool:
    names = path.split("/")
    hidden = any(name.startswith(".") for name in names)
    return not hidden and is_note_name(names[-1]) and (len(names) == 1 or names[0] not in NEVER)


def _parts(path: str) -> Iterator[str]:
    """The path and every folder above it, those with a slash, as rules of exclusion are asked."""
    at = path.find("/")
    while at >= 0:
        yield path[: at + 1]
        at = path.find("/", at + 1)
    yield path
