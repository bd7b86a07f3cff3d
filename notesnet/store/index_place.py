"""Where the index of a vault lies: one file a vault, in the user's cache folder, for the user alone."""

import os
import stat
import sys
from contextlib import suppress
from zlib import crc32

from notesnet.store.files import make_folders
from notesnet.store.index_trouble import NoPlaceError

SWITCH = "NOTESNET_INDEX"  # off: none is read or made; on: one is made for small vaults too
_BESIDE = (
    "", "-journal", "-wal", "-shm", ".vectors", ".vectors-journal", ".suggestions", ".agenda", ".list", ".settings",
    ".terms", ".terms-journal", ".terms-wal", ".terms-shm",
)  # fmt: skip


def index_path(root: str) -> str:
    """The file of a vault's index, which need not be there; never inside the vault."""
    real = os.path.realpath(root).encode("utf-8", "surrogateescape")
    return os.path.join(cache_folder(), f"{crc32(real):08x}{crc32(real[::-1]):08x}.sqlite")


def cache_folder(platform: str = sys.platform) -> str:
    """The folder of all indexes; as for the state folder, Linux has one rule that needs no library."""
    if platform == "linux":
        typed = os.environ.get("XDG_CACHE_HOME", "")
        return os.path.join(typed if os.path.isabs(typed) else os.path.expanduser("~/.cache"), "notesnet")
    from platformdirs import user_cache_dir  # noqa: PLC0415 - 10 ms, which Linux need not pay

    return user_cache_dir("notesnet", appauthor=False)


def prepare(path: str) -> None:
    """Makes the folder (0700) and an empty file (0600) where they are missing.

    Raises:
        NoPlaceError: they can't be made, or something else bears the name.
    """
    try:
        make_folders(os.path.dirname(path), 0o700)
        if not is_ours(path):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600))
    except OSError as error:
        raise NoPlaceError(f"{path} can't be made: {error.strerror}") from None


def is_ours(path: str) -> bool:
    """Whether a regular file of this user lies there; False when there is nothing.

    Raises:
        NoPlaceError: it is a link, a folder, or somebody else's: what it holds is not believed.
    """
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise NoPlaceError(f"{path} can't be opened: {error.strerror}") from None
    if not stat.S_ISREG(status.st_mode):
        raise NoPlaceError(f"{path} is no file")
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        raise NoPlaceError(f"{path} belongs to somebody else")
    if status.st_mode & 0o077:
        with suppress(OSError):  # on a disk that can't be written to it stays as it is
            os.chmod(path, 0o600)  # what stands in it is for this user only
    return True


def clear(path: str) -> bool:
    """Takes the index away, with what SQLite keeps beside it; False when there was none.

    Raises:
        NoPlaceError: the system said no.
    """
    there = False
    for end in _BESIDE:
        try:
            os.unlink(path + end)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise NoPlaceError(f"{path}{end} can't be removed: {error.strerror}") from None
        there = True
    return there
