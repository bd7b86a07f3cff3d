"""Reads all notes and makes the index of them, in two processes where that helps, holding little of each note.

The first look puts aside what each note says. Once all names are known, what other notes say of contacts is gathered;
then each contact is decided from its own note and that.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple, TypeVar

from notesnet.app.cold_read import Progress, Read, excluded_by, read_cold, read_file
from notesnet.app.indexed import Where, excluded, head_of, stored
from notesnet.app.indexed_first import NO_NOTE, Held, Looked, looker, put_aside
from notesnet.app.indexed_notes import read_row
from notesnet.app.indexed_rows import odd_paths
from notesnet.app.indexed_second import Second
from notesnet.app.indexed_stamp import new_state, stamp_of
from notesnet.app.uncollected import uncollected
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.vault import Vault
from notesnet.read.note import NoteReader
from notesnet.store.index_codec import encode
from notesnet.store.index_file import FileRow, IndexFile
from notesnet.store.index_place import clear, is_ours, prepare
from notesnet.store.index_stamps import look
from notesnet.store.index_trouble import IndexBrokenError, IndexBusyError, NoPlaceError
from notesnet.store.notes import NoteFile, walk
from notesnet.store.spool import Spool
from notesnet.store.two import MOST, Job, in_two

T = TypeVar("T")
_PIECE = 32  # notes, at least; so few that both processes end at the same time
_ALONE = 400  # notes; so few are read before a second process has begun


def read_and_build(path: str, where: Where, progress: Progress | None = None, *, anew: bool = False) -> Vault:
    """The vault, out of an index that is made at ``path`` of its notes.

    An index that can't be made is none: the notes are read, and the next command tries again. With ``anew`` the old
    one is taken away first.
    """
    with uncollected(lasting=True):
        try:
            if anew:
                clear(path)
            file = build(path, where, progress)
        except (NoPlaceError, IndexBrokenError, OSError):
            file = None
    if file is not None:
        with suppress(IndexBrokenError):
            file.begin_reading()
            head = head_of(file.about("head"))
            if head is not None:
                return stored(file, head, where, progress)
    return read_cold(*where, progress)


def build(path: str, where: Where, progress: Progress | None = None) -> IndexFile:
    """Makes a whole index; one that SQLite can't use is taken away first.

    Raises:
        NoPlaceError: there is no place for it.
        IndexBrokenError: it can't be written.
        OSError: there is no room beside it.
    """
    file = _opened(path)
    try:
        spool = Spool(os.path.dirname(path))
        try:
            _build(file, where, spool, progress)
        finally:
            spool.close()
        file.commit()
        file.share()
    except BaseException:
        file.close()
        with suppress(NoPlaceError, OSError):
            if os.path.getsize(path) == 0:  # it was new, and nothing came of it
                clear(path)
        raise
    return file


def _opened(path: str) -> IndexFile:
    """An empty index that is this process's to write."""
    if not is_ours(path):
        prepare(path)
    try:
        return _begun(path)
    except IndexBusyError:
        raise
    except IndexBrokenError:
        clear(path)
        prepare(path)
        return _begun(path)


def _begun(path: str) -> IndexFile:
    file = IndexFile(path)
    try:
        file.begin_writing(anew=True)
        file.make_tables()
    except BaseException:
        file.close()
        raise
    return file


class _Files(NamedTuple):
    """What was found on the disk: notes, and the faults of folders and of what is no file at all."""

    paths: list[str]
    faults: list[Read]


def _build(file: IndexFile, where: Where, spool: Spool, progress: Progress | None) -> None:
    now = look(where.root, excluded(where.settings))  # before the first note is read: what changes later is seen then
    reader = NoteReader(where.settings)
    found = _found(where, reader)
    first = _First(file, spool, found)
    size = _piece(len(found.paths))
    for number, looked in _shared(len(found.paths), size, looker(where.root, reader, found.paths, size), file):
        first.take(number * size, looked)
        if progress:
            first.tell(progress)
    faults = [*where.faults, *(one.said for one in (*found.faults, *first.faults) if isinstance(one.said, Diagnostic))]
    second = Second(file, where.settings, first.held)
    second.look_at_others()
    size = _piece(len(second.people))
    for number, people in _shared(len(second.people), size, second.maker(size), file):
        second.take(number * size, people)
    vault = second.finish(faults)
    file.put_about("faults", encode([one.said for one in found.faults]))
    file.put_about("odd paths", odd_paths(found.paths))
    file.put_folders((folder, one.kept()) for folder, one in now.items())
    file.put_about("state", new_state())
    file.put_about("facts state", new_state())
    file.put_about("head", head_text(where, vault, first.retry))


def _found(where: Where, reader: NoteReader) -> _Files:
    paths: list[str] = []
    faults: list[Read] = []
    for one in walk(where.root, excluded_by(where.settings)):
        if isinstance(one, NoteFile):
            paths.append(one.path)
        else:
            faults.append(read_file(reader, one))
    return _Files(paths, faults)


def _piece(count: int) -> int:
    return max(_PIECE, count // MOST + 1)


def _shared(count: int, size: int, job: Job[T], file: IndexFile) -> Iterator[tuple[int, T]]:
    pieces = -(-count // size)
    if count < _ALONE:
        return ((number, job.work(number)) for number in range(pieces))
    return in_two(pieces, job, os.path.dirname(file.path))


class _First:
    """Takes in what the first look gives."""

    def __init__(self, file: IndexFile, spool: Spool, found: _Files) -> None:
        self.held: list[Held] = []
        self.faults: list[Read] = []
        self.retry: list[Read] = []
        self._file = file
        self._spool = spool
        self._paths = found.paths
        self._count = 0
        self._told = 0

    def take(self, start: int, looked: Sequence[Looked]) -> None:
        """Some notes, of which the first one stands at ``start``."""
        paths = self._paths[start : start + len(looked)]
        aside = put_aside(looked, self._spool)
        for number, (path, one, where) in enumerate(zip(paths, looked, aside, strict=True), start + 1):
            if one.says == NO_NOTE:
                self.faults.append(Read(path, read_row(one.row)))
            else:
                self.held.append(Held(path, number, one, where))
            if not one.hash:
                self.retry.append(Read(path, None))
        self._count += len(looked)
        files = [
            FileRow(number, path, one.hash)
            for number, (path, one) in enumerate(zip(paths, looked, strict=True), start + 1)
        ]
        self._file.put_files(files)
        self._file.put("facts", [(number, one.row) for number, one in enumerate(looked, start + 1)])

    def tell(self, progress: Progress) -> None:
        """Tells how many notes were read, every thousand."""
        if self._count // 1000 > self._told:
            self._told = self._count // 1000
            progress(self._told * 1000)


def walked(files: Iterable[Read]) -> Iterable[Read]:
    """The files among what was read: the rest are faults of folders and of what is no file at all."""
    return (read for read in files if read.hash is not None)


def head_text(where: Where, vault: Vault, files: Iterable[Read]) -> str:
    """What the index says of itself."""
    retry = sorted(read.path for read in walked(files) if not read.hash)
    return encode([stamp_of(where), vault.me, vault.unreadable, vault.conflicts, vault.note_count, retry])
