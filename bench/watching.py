"""A real `notesnet watch`: how long after a save the agenda's file is current, and how it takes a large checkout."""

import math
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import IO

from bench.edits import first_notes
from bench.measure import UNIT, child_environment, last_words
from bench.programs import Desk
from bench.row import Row
from bench.vault import TODAY
from notesnet.app.watch_timing import Pace

DEBOUNCE = Pace().debounce
SAVED = "`watch`: from a save to the agenda's file, 95 of 100"
_AGENDA = f"agenda/{TODAY:%G-W%V}.md"
_MOST_CHECKED_OUT = 5000
_PATIENCE = 600.0  # seconds until something is seen; 100,000 notes are read first
_PAUSE = 0.8  # seconds between two saves: by then what the last one started is over
_LOOK = 0.002  # seconds between two looks at the file


class WatchError(Exception):
    """What was waited for did not come."""


def checked_out(notes: int) -> str:
    """The name of the row about a checkout."""
    return f"`watch`: {_count(notes):,} notes checked out at once"


def watch_rows(notes: int, desk: Desk, saves: int) -> list[Row]:
    """Two rows; this changes the vault."""
    saved, checkout = Row(SAVED, notes), Row(checked_out(notes), notes)
    peak: list[int] = []
    try:
        with _watch(desk, peak) as watch:
            times = tuple(_saves(watch, desk.vault, saves))
            saved = replace(saved, seconds=times, figure=_of_hundred(times, 95) * 1e3, unit="ms")
            taken = _check_out(watch, desk, _count(notes))
            checkout = replace(checkout, seconds=(taken,), figure=taken, unit="s")
    except WatchError as error:
        saved = saved if saved.unit else replace(saved, failure=str(error))
        checkout = replace(checkout, failure=str(error))
    held = peak[0] if peak else 0
    return [replace(saved, peak=held), replace(checkout, peak=held)]


def _count(notes: int) -> int:
    return min(_MOST_CHECKED_OUT, notes // 2)


@contextmanager
def _watch(desk: Desk, peak: list[int]) -> Iterator["_Watch"]:
    """Runs it, from the moment at which it watches; puts the bytes that it held at most into ``peak``."""
    with tempfile.TemporaryFile() as output:
        watch = _Watch(desk, output)
        try:
            watch.until(lambda: os.path.exists(f"{desk.vault}/{_AGENDA}"), "it wrote no agenda")
            time.sleep(_PAUSE)
            yield watch
        finally:
            peak.append(watch.end())


class _Watch:
    """A process that watches, and a patient look at what it does."""

    def __init__(self, desk: Desk, output: IO[bytes]) -> None:
        self._output = output
        command, environment = desk.notesnet("watch"), {**child_environment(), **desk.environment()}
        with open(os.devnull, "rb") as nothing:
            files = [
                (os.POSIX_SPAWN_DUP2, file.fileno(), number) for number, file in enumerate((nothing, output, output))
            ]
            self._process = os.posix_spawn(command[0], command, environment, file_actions=files)

    def until(self, true: Callable[[], bool], otherwise: str, between: float = _LOOK) -> None:
        """Waits.

        Raises:
            WatchError: it did not become true in time, or the process ended.
        """
        end = time.monotonic() + _PATIENCE
        while not true():
            if os.waitid(os.P_PID, self._process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                self._output.seek(0)
                said = self._output.read().decode(errors="replace")
                raise WatchError(f"it ended by itself: {last_words(said)}")
            if time.monotonic() > end:
                raise WatchError(f"{otherwise} within {_PATIENCE:g} s")
            time.sleep(between)

    def end(self) -> int:
        """Ends it; the bytes that it held at most."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGTERM)
        return os.wait4(self._process, 0)[2].ru_maxrss * UNIT


def _saves(watch: _Watch, vault: str, count: int) -> Iterator[float]:
    """Seconds from each save until the agenda has it, less the pause that a watch makes on purpose."""
    note = first_notes(vault, 1)[0]
    with open(note, encoding="utf-8") as file:
        before, _, after = file.read().partition("## Log\n")
    for number in range(count):
        promise = f"Ring them about offer {number + 1}."
        text = f"{before}- [ ] {promise} 📅 {TODAY}\n\n## Log\n{after}"
        with open(note, "w", encoding="utf-8") as file:
            file.write(text)
        start = time.perf_counter()
        watch.until(_seen(f"{vault}/{_AGENDA}", promise), "the agenda did not get what was saved")
        yield time.perf_counter() - start - DEBOUNCE
        time.sleep(_PAUSE)


def _seen(path: str, words: str) -> Callable[[], bool]:
    """Whether a file holds the words; it is read only when it has changed."""
    last = [0]

    def seen() -> bool:
        try:
            changed = os.stat(path).st_mtime_ns
        except FileNotFoundError:
            return False
        if changed == last[0]:
            return False
        last[0] = changed
        with open(path, encoding="utf-8") as file:
            return words in file.read()

    return seen


def _check_out(watch: _Watch, desk: Desk, count: int) -> float:
    """Seconds from the end of a checkout, with a line in the log of many, until the agenda is that of a fresh run."""
    for path in first_notes(desk.vault, count):
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("## Log\n", f"## Log\n- {TODAY} email: sent the invitation\n", 1)
        os.unlink(path)  # as git does
        with open(path, "x", encoding="utf-8") as file:
            file.write(text)
    ended = time.time()
    environment = {**child_environment(), **desk.environment("off")}
    command = desk.notesnet("agenda", "--print")
    fresh = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
    if fresh.returncode:
        raise WatchError(f"a fresh `agenda --print` ended with {fresh.returncode}")
    file_name = f"{desk.vault}/{_AGENDA}"

    def is_fresh() -> bool:
        with open(file_name, "rb") as file:
            return file.read() == fresh.stdout

    watch.until(is_fresh, "the agenda's file is not that of a fresh run", between=0.1)
    return max(os.stat(file_name).st_mtime - ended, 0.0)


def _of_hundred(figures: tuple[float, ...], percent: int) -> float:
    """The figure within which so many of a hundred are."""
    return sorted(figures)[math.ceil(len(figures) * percent / 100) - 1]
