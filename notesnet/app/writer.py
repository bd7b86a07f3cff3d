"""Writes notes for one command: one at a time, journalled, so that it can be taken back."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Literal

from notesnet.edit.edits import digest
from notesnet.errors import NotesnetError, RefusedError
from notesnet.frozen import frozen
from notesnet.model.change import Change
from notesnet.model.journal import Hunk, Written
from notesnet.store.beside import swap_file, sweep
from notesnet.store.clock import now
from notesnet.store.files import create, other_names, read_if_there, real_path, remove, replace
from notesnet.store.journal import Journal
from notesnet.store.lock import locked
from notesnet.text.hunks import changed_lines

Rewrite = Callable[[bytes], bytes]
TRIES = 3  # an editor may save in between; then what it saved is read and the edit computed anew


@frozen
class Edited:
    """A note before and after an edit."""

    path: str
    old: bytes
    new: bytes


class Writer:
    """Everything that one command writes into notes; each write holds the vault's lock.

    A write is one read, one comparison just before the rename, one write and two fsyncs.

    Args:
        root: the vault.
        typed: the command in words, for the journal.
        conflicts: path → why it is not written to: conflict copies and what they were copied from.

    Attributes:
        warnings: what a person should know of the writes, such as a file with two names.
        done: every write that happened, in order, also one that was broken off behind the rename.
        asked: the path that was asked for last, empty before the first.
    """

    def __init__(self, root: str, typed: str, conflicts: Mapping[str, str] | None = None) -> None:
        self.root = root
        self.warnings: list[str] = []
        self.done: list[Change] = []
        self.asked = ""
        self._typed = typed
        self._conflicts = conflicts or {}
        self._command = 0
        self._parts = 0
        self._undoes = (0, 0)
        self._tick = ("", "")
        self._swept: set[str] = set()
        self._read: dict[str, bytes] = {}

    def already_read(self, path: str, data: bytes) -> None:
        """Hands on the bytes of a note that were read just now: its next edit is computed from them.

        They are used once. When the note changed since, that is found out, and it is read again.
        """
        self._read[path] = data

    def undoing(self, written: Written) -> None:
        """From now on its writes take this one back."""
        self._undoes = (written.command, written.part)

    def for_tick(self, agenda: str, id_: str) -> None:
        """From now on its writes take in the line of an agenda file that carries this id."""
        self._tick = (agenda, id_)

    def preview(self, path: str, rewrite: Rewrite) -> Edited:
        """What an edit makes of a note; nothing is written.

        Raises:
            RefusedError: the note is gone, may not be written to, or can't be edited with certainty.
        """
        self.asked = path
        self.allow(path)
        real = real_path(self.root, path)
        self.allow(real)
        data = self._read.pop(path, None)
        if data is None:
            data = read_if_there(self.root, real)
        if data is None:
            raise RefusedError(f"{path} is gone", "run the command again")
        return Edited(real, data, rewrite(data))

    def rewrite(self, path: str, rewrite: Rewrite, summary: str | Callable[[], str]) -> Edited | None:
        """Edits a note on disk; None when it is right already. A ``summary`` known only after the edit is asked for then.

        Raises:
            RefusedError: as ``preview``, or it keeps changing underneath.
            DiskError: the system said no; the old bytes are still there.
        """
        for attempt in range(TRIES):
            with self._writing(path):
                old = path in self._read
                edited = self.preview(path, rewrite)
                if edited.new == edited.old:
                    if old:  # right when it was read; whether it still is, is looked at now
                        continue
                    return None
                try:
                    self._replace(edited, summary if isinstance(summary, str) else summary())
                except RefusedError:
                    if attempt == TRIES - 1 or read_if_there(self.root, edited.path) == edited.old:
                        raise
                else:
                    return edited
        return None

    def create(self, path: str, data: bytes, summary: str) -> None:
        """Makes a new note.

        Raises:
            RefusedError: something exists there already, or the place is outside the vault.
            DiskError: the system said no; nothing half written is left.
        """
        with self._writing(path), self._recorded(path, "create", (b"", data), summary):
            self._told(path, lasts=create(self.root, path, data))

    def remove(self, path: str, old: bytes, summary: str) -> None:
        """Takes a note away that still has the bytes ``old``.

        Raises:
            RefusedError: it changed.
            DiskError: the system said no; it is still there.
        """
        with self._writing(path), self._recorded(path, "remove", (old, b""), summary):
            self._told(path, lasts=remove(self.root, path, old))

    def record(self, path: str, data: bytes, summary: str) -> None:
        """Tells the journal of a write that a person had done by hand; no byte changes."""
        with self._writing(path), self._recorded(path, "edit", (data, data), summary):
            pass

    def _replace(self, edited: Edited, summary: str) -> None:
        names = other_names(self.root, edited.path)
        swap = swap_file(self.root, edited.path)
        if swap:
            self._warn(f"{edited.path} seems to be open in an editor ({swap}): load it again there before you save")
        with self._recorded(edited.path, "edit", (edited.old, edited.new), summary):
            self._told(edited.path, lasts=replace(self.root, edited.path, edited.new, edited.old))
        if names:
            self._warn(f"{edited.path} had {names + 1} names (hard links); the others keep the old text")

    def _told(self, path: str, *, lasts: bool) -> None:
        if not lasts:
            self._warn(f"{path} is written, but a power cut now could still undo that: its folder could not be synced")

    def _warn(self, words: str) -> None:
        if words not in self.warnings:
            self.warnings.append(words)

    def allow(self, path: str) -> None:
        """Refuses a conflict copy, and the note that it was copied from.

        Raises:
            RefusedError: ``path`` is one of these.
        """
        reason = self._conflicts.get(path)
        if reason:
            remedy = "take over what is missing in the note, then delete the copy"
            raise RefusedError(f"{path}: {reason}; neither side is written to until that is solved", remedy)

    @contextmanager
    def _writing(self, path: str) -> Iterator[None]:
        """Holds the lock, and clears away what a killed write left in that folder and in the journal."""
        with locked(self.root) as waited:
            if waited:  # whoever wrote in the meantime may have written there
                self._read.clear()
            self.asked = path
            journal = Journal(self.root)
            killed = journal.pending()
            if killed:
                with suppress(NotesnetError):  # its note may be a link that leads nowhere by now
                    self._sweep(journal, killed.path, killed)
            journal.settle(lambda written: happened(self.root, written))
            if not self._command:
                journal.bound()
            self._sweep(journal, path, killed)
            yield

    def _sweep(self, journal: Journal, path: str, killed: Written | None) -> None:
        """Sweeps the folder of a note, once a command; ``killed`` is what the journal may have forgotten by now."""
        real = real_path(self.root, path)
        folder = real.rpartition("/")[0]
        if folder in self._swept:
            return
        self._swept.add(folder)

        def known() -> set[str]:
            entries = [*journal.read(), *([killed] if killed else [])]
            return {sum_ for written in entries for sum_ in (written.old_hash, written.new_hash)}

        for name in sweep(self.root, real, known):
            self._warn(f"{name} was left by a write that was killed; look into it")

    @contextmanager
    def _recorded(
        self, path: str, kind: Literal["edit", "create", "remove"], data: tuple[bytes, bytes], summary: str
    ) -> Iterator[None]:
        """The journal's line is begun first, so that the bytes of a killed write are known; a failed one loses it again."""
        old, new = data
        journal = Journal(self.root)
        written = Written(
            command=self._command or journal.next_command(),
            part=self._parts,
            time=now(),
            typed=self._typed,
            path=path,
            kind=kind,
            summary=summary,
            old_hash=digest(old) if kind != "create" else "",
            new_hash=digest(new) if kind != "remove" else "",
            hunks=hunks_of(old, new) if kind == "edit" else (),
            undoes=self._undoes[0],
            undone_part=self._undoes[1],
            agenda=self._tick[0],
            tick=self._tick[1],
        )
        size = self._begun(journal, written)
        before = len(self.done)
        try:
            yield
            self._happened(summary)
        except NotesnetError:
            if size is not None:
                journal.drop(size)
            raise
        except BaseException:  # Ctrl-C, perhaps behind the rename
            if len(self.done) == before and happened(self.root, written):
                self._happened(summary)
            if size is not None:
                journal.end() if len(self.done) > before else journal.drop(size)
            raise
        if size is not None:
            journal.end()
            self._command = written.command
            self._parts += 1

    def _happened(self, summary: str) -> None:
        self.done.append(Change(self.asked, summary))

    def _begun(self, journal: Journal, written: Written) -> int | None:
        """The size of the journal before its new line; None when it can't be written, which is a warning."""
        try:
            return journal.begin(written)
        except OSError as error:
            self._warn(f"the journal could not be written ({error.strerror}): `undo` will not know of {written.path}")
            return None


def happened(root: str, written: Written) -> bool:
    """Whether a write that was begun was done, as far as the file tells; in doubt it was."""
    try:
        data = read_if_there(root, written.path)
    except NotesnetError:
        return True
    if written.kind == "edit":
        return data is not None and digest(data) != written.old_hash
    return (data is None) == (written.kind == "remove")


def lines_of(data: bytes) -> list[str]:
    """The lines of a file without LF; a CR stays, and so does what is no UTF-8."""
    return data.decode("utf-8", "surrogateescape").split("\n")


def hunks_of(old: bytes, new: bytes) -> tuple[Hunk, ...]:
    """The lines that differ, each with the lines around it in the new text."""
    before, after = lines_of(old), lines_of(new)
    return tuple(
        Hunk(
            line=change.first + 1,
            old=tuple(before[change.start : change.end]),
            new=tuple(after[change.first : change.last]),
            before=after[change.first - 1] if change.first > 0 else None,
            after=after[change.last] if change.last < len(after) else None,
        )
        for change in changed_lines(before, after)
    )
