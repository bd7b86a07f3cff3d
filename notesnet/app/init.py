"""Makes a vault, or makes a folder with notes one."""

import os
from dataclasses import field
from datetime import date

from notesnet.app.adopt import Progress, look_at
from notesnet.app.open_vault import OpenVault, open_vault
from notesnet.app.sample import copy_sample
from notesnet.errors import DiskError, RefusedError
from notesnet.frozen import frozen
from notesnet.model.adoption import Adoption
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.network.cadence import rhythm_of
from notesnet.read.settings import read_settings
from notesnet.render.settings_text import settings_difference, settings_text
from notesnet.store.files import create
from notesnet.store.vault_folder import SETTINGS_FILE, read_settings_file, vault_above

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


@frozen
class Numbers:
    """What a vault holds under its settings."""

    contacts: int
    dated: int
    groups: int
    meetings: int
    introductions: int
    touches: int
    mentions: int
    notes: int
    cadences: int


@frozen
class Made:
    """What `init` made, and what it found.

    Attributes:
        folder: the vault, as it was typed.
        files: the new files and folders.
        found: what the vault holds now.
        vault: the vault as it was opened.
        adoption: how its notes are filed.
        difference: for a folder that was a vault already, settings that would find more, as lines of a diff.
        again: true when it was a vault already, so that nothing was written.
    """

    folder: str
    files: tuple[str, ...]
    found: Numbers
    vault: Vault
    adoption: Adoption = field(default_factory=lambda: Adoption(Settings()))
    difference: tuple[str, ...] = ()
    again: bool = False


def _check_no_vault_above(folder: str) -> None:
    above = vault_above(folder)
    if above:
        raise RefusedError(f"{folder} lies in the vault {above}", "name a folder outside it")


def make_vault(folder: str, today: date | None, progress: Progress | None = None) -> Made:
    """Makes a vault of a folder, new or with notes in it; no note is changed.

    A folder that is a vault already is looked at under its settings, and nothing is written.

    Raises:
        NoVaultError: it is a vault already and its settings can't be used.
        RefusedError: the folder lies within another vault.
        DiskError: the system said no.
    """
    if not os.path.lexists(os.path.join(folder, SETTINGS_FILE)):
        _check_no_vault_above(folder)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise DiskError(f"{folder} was not made: {error.strerror}", "name a folder that can be made") from None
    root = os.path.realpath(folder)
    if os.path.lexists(os.path.join(root, SETTINGS_FILE)):
        return _look_again(folder, root, today, progress)
    bare = not any(name[0] != "." for name in os.listdir(root))
    adoption = look_at(root, Settings(), progress)
    text = SETTINGS if bare else settings_text(adoption.proposals)
    read_settings(text)  # never write settings that stop every later command
    create(root, SETTINGS_FILE, text.encode())
    files = [SETTINGS_FILE]
    if not adoption.owner and not os.path.lexists(os.path.join(root, "me.md")):
        create(root, "me.md", ME.encode())
        files.append("me.md")
    if bare:
        for name in FOLDERS:
            os.makedirs(os.path.join(root, name), exist_ok=True)
            files.append(name + "/")
    opened = open_vault(root, today, progress)
    return Made(folder, tuple(files), _numbers(opened, adoption.dated), opened.vault, adoption)


def _look_again(folder: str, root: str, today: date | None, progress: Progress | None) -> Made:
    settings, _faults = read_settings(read_settings_file(root))
    adoption = look_at(root, settings, progress)
    difference = tuple(settings_difference(adoption.proposals, settings))
    opened = open_vault(root, today, progress)
    return Made(folder, (), _numbers(opened, adoption.dated), opened.vault, adoption, difference, again=True)


def make_sample(folder: str, today: date | None) -> Made:
    """Fills a new folder with the sample vault, its dates moved to this week.

    Raises:
        RefusedError: the folder holds something already, or lies within a vault.
        DiskError: the system said no.
    """
    from notesnet.store.clock import today as clock_today  # noqa: PLC0415 - the clock is only asked when it matters

    _check_no_vault_above(folder)
    copy_sample(folder, today or clock_today())
    opened = open_vault(folder, today)
    dated = look_at(os.path.realpath(folder), opened.vault.settings).dated
    return Made(folder, (), _numbers(opened, dated), opened.vault)


def _numbers(opened: OpenVault, dated: int) -> Numbers:
    vault = opened.vault
    touches = [touch for touches in vault.touches.values() for touch in touches]
    return Numbers(
        contacts=len(vault.contacts),
        dated=dated,
        groups=len(vault.groups),
        meetings=len(vault.meetings),
        introductions=len(vault.introductions),
        touches=len(touches),
        mentions=sum(touch.source == "mention" for touch in touches),
        notes=vault.note_count,
        cadences=sum(rhythm_of(contact, vault.settings) is not None for contact in vault.contacts.values()),
    )
