"""Asks the system to tell what is saved in a vault, and knows when it can't."""

import logging
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from notesnet.store.hints import Hints
from notesnet.store.mounts import remote_type
from notesnet.text.patterns import regex

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

_WATCHED = regex(r"^inotify wd:\S+ ino:([0-9a-f]+)", re.MULTILINE)
_NO_WATCHES = "the system gives no more watches for folders; fs.inotify.max_user_watches is the limit"


class Watcher:
    """Fills ``hints`` with the paths that the system reports; what it loses or can't report is found by looking.

    Only saving is listened to, not reading: our own reads must not wake us.
    """

    def __init__(self, root: str, hints: Hints) -> None:
        self._root = root
        self._hints = hints
        self._observer: BaseObserver | None = None
        self._identity: tuple[int, int] | None = None
        self._counts = False
        self._alarm = _Alarm(hints)

    def start(self) -> str | None:
        """Begins to listen; None, or why the folder has to be looked at every few seconds instead."""
        remote = remote_type(self._root)
        if remote:
            return f"this folder is on {remote}, where what other computers save is not reported"
        try:
            self._listen()
        except OSError as error:
            self.stop()
            return f"the system can't report what is saved here ({error.strerror or error})"
        watched = self._watched()
        self._counts = self._identity is not None and watched is not None and self._identity[1] in watched
        if not self.is_complete():
            self.stop()
            return _NO_WATCHES
        return None

    def _listen(self) -> None:
        from watchdog import events  # noqa: PLC0415 - 55 ms, for this command only
        from watchdog.observers import Observer  # noqa: PLC0415 - as above

        logger = logging.getLogger("watchdog")
        logger.propagate = False
        logger.handlers = [self._alarm]
        allowed: list[type[FileSystemEvent]] = [
            events.FileCreatedEvent,
            events.FileModifiedEvent,
            events.FileMovedEvent,
            events.FileDeletedEvent,
            events.FileClosedEvent,
            events.DirCreatedEvent,
            events.DirMovedEvent,
            events.DirDeletedEvent,
        ]
        handler = events.FileSystemEventHandler()
        handler.dispatch = self._hear  # type: ignore[method-assign]  # one ear for every kind of event
        self._identity = _identity(self._root)
        self._observer = Observer()
        self._observer.schedule(handler, self._root, recursive=True, event_filter=allowed)
        self._observer.start()

    def stop(self) -> None:
        """Ends listening; may be called at any time."""
        observer, self._observer = self._observer, None
        if observer:
            with suppress(Exception):  # what is ended need not end well
                observer.stop()

    def is_alive(self) -> bool:
        """Whether the threads that listen still run, on the folder that is there now."""
        if self._observer is None or not self._observer.is_alive():
            return False
        return (
            all(emitter.is_alive() for emitter in self._observer.emitters) and _identity(self._root) == self._identity
        )

    def is_complete(self) -> bool:
        """Whether every folder of the vault is listened to, as far as the system tells; hidden ones do not count."""
        watched = self._watched() if self._counts else None
        if watched is None:
            return True
        return all(inode in watched for inode in _folders(self._root))

    def _watched(self) -> set[int] | None:
        """The inodes of the folders that this process has a watch on; None where the system does not tell."""
        found = set()
        try:
            for name in os.listdir("/proc/self/fdinfo"):
                with suppress(OSError), open(f"/proc/self/fdinfo/{name}", encoding="ascii", errors="replace") as file:
                    found |= {int(inode, 16) for inode in _WATCHED.findall(file.read())}
        except OSError:
            return None
        return found

    def _hear(self, event: "FileSystemEvent") -> None:
        """Runs in a thread of watchdog's."""
        for full in (event.src_path, event.dest_path):
            path = os.path.relpath(os.fsdecode(full), self._root) if full else ""
            if not path or path.startswith(".") or f"{os.sep}." in path:  # hidden, outside, or the root itself
                continue
            if event.is_directory:
                self._hints.add_everything()
            else:
                self._hints.add(path.replace(os.sep, "/"))


class _Alarm(logging.Handler):
    """watchdog says only in its log that events were lost."""

    def __init__(self, hints: Hints) -> None:
        super().__init__(logging.WARNING)
        self._hints = hints

    def emit(self, _record: logging.LogRecord) -> None:
        """Whatever it complains of, everything is looked at."""
        self._hints.add_everything()


def _identity(root: str) -> tuple[int, int] | None:
    try:
        status = os.stat(root)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _folders(root: str) -> list[int]:
    """The inodes of the vault's folders, hidden ones and those below them left out."""
    found = []
    for folder, inner, _files in os.walk(root):
        inner[:] = [name for name in inner if name[0] != "."]
        with suppress(OSError):
            found.append(os.stat(folder).st_ino)
    return found
