"""Reads all notes and makes the index of them."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b

from notesnet.app.cold_read import Progress, Read, bulk, read_files, vault_of
from notesnet.app.indexed import Where, excluded
from notesnet.app.indexed_links import links_text
from notesnet.app.indexed_notes import fault_row, note_row
from notesnet.app.indexed_rows import abouts_of, tables_of
from notesnet.app.indexed_stamp import new_state, stamp_of
from notesnet.model.vault import Vault
from notesnet.read.note import Note
from notesnet.store.index_codec import encode
from notesnet.store.index_file import FileRow, IndexFile
from notesnet.store.index_place import clear, is_ours, prepare
from notesnet.store.index_stamps import Folder, look
from notesnet.store.index_trouble import IndexBrokenError, IndexBusyError, NoPlaceError


def hash_of(data: bytes) -> bytes:
    """What tells two texts of a note apart."""
    return blake2b(data, digest_size=16).digest()


def read_and_build(path: str, where: Where, progress: Progress | None = None, *, anew: bool = False) -> Vault:
    """The vault, read from its notes, of which the index at ``path`` is made.

    An index that can't be made is none: the next command tries again. With ``anew`` the old one is taken away first.
    """
    with bulk():
        now = look(
            where.root, excluded(where.settings)
        )  # before the first note is read: what changes later is seen then
        files = list(read_files(where.root, where.settings, progress, hashed=hash_of))
        vault = vault_of(files, where.settings, where.faults)
        with suppress(NoPlaceError, IndexBrokenError):
            if anew:
                clear(path)
            build(path, where, now, files, vault)
    return vault


def build(path: str, where: Where, now: Mapping[str, Folder], files: list[Read], vault: Vault) -> None:
    """Writes a whole index; one that SQLite can't use is taken away first.

    Raises:
        NoPlaceError: there is no place for it.
        IndexBrokenError: it can't be written.
    """
    if not is_ours(path):
        prepare(path)
    try:
        _build(path, where, now, files, vault)
    except IndexBusyError:
        raise
    except IndexBrokenError:
        clear(path)
        prepare(path)
        _build(path, where, now, files, vault)


def _build(path: str, where: Where, now: Mapping[str, Folder], files: list[Read], vault: Vault) -> None:
    file = IndexFile(path)
    try:
        file.share()
        file.begin_writing()
        file.make_tables()
        numbers = {read.path: number for number, read in enumerate(walked(files), 1)}
        file.put_files(FileRow(numbers[read.path], read.path, read.hash or b"") for read in walked(files))
        file.put("facts", ((numbers[read.path], row_of(read)) for read in walked(files)))
        for table, rows in tables_of(vault, numbers):
            file.put(table, rows)
        for name, text in abouts_of(vault, numbers):
            file.put_about(name, text)
        file.put_about("links", links_text(read.said for read in files if isinstance(read.said, Note)))
        file.put_about("faults", encode([read.said for read in files if read.hash is None]))
        file.put_folders((folder, found.kept()) for folder, found in now.items())
        file.put_about("state", new_state())
        file.put_about("head", head_text(where, vault, files))
        file.commit()
    finally:
        file.close()


def walked(files: Iterable[Read]) -> Iterable[Read]:
    """The files among what was read: the rest are faults of folders and of what is no file at all."""
    return (read for read in files if read.hash is not None)


def row_of(read: Read) -> str:
    """What ``facts`` keeps of a file."""
    return note_row(read.said) if isinstance(read.said, Note) else fault_row(read.said)


def head_text(where: Where, vault: Vault, files: Iterable[Read]) -> str:
    """What the index says of itself."""
    retry = sorted(read.path for read in walked(files) if not read.hash)
    return encode([stamp_of(where), vault.me, vault.unreadable, vault.conflicts, vault.note_count, retry])
