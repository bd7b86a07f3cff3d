"""A line on the terminal while many notes are read, gone when they are."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager


def reading() -> AbstractContextManager[Callable[[int], None] | None]:
    """What to call with the number of notes read so far; None where nobody watches."""
    return counting("reading notes")


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None] | None]:
    """What to call with a number that grows; ``what`` stands before it. None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = False

    def show(number: int) -> None:
        nonlocal shown
        shown = True
        sys.stderr.write(f"\r{what}: {number:,}")
        sys.stderr.flush()

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
