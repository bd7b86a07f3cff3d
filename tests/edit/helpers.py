"""What the tests of edits share: an edit made on bytes, and how two notes differ, told without the code under test."""

import re
from collections.abc import Callable
from typing import Any

from notesnet.edit.edits import Edits, apply, inverse
from notesnet.edit.note_text import NoteText

PATH = "people/ada.md"


def edited(data: bytes, change: Callable[..., Edits], *arguments: Any) -> bytes:
    """The bytes after ``change``; that its inverse gives the old ones back is part of every test."""
    edits = change(NoteText.from_bytes(data, PATH), *arguments)
    after = apply(data, edits)
    assert apply(after, inverse(data, edits)) == data
    return after


def lines(data: bytes) -> list[bytes]:
    """The lines of a file with their ends; only LF ends one."""
    return re.findall(rb"[^\n]*\n|[^\n]+\Z", data)


def changed_lines(old: bytes, new: bytes) -> tuple[range, range]:
    """The smallest runs of lines of both files, counted from 1, outside of which they are the same bytes.

    A byte order mark is no part of a line.
    """
    bom = b"\xef\xbb\xbf"
    before, after = lines(old.removeprefix(bom)), lines(new.removeprefix(bom))
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    most -= head
    tail = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    return range(head + 1, len(before) - tail + 1), range(head + 1, len(after) - tail + 1)
