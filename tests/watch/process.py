"""A real `notesnet watch`, in a process of its own, with a patient reader of what it prints."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.harness import ROOT, TODAY, clean_environment

PROGRAM = [sys.executable, "-c", "from notesnet.entry import run; run()"]
PATIENCE = 25.0  # seconds; for busy machines, nothing here takes so long


class Watch:
    """What it printed so far, and how to wait for more."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self.events: list[dict[str, Any]] = []
        self.errors = b""
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read, self._read_errors)]
        for reader in self._readers:
            reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.events.append(json.loads(line))

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.errors += line

    def wait_for(self, event: str, path: str | None = None, *, after: int = 0) -> dict[str, Any]:
        """The first such event behind the first ``after`` ones; fails with all that there was when it does not come."""
        wanted = {"event": event} | ({"path": path} if path is not None else {})

        def found() -> dict[str, Any] | None:
            return next((one for one in self.events[after:] if wanted.items() <= one.items()), None)

        eventually(lambda: found() is not None or self.process.poll() is not None)
        one = found()
        assert one is not None, (wanted, self.events, self.errors.decode())
        return one

    def all(self, event: str) -> list[str]:
        """The paths of the events of a kind."""
        return [str(one["path"]) for one in self.events if one["event"] == event]

    def end(self, number: int = signal.SIGTERM) -> int:
        """Ends it with a signal; its exit code."""
        self.process.send_signal(number)
        return self.ended()

    def ended(self) -> int:
        """Waits until it has ended, and what it printed was read; its exit code."""
        code = self.process.wait(PATIENCE)
        for reader in self._readers:
            reader.join(PATIENCE)
        return code


def eventually(true: Callable[[], bool]) -> bool:
    """Whether it becomes true while one can wait for it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return true()


@contextmanager
def watch(root: Path, *options: str, before: Sequence[str] = ()) -> Iterator[Watch]:
    """Starts it, waits until it watches, and ends it when the test has not. ``before`` stands before the program."""
    environment = clean_environment(root.parent / "home") | {"PYTHONPATH": str(ROOT)}
    command = [*before, *PROGRAM, "--json", "--today", TODAY, "--vault", str(root), "watch", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, stdin=subprocess.DEVNULL) as process:
        made = Watch(process)
        try:
            made.wait_for("looking")
            made.wait_for("agenda") if not os.path.exists(root / "agenda/2026-W48.md") else None
            yield made
        finally:
            if process.poll() is None:
                process.kill()
            made.ended()
            assert b"Traceback" not in made.errors, made.errors.decode()
