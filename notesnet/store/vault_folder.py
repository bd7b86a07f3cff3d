"""Finds the vault and reads its settings file."""

import os

from notesnet.errors import DiskError, NoVaultError
from notesnet.text.words import argument

SETTINGS_FILE = "notesnet.toml"


def find_vault(named: str | None) -> str:
    """The absolute path of the vault: ``named``, else NOTESNET_VAULT, else the nearest folder above with its settings.

    Raises:
        NoVaultError: there is none.
        DiskError: the folder that was named can't be opened.
    """
    for source, folder in (("--vault", named), ("NOTESNET_VAULT", os.environ.get("NOTESNET_VAULT"))):
        if folder:
            if os.path.isfile(os.path.join(folder, SETTINGS_FILE)):
                return os.path.realpath(folder)
            if os.path.isdir(folder) and not os.access(folder, os.R_OK | os.X_OK):
                raise DiskError(f"{source}: {folder} can't be opened: Permission denied", "look at its permissions")
            if os.path.isfile(folder):
                above = os.path.dirname(folder) or "."
                raise NoVaultError(f"{source}: {folder} is a file", f"name the folder of the vault, such as {above}")
            reason = f"holds no {SETTINGS_FILE}" if os.path.isdir(folder) else "is no folder"
            raise NoVaultError(
                f"{source}: {folder} {reason}", f"`notesnet init {argument(folder)}` makes a vault there"
            )
    folder = os.path.realpath(os.getcwd())
    while True:
        if os.path.isfile(os.path.join(folder, SETTINGS_FILE)):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        folder = parent
    message = f"no vault here: no {SETTINGS_FILE} in this folder or above it"
    raise NoVaultError(message, "`notesnet init` makes one; or name one with --vault DIR")


def vault_path(root: str, typed: str) -> str:
    """The path in the vault of a file that was named from the working folder; as it was typed when it lies outside."""
    full = os.path.realpath(typed)
    return os.path.relpath(full, root) if full.startswith(root.rstrip("/") + "/") else typed


def vault_above(folder: str) -> str | None:
    """The nearest vault that holds ``folder``, None when there is none; the folder itself does not count."""
    above = os.path.dirname(os.path.realpath(folder))
    while not os.path.isfile(os.path.join(above, SETTINGS_FILE)):
        parent = os.path.dirname(above)
        if parent == above:
            return None
        above = parent
    return above


def read_settings_file(root: str) -> str:
    """The text of the vault's notesnet.toml.

    Raises:
        DiskError: it can't be opened.
        NoVaultError: it is not UTF-8.
    """
    path = os.path.join(root, SETTINGS_FILE)
    try:
        with open(path, "rb") as file:
            data = file.read(1024 * 1024)
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror}", "look at its permissions") from None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{SETTINGS_FILE}:{line}: byte 0x{data[error.start]:02X} is not UTF-8"
        raise NoVaultError(message, "save the file as UTF-8") from None
