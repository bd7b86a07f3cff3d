"""Opens a vault: the folder, its settings, every note read once."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import partial

from notesnet.app.indexed import Where, excluded, read_indexed
from notesnet.app.kept_settings import kept_table
from notesnet.frozen import frozen
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.read.settings import read_settings
from notesnet.store.clock import today as clock_today
from notesnet.store.vault_folder import SETTINGS_FILE, find_vault, read_settings_file
from notesnet.text.faults import Fault
from notesnet.text.spans import LineIndex

Progress = Callable[[int], None]
Counting = Callable[[str], AbstractContextManager[Progress | None]]  # what is counted → whom to tell how far it is


def _silent(_what: str) -> AbstractContextManager[None]:
    return nullcontext()


@frozen
class OpenVault:
    """A vault that was found and read: where it is, what day it is for it, and what it says.

    ``counting`` shows somebody how far long work is.
    """

    root: str
    today: date
    vault: Vault
    counting: Counting = _silent


@frozen
class Place:
    """A vault that was found and whose settings were read, but no note yet."""

    root: str
    today: date
    settings: Settings
    faults: tuple[Diagnostic, ...]


def find_place(named: str | None, today: date | None) -> Place:
    """The vault's folder, settings and day; ``today`` overrides the clock.

    Raises:
        NoVaultError: no vault, or settings that can't be used.
        DiskError: the settings can't be opened.
    """
    root = find_vault(named)
    text = read_settings_file(root)
    settings, faults = read_settings(text, partial(kept_table, root))
    found = _diagnosed(text, settings, faults) if faults else ()
    return Place(root, today or clock_today(settings.timezone), settings, found)


def excluded_in(root: str) -> Callable[[str], bool] | None:
    """Whether the settings of a vault pass a path over; None when they pass over nothing.

    Raises:
        NoVaultError: as ``find_place``.
        DiskError: as ``find_place``.
    """
    return excluded(find_place(root, None).settings)


def _diagnosed(text: str, settings: Settings, faults: Sequence[Fault]) -> tuple[Diagnostic, ...]:
    from notesnet.read.note import diagnose  # noqa: PLC0415 - it comes with all that reads notes

    index = LineIndex(text)
    return tuple(d for d in (diagnose(fault, SETTINGS_FILE, index, settings) for fault in faults) if d)


def open_vault(
    named: str | None, today: date | None, progress: Progress | None = None, *, counting: Counting = _silent
) -> OpenVault:
    """Reads the whole vault; what can't be read is a diagnostic, never an error.

    ``progress`` is told how many notes were read, every thousand; ``counting`` is for long work afterwards.
    """
    place = find_place(named, today)
    return OpenVault(place.root, place.today, read_place(place, progress), counting)


def read_place(place: Place, progress: Progress | None = None) -> Vault:
    """Reads every note of a vault that was found, or what its index knows of them."""
    return read_indexed(Where(place.root, place.settings, place.faults), progress)
