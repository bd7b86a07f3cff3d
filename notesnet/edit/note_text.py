"""The text of one note as it was read, from which edits are computed."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Self

from notesnet.edit.edits import Edit, Edits, digest
from notesnet.edit.refused import EditRefusedError
from notesnet.model.codes import CODES
from notesnet.text.encoding import decode_note
from notesnet.text.faults import Fault
from notesnet.text.frontmatter import FrontMatter, read_front_matter
from notesnet.text.git_conflict import conflict_at
from notesnet.text.markdown import Line, scan_lines
from notesnet.text.spans import LineIndex

_BOM_BYTES = 3


class Change(NamedTuple):
    """The characters ``start`` to ``end`` of a note's text become ``new``."""

    start: int
    end: int
    new: str


class NoteText:
    """A note that may be edited: UTF-8, and no git conflict in it.

    Attributes:
        data: the bytes of the file.
        sha256: their hash.
        bom: whether they begin with a byte order mark, which ``text`` does not have.
        text: the note's characters, line ends as they are.
        path: what the note is called when an edit is refused; nothing else is done with it.
    """

    def __init__(self, data: bytes, text: str, bom: bool, path: str) -> None:
        self.data = data
        self.sha256 = digest(data)
        self.bom = bom
        self.text = text
        self.path = path

    @classmethod
    def from_bytes(cls, data: bytes, path: str = "") -> Self:
        """The note in these bytes.

        Raises:
            EditRefusedError: it is empty, is not UTF-8 with LF or CRLF, or has git conflict markers in it.
        """
        decoded = decode_note(data)
        note = cls(data, decoded.text, decoded.bom, path)
        if decoded.fault:
            raise note.refusal(decoded.fault.span.start, decoded.fault.message, decoded.fault.help)
        conflict = conflict_at(note.text)
        if conflict >= 0:
            raise note.refusal(
                conflict,
                "unresolved git conflict",
                "Keep the lines you want and delete the ones that begin with <<<<<<<, ======= and >>>>>>>.",
            )
        return note

    @cached_property
    def front(self) -> FrontMatter:
        """The front matter as the text floor reads it."""
        return read_front_matter(self.text)

    @cached_property
    def index(self) -> LineIndex:
        """The lines of the whole note, front matter included."""
        return LineIndex(self.text)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the body.

        Raises:
            EditRefusedError: where the body begins is not certain, because the front matter is not closed or too large.
        """
        front = self.front
        if front.broken and (front.block is None or any(fault.code == "front-matter-limit" for fault in front.faults)):
            fault = worst(front.faults)
            raise self.refusal(fault.span.start, fault.message, fault.help)
        return scan_lines(self.text, front.body_start, self.index.line_of(front.body_start))

    def edits(self, changes: Iterable[Change]) -> Edits:
        """The changes as edits of the file's bytes; those that change nothing are left out."""
        found = []
        for start, end, new in sorted(changes, key=lambda change: change[:2]):
            if self.text[start:end] != new:
                found.append(Edit(self.byte_of(start), self.byte_of(end), new.encode()))
        return Edits(self.sha256, tuple(found))

    def byte_of(self, offset: int) -> int:
        """Where the character at ``offset`` of the text begins in the file."""
        size = offset if self.text.isascii() else len(self.text[:offset].encode())
        return size + _BOM_BYTES * self.bom

    def refusal(self, offset: int, reason: str, help: str) -> EditRefusedError:  # noqa: A002 - the word of all our errors
        """The error that says why the note is left as it is, with the line of the character at ``offset``."""
        return EditRefusedError(self.path, self.index.line_of(offset), reason, help)


def worst(faults: Sequence[Fault]) -> Fault:
    """The fault that a refusal names: the first that makes the note unreadable, else the first."""
    return next((fault for fault in faults if CODES[fault.code].unreadable), faults[0])


def line_start(text: str, offset: int) -> int:
    """Where the line begins that holds the character at ``offset``."""
    return text.rfind("\n", 0, offset) + 1


def next_line(text: str, offset: int) -> int:
    """Where the line after the one that holds ``offset`` begins, or the end of the text."""
    feed = text.find("\n", offset)
    return len(text) if feed < 0 else feed + 1


def line_end(text: str, offset: int) -> int:
    """The end of the line that holds ``offset``, before its line end."""
    feed = text.find("\n", offset)
    end = len(text) if feed < 0 else feed
    return end - (end > offset and text[end - 1] == "\r")


def line_end_at(text: str, offset: int) -> str:
    """How the line that holds ``offset`` ends; one without an end takes that of the line above, the only line LF."""
    feed = text.find("\n", offset)
    if feed < 0:
        feed = text.rfind("\n", 0, offset)
    return "\r\n" if feed > 0 and text[feed - 1] == "\r" else "\n"
