"""Reading much at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 50, 100)


@contextmanager
def bulk() -> Iterator[None]:
    """Lets the garbage collector look seldom: rows make no cycles, and it would walk all of them again and again.

    It is not off, since the cards of an address book do make some.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
