"""Where notesnet keeps what is not the vault's: the lock and the journal, one folder a vault, outside it."""

import os
from hashlib import sha256

from notesnet.errors import DiskError
from notesnet.store.files import make_folders


def state_folder(root: str) -> str:
    """The folder of a vault's state, made when it is missing; mode 0700, never inside the vault.

    Raises:
        DiskError: it can't be made.
    """
    from platformdirs import user_state_dir  # noqa: PLC0415 - only commands that write need it

    name = sha256(os.path.realpath(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    folder = os.path.join(user_state_dir("notesnet", appauthor=False), name)
    try:
        make_folders(folder, 0o700)
    except OSError as error:
        message = f"{folder} was not made: {error.strerror}"
        raise DiskError(message, "the lock and the journal go there; XDG_STATE_HOME names another place") from None
    return folder
