"""One writer at a time: a lock in the state folder, not in the vault."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from notesnet.errors import DiskError
from notesnet.store.look_begun import forget
from notesnet.store.state_folder import state_folder

WAIT = 30.0  # seconds; a write takes milliseconds
_PAUSE = 0.005


@contextmanager
def locked(root: str) -> Iterator[bool]:
    """Holds the vault's lock; waits for another notesnet to finish its write, and gives whether it had to.

    The system gives the lock back when a process ends, however it ends. Where there are no such locks (Windows, some
    network file systems), the comparison just before each rename still keeps what others wrote.

    Raises:
        DiskError: another notesnet holds it for too long, or there is no place for it.
    """
    forget()  # others may write while we wait
    path = os.path.join(state_folder(root), "lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        message = f"the lock could not be made: {error.strerror}"
        raise DiskError(message, "look at the folder that XDG_STATE_HOME names") from None
    try:
        yield _acquire(descriptor)
    finally:
        with suppress(OSError):  # the work is done, and the end of the process closes it too
            os.close(descriptor)


def _acquire(descriptor: int) -> bool:
    """Takes the lock; true when it had to wait."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        return False
    end = time.monotonic() + WAIT
    waited = False
    with suppress(OSError):
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    raise DiskError("another notesnet is writing here", "wait until it is done, or end it") from None
                waited = True
                time.sleep(_PAUSE)
            else:
                break
    return waited
