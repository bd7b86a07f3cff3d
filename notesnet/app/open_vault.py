"""Opens a vault: the folder, its settings, every note read once."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from notesnet.model.codes import CODES
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.read.kinds import path_test
from notesnet.read.note import Note, NoteReader, diagnose
from notesnet.read.settings import read_settings
from notesnet.read.vault import read_vault
from notesnet.store.clock import today as clock_today
from notesnet.store.notes import FileFault, NoteFile, read_bytes, walk
from notesnet.store.vault_folder import SETTINGS_FILE, find_vault, read_settings_file
from notesnet.text.spans import LineIndex

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class OpenVault:
    """A vault that was found and read: where it is, what day it is for it, and what it says."""

    root: str
    today: date
    vault: Vault


@dataclass(frozen=True, slots=True)
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
    settings, faults = read_settings(text)
    index = LineIndex(text)
    found = tuple(d for d in (diagnose(fault, SETTINGS_FILE, index, settings) for fault in faults) if d)
    return Place(root, today or clock_today(settings.timezone), settings, found)


def open_vault(named: str | None, today: date | None, progress: Progress | None = None) -> OpenVault:
    """Reads the whole vault; what can't be read is a diagnostic, never an error.

    ``progress`` is told how many notes were read, every thousand.
    """
    place = find_place(named, today)
    return OpenVault(place.root, place.today, read_place(place, progress))


def read_place(place: Place, progress: Progress | None = None) -> Vault:
    """Reads every note of a vault that was found."""
    faults = list(place.faults)
    collecting = gc.isenabled()
    gc.disable()  # a bulk read makes no cycles, and the collector would walk every new object again and again
    try:
        notes = list(_notes(place, faults, progress))
        return read_vault(notes, place.settings, faults)
    finally:
        if collecting:
            gc.freeze()  # what was read stays until the end; the collector need not look at it again
            gc.enable()


def _notes(place: Place, faults: list[Diagnostic], progress: Progress | None) -> Iterator[Note]:
    tests = [path_test(pattern) for pattern in place.settings.exclude]
    reader = NoteReader(place.settings)

    def excluded(path: str) -> bool:
        return any(test(path) for test in tests)

    for number, file in enumerate(walk(place.root, excluded)):
        if progress and number and number % 1000 == 0:
            progress(number)
        found = read_bytes(file) if isinstance(file, NoteFile) else file
        if isinstance(found, FileFault):
            fault = _file_diagnostic(found, place.settings)
            if fault:
                faults.append(fault)
        elif note := reader.read(file.path, found):
            yield note


def _file_diagnostic(fault: FileFault, settings: Settings) -> Diagnostic | None:
    code = CODES[fault.code]
    severity = settings.check.get(fault.code, code.severity)
    if severity.rank == 0:
        return None
    place = (fault.path, 1, 1, 1, 1)
    return Diagnostic(fault.code, severity, *place, fault.message, fault.help, unreadable=code.unreadable)
