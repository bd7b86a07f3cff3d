"""Work that makes many small things and no cycles, which the garbage collector would walk again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(*, lasting: bool = False) -> Iterator[None]:
    """Nothing is collected meanwhile; what was made is ``lasting`` when it stays until the end, and is never looked at again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if lasting:
                gc.freeze()
            gc.enable()
