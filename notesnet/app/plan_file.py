"""Plan files: written where no note is looked for, and found again from where the person stands."""

import os

from notesnet.app.open_vault import OpenVault
from notesnet.errors import DiskError, NotFoundError, RefusedError, UsageError
from notesnet.store.files import create

_LARGEST = 200 * 1024 * 1024  # characters
_MOST = 999


def save_plan_file(opened: OpenVault, kind: str, text: str, output: str | None = None) -> str:
    """Writes a plan, readable for its owner only, as ``drafts/KIND-DATE.md`` or the file that was named; returns its path.

    Raises:
        RefusedError: the named file exists.
        DiskError: the system said no.
    """
    data = text.encode("utf-8", "backslashreplace")
    if output:
        create("/", os.path.abspath(output).lstrip("/"), data, 0o600, shown=output)
        return output
    for number in range(1, _MOST + 1):
        path = f"drafts/{kind}-{opened.today}{'' if number == 1 else f'-{number}'}.md"
        if not os.path.lexists(os.path.join(opened.root, path)):
            create(opened.root, path, data, 0o600)
            return path
    raise RefusedError(f"drafts/ has {_MOST} plans of today", "delete the old ones")


def read_plan_file(root: str, path: str, remedy: str) -> str:
    """The text of a plan; a path that leads nowhere from here is tried from the vault, as it was told.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it is not UTF-8.
        DiskError: it can't be opened.
    """
    there = path if os.path.lexists(path) else os.path.join(root, path)
    try:
        with open(there, encoding="utf-8") as file:
            return file.read(_LARGEST)
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {path}", remedy) from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror}", "look at its permissions") from None
