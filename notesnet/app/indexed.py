"""Opens a vault by its index: what has not changed since the last command is not read again.

The index only ever saves time. Whatever is wrong with it, the notes are read instead, and nobody is bothered.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from notesnet.frozen import frozen
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.store.index_place import SWITCH, index_path, is_ours
from notesnet.store.index_trouble import IndexBrokenError, IndexBusyError, NoPlaceError
from notesnet.store.look_begun import taken

if TYPE_CHECKING:
    from notesnet.store.index_file import IndexFile
    from notesnet.store.index_stamps import Changes, Folder

SMALL = 200  # notes; fewer are read as fast as an index is opened
Progress = Callable[[int], None]


class Where(NamedTuple):
    """A vault to be read: its folder, its settings and what is wrong with them."""

    root: str
    settings: Settings
    faults: tuple[Diagnostic, ...]


@frozen
class Head:
    """What the index says of itself: whose it is, and the few things that every command needs."""

    stamp: str
    me: Any
    unreadable: tuple[str, ...]
    conflicts: dict[str, str]
    count: int
    retry: tuple[str, ...]


def read_indexed(where: Where, progress: Progress | None = None) -> Vault:
    """The vault, by way of its index where there is one; makes one for a vault that is worth it."""
    switch = os.environ.get(SWITCH, "")
    if switch != "off":
        with suppress(NoPlaceError):
            path = index_path(where.root)
            if is_ours(path):
                return _by_index(path, where, progress)
            if switch == "on" or _is_worth_it(where):
                from notesnet.app.indexed_build import read_and_build  # noqa: PLC0415 - once a vault

                return read_and_build(path, where, progress)
    from notesnet.app.cold_read import read_cold  # noqa: PLC0415 - all that reads notes, which a warm command needs not

    return read_cold(*where, progress)


def has_index(root: str) -> bool:
    """Whether there is an index that a command would look into."""
    with suppress(NoPlaceError):
        return os.environ.get(SWITCH, "") != "off" and is_ours(index_path(root))
    return False


def _is_worth_it(where: Where) -> bool:
    from notesnet.store.index_stamps import holds  # noqa: PLC0415 - only while there is no index

    return holds(where.root, excluded(where.settings), SMALL)


def fitting(path: str, where: Where) -> "tuple[IndexFile, Head] | None":
    """The index at a path, open and read from now on, and what it says of itself; None when it is not for this vault.

    Raises:
        IndexBrokenError: it can't be read; IndexBusyError while somebody writes it.
    """
    from notesnet.app.indexed_stamp import stamp_of  # noqa: PLC0415 - for a vault that has an index
    from notesnet.store.index_file import IndexFile  # noqa: PLC0415 - SQLite

    file = IndexFile(path)
    try:
        file.begin_reading()
        head = head_of(file.about("head"))
    except IndexBrokenError:
        file.close()
        raise
    if head and head.stamp == stamp_of(where):
        return file, head
    file.close()  # or nobody could write to it, we neither
    return None


def _by_index(path: str, where: Where, progress: Progress | None) -> Vault:
    found = None
    try:
        found = fitting(path, where)
        if found:
            return _fresh(*found, where, progress)
    except IndexBusyError:
        from notesnet.app.cold_read import read_cold  # noqa: PLC0415 - all that reads notes

        return read_cold(*where, progress)
    except IndexBrokenError:
        if found:
            found[0].close()
    from notesnet.app.indexed_build import read_and_build  # noqa: PLC0415 - as above

    return read_and_build(path, where, progress)


def _fresh(file: "IndexFile", head: Head, where: Where, progress: Progress | None) -> Vault:
    """The vault of an index that fits, brought up to date."""
    now, changes = look_again(file, where, _load_update)
    if not (changes.shape or changes.suspects or changes.folders or head.retry):
        return stored(file, head, where, progress)
    from notesnet.app.indexed_update import update  # noqa: PLC0415 - only when something has changed

    return update(file, where, now, progress)


def _load_update() -> None:
    """Loads what takes edits in, while another process still looks for more of them."""
    import notesnet.app.indexed_intake  # noqa: PLC0415 - only when something has changed
    import notesnet.app.indexed_update  # noqa: F401, PLC0415 - as above


def look_again(
    file: "IndexFile", where: Where, differs: Callable[[], object] = lambda: None
) -> "tuple[dict[str, Folder], Changes]":
    """The folders of a vault as they are, and what has changed in them since the index was written.

    ``differs`` may be called as soon as anything has, before all is known.
    """
    from notesnet.store.index_stamps import compare, look  # noqa: PLC0415 - with SQLite only

    before = file.folders()
    begun = taken(where.root)
    passes_over = excluded(where.settings)
    now = begun.look(before, passes_over, differs) if begun else look(where.root, passes_over)
    return now, compare(now, before)


def stored(file: "IndexFile", head: Head, where: Where, progress: Progress | None = None) -> Vault:
    """The vault of an index that is up to date."""
    from notesnet.app.indexed_source import Source  # noqa: PLC0415 - for a vault that has an index
    from notesnet.app.indexed_vault import stored_vault  # noqa: PLC0415 - as above

    def otherwise() -> Vault:
        from notesnet.app.indexed_build import read_and_build  # noqa: PLC0415 - only when a row is damaged

        return read_and_build(file.path, where, progress)

    settled = (head.me, head.unreadable, head.conflicts, head.count)
    return stored_vault(Source(file, otherwise, head.stamp), where.settings, settled)


def head_of(text: str | None) -> Head | None:
    """What the index says of itself; None when it says nothing that we understand."""
    from notesnet.store.index_codec import decode  # noqa: PLC0415 - for a vault that has an index

    try:
        stamp, me, unreadable, conflicts, count, retry = decode(text or "")
        return Head(stamp, me, tuple(unreadable), dict(conflicts), count, tuple(retry))
    except (ValueError, TypeError):
        return None


def excluded(settings: Settings) -> Callable[[str], bool] | None:
    """Whether the settings pass a path over; None when they pass over nothing."""
    if not settings.exclude:
        return None
    from notesnet.app.cold_read import excluded_by  # noqa: PLC0415 - only for settings that exclude something

    return excluded_by(settings)
