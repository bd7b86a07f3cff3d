"""Brings an index up to date: reads what has changed, and writes the rows that follow from it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from notesnet.app.cold_read import Progress, Read, excluded_by, read_cold, read_file
from notesnet.app.indexed import Head, Where, head_of, stored
from notesnet.app.indexed_read import hash_of
from notesnet.app.indexed_source import decoded, made
from notesnet.app.indexed_stamp import stamp_of
from notesnet.app.uncollected import uncollected
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.vault import Vault
from notesnet.read.note import NoteReader
from notesnet.store import child
from notesnet.store.index_codec import diagnostic_of
from notesnet.store.index_file import FileRow, IndexFile
from notesnet.store.index_stamps import Changes, Folder, compare
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.notes import FileFault, NoteFile, is_note_name, read_bytes, walk

LEAST = 200  # changes at once that are taken in one by one, however small the vault is
SHARES = (2, 4)  # parts of all notes: with more changes, all is made anew as fast, by one process and by two


class News(NamedTuple):
    """What the notes say other than the index: files whose bytes are new, and paths that are no longer there."""

    notes: list[NoteFile]
    dropped: list[str]

    @property
    def nothing(self) -> bool:
        """True when everything that follows from the notes still stands."""
        return not (self.notes or self.dropped)


def update(file: IndexFile, where: Where, now: Mapping[str, Folder], progress: Progress | None) -> Vault:
    """The vault as it is ``now``; what was learnt is written down if the index can be written.

    Raises:
        IndexBrokenError: the index can't be read after all.
    """
    writes = _begin(file)
    head = head_of(file.about("head"))
    if head is None or head.stamp != stamp_of(where):  # another notesnet was here meanwhile
        file.close()
        return anew(file.path, where, progress)
    changes = compare(now, file.folders())
    walks = changes.shape and not changes.single
    known = _all_files(file) if walks else _files(file, {*changes.suspects, *changes.gone, *head.retry})
    with uncollected(lasting=True):
        news = _news(file, where, known, changes, head)
        if news and (news.nothing or (writes and _taken_in(file, where, known, news, head))):
            if writes:
                _write_stamps(file, now, changes)
            file.begin_reading()
            return stored(file, head_of(file.about("head")) or head, where, progress)
    file.close()
    return anew(file.path, where, progress) if writes else read_cold(*where, progress)


def _all_files(file: IndexFile) -> dict[str, FileRow]:
    return {row.path: row for row in file.files()}


def _files(file: IndexFile, paths: Iterable[str]) -> dict[str, FileRow]:
    """Those of some paths that the index knows."""
    rows = map(file.file, paths)
    return {row.path: row for row in rows if row}


def anew(path: str, where: Where, progress: Progress | None) -> Vault:
    """The vault out of an index that is made anew: another has written it, or more than single notes has changed."""
    from notesnet.app.indexed_build import read_and_build  # noqa: PLC0415 - seldom

    return read_and_build(path, where, progress)


def _begin(file: IndexFile) -> bool:
    """Whether it can be written; if not, it is read as it is."""
    try:
        file.begin_writing()
    except IndexBrokenError:
        file.begin_reading()
        return False
    return True


def _news(file: IndexFile, where: Where, known: Mapping[str, FileRow], changes: Changes, head: Head) -> News | None:
    """What is new; None when that is not notes alone."""
    suspects = {*changes.suspects, *head.retry}
    before = tuple(Read("", made(_fault, row), None) for row in decoded(file.about("faults") or ""))
    faults = before
    if changes.shape and not changes.single:
        found = list(walk(where.root, excluded_by(where.settings)))
        reader = NoteReader(where.settings)
        faults = tuple(read_file(reader, one) for one in found if isinstance(one, FileFault))
        there = {one.path: one for one in found if isinstance(one, NoteFile)}
        dropped = frozenset(known.keys() - there.keys())
        notes = [one for path, one in there.items() if path not in known or path in suspects]
    else:
        dropped = frozenset(known.keys() & changes.gone)
        come = _come(where, changes) if changes.shape else set()
        wanted = come.union(suspects & known.keys()) - dropped
        notes = [NoteFile(path, f"{where.root}/{path}") for path in sorted(wanted)]
    notes = [note for note in notes if _differs(note, known.get(note.path))]
    same_faults = [one.said for one in faults] == [one.said for one in before]
    return News(notes, sorted(dropped)) if same_faults else None


def _differs(note: NoteFile, known: FileRow | None) -> bool:
    """Whether its bytes are not those that the index knows."""
    if not known:
        return True
    data = read_bytes(note)
    return not isinstance(data, bytes) or known.hash != hash_of(data)


def _come(where: Where, changes: Changes) -> set[str]:
    """The notes among what has come or was written to, where only single files have come or gone."""
    excluded = excluded_by(where.settings)
    return {path for path in changes.suspects if is_note_name(path.rpartition("/")[2]) and not excluded(path)}


def _taken_in(file: IndexFile, where: Where, known: Mapping[str, FileRow], news: News, head: Head) -> bool:
    """Whether the news were taken in: they are not too much, and nothing hangs on them that needs all notes."""
    most = max(LEAST, head.count // SHARES[child.may_fork()])
    if len(news.notes) + len(news.dropped) > most:
        return False
    from notesnet.app.indexed_intake import Intake  # noqa: PLC0415 - after most edits, but not after all

    intake = Intake(file, where, known, head, most)
    if not intake.take(news.notes, news.dropped):
        return False
    intake.write()
    return True


def _write_stamps(file: IndexFile, now: Mapping[str, Folder], changes: Changes) -> None:
    file.put_folders((path, now[path].kept()) for path in changes.folders)
    if changes.shape:
        file.drop_folders(file.folders().keys() - now.keys())
    file.commit()


def _fault(row: list[object] | None) -> Diagnostic | None:
    return diagnostic_of(row) if row else None
