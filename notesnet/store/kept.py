"""A text that took long to make, remembered between two commands: one small file beside the index, disposable.

It begins with a digest of what it was made from and of itself. So a text that was made from something else, is damaged,
or is being written just now is no text, and whoever asks makes it anew.
"""

import os
from contextlib import suppress

from notesnet.store.index_place import index_path, is_ours, prepare
from notesnet.store.index_trouble import NoPlaceError
from notesnet.text.digests import blake2b

_MOST = 4 * 1024 * 1024


def kept_path(root: str, ending: str) -> str:
    """The file of a vault, which need not be there; the endings stand in ``index_place`` too, which clears them."""
    return index_path(root) + ending


def read_kept(path: str, key: str) -> str | None:
    """The text that was kept under this key; None when there is none."""
    with suppress(NoPlaceError, OSError):
        if is_ours(path):
            with open(path, "rb") as file:
                digest, _, data = file.read(_MOST).partition(b"\n")
            if digest == _digest(key, data):
                return data.decode("utf-8", "surrogatepass")
    return None


def keep(path: str, key: str, text: str) -> None:
    """Remembers a text instead of the one before; where that can't be done, nothing happens."""
    data = text.encode("utf-8", "surrogatepass")
    with suppress(NoPlaceError, OSError):
        prepare(path)
        # Nobody takes half a file for a whole one, so it is written where it lies.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)), "wb") as file:
            file.write(_digest(key, data) + b"\n" + data)


def _digest(key: str, data: bytes) -> bytes:
    made_from = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return blake2b(made_from + data, digest_size=16).hexdigest().encode()
