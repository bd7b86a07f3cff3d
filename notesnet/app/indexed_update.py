"""Brings an index up to date: reads what has changed, and writes the rows that follow from it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from notesnet.app.cold_read import Progress, Read, excluded_by, read_file, vault_of
from notesnet.app.indexed import Head, Where, head_of, stored
from notesnet.app.indexed_notes import note_row, read_row
from notesnet.app.indexed_read import hash_of, row_of
from notesnet.app.indexed_source import decoded, made
from notesnet.app.indexed_stamp import new_state, stamp_of
from notesnet.app.uncollected import uncollected
from notesnet.frozen import frozen
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.vault import Vault
from notesnet.read.note import Note, NoteReader
from notesnet.store.index_codec import diagnostic_of, encode
from notesnet.store.index_file import FileRow, IndexFile
from notesnet.store.index_stamps import Changes, Folder, compare
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.notes import FileFault, NoteFile, read_bytes, walk

MANY = 200  # edits at once; with more, deciding everything anew is as fast


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
        from notesnet.app.indexed_build import read_and_build  # noqa: PLC0415 - hardly ever

        file.close()
        return read_and_build(file.path, where, progress)
    changes = compare(now, file.folders())
    known = _all_files(file) if changes.shape else _files(file, {*changes.suspects, *head.retry})
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
        known = known if changes.shape else _all_files(file)
        return _anew(file, where, known, news, (now, changes) if writes else None)


def _all_files(file: IndexFile) -> dict[str, FileRow]:
    return {row.path: row for row in file.files()}


def _files(file: IndexFile, paths: Iterable[str]) -> dict[str, FileRow]:
    """Those of some paths that the index knows."""
    rows = map(file.file, paths)
    return {row.path: row for row in rows if row}


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
    if changes.shape:
        found = list(walk(where.root, excluded_by(where.settings)))
        faults = tuple(read_file(reader, one) for one in found if isinstance(one, FileFault))
        notes = [one for one in found if isinstance(one, NoteFile)]
        dropped = frozenset(known.keys() - {one.path for one in notes})
        notes = [one for one in notes if one.path not in known or one.path in suspects]
    else:
        notes = [NoteFile(path, f"{where.root}/{path}") for path in sorted(suspects) if path in known]
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


def _edited(file: IndexFile, where: Where, known: Mapping[str, FileRow], news: News, head: Head) -> bool:
    """Takes the news in when they are edits of notes and nothing else; whether they were."""
    if news.dropped or not news.same_faults or len(news.changed) > MANY:
        return False
    from notesnet.app.indexed_change import apply, changes_facts, edits_only  # noqa: PLC0415 - after most edits, but not after all

    edits = edits_only(file, known, news.changed)
    if edits is None:
        return False
    file.put_about("state", new_state())
    if any(map(changes_facts, edits)):
        file.put_about("facts state", new_state())
    unreadable = apply(file, where.settings, edits, set(head.unreadable))
    file.put("facts", ((edit.number, note_row(edit.new)) for edit in edits))
    file.put_files(FileRow(known[read.path].id, read.path, read.hash or b"") for read in news.changed)
    if unreadable != set(head.unreadable):
        file.put_about(
            "head", encode([head.stamp, head.me, sorted(unreadable), head.conflicts, head.count, head.retry])
        )
    return True


def _anew(
    file: IndexFile,
    where: Where,
    known: Mapping[str, FileRow],
    news: News,
    to_write: tuple[Mapping[str, Folder], Changes] | None,
) -> Vault:
    """The vault out of what the index knows of each note and what the news are."""
    rows = dict(file.rows("facts"))
    kept = known.keys() - news.dropped - {read.path for read in news.changed}
    files = [Read(path, read_row(rows.pop(known[path].id, "")), known[path].hash) for path in kept]
    files += [*news.changed, *news.faults]
    vault = vault_of(files, where.settings, where.faults)
    if to_write:
        with suppress(IndexBrokenError):  # a full disk, perhaps; the vault is right all the same
            _write(file, where, known, news, vault, files, to_write)
    file.close()
    return vault


def _write(  # noqa: PLR0913 - one transaction
    file: IndexFile,
    where: Where,
    known: Mapping[str, FileRow],
    news: News,
    vault: Vault,
    files: Sequence[Read],
    to_write: tuple[Mapping[str, Folder], Changes],
) -> None:
    from notesnet.app.indexed_build import head_text  # noqa: PLC0415 - only where more than edits was found
    from notesnet.app.indexed_links import links_kept  # noqa: PLC0415 - as above
    from notesnet.app.indexed_rows import abouts_of, columns_of, odd_paths, tables_of  # noqa: PLC0415 - as above

    gone = [known[path].id for path in news.dropped]
    file.drop("files", gone)
    file.drop("facts", gone)
    numbers = {path: row.id for path, row in known.items() if path not in news.dropped}
    free = max((row.id for row in known.values()), default=0) + 1
    for read in news.changed:
        if read.path not in numbers:
            numbers[read.path], free = free, free + 1
    file.put("facts", ((numbers[read.path], row_of(read)) for read in news.changed))
    file.put_files(FileRow(numbers[read.path], read.path, read.hash or b"") for read in news.changed)
    notes = [read.said for read in files if isinstance(read.said, Note)]
    for table, rows in (*tables_of(vault, numbers), ("links", links_kept(notes))):
        file.put_all(table, rows)
    for name, text in (*abouts_of(vault, numbers), ("odd paths", odd_paths(numbers))):
        if file.about(name) != text:
            file.put_about(name, text)
    for name, data in columns_of(vault):
        if file.column(name) != data:
            file.put_column(name, data)
    file.put_about("faults", encode([one.said for one in news.faults]))
    file.put_about("state", new_state())
    file.put_about("facts state", new_state())
    file.put_about("head", head_text(where, vault, files))
    _write_stamps(file, known, news, *to_write)


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
