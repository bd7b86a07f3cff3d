"""Writes files so that there are always the old or the new bytes, never half.

Bytes go into a temporary file beside the place, then to the disk, and only then get their name: by a hard link for a new
file, so that nothing is ever replaced by accident, and by a rename for one that is there. A link is never written
through.
"""

import os
import stat
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256

from notesnet.errors import DiskError, RefusedError

# Windows has no O_NOFOLLOW and O_CLOEXEC, and without O_BINARY it would change line ends.
_SAFELY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK", "O_BINARY"))
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY


def read_if_there(root: str, path: str) -> bytes | None:
    """The bytes of a vault file, None when there is none.

    Raises:
        RefusedError: it is a link or no file.
        DiskError: it can't be read.
    """
    full = inside(root, path)
    try:
        descriptor = os.open(full, os.O_RDONLY | _SAFELY)
    except FileNotFoundError:
        return None
    except OSError as error:
        if os.path.islink(full):
            raise RefusedError(f"{path} is a link", "notesnet does not write through links; move it away") from None
        raise DiskError(f"{path}: {error.strerror}", "look at its permissions") from None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise RefusedError(f"{path} is no file", "move it away")
        try:
            return file.read()
        except OSError as error:
            raise DiskError(f"{path}: {error.strerror}", "look at the disk") from None


def create(root: str, path: str, data: bytes, mode: int = 0o666, shown: str = "") -> None:
    """Makes a new file with these bytes, and its folder where that is missing.

    Errors name it as ``shown``, else by its ``path``.

    Raises:
        RefusedError: something exists there already, or the place is outside the vault.
        DiskError: the system said no; nothing half written is left.
    """
    full = inside(root, path)
    folder = _made_folder(full, private=mode == 0o600)
    if os.path.lexists(full):
        raise RefusedError(f"{shown or path} exists already", "choose another name, or move it away")
    temporary = os.path.join(folder, f".notesnet-{os.urandom(6).hex()}.tmp")
    try:
        _fill(os.open(temporary, _NEW, mode), data)
        _name_without_replacing(temporary, full)
    except FileExistsError:
        raise RefusedError(f"{shown or path} exists already", "choose another name, or move it away") from None
    except OSError as error:
        raise DiskError(
            f"{shown or path} was not written: {error.strerror}", "look at permissions and disk space"
        ) from None
    finally:
        _forget(temporary)
    _sync_folder(folder)


def replace(root: str, path: str, data: bytes, old: bytes) -> None:
    """Puts new bytes in place of ``old``; the file keeps its mode, owner and extended attributes.

    Raises:
        RefusedError: the file is read-only, is a link, or no longer has the bytes ``old``.
        DiskError: the system said no; the old bytes are still there.
    """
    full = inside(root, path)
    status = _replaceable(full, path)
    folder = os.path.dirname(full)
    temporary = os.path.join(folder, f".notesnet-{os.urandom(6).hex()}.tmp")
    try:
        descriptor = os.open(temporary, _NEW, 0o600)
        try:
            _write_all(descriptor, data)
            _like_before(descriptor, temporary, full, status)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _check_unchanged(full, path, old)
        os.replace(temporary, full)
    except OSError as error:
        _forget(temporary)
        raise DiskError(f"{path} was not saved: {error.strerror}", "look at permissions and disk space") from None
    except BaseException:
        _forget(temporary)
        raise
    _sync_folder(folder)


def remove(root: str, path: str, old: bytes) -> None:
    """Takes a file away that still has the bytes ``old``.

    Raises:
        RefusedError: it has other bytes by now, or is a link.
        DiskError: the system said no; it is still there.
    """
    full = inside(root, path)
    _replaceable(full, path)
    try:
        _check_unchanged(full, path, old)
        os.unlink(full)
    except OSError as error:
        raise DiskError(f"{path} was not removed: {error.strerror}", "look at its permissions") from None
    _sync_folder(os.path.dirname(full))


def real_path(root: str, path: str) -> str:
    """The vault path of the file that is written when ``path`` is: the same, or what a link leads to.

    Raises:
        RefusedError: the link leads out of the vault, to nothing, or round in a circle.
    """
    full = os.path.join(root, path)
    if not os.path.islink(full):
        return path
    try:
        real = os.path.realpath(full, strict=True)
    except OSError as error:
        message = f"{path} is a link that leads nowhere: {error.strerror}"
        raise RefusedError(message, "mend the link, or delete it") from None
    if not real.startswith(root.rstrip(os.sep) + os.sep):
        raise RefusedError(f"{path} is a link that leads out of the vault", "edit the file where it is")
    return os.path.relpath(real, root)


