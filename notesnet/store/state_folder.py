"""Where notesnet keeps what is not the vault's: the lock and the journal, one folder a vault, outside it."""

import os
import sys

from notesnet.errors import DiskError
from notesnet.store.files import make_folders
from notesnet.text.digests import sha256


def state_folder(root: str) -> str:
    """The folder of a vault's state, made when it is missing; mode 0700, never inside the vault.

    Raises:
        DiskError: it can't be made.
    """
    name = sha256(os.path.realpath(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    folder = os.path.join(_base(), name)
    try:
        make_folders(folder, 0o700)
    except OSError as error:
        message = f"{folder} was not made: {error.strerror}"
        raise DiskError(message, "the lock and the journal go there; XDG_STATE_HOME names another place") from None
    return folder


def _base(platform: str = sys.platform) -> str:
    """Where this system keeps state. On Linux that is one rule, which is not worth the 10 ms that platformdirs takes."""
    if platform == "linux":
        typed = os.environ.get("XDG_STATE_HOME", "")
        base = typed if os.path.isabs(typed) else os.path.expanduser("~/.local/state")
        return os.path.join(base, "notesnet")
    from platformdirs import user_state_dir  # noqa: PLC0415 - as above

    return user_state_dir("notesnet", appauthor=False)
