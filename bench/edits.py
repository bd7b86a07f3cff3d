"""Saves of notes between two runs, as an editor makes them: each call changes the notes, or puts them back."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice

from bench.vault import TODAY

MANY = 10
_LINE = f"## Log\n- {TODAY} call: asked how the move went\n"
_NEED = "needs:\n  - a harpsichord tuned before the fair\n"


def first_notes(vault: str, count: int) -> list[str]:
    """The paths of the first contact notes of a vault."""
    folders = sorted(os.scandir(f"{vault}/people"), key=lambda entry: entry.name)
    files = (file.path for folder in folders for file in sorted(os.scandir(folder.path), key=lambda entry: entry.name))
    return list(islice(files, count))


def log_saves(paths: Sequence[str]) -> Callable[[], None]:
    """Each call saves every note: with one more line in its log, or without it again."""
    return _saves(paths, "## Log\n", _LINE)


def comings_and_goings(vault: str) -> Callable[[], None]:
    """Each call makes a note about somebody new, or takes it away again."""
    path = f"{vault}/people/somebody-new.md"

    def move() -> None:
        try:
            os.unlink(path)
        except FileNotFoundError:
            with open(path, "w", encoding="utf-8") as file:
                file.write("---\nname: Somebody New\ncadence: 6w\n---\n")

    return move


def need_saves(path: str, kept: str) -> Callable[[], None]:
    """Each call saves a note with one more need, or without it, and takes away what the folder ``kept`` remembers of pairs.

    The index itself stays.
    """
    save = _saves([path], "needs:\n", _NEED)

    def saves() -> None:
        save()
        with suppress(FileNotFoundError):
            for file in list(os.scandir(kept)):
                if file.name.endswith(".suggestions"):
                    os.unlink(file.path)

    return saves


def _saves(paths: Sequence[str], short: str, long: str) -> Callable[[], None]:
    def save() -> None:
        for path in paths:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            changed = text.replace(long, short) if long in text else text.replace(short, long, 1)
            if changed == text:
                raise ValueError(f"{path} has no {short.strip()}")
            with open(path, "w", encoding="utf-8") as file:
                file.write(changed)

    return save
