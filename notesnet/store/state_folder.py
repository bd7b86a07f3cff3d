"""Where notesnet keeps what is not the vault's: the lock and the journal, one folder a vault, outside it."""

import os
from hashlib import sha256


def state_folder(root: str) -> str:
    """The folder of a vault's state, made when it is missing; mode 0700, never inside the vault."""
    from platformdirs import user_state_dir  # noqa: PLC0415 - only commands that write need it

    name = sha256(os.path.realpath(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    folder = os.path.join(user_state_dir("notesnet", appauthor=False), name)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    return folder
