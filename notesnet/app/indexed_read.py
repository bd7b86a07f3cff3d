"""What the index keeps of a file that was read, whatever it holds."""

from notesnet.app.cold_read import Read
from notesnet.app.indexed_notes import fault_row, note_row
from notesnet.model.diagnostic import Diagnostic
from notesnet.read.note import Note
from notesnet.text.digests import blake2b


def hash_of(data: bytes) -> bytes:
    """What tells two texts of a note apart."""
    return blake2b(data, digest_size=16).digest()


def row_of(read: Read) -> str:
    """What ``facts`` keeps of a file."""
    return said_row(read.said)


def said_row(said: Note | Diagnostic | None) -> str:
    """The same of what it says."""
    return note_row(said) if isinstance(said, Note) else fault_row(said)
