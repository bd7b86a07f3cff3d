"""Opens a file or a link with the program that the system has for it."""

import os
import shutil
import subprocess
import sys

from notesnet.errors import RefusedError

_SECONDS = 5  # an opener that still runs then is the mail program itself, or waits for it


def open_with_system(target: str) -> None:
    """Opens a full path or a ``mailto:`` link, without a shell, and does not wait for the program to end.

    Raises:
        RefusedError: nothing here opens it.
    """
    if sys.platform == "win32":
        os.startfile(target)  # noqa: S606 - Windows has no opener to be run
        return
    name = "open" if sys.platform == "darwin" else "xdg-open"
    opener = shutil.which(name)
    if opener is None:
        raise _refused(target, f"there is no {name} here")
    quiet = subprocess.DEVNULL
    started = subprocess.Popen([opener, target], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603 - the system's opener
    try:
        code = started.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        return
    if code:
        raise _refused(target, f"{name} ended with {code}")


def _refused(target: str, why: str) -> RefusedError:
    what = "mailto: link" if target.startswith("mailto:") else "draft"
    return RefusedError(f"the {what} was not opened: {why}", "open the draft in drafts/ from your mail program")
