"""Runs processes in turns, A B C A B C …, and tells how long each took and how much memory it held at most.

In turns, because a machine's speed drifts: two figures can be compared only when they come from the same rounds.
"""

import os
import resource
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

PATIENCE = 900.0  # seconds for one run
UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in: bytes there, KiB elsewhere


@dataclass(slots=True)
class Program:
    """A program to run, and what its runs took.

    Attributes:
        name: as the table shows it.
        command: the program and its arguments.
        environment: what it finds there besides what everything finds.
        before: what is done before each run and does not count, such as saving notes.
        expects: what its output must hold, or else it did not do what is measured.
        seconds: wall time of each run, by round.
        cpu: user and system time of each run, by round.
        peak: bytes that it held at most, the largest of all runs.
        failure: why it could not be measured, None when every run ended well.
    """

    name: str
    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] | None = None
    expects: str = ""
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
    if program.before:
        program.before()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors, open(os.devnull, "rb") as nothing:
        files = [(os.POSIX_SPAWN_DUP2, file.fileno(), number) for number, file in enumerate((nothing, output, errors))]
        start = time.perf_counter()
        try:
            child = os.posix_spawn(program.command[0], program.command, environment, file_actions=files)
        except OSError as error:
            program.failure = f"could not be started: {error.strerror}"
            return
        status, used = _wait(child)
        taken = time.perf_counter() - start
        if status:
            errors.seek(0)
            program.failure = _failure(status, errors.read().decode(errors="replace"))
        elif counts:
            _note(program, taken, used)
        else:
            output.seek(0)
            if program.expects not in output.read().decode(errors="replace"):
                program.failure = f"its output does not hold {program.expects!r}"


def _wait(child: int) -> tuple[int, resource.struct_rusage]:
    """How a process ended, and what it used; it is ended when it takes far too long."""
    impatient = threading.Timer(PATIENCE, os.kill, (child, signal.SIGKILL))
    impatient.daemon = True
    impatient.start()
    try:
        _, status, used = os.wait4(child, 0)
    except BaseException:  # we are to end, and it must not go on alone
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        impatient.cancel()
    return status, used


def _failure(status: int, said: str) -> str:
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGKILL:
        return f"killed: it took more than {PATIENCE:g} s, or more memory than there is"
    return f"exit {code}: {last_words(said)}"


def last_words(said: str) -> str:
    """The last line of what a process said about its end; what is indented only helps."""
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(" ")]
    return lines[-1] if lines else "it said nothing"


def _note(program: Program, taken: float, used: resource.struct_rusage) -> None:
    program.seconds.append(taken)
    program.cpu.append(used.ru_utime + used.ru_stime)
    program.peak = max(program.peak, used.ru_maxrss * UNIT)
