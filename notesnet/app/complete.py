"""What a name that was begun can become: a file name, else a name or alias that begins so.

The shell waits for the answer at every press of a key. So it comes out of the index, without its proof that no note has
changed: what is gone is left out, what is new is found in the folders that have changed since, and a name that was
changed just now counts again after the next command. Nothing is written.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, NamedTuple

from notesnet import __version__
from notesnet.app.indexed_stamp import SCHEMA
from notesnet.store.index_place import SWITCH, index_path, is_ours
from notesnet.store.index_trouble import IndexBrokenError, IndexBusyError, NoPlaceError
from notesnet.store.notes import NEVER, NoteFile, is_note_name, walk
from notesnet.store.vault_folder import SETTINGS_FILE, find_vault
from notesnet.text.names import fold

if TYPE_CHECKING:
    from notesnet.app.open_vault import Place
    from notesnet.store.index_file import IndexFile

MOST = 200  # more than that nobody reads
SMALL = 200  # notes; so many are read as fast as a key is pressed
Table = Literal["contacts", "introductions"]
_KINDS = {"contacts": "contact", "introductions": "intro"}
_RACY = 2_000_000_000  # nanoseconds; while an index is written, notes may come
_BETWEEN = "\x1f"  # between two names of one contact, in the index


class Known(NamedTuple):
    """A note that may be meant: its path, and what else it is called."""

    path: str
    names: tuple[str, ...] = ()


def completions(named: str | None, table: Table, begun: str) -> list[str]:
    """The words that mean one of these notes and begin so, in order; without regard to case.

    A person is offered by the file name when that begins so, else by the first name or alias that does; by the path when
    the word would mean somebody else as well. ``named`` is the vault that was named, None for the one around here.

    Raises:
        NotesnetError: there is no vault, or its settings can't be used.
    """
    root = find_vault(named)
    wanted = fold(begun) + (" " if begun.strip() and begun[-1].isspace() else "")
    known = _indexed(root, table, wanted)
    return _words(_read(root, table) if known is None else known, wanted)


def template_names(named: str | None, begun: str) -> list[str]:
    """The templates for e-mails whose names begin so; outside of a vault those that come with the program."""
    from notesnet.errors import NotesnetError  # noqa: PLC0415 - only for templates
    from notesnet.store.template_files import list_templates  # noqa: PLC0415 - as above

    try:
        root = find_vault(named)
    except NotesnetError:
        root = None
    return [source.name for source in list_templates(root) if source.name.startswith(begun)]


def _words(known: Iterable[Known], wanted: str) -> list[str]:
    words: dict[str, str] = {}
    taken: dict[str, list[str]] = {}
    for path, names in known:
        whole = path.removesuffix(".md")
        paths = (whole,) if "/" in wanted else ()
        fitting = [
            word for word in (_stem(path), *names, *paths) if fold(word).startswith(wanted) and word.isprintable()
        ]
        if fitting:
            words[path] = fitting[0]
            taken.setdefault(fold(fitting[0]), []).append(path)
    for alike in taken.values():
        if len(alike) > 1:
            words |= {path: path.removesuffix(".md") for path in alike}
    return sorted(words.values())[:MOST]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _read(root: str, table: Table) -> list[Known]:
    """Without an index: a small vault is read; of a large one the paths have to do."""
    from notesnet.app.cold_read import read_cold  # noqa: PLC0415 - 40 ms, which an index saves
    from notesnet.app.open_vault import find_place  # noqa: PLC0415 - as above

    place = find_place(root, None)
    matches = _by_path(place, table)
    paths = [file.path for file in walk(place.root, _excluded(place)) if isinstance(file, NoteFile)]
    if len(paths) > SMALL:
        return [Known(path) for path in paths if matches(path)]
    vault = read_cold(place.root, place.settings, place.faults, None)
    if table == "introductions":
        return [Known(path) for path in vault.introductions]
    return [Known(path, (contact.name, *contact.aliases)) for path, contact in vault.contacts.items()]


def _by_path(place: "Place", table: Table) -> Callable[[str], bool]:
    """Whether the path of a note makes it one of these."""
    from notesnet.read.kinds import path_test  # noqa: PLC0415 - only for what the index does not know

    rule = next(rule for rule in place.settings.rules if rule.kind.value == _KINDS[table])
    tests = [path_test(pattern) for pattern in rule.paths]
    return lambda path: any(test(path) for test in tests)


def _excluded(place: "Place") -> Callable[[str], bool]:
    from notesnet.app.cold_read import excluded_by  # noqa: PLC0415 - as above

    return excluded_by(place.settings)


def _indexed(root: str, table: Table, wanted: str) -> list[Known] | None:
    """By the index; None when there is none that fits."""
    if os.environ.get(SWITCH) == "off":
        return None
    from notesnet.store.index_file import IndexFile  # noqa: PLC0415 - SQLite

    file = None
    written = 0
    path = index_path(root)
    try:
        written = _written(path)
        if not is_ours(path) or _changed(f"{root}/{SETTINGS_FILE}", written):
            return None
        file = IndexFile(path)
        file.begin_reading()
        stamp = json.loads(file.about("head") or "[0]")[0]
        if not str(stamp).startswith(repr((SCHEMA, __version__))[:-1]):
            return None
        return [*_there(root, _found(file, table, wanted), written), *_new(file, root, table, (wanted, written))]
    except (NoPlaceError, IndexBrokenError, IndexBusyError, OSError, ValueError, LookupError, TypeError):
        return None  # whatever is wrong with it, the next command mends it
    finally:
        if file:
            file.close()
            _keep_time(path, written)


def _written(path: str) -> int:
    """When the index was written last, in nanoseconds; what was written later still stands beside it."""
    times = [os.stat(path).st_mtime_ns]
    if os.path.exists(f"{path}-wal"):
        times.append(os.stat(f"{path}-wal").st_mtime_ns)
    return max(times)


def _keep_time(path: str, written: int) -> None:
    """Who reads may tidy up behind one that was killed; the index says no more than before, and so keeps its time."""
    with suppress(OSError):
        if os.stat(path).st_mtime_ns > written and not os.path.exists(f"{path}-wal"):
            os.utime(path, ns=(written, written))


def _changed(path: str, since: int) -> bool:
    """Whether a file or folder was changed after that; it is there."""
    return os.stat(path).st_ctime_ns > since


def _found(file: "IndexFile", table: Table, wanted: str) -> list[Known]:
    """What the index knows of those that may be meant, at most MOST by their file names and as many by others."""
    paths, numbers = json.loads(file.about(table) or "")
    if table == "introductions" or not wanted:
        fitting = [path for path in paths if fold(_stem(path)).startswith(wanted) or ("/" in wanted)]
        return [Known(path) for path in sorted(fitting, key=_stem)[:MOST]]
    places = _places(file.about("names") or "", wanted)
    by_file = [at for at in places if fold(_stem(paths[at])).startswith(wanted)]
    taken = set(by_file)
    others = [at for at in places if at not in taken][: max(0, MOST - len(by_file))]
    rows = file.some_rows("contacts", [numbers[at] for at in others])
    found = [Known(paths[at]) for at in sorted(by_file, key=lambda at: _stem(paths[at]))[:MOST]]
    for at in others:
        _path, name, aliases, *_more = json.loads(rows[numbers[at]])[0]
        found.append(Known(paths[at], (name, *aliases)))
    return found


def _places(text: str, wanted: str) -> list[int]:
    """The lines of ``text`` on which something begins so: a path, a file name, a name or an alias."""
    text = f"\n{text}"
    hits = set()
    for before in ("\n", "/", _BETWEEN):
        at = text.find(before + wanted)
        while at >= 0:
            hits.add(at)
            at = text.find(before + wanted, at + 1)
    lines: dict[int, None] = {}
    line, start = -1, 0
    for at in sorted(hits):
        line += text.count("\n", start, at + 1)
        start = at + 1
        lines[line] = None
    return list(lines)


def _there(root: str, known: Iterable[Known], written: int) -> Iterator[Known]:
    """Those whose notes are still there; one that was written to may be called something else now."""
    for one in known:
        try:
            changed = _changed(f"{root}/{one.path}", written)
        except OSError:
            continue
        yield Known(one.path) if changed else one


def _new(file: "IndexFile", root: str, table: Table, asked: tuple[str, int]) -> Iterator[Known]:
    """Notes that came since the index was written, by what their paths say."""
    wanted, written = asked
    paths = [path for path in _arrived(root, file.folders(), written) if fold(_stem(path)).startswith(wanted)]
    fresh = [path for path in paths if file.file(path) is None]
    if not fresh:
        return
    from notesnet.app.open_vault import find_place  # noqa: PLC0415 - as above

    place = find_place(root, None)
    matches, excluded = _by_path(place, table), _excluded(place)
    for path in fresh:
        parts = path.split("/")
        above = ("/".join(parts[:at]) + "/" for at in range(1, len(parts)))
        if matches(path) and not any(excluded(one) for one in (*above, path)):
            yield Known(path)


def _arrived(root: str, folders: Iterable[str], written: int) -> Iterator[str]:
    """The notes in folders to which something was added, or that are new themselves."""
    known = set(folders)
    waiting = [folder for folder in known if _is_changed_folder(f"{root}/{folder}", written)]
    while waiting:
        folder = waiting.pop()
        start = f"{folder}/" if folder else ""
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = start + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if entry.name[0] != "." and path not in known and path not in NEVER:
                        waiting.append(path)
                elif is_note_name(entry.name) and entry.name[0] != ".":
                    yield path


def _is_changed_folder(full: str, written: int) -> bool:
    try:
        return _changed(full, written - _RACY)
    except OSError:  # it is gone, and its notes with it
        return False
