"""Walks a vault and reads its notes: the only place that does.

``os.scandir`` and ``os.open`` without pathlib, because 10,000 notes pass through here on every cold run.
"""

import os
import stat
from collections.abc import Callable, Iterator
from typing import NamedTuple

from notesnet.store.files import close_read

# A pipe must not hang; Windows has neither flag, and without O_BINARY it would change line ends.
_SAFELY = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
MAX_NOTE = 5 * 1024 * 1024
_AT_ONCE = 64 * 1024
NEVER = ("templates", "drafts")  # at the root of the vault


class FileFault(NamedTuple):
    """A file or folder that is not read, with the code of the fault, what is wrong, and what to do."""

    path: str
    code: str
    message: str
    help: str


class NoteFile(NamedTuple):
    """A note on disk: its path relative to the vault, with ``/``, and its path for the system."""

    path: str
    full: str


class _Link(NoteFile):
    """A symbolic link that is named like a note."""

    __slots__ = ()


def walk(root: str, excluded: Callable[[str], bool]) -> Iterator[NoteFile | FileFault]:
    """Every note of the vault in a stable order, and a fault for each thing that can't be walked.

    Hidden files and folders, ``templates/``, ``drafts/``, what editors drop and what ``excluded`` says are passed
    over. Links to folders are not followed, and each real file comes once: a link to one that comes anyway does not, and
    one that leads out of the vault is a fault. ``root`` has no links in it.
    """
    inside = os.path.realpath(root).rstrip(os.sep) + os.sep
    links: list[NoteFile] = []
    seen: set[str] = set()
    for found in _everything(root, excluded):
        if isinstance(found, _Link):
            links.append(found)
            continue
        if isinstance(found, NoteFile):
            seen.add(found.full)
        yield found
    for link in links:
        real = os.path.realpath(link.full)
        if real in seen or os.path.isdir(real):
            continue
        seen.add(real)
        yield link if real.startswith(inside) or not os.path.exists(real) else _outside(link.path)


def _everything(root: str, excluded: Callable[[str], bool]) -> Iterator[NoteFile | FileFault]:
    """Every file and link that is named like a note, wherever a link leads, and the faults."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root + "/" + folder if folder else root) as entries:
                found = sorted(entries, key=_by_name)
        except OSError as error:
            remedy = "look at its permissions; its notes are missing from every answer"
            yield FileFault(
                folder or ".", "unreadable-folder", f"this folder can't be opened: {error.strerror}", remedy
            )
            continue
        inner = []
        for entry in found:
            name = entry.name
            path = folder + "/" + name if folder else name
            if name[0] == ".":
                if name.endswith(".md.icloud"):
                    yield _not_downloaded(path[: -len(name)] + name[1 : -len(".icloud")])
                continue
            if entry.is_dir(follow_symlinks=False):
                if (folder or name not in NEVER) and not excluded(path + "/"):
                    inner.append(path)
                    if name.endswith(".md"):
                        yield FileFault(path, "not-a-file", "this is a folder that is named like a note", "rename it")
            elif is_note_name(name) and not excluded(path):
                yield _Link(path, entry.path) if entry.is_symlink() else NoteFile(path, entry.path)
        folders.extend(reversed(inner))


def _outside(path: str) -> FileFault:
    message = "this is a link to a file outside the vault, which is not read"
    return FileFault(path, "outside-link", message, "move the file into the vault, or delete the link")


def _not_downloaded(path: str) -> FileFault:
    message = "this note is not on this computer yet"
    return FileFault(path, "not-downloaded", message, "open it once so that your sync program fetches it")


def _by_name(entry: "os.DirEntry[str]") -> str:
    return entry.name


def is_note_name(name: str) -> bool:
    """True for ``*.md`` that is no other tool's template and no editor's dropping."""
    if not name.endswith((".md", ".MD")):
        return False
    return not ("{{" in name or "<%" in name or (name[0] == "#" and name[-1] == "#") or name.startswith("~syncthing~"))


def read_bytes(file: NoteFile) -> bytes | FileFault:
    """The bytes of a note, or why there are none; never hangs on a pipe and never reads more than 5 MiB."""
    try:
        descriptor = os.open(file.full, os.O_RDONLY | _SAFELY)
    except OSError as error:
        return _cannot_read(file, error)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return FileFault(file.path, "not-a-file", "this is named like a note but is no file", "move it elsewhere")
        if status.st_size > MAX_NOTE:
            size = f"{status.st_size / 1024 / 1024:,.1f} MiB"
            return FileFault(file.path, "too-large", f"this note has {size}; the limit is 5 MiB", "split it")
        data = os.read(descriptor, status.st_size + 1)
        if len(data) != status.st_size:  # it has grown since, or came in part
            while more := os.read(descriptor, _AT_ONCE):  # room for that is asked of the system each time
                data += more
                if len(data) > MAX_NOTE:
                    return FileFault(file.path, "too-large", "this note is over 5 MiB", "split it")
    except OSError as error:
        return _cannot_read(file, error)
    else:
        return data
    finally:
        close_read(descriptor)


def _cannot_read(file: NoteFile, error: OSError) -> FileFault:
    reason = error.strerror or str(error)
    remedy = "look at its permissions, or wait until your sync program has fetched it"
    return FileFault(file.path, "unreadable-file", f"this note can't be opened: {reason}", remedy)
