"""Copies the sample vault with all its dates moved by the same number of weeks, so that it is alive today."""

import os
import re
from datetime import date, timedelta

from notesnet.errors import DiskError, RefusedError
from notesnet.store.files import create
from notesnet.store.package_data import data_dir
from notesnet.text.patterns import regex

WRITTEN_ON = date(2026, 11, 23)  # the Monday of the week in which the sample vault plays
_DATE = regex(r"(?<![0-9-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")


def weeks_since(today: date) -> int:
    """How many weeks lie between the week of the sample and that of ``today``."""
    monday = today - timedelta(days=today.weekday())
    return (monday - WRITTEN_ON).days // 7


def move_dates(text: str, weeks: int) -> str:
    """Every ISO date in ``text`` moved by ``weeks``; what only looks like a date stays."""

    def moved(match: re.Match[str]) -> str:
        try:
            return str(date(int(match[1]), int(match[2]), int(match[3])) + timedelta(weeks=weeks))
        except (ValueError, OverflowError):
            return match[0]

    return _DATE.sub(moved, text)


def copy_sample(target: str, today: date) -> int:
    """Fills a new or empty folder with the sample vault; returns how many files were made.

    Raises:
        RefusedError: the folder holds something already.
        DiskError: the system said no.
    """
    try:
        os.makedirs(target, exist_ok=True)
        if os.listdir(target):
            raise RefusedError(f"{target} is not empty", "name a new folder for the sample vault")
    except OSError as error:
        raise DiskError(f"{target}: {error.strerror}", "name a folder that can be made") from None
    weeks = weeks_since(today)
    source = data_dir("sample-vault")
    made = 0
    for folder, folders, files in os.walk(source):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            full = os.path.join(folder, name)
            with open(full, "rb") as file:
                data = file.read()
            path = move_dates(os.path.relpath(full, source), weeks)
            if name.endswith((".md", ".toml")):
                data = move_dates(data.decode("utf-8"), weeks).encode("utf-8")
            create(os.path.realpath(target), path, data)
            made += 1
    return made
