"""Finds the concept files: the one that comes with notesnet, and the vault's own."""

import os

from notesnet.errors import DiskError
from notesnet.text.digests import blake2b

FILE = "concepts.toml"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
_MOST = 4 * 1024 * 1024


def packaged_concepts() -> str:
    """The text of the concept file that comes with notesnet.

    Raises:
        DiskError: it is missing.
    """
    try:
        with open(os.path.join(_PACKAGE, FILE), encoding="utf-8") as file:
            return file.read()
    except OSError:
        raise DiskError(f"notesnet's own file {FILE} is missing", "install notesnet again") from None


def words_digest(root: str) -> str:
    """What changes with the words that mean the same in a vault: a digest of both concept files.

    Raises:
        DiskError: notesnet's own file is missing.
    """
    packaged = packaged_stamp() or packaged_concepts()  # which says that it is missing
    words = f"{packaged}\n{vault_concepts(root)!r}".encode("utf-8", "surrogatepass")
    return blake2b(words, digest_size=16).hexdigest()


def packaged_stamp() -> str:
    """What changes with the concept file that comes with notesnet: its size and time; empty when it is missing."""
    try:
        status = os.stat(os.path.join(_PACKAGE, FILE))
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def vault_concepts(root: str) -> bytes | str | None:
    """The bytes of the vault's concepts.toml, None when there is none; a sentence when it can't be opened."""
    try:
        with open(os.path.join(root, FILE), "rb") as file:
            return file.read(_MOST)
    except FileNotFoundError:
        return None
    except OSError as error:
        return f"it can't be opened: {error.strerror}"
