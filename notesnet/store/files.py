"""Writes files so that there are always the old or the new bytes, never half.

Bytes go into a temporary file beside the place, then to the disk, and only then get their name: by a hard link for a new
file, so that nothing is ever replaced by accident, and by a rename for one that is there. A link is never written
through.
"""

import errno
import os
import stat
from contextlib import suppress

from notesnet.errors import DiskError, NotesnetError, RefusedError
from notesnet.store.look_begun import forget

# Windows has no O_NOFOLLOW and O_CLOEXEC, and without O_BINARY it would change line ends.
_SAFELY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK", "O_BINARY"))
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY
_NO_SYNC = (
    errno.EINVAL,
    errno.ENOTSUP,
    errno.EBADF,
    errno.EACCES,
    errno.EISDIR,
    errno.EPERM,
)  # can't, rather than failed
_NO_ATTRIBUTE = (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EINVAL, errno.ENODATA)
_ACCESS_LIST = "system.posix_acl_access"


def read_if_there(root: str, path: str) -> bytes | None:
    """The bytes of a vault file, None when there is none.

    Raises:
        RefusedError: it is a link or no file.
        DiskError: it can't be read.
    """
    full = inside(root, path)
    try:
        return bytes_of(full)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(full, path, error) from None


def bytes_of(full: str) -> bytes:
    """The bytes of a regular file, a link never followed.

    Raises:
        OSError: it can't be read, or is no regular file.
    """
    descriptor = os.open(full, os.O_RDONLY | _SAFELY)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "this is no file")
        data = os.read(descriptor, status.st_size + 1)
        while more := os.read(descriptor, 1 << 20):
            data += more
        return data
    finally:
        close_read(descriptor)


def create(root: str, path: str, data: bytes, mode: int = 0o666, shown: str = "") -> bool:
    """Makes a new file with these bytes, and its folder where that is missing; False when a power cut could undo it.

    Errors name it as ``shown``, else by its ``path``.

    Raises:
        RefusedError: something exists there already, or the place is outside the vault.
        DiskError: the system said no; nothing half written is left.
    """
    forget()
    full = inside(root, path)
    folder = os.path.dirname(full)
    try:
        make_folders(folder, 0o700 if mode == 0o600 else 0o777)
    except OSError as error:
        raise DiskError(f"{folder} was not made: {error.strerror}", "look at permissions and disk space") from None
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
    return _sync_folder(folder)


def replace(root: str, path: str, data: bytes, old: bytes) -> bool:
    """Puts new bytes in place of ``old``; the file keeps its mode, owner and extended attributes.

    False when it is done, but a power cut could bring the old bytes back, because the folder could not be synced.

    Raises:
        RefusedError: the file is read-only, is a link, or no longer has the bytes ``old``.
        DiskError: the system said no; the old bytes are still there.
    """
    forget()
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
    return _sync_folder(folder)


def remove(root: str, path: str, old: bytes) -> bool:
    """Takes a file away that still has the bytes ``old``; False when a power cut could bring it back.

    Raises:
        RefusedError: it has other bytes by now, or is a link.
        DiskError: the system said no; it is still there.
    """
    forget()
    full = inside(root, path)
    _replaceable(full, path)
    try:
        _check_unchanged(full, path, old)
        os.unlink(full)
    except OSError as error:
        raise DiskError(f"{path} was not removed: {error.strerror}", "look at its permissions") from None
    return _sync_folder(os.path.dirname(full))


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
    try:
        unchanged = bytes_of(full) == old
    except FileNotFoundError:
        unchanged = False
    except OSError as error:
        raise _unreadable(full, path, error) from None
    if not unchanged:
        raise RefusedError(f"{path} changed meanwhile; nothing was written", "run the command again")


def _unreadable(full: str, path: str, error: OSError) -> NotesnetError:
    """Why a file can't be read: something else bears its name, or the system says no."""
    if os.path.islink(full):
        return RefusedError(f"{path} is a link", "notesnet does not write through links; move it away")
    if os.path.lexists(full) and not os.path.isfile(full):
        return RefusedError(f"{path} is no file", "move it away")
    return DiskError(f"{path}: {error.strerror}", "look at its permissions, and at the disk")


def make_folders(folder: str, mode: int) -> None:
    """Makes a folder and those above it that are missing, all with this mode whatever lies above.

    Raises:
        OSError: one could not be made.
    """
    if os.path.isdir(folder):
        return
    above = os.path.dirname(folder)
    if above != folder:
        make_folders(above, mode)
    try:
        os.mkdir(folder, mode)
    except FileExistsError:  # made by another process meanwhile, or a file
        if not os.path.isdir(folder):
            raise
    _sync_folder(above)


def _replaceable(full: str, path: str) -> os.stat_result:
    """The status of a file that may be replaced; a mode that lets nobody write is respected by the superuser, too."""
    try:
        status = os.lstat(full)
    except FileNotFoundError as error:
        raise RefusedError(f"{path} changed meanwhile: {error.strerror}", "run the command again") from None
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror}", "look at the permissions of its folder") from None
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(f"{path} is a link or no file", "notesnet does not write through links; move it away")
    if not status.st_mode & 0o222:
        raise RefusedError(f"{path} is read-only", "make it writable first: `chmod u+w`")
    if not os.access(full, os.W_OK):
        remedy = "it is somebody else's, or the disk or an attribute (`lsattr`) forbids writing"
        raise RefusedError(f"{path} is read-only", remedy)
    return status


def _like_before(descriptor: int, temporary: str, full: str, status: os.stat_result) -> None:
    """Gives the new file the owner, mode and extended attributes (ACLs among them) of the one it replaces."""
    target = descriptor if os.chmod in os.supports_fd else temporary
    if hasattr(os, "chown"):
        mine = os.fstat(descriptor)
        if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
            _give(target, status)
    os.chmod(target, stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        _copy_attributes(target, full)


def _give(target: int | str, status: os.stat_result) -> None:
    """Gives a file its owner and group; only the superuser may give files away, but a group of one's own stays."""
    try:
        os.chown(target, status.st_uid, status.st_gid)
    except PermissionError:
        with suppress(PermissionError):
            os.chown(target, -1, status.st_gid)


def _copy_attributes(target: int | str, full: str) -> None:
    """The extended attributes; those that the system keeps to itself are left out, and a full disk is an error."""
    try:
        names = os.listxattr(full)
        if _ACCESS_LIST not in names and _ACCESS_LIST in os.listxattr(target):
            os.removexattr(target, _ACCESS_LIST)  # the folder's default gave it; the old file had none
    except OSError as error:
        if error.errno not in _NO_ATTRIBUTE:
            raise
        return
    for name in names:
        try:
            os.setxattr(target, name, os.getxattr(full, name))
        except OSError as error:
            if error.errno not in _NO_ATTRIBUTE:
                raise


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


def close_read(descriptor: int) -> None:
    """Closes what was only read: an error then takes nothing away. Every note of a vault passes here."""
    try:  # noqa: SIM105 - `suppress` takes ten times as long
        os.close(descriptor)
    except OSError:
        pass


def _sync_folder(folder: str) -> bool:
    """Makes a new name last; False when that failed. A file system that can't do it at all is no failure."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | _SAFELY)
        try:
            os.fsync(descriptor)
        finally:
            close_read(descriptor)
    except OSError as error:
        return error.errno in _NO_SYNC
    return True
