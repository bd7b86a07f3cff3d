"""A forked child: it ends with its parent, and nobody who reads our output waits for it."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

_ENDS = ("SIGINT", "SIGTERM", "SIGHUP")


def may_fork() -> bool:
    """Where the system forks safely, there is a second core, and no thread runs that the child would lack."""
    threads = sys.modules.get("threading")
    alone = threads is None or threads.active_count() == 1
    return sys.platform == "linux" and alone and len(os.sched_getaffinity(0)) > 1


def forked(work: Callable[[int], object]) -> int:
    """A child that does ``work`` and ends; gives its number. ``work`` gets that of its parent, and stops when it is gone.

    Raises:
        OSError: the system has no room for one.
    """
    parent = os.getpid()
    ends = [getattr(signal, name) for name in _ENDS]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ends)  # a Ctrl-C here would leave the child to itself
    try:
        number = os.fork()
        if number == 0:
            code = 1
            try:
                for end in ends:
                    signal.signal(end, signal.SIG_DFL)  # there is nothing to clean up
                _let_go_of_output()
                signal.pthread_sigmask(signal.SIG_SETMASK, ())
                work(parent)
                code = 0
            finally:
                os._exit(code)  # whatever happened: what is missing is done by the parent
        return number
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def wait(number: int) -> None:
    """Waits until a child has ended."""
    with suppress(ChildProcessError):
        os.waitpid(number, 0)


def end(number: int) -> None:
    """Ends a child that may still run."""
    with suppress(ChildProcessError, ProcessLookupError):  # it has ended, and its number may be another's by now
        if os.waitpid(number, os.WNOHANG) == (0, 0):
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)


def _let_go_of_output() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
