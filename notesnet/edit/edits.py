"""Edits as values: spans of a file's bytes, bound to the hash of the bytes they were computed from."""

from itertools import pairwise
from typing import NamedTuple

from notesnet.errors import RefusedError
from notesnet.text.digests import sha256


class Edit(NamedTuple):
    """The bytes ``start`` (included) to ``end`` (excluded) of a file become ``replacement``."""

    start: int
    end: int
    replacement: bytes


class Edits(NamedTuple):
    """What is to be done to the one file whose bytes have the hash ``sha256``; in order, none overlaps another."""

    sha256: str
    edits: tuple[Edit, ...]


def digest(data: bytes) -> str:
    """The hash that edits are bound to, in hex digits."""
    return sha256(data).hexdigest()


def apply(data: bytes, edits: Edits) -> bytes:
    """``data`` with the edits done; every byte outside their spans stays.

    Raises:
        RefusedError: these are not the bytes that the edits were computed from, or the edits overlap.
    """
    _check(data, edits)
    pieces = []
    at = 0
    for edit in edits.edits:
        pieces += [data[at : edit.start], edit.replacement]
        at = edit.end
    return b"".join((*pieces, data[at:]))


def inverse(data: bytes, edits: Edits) -> Edits:
    """The edits that turn ``apply(data, edits)`` back into ``data``.

    Raises:
        RefusedError: as ``apply``.
    """
    back = []
    shift = 0
    for edit in edits.edits:
        start = edit.start + shift
        back.append(Edit(start, start + len(edit.replacement), data[edit.start : edit.end]))
        shift += len(edit.replacement) - (edit.end - edit.start)
    return Edits(digest(apply(data, edits)), tuple(back))


def _check(data: bytes, edits: Edits) -> None:
    if digest(data) != edits.sha256:
        raise RefusedError("the note changed since it was read; nothing was changed", "run the command again")
    places = [0, *(place for edit in edits.edits for place in edit[:2]), len(data)]
    if any(early > late for early, late in pairwise(places)):
        raise RefusedError("the edits overlap; nothing was changed", "make the change in your editor")
