"""Makes a vault, or makes a folder with notes one."""

import os
from dataclasses import dataclass
from datetime import date

from notesnet.app.open_vault import OpenVault, open_vault
from notesnet.app.sample import copy_sample
from notesnet.errors import DiskError, RefusedError
from notesnet.store.files import create
from notesnet.store.vault_folder import SETTINGS_FILE

SETTINGS = """\
# Settings of this notesnet vault. An empty file means all defaults; docs/settings.md lists every key.

[circles]
inner = { cadence = "4w", rank = 2 }
active = { cadence = "quarterly", rank = 1 }
wide = { cadence = "yearly" }

[agenda]
people_per_week = 8
"""

ME = """\
---
name:
email:
signature:
offers: []
needs: []
interests: []
goals: []
---
"""

FOLDERS = ("people", "groups", "meetings", "intros", "agenda", "drafts", "templates")


@dataclass(frozen=True, slots=True)
class Found:
    """What a new vault holds."""

    contacts: int
    groups: int
    meetings: int
    introductions: int
    touches: int
    mentions: int
    notes: int


@dataclass(frozen=True, slots=True)
class Made:
    """What `init` made: the folder, its new files, and what it found there."""

    folder: str
    files: tuple[str, ...]
    found: Found


def make_vault(folder: str, today: date | None) -> Made:
    """Makes a vault of a folder, new or with notes in it; no note is changed.

    Raises:
        RefusedError: it is a vault already.
        DiskError: the system said no.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise DiskError(f"{folder} was not made: {error.strerror}", "name a folder that can be made") from None
    root = os.path.realpath(folder)
    if os.path.exists(os.path.join(root, SETTINGS_FILE)):
        raise RefusedError(f"{folder} is a vault already", f"its settings are in {SETTINGS_FILE}")
    bare = not any(name[0] != "." for name in os.listdir(root))
    create(root, SETTINGS_FILE, SETTINGS.encode())
    files = [SETTINGS_FILE]
    if not os.path.exists(os.path.join(root, "me.md")):
        create(root, "me.md", ME.encode())
        files.append("me.md")
    if bare:
        for name in FOLDERS:
            os.makedirs(os.path.join(root, name), exist_ok=True)
            files.append(name + "/")
    return Made(folder, tuple(files), _found(open_vault(root, today)))


def make_sample(folder: str, today: date | None) -> Made:
    """Fills a new folder with the sample vault, its dates moved to this week.

    Raises:
        RefusedError: the folder holds something already.
        DiskError: the system said no.
    """
    from notesnet.store.clock import today as clock_today  # noqa: PLC0415 - the clock is only asked when it matters

    copy_sample(folder, today or clock_today())
    return Made(folder, (), _found(open_vault(folder, today)))


def _found(opened: OpenVault) -> Found:
    vault = opened.vault
    touches = [touch for touches in vault.touches.values() for touch in touches]
    return Found(
        contacts=len(vault.contacts),
        groups=len(vault.groups),
        meetings=len(vault.meetings),
        introductions=len(vault.introductions),
        touches=len(touches),
        mentions=sum(touch.source == "mention" for touch in touches),
        notes=vault.note_count,
    )
