"""Reads every note of a vault, as if nothing had ever been read before."""

from collections.abc import Callable, Iterable, Iterator

from notesnet.app.uncollected import uncollected
from notesnet.frozen import frozen
from notesnet.model.codes import CODES
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.read.kinds import path_test
from notesnet.read.note import Note, NoteReader
from notesnet.read.vault import read_vault
from notesnet.store.notes import FileFault, NoteFile, read_bytes, walk

Progress = Callable[[int], None]


@frozen
class Read:
    """What a file of the vault says: a note, a fault, or (None) nothing, as another tool's template does.

    ``hash`` is that of its bytes when it was asked for, empty when they can't be read; None for what is no file at all.
    """

    path: str
    said: Note | Diagnostic | None
    hash: bytes | None = b""


def read_cold(root: str, settings: Settings, faults: Iterable[Diagnostic], progress: Progress | None = None) -> Vault:
    """The whole vault; ``faults`` are those of its settings."""
    with uncollected(lasting=True):
        return vault_of(read_files(root, settings, progress), settings, faults)


def vault_of(files: Iterable[Read], settings: Settings, faults: Iterable[Diagnostic]) -> Vault:
    """The vault that files make."""
    found = list(faults)
    notes = []
    for file in files:
        if isinstance(file.said, Note):
            notes.append(file.said)
        elif file.said:
            found.append(file.said)
    return read_vault(notes, settings, found)


def read_files(
    root: str, settings: Settings, progress: Progress | None = None, *, hashed: Callable[[bytes], bytes] | None = None
) -> Iterator[Read]:
    """Every file of the vault, and the faults of folders; ``hashed`` makes the hash of its bytes."""
    reader = NoteReader(settings)
    for number, file in enumerate(walk(root, excluded_by(settings))):
        if progress and number and number % 1000 == 0:
            progress(number)
        yield read_file(reader, file, hashed)


def read_file(reader: NoteReader, file: NoteFile | FileFault, hashed: Callable[[bytes], bytes] | None = None) -> Read:
    """One file."""
    if isinstance(file, FileFault):
        return Read(file.path, _file_diagnostic(file, reader.settings), None)
    found = read_bytes(file)
    if isinstance(found, FileFault):
        return Read(file.path, _file_diagnostic(found, reader.settings))
    return Read(file.path, reader.read(file.path, found), hashed(found) if hashed else b"")


def excluded_by(settings: Settings) -> Callable[[str], bool]:
    """Whether the settings pass a path over."""
    tests = [path_test(pattern) for pattern in settings.exclude]
    return lambda path: any(test(path) for test in tests)


def _file_diagnostic(fault: FileFault, settings: Settings) -> Diagnostic | None:
    code = CODES[fault.code]
    severity = settings.check.get(fault.code, code.severity)
    if severity.rank == 0:
        return None
    place = (fault.path, 1, 1, 1, 1)
    return Diagnostic(fault.code, severity, *place, fault.message, fault.help, unreadable=code.unreadable)
