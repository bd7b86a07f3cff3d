"""Several byte strings as one, for what one process hands to another or puts aside for itself."""

from array import array
from collections.abc import Sequence

_WIDTH = 8  # bytes of a number


def joined(parts: Sequence[bytes]) -> bytes:
    """How many they are, how long each is, and the parts."""
    return array("Q", (len(parts), *map(len, parts))).tobytes() + b"".join(parts)


def parted(data: bytes) -> list[bytes]:
    """The parts again; ValueError when they are cut short."""
    count = array("Q", data[:_WIDTH])[0] if len(data) >= _WIDTH else 0
    at = _WIDTH * (count + 1)
    found: list[bytes] = []
    for length in array("Q", data[_WIDTH:at]):
        found.append(data[at : at + length])
        at += length
    if len(data) != at or not data:
        raise ValueError("parts are missing")
    return found
