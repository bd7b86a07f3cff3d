"""The first look at every note for an index: what it says is put aside, and only what others need of it is held."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from notesnet.app.cold_read import read_file
from notesnet.app.indexed_gist import gist_of
from notesnet.app.indexed_notes import fault_row, note_row, read_row
from notesnet.app.indexed_read import hash_of
from notesnet.model.contact import Contact
from notesnet.model.note import Kind
from notesnet.read.note import Note, NoteReader
from notesnet.read.paths import stem_of
from notesnet.store.index_codec import decode, encode
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.notes import NoteFile
from notesnet.store.spool import Spool
from notesnet.store.two import Job

_KINDS = {kind.value: kind for kind in Kind}
NO_NOTE, QUIET, SAYS, PERSON = range(4)
_new = tuple.__new__


class Looked(NamedTuple):
    """What the first look at a note gives.

    Attributes:
        row: what ``facts`` keeps of it.
        hash: that of its bytes.
        kind: empty for what is no note.
        says: NO_NOTE; QUIET when nothing follows from it; PERSON for a contact; SAYS for the rest.
        gist: as `gist_of` gives it; empty for what is no contact.
    """

    row: str
    hash: bytes
    kind: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    given: str = ""
    says: int = NO_NOTE
    gist: str = ""


Aside = tuple[Spool, int, int]  # where something was put aside, and how long it is


def put_aside(some: Sequence[Looked], spool: Spool) -> list[Aside]:
    """Puts aside what each note says, all in one go; nothing for what is no note or says nothing."""
    texts = ["" if one[6] in (NO_NOTE, QUIET) else f"{one[0]}\n{one[7]}" for one in some]
    place, _length = spool.put("".join(texts).encode("ascii"))
    found = []
    for text in texts:
        found.append((spool, place, len(text)))
        place += len(text)
    return found


class Held:
    """A note as far as other notes need it; all else is read again from where it was put aside.

    Attributes:
        says: QUIET when nothing follows from it, PERSON for a contact, SAYS for the rest.
    """

    __slots__ = ("_length", "_place", "_spool", "aliases", "given", "kind", "name", "number", "path", "says")

    def __init__(self, path: str, number: int, looked: Looked, aside: Aside) -> None:
        _row, _hash, kind, self.name, self.aliases, given, self.says, _gist = looked
        self.given = self.name if given == self.name else given
        self.path = path
        self.number = number
        self.kind = _KINDS[kind]
        self._spool, self._place, self._length = aside

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
        note = read_row(self.parts()[0])
        assert isinstance(note, Note)  # noqa: S101 - nothing else is held
        return note

    def parts(self) -> tuple[str, str]:
        """(its row, its gist).

        Raises:
            IndexBrokenError: what was put aside is not there any more.
        """
        data = self._spool.get(self._place, self._length)
        if len(data) < self._length:
            raise IndexBrokenError("what was put aside of a note is gone")
        row, _line, gist = data.decode("ascii").partition("\n")
        return row, gist


def looker(root: str, reader: NoteReader, paths: Sequence[str], size: int) -> Job[list[Looked]]:
    """Reads ``size`` of the notes at ``paths``, those that stand behind as many times ``number``."""

    def look(number: int) -> list[Looked]:
        some = paths[number * size : (number + 1) * size]
        return [_looked(reader, NoteFile(path, f"{root}/{path}")) for path in some]

    return Job(look, _pack, _unpack)


def _pack(some: list[Looked]) -> bytes:
    lines = (line for row, hash_, *rest, gist in some for line in (row, gist, encode([hash_.hex(), *rest])))
    return "\n".join(lines).encode("ascii")


def _unpack(data: bytes) -> list[Looked]:
    lines = iter(data.decode("ascii").split("\n"))
    found: list[Looked] = []
    for row, gist, rest in zip(lines, lines, lines, strict=True):
        hash_, kind, name, aliases, given, says = decode(rest)
        found.append(_new(Looked, (row, bytes.fromhex(hash_), kind, name, tuple(aliases), given, says, gist)))
    return found


def _looked(reader: NoteReader, file: NoteFile) -> Looked:
    read = read_file(reader, file, hash_of)
    note: Any = read.said
    hash_ = read.hash or b""
    if not isinstance(note, Note):
        return Looked(fault_row(note), hash_)
    named = (note.kind.value, note.name, note.aliases, note.given)
    if isinstance(note.detail, Contact):
        row, gist = gist_of(note, note.detail, reader.settings)
        return Looked(row, hash_, *named, PERSON, gist)
    quiet = not (note.detail or note.references or note.tasks or note.diagnostics)
    return Looked(note_row(note), hash_, *named, QUIET if quiet else SAYS)
