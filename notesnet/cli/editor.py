"""Opens a note in the person's own editor."""

import os
import shlex
import subprocess

from notesnet.errors import UsageError


def editor() -> list[str]:
    """The words of VISUAL, else of EDITOR.

    Raises:
        UsageError: neither is set.
    """
    try:
        words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:
        words = []
    if not words:
        raise UsageError("no editor is set", "set EDITOR, or leave --edit out")
    return words


def open_editor(path: str) -> None:
    """Runs VISUAL, else EDITOR, with the path as its last argument and without a shell, and waits for it.

    Raises:
        UsageError: none is set, or it can't be run.
    """
    words = editor()
    try:
        subprocess.run([*words, path], check=False)  # noqa: S603 - the person's own editor, no shell between
    except OSError as error:
        raise UsageError(
            f"{words[0]} can't be run: {error.strerror}", "set EDITOR to a program that is there"
        ) from None
