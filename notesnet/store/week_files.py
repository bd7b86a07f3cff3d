"""Finds the agenda files that there are."""

import os
from collections.abc import Iterator

from notesnet.text.weeks import Week, week_from_path


def week_files(root: str, pattern: str) -> list[tuple[Week, str]]:
    """(week, path in the vault) of every agenda file, the oldest week first; a folder that can't be opened has none."""
    folder = pattern.partition("{")[0].rpartition("/")[0]
    found = ((week_from_path(pattern, path), path) for path in _files(root, folder, pattern.count("/")))
    return sorted((week, path) for week, path in found if week is not None)


def _files(root: str, folder: str, depth: int) -> Iterator[str]:
    """The files below a folder, no deeper than the pattern has folders."""
    try:
        with os.scandir(os.path.join(root, folder)) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in inside:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_dir(follow_symlinks=False):
            if path.count("/") < depth and not entry.name.startswith("."):
                yield from _files(root, path, depth)
        else:
            yield path
