"""A file without a name that holds what is too much to hold: gone when the process is, however that ends."""

import os
from contextlib import suppress

_FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0)


class Spool:
    """Bytes put aside, each found again by its place.

    Both `put` and `get` raise OSError when the disk says no.
    """

    def __init__(self, folder: str) -> None:
        self._file = _nameless(folder)
        self._size = 0

    def put(self, data: bytes) -> tuple[int, int]:
        """Puts bytes aside; gives their place and their length."""
        at = self._size
        rest = memoryview(data)
        while rest:
            written = os.pwrite(self._file, rest, self._size)
            self._size += written
            rest = rest[written:]
        return at, len(data)

    def get(self, at: int, length: int) -> bytes:
        """The bytes at a place; fewer where the file ends."""
        found = os.pread(self._file, length, at)
        while 0 < len(found) < length and (more := os.pread(self._file, length - len(found), at + len(found))):
            found += more
        return found

    def close(self) -> None:
        """Gives the space back."""
        with suppress(OSError):
            os.close(self._file)


def _nameless(folder: str) -> int:
    if hasattr(os, "O_TMPFILE"):
        with suppress(OSError):  # not every file system has such files
            return os.open(folder, _FLAGS | os.O_TMPFILE, 0o600)
    path = os.path.join(folder, f".{os.getpid()}-{os.urandom(4).hex()}.spool")
    file = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
    os.unlink(path)
    return file
