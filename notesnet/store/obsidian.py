"""Reads what a folder's Obsidian settings say about its notes: as data, tolerantly, and never as something to run."""

import json
import os
import stat
from collections.abc import Iterator
from typing import Any

from notesnet.model.adoption import Obsidian

MOST_BYTES = 1024 * 1024  # a plugin may keep whatever it likes in its data.json
_SAFELY = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_FOLDER = ".obsidian"
_FILES = (
    "daily-notes.json",
    "templates.json",
    "plugins/periodic-notes/data.json",
    "plugins/templater-obsidian/data.json",
    "app.json",
)


def read_obsidian(root: str) -> Obsidian:
    """What Obsidian and its plugins say about daily notes, templates and hidden notes; never raises.

    A folder outside the vault, and a value of another type than expected, says nothing.
    """
    unreadable: list[str] = []
    daily, templates, periodic, templater, app = (_object(root, name, unreadable) for name in _FILES)
    periodic_daily = _periodic(periodic)
    chosen, source = (periodic_daily, "periodic notes") if periodic_daily else (daily, "daily notes")
    folders = {
        _place(templates.get("folder")): "Obsidian's templates",
        _place(templater.get("templates_folder") or templater.get("template_folder")): "Templater's folder",
    }
    return Obsidian(
        daily=_place(chosen.get("folder")),
        daily_format=_text(chosen.get("format")),
        daily_source=source if chosen else "",
        templates=tuple((folder, whose) for folder, whose in folders.items() if folder),
        ignored=tuple(dict.fromkeys(_ignored(app.get("userIgnoreFilters")))),
        unreadable=tuple(unreadable),
    )


def _periodic(data: dict[str, Any]) -> dict[str, Any]:
    """The plugin's settings for daily notes, if it makes them; its newer versions keep them in sets."""
    sets = data.get("calendarSets")
    first = _dict(sets[0]) if isinstance(sets, list) and sets else {}
    daily = _dict(first.get("day") or data.get("daily"))
    return daily if daily.get("enabled", bool(daily)) else {}


def _ignored(filters: Any) -> Iterator[str]:
    """Folders with a ``/`` behind them and notes; a filter written as a regular expression is passed over."""
    for one in filters if isinstance(filters, list) else []:
        text = _text(one)
        place = _place(text) if not text.startswith("/") else ""
        if place:
            yield place + "/" if text.endswith("/") else place


def _object(root: str, name: str, unreadable: list[str]) -> dict[str, Any]:
    path = f"{_FOLDER}/{name}"
    data = _bytes(os.path.join(root, *path.split("/")))
    if data is None:
        return {}
    try:
        return _dict(json.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        unreadable.append(path)
        return {}


def _bytes(full: str) -> bytes | None:
    """The bytes of a settings file, None when there is none that can be read."""
    try:
        descriptor = os.open(full, os.O_RDONLY | _SAFELY)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        try:
            return file.read(MOST_BYTES) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
        except OSError:
            return None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _place(value: Any) -> str:
    """A folder or note inside the vault without slashes around it; empty for the root and for anything outside."""
    text = _text(value).removeprefix("./").strip("/")
    bad = "\\" in text or any(part in ("", ".", "..") for part in text.split("/")) or any(sign < " " for sign in text)
    return "" if bad else text
