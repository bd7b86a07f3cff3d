"""Runs a person's own command for a path."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from notesnet.errors import UsageError


def find_hook(command: str) -> None:
    """Makes sure that a command is there.

    Raises:
        UsageError: it is not, or can't be run.
    """
    if shutil.which(command) is None:
        raise UsageError(
            f"--exec: {command} is no program that can be run", "give the path of one, or its name in PATH"
        )


def run_hook(command: Sequence[str], path: str, *, quiet: bool = False) -> str | None:
    """Runs the command with the path as its last argument, without a shell; what went wrong in words, else None.

    It reads nothing; with ``quiet`` what it prints goes to stderr.
    """
    out = sys.stderr.fileno() if quiet else None
    try:
        done = subprocess.run([*command, os.fspath(path)], stdin=subprocess.DEVNULL, stdout=out, check=False)  # noqa: S603 - the person's own command, no shell between
    except OSError as error:
        return f"can't be run: {error.strerror or error}"
    if done.returncode < 0:
        return f"was ended by signal {-done.returncode}"
    return f"ended with {done.returncode}" if done.returncode else None