def other_names(root: str, path: str) -> int:
    """How many other names (hard links) a file has; a new text is written to this one only."""
    try:
        return os.stat(os.path.join(root, path)).st_nlink - 1
    except OSError:
        return 0


def sweep(root: str, path: str, known: Collection[str]) -> list[str]:
    """Takes away what a killed write left in a note's folder, when its bytes are a known version; names what it keeps.

    ``known`` are SHA-256 sums; something unknown may be the only copy of what somebody typed.
    """
    folder = os.path.dirname(os.path.join(root, path))
    kept = []
    try:
        names = [name for name in os.listdir(folder) if name.startswith(".notesnet-") and name.endswith(".tmp")]
    except OSError:
        return []
    for name in names:
        full = os.path.join(folder, name)
        with suppress(OSError):
            with open(full, "rb") as file:
                found = sha256(file.read()).hexdigest()
            if found in known:
                os.unlink(full)
            else:
                kept.append(os.path.relpath(full, root))
    return kept


def inside(root: str, path: str) -> str:
    """The full path of a vault file; its folder, links followed, must lie inside the vault.

    Raises:
        RefusedError: it does not.
    """
    full = os.path.join(root, path)
    folder = os.path.realpath(os.path.dirname(full))
    if folder != root and not folder.startswith(root.rstrip(os.sep) + os.sep):
        raise RefusedError(f"{path} lies outside the vault", "choose a place inside it")
    return os.path.join(folder, os.path.basename(full))


def _name_without_replacing(temporary: str, full: str) -> None:
    """Gives a finished file its name; FileExistsError when that name was taken meanwhile.

    A hard link does both in one step. File systems without hard links get a look first and then a rename.
    """
    try:
        os.link(temporary, full)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(full):
            raise FileExistsError(full) from None
        os.rename(temporary, full)


def _check_unchanged(full: str, path: str, old: bytes) -> None:
    """Looks once more, just before the rename: an editor may have saved meanwhile, and then its text stays."""
    with open(full, "rb") as file:
        if file.read() != old:
            raise RefusedError(f"{path} changed meanwhile; nothing was written", "run the command again")


def _made_folder(full: str, *, private: bool) -> str:
    folder = os.path.dirname(full)
    try:
        os.makedirs(folder, mode=0o700 if private else 0o777, exist_ok=True)
    except OSError as error:
        raise DiskError(f"{folder} was not made: {error.strerror}", "look at permissions and disk space") from None
    return folder


def _replaceable(full: str, path: str) -> os.stat_result:
    """The status of a file that may be replaced."""
    try:
        status = os.lstat(full)
    except OSError as error:
        raise RefusedError(f"{path} changed meanwhile: {error.strerror}", "run the command again") from None
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(f"{path} is a link or no file", "notesnet does not write through links; move it away")
    if not os.access(full, os.W_OK):
        raise RefusedError(f"{path} is read-only", "make it writable first: `chmod u+w`")
    return status


def _like_before(descriptor: int, temporary: str, full: str, status: os.stat_result) -> None:
    """Gives the new file the owner, mode and extended attributes (ACLs among them) of the one it replaces."""
    target = descriptor if os.chmod in os.supports_fd else temporary
    if hasattr(os, "chown"):
        mine = os.fstat(descriptor)
        if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
            with suppress(PermissionError):  # only the superuser may give files away
                os.chown(target, status.st_uid, status.st_gid)
    os.chmod(target, stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # not every file system has them
            for name in os.listxattr(full):
                os.setxattr(target, name, os.getxattr(full, name))


def _write_all(descriptor: int, data: bytes) -> None:
    """Writes everything, also when the system takes it in pieces."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _fill(descriptor: int, data: bytes) -> None:
    """Writes everything and waits until it is on the disk."""
    try:
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _forget(temporary: str) -> None:
    with suppress(OSError):
        os.unlink(temporary)


def _sync_folder(folder: str) -> None:
    """Makes the new name last; the bytes are safe already, so a file system that can't do this is no error."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | _SAFELY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
