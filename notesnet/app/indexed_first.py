"""The first look at every note for an index: what it says is put aside, and only what others need of it is held."""

from collections.abc import Sequence
from typing import Any

from notesnet.app.cold_read import read_file
from notesnet.app.indexed_notes import fault_row, note_row, read_row
from notesnet.app.indexed_read import hash_of
from notesnet.model.contact import Contact
from notesnet.model.note import Kind
from notesnet.read.note import Note, NoteReader
from notesnet.read.paths import stem_of
from notesnet.store.index_codec import decode, encode
from notesnet.store.notes import NoteFile
from notesnet.store.spool import Spool
from notesnet.store.two import Job
from notesnet.text.digests import blake2b

Looked = tuple[str, bytes, str, str, tuple[str, ...], str, int]
_KINDS = {kind.value: kind for kind in Kind}
NO_NOTE, QUIET, SAYS, PERSON = range(4)


class Held:
    """A note as far as other notes need it; all else is read again from where it was put aside.

    Attributes:
        says: QUIET when nothing follows from it, PERSON for a contact, SAYS for the rest.
    """

    __slots__ = ("_length", "_place", "_spool", "aliases", "given", "kind", "name", "number", "path", "says")

    def __init__(self, path: str, number: int, looked: Looked, spool: Spool) -> None:
        row, _hash, kind, self.name, self.aliases, given, self.says = looked
        self.given = self.name if given == self.name else given
        self.path = path
        self.number = number
        self.kind = _KINDS[kind]
        self._spool = spool
        self._place, self._length = spool.put(row.encode("ascii")) if self.says != QUIET else (0, 0)

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return stem_of(self.path)

    @property
    def detail(self) -> object:
        """The noun that the note is about."""
        return self.whole().detail if self.says != QUIET else None

    def whole(self) -> Note:
        """The note.

        Raises:
            IndexBrokenError: what was put aside is not there any more.
        """
        note = read_row(self._spool.get(self._place, self._length).decode("ascii"))
        assert isinstance(note, Note)  # noqa: S101 - nothing else is held
        return note


def looker(root: str, reader: NoteReader, paths: Sequence[str], size: int) -> Job[list[Looked]]:
    """Reads ``size`` of the notes at ``paths``, those that stand behind as many times ``number``."""

    def look(number: int) -> list[Looked]:
        some = paths[number * size : (number + 1) * size]
        return [_looked(reader, NoteFile(path, f"{root}/{path}")) for path in some]

    return Job(look, _pack, _unpack)


def _pack(some: list[Looked]) -> bytes:
    lines = (line for row, hash_, *rest in some for line in (row, encode([hash_.hex(), *rest])))
    return "\n".join(lines).encode("ascii")


def _unpack(data: bytes) -> list[Looked]:
    lines = data.decode("ascii").split("\n")
    found: list[Looked] = []
    for row, rest in zip(lines[::2], lines[1::2], strict=True):
        hash_, kind, name, aliases, given, says = decode(rest)
        found.append((row, bytes.fromhex(hash_), kind, name, tuple(aliases), given, says))
    return found


def _looked(reader: NoteReader, file: NoteFile) -> Looked:
    read = read_file(reader, file, hash_of)
    note: Any = read.said
    if not isinstance(note, Note):
        return fault_row(note), read.hash or b"", "", "", (), "", NO_NOTE
    quiet = not (note.detail or note.references or note.tasks or note.diagnostics)
    says = PERSON if isinstance(note.detail, Contact) else QUIET if quiet else SAYS
    return note_row(note), read.hash or b"", note.kind.value, note.name, note.aliases, note.given, says
