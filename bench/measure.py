"""Runs processes in turns, A B C A B C …, and tells how long each took and how much memory it held at most.

In turns, because a machine's speed drifts: two figures can be compared only when they come from the same rounds.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

_UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in: bytes there, KiB elsewhere


@dataclass(slots=True)
class Program:
    """A program to run, and what its runs took.

    Attributes:
        name: as the table shows it.
        command: the program and its arguments.
        environment: what it finds there besides what everything finds.
        seconds: wall time of each run, by round.
        cpu: user and system time of each run, by round.
        peak: bytes that it held at most, the largest of all runs.
        failure: why it could not be measured, None when every run ended well.
    """

    name: str
    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: int = 0
    failure: str | None = None

    @property
    def time(self) -> float:
        """The median of its wall times in seconds."""
        return median(self.seconds)


def run_in_turns(programs: Sequence[Program], rounds: int) -> None:
    """Runs every program once to warm up (byte code, page cache), then all of them in turns; one that fails is left out."""
    environment = child_environment()
    for program in programs:
        _run(program, {**environment, **program.environment}, counts=False)
    for _ in range(rounds):
        for program in programs:
            if program.failure is None:
                _run(program, {**environment, **program.environment}, counts=True)


def child_environment() -> dict[str, str]:
    """The environment for what is measured: byte code is kept, as it is for everyone who installed the program."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "FORCE_COLOR", "NOTESNET_VAULT", "NOTESNET_INDEX")
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def ratio(of: Program, to: Sequence[Program]) -> float:
    """The median over the rounds of (time of one) / (sum of the times of the others)."""
    return median(_quotients(of.seconds, [other.seconds for other in to]))


def cpu_ratio(of: Program, to: Sequence[Program]) -> float:
    """As ``ratio``, of the time that the processors worked: it holds on a machine that others use too."""
    return median(_quotients(of.cpu, [other.cpu for other in to]))


def _quotients(of: Sequence[float], to: Sequence[Sequence[float]]) -> Iterator[float]:
    for mine, *theirs in zip(of, *to, strict=True):
        yield mine / sum(theirs)


def _run(program: Program, environment: Mapping[str, str], *, counts: bool) -> None:
    with tempfile.TemporaryFile() as errors, open(os.devnull, "r+b") as nothing:
        files = [
            (os.POSIX_SPAWN_DUP2, nothing.fileno(), 0),
            (os.POSIX_SPAWN_DUP2, nothing.fileno(), 1),
            (os.POSIX_SPAWN_DUP2, errors.fileno(), 2),
        ]
        start = time.perf_counter()
        try:
            child = os.posix_spawn(program.command[0], program.command, environment, file_actions=files)
        except OSError as error:
            program.failure = f"could not be started: {error.strerror}"
            return
        _, status, used = os.wait4(child, 0)
        taken = time.perf_counter() - start
        if status:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip().splitlines()
            program.failure = f"exit {os.waitstatus_to_exitcode(status)}: {said[-1] if said else 'it said nothing'}"
        elif counts:
            _note(program, taken, used)


def _note(program: Program, taken: float, used: resource.struct_rusage) -> None:
    program.seconds.append(taken)
    program.cpu.append(used.ru_utime + used.ru_stime)
    program.peak = max(program.peak, used.ru_maxrss * _UNIT)
