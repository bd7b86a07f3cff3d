"""The journal: one line of JSON for each file that was written, in the state folder.

It is bounded: when it grows beyond 4 MiB, the older half of its commands is dropped. Its mode is 0600. It is a
convenience and not a promise: a line that can't be written or read loses the chance to undo, never a note.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from notesnet.model.journal import Hunk, Written
from notesnet.store.state_folder import state_folder

LARGEST = 4 * 1024 * 1024
NAME = "journal.jsonl"


class Journal:
    """The journal of one vault; the caller holds the vault's lock when it writes."""

    def __init__(self, root: str) -> None:
        self._path = os.path.join(state_folder(root), NAME)

    def read(self) -> list[Written]:
        """Everything that is in it, the oldest first; a line that can't be read is passed over."""
        try:
            with open(self._path, encoding="utf-8", errors="surrogateescape") as file:
                return [written for line in file if (written := _read(line))]
        except OSError:
            return []

    def next_command(self) -> int:
        """The number for the next command."""
        return max((written.command for written in self.read()), default=0) + 1

    def append(self, written: Written) -> int:
        """Adds one line and gives the size before, so that ``forget_after`` can take it back; -1 when it can't be added."""
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError:
            return -1
        try:
            size = os.fstat(descriptor).st_size
            line = json.dumps(asdict(written), ensure_ascii=True) + "\n"
            os.write(descriptor, line.encode("utf-8", "surrogateescape"))
        except OSError:
            return -1
        else:
            return size
        finally:
            os.close(descriptor)

    def forget_after(self, size: int) -> None:
        """Takes back what was appended since the journal had ``size`` bytes: the write did not happen."""
        if size >= 0:
            with suppress(OSError):
                os.truncate(self._path, size)

    def bound(self) -> None:
        """Drops the older half of the commands when the file is too large."""
        try:
            if os.path.getsize(self._path) <= LARGEST:
                return
        except OSError:
            return
        entries = self.read()
        numbers = sorted({written.command for written in entries})
        kept = set(numbers[len(numbers) // 2 :])
        self._rewrite(written for written in entries if written.command in kept)

    def _rewrite(self, entries: Iterable[Written]) -> None:
        temporary = self._path + ".new"
        with suppress(OSError):
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                for written in entries:
                    file.write(json.dumps(asdict(written), ensure_ascii=True) + "\n")
            os.replace(temporary, self._path)


def _read(line: str) -> Written | None:
    try:
        fields: dict[str, Any] = json.loads(line)
        hunks = tuple(
            Hunk(h["line"], tuple(h["old"]), tuple(h["new"]), h["before"], h["after"]) for h in fields.pop("hunks")
        )
        return Written(hunks=hunks, **fields)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
