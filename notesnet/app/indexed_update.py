"""Brings an index up to date: reads what has changed, and writes the rows that follow from it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from notesnet.app.cold_read import Progress, Read, excluded_by, read_cold, read_file
from notesnet.app.indexed import Head, Where, head_of, stored
from notesnet.app.indexed_read import hash_of, row_of, said_row
from notesnet.app.indexed_source import decoded, made
from notesnet.app.indexed_stamp import new_state, stamp_of
from notesnet.app.uncollected import uncollected
from notesnet.frozen import frozen
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.me import Me
from notesnet.model.vault import Vault
from notesnet.read.note import NoteReader
from notesnet.store.index_codec import diagnostic_of, encode
from notesnet.store.index_file import FileRow, IndexFile
from notesnet.store.index_stamps import Changes, Folder, compare
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.notes import FileFault, NoteFile, is_note_name, read_bytes, walk

if TYPE_CHECKING:
    from notesnet.app.indexed_edits import Edited

LEAST, MOST = 200, 5_000  # changes at once that are taken in one by one in a small vault, and in the largest
SHARE = 8  # part of all notes; when more have changed, deciding everything anew is as fast


@frozen
class News:
    """What the notes say other than the index.

    Attributes:
        changed: files that are new or say something else.
        touched: files whose bytes differ, but not what they say.
        dropped: paths that are no longer there.
        faults: of folders and of what is no file, as ``facts`` keeps a fault.
        same_faults: whether they are those that the index knows.
    """

    changed: tuple[Read, ...]
    touched: tuple[Read, ...]
    dropped: frozenset[str]
    faults: tuple[Read, ...]
    same_faults: bool

    @property
    def nothing(self) -> bool:
        """True when everything that follows from the notes still stands."""
        return not (self.changed or self.dropped) and self.same_faults


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
        news = _news(file, where, known, changes, head.retry)
        if news.nothing:
            if writes:
                _write_stamps(file, known, news, now, changes)
            file.begin_reading()
            return stored(file, head_of(file.about("head")) or head, where, progress)
        if writes and _edited(file, where, known, news, head):
            _write_stamps(file, known, news, now, changes)
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


def _news(file: IndexFile, where: Where, known: Mapping[str, FileRow], changes: Changes, retry: Sequence[str]) -> News:
    reader = NoteReader(where.settings)
    suspects = {*changes.suspects, *retry}
    dropped: frozenset[str] = frozenset()
    before = tuple(Read("", made(_fault, row), None) for row in decoded(file.about("faults") or ""))
    faults = before
    if changes.shape and not changes.single:
        found = list(walk(where.root, excluded_by(where.settings)))
        faults = tuple(read_file(reader, one) for one in found if isinstance(one, FileFault))
        there = {one.path: one for one in found if isinstance(one, NoteFile)}
        dropped = frozenset(known.keys() - there.keys())
        notes = [one for path, one in there.items() if path not in known or path in suspects]
    else:
        dropped = frozenset(known.keys() & changes.gone)
        come = _come(where, changes) if changes.shape else set()
        wanted = come.union(suspects & known.keys()) - dropped
        notes = [NoteFile(path, f"{where.root}/{path}") for path in sorted(wanted)]
    changed: list[Read] = []
    touched: list[Read] = []
    for note in notes:
        row = known.get(note.path)
        data = read_bytes(note)
        if row and isinstance(data, bytes) and row.hash == hash_of(data):
            continue
        read = read_file(reader, note, hash_of)
        same = row and row_of(read) == file.row("facts", row.id)
        (touched if same else changed).append(read)
    same_faults = [one.said for one in faults] == [one.said for one in before]
    return News(tuple(changed), tuple(touched), dropped, faults, same_faults)


def _come(where: Where, changes: Changes) -> set[str]:
    """The notes among what has come or was written to, where only single files have come or gone."""
    excluded = excluded_by(where.settings)
    return {path for path in changes.suspects if is_note_name(path.rpartition("/")[2]) and not excluded(path)}


def _edited(file: IndexFile, where: Where, known: Mapping[str, FileRow], news: News, head: Head) -> bool:
    """Takes the news in when they are edits, comings and goings of single notes and nothing else; whether they were."""
    most = max(LEAST, min(head.count // SHARE, MOST))
    if not news.same_faults or len(news.changed) + len(news.dropped) > most:
        return False
    from notesnet.app.indexed_change import take_in  # noqa: PLC0415 - after most edits, but not after all
    from notesnet.app.indexed_edits import edits_of  # noqa: PLC0415 - as above

    edits = edits_of(file, known, news.changed, sorted(news.dropped))
    me = None if edits is None else _me(edits, head)
    if edits is None or me is None:
        return False
    unreadable = take_in(file, where.settings, edits, set(head.unreadable), most)
    if unreadable is None:
        return False
    file.put_about("state", new_state())
    if any(edit.changes_facts for edit in edits):
        file.put_about("facts state", new_state())
    hashes = {read.path: read.hash or b"" for read in news.changed}
    gone = [edit.number for edit in edits if edit.path not in hashes]
    for table in ("facts", "files"):
        file.drop(table, gone)
    file.put("facts", ((edit.number, said_row(edit.new)) for edit in edits if edit.path in hashes))
    file.put_files(FileRow(edit.number, edit.path, hashes[edit.path]) for edit in edits if edit.path in hashes)
    if come_or_gone := [edit.path for edit in edits if edit.path not in known or edit.path not in hashes]:
        there = {*decoded(file.about("odd paths") or "")}.difference(come_or_gone).union(hashes)
        from notesnet.app.indexed_rows import odd_paths  # noqa: PLC0415 - only where a file has come or gone

        file.put_about("odd paths", odd_paths(there))
    count = head.count + sum((edit.new is not None) - (edit.old is not None) for edit in edits)
    file.put_about("head", encode([head.stamp, me, sorted(unreadable), head.conflicts, count, head.retry]))
    return True


def _me(edits: Sequence["Edited"], head: Head) -> Any:
    """What my note says, as ``head`` has it; None when it was another note that said so."""
    mine = [edit for edit in edits if edit.old and edit.new and isinstance(edit.new.detail, Me)]
    if not mine:
        return head.me
    said = mine[0].old.detail if mine[0].old else None
    return mine[0].new.detail if mine[0].new and encode(said) == encode(head.me) else None


def _write_stamps(
    file: IndexFile, known: Mapping[str, FileRow], news: News, now: Mapping[str, Folder], changes: Changes
) -> None:
    file.put_files(FileRow(known[read.path].id, read.path, read.hash or b"") for read in news.touched)
    file.put_folders((path, now[path].kept()) for path in changes.folders)
    if changes.shape:
        file.drop_folders(file.folders().keys() - now.keys())
    file.commit()


def _fault(row: list[object] | None) -> Diagnostic | None:
    return diagnostic_of(row) if row else None
