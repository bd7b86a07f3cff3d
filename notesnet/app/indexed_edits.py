"""What was edited, has come or has gone since an index was written, where all that follows can be told from these notes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple
from unicodedata import normalize

from notesnet.app.cold_read import Read
from notesnet.app.indexed_notes import read_row
from notesnet.app.indexed_source import decoded
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.me import Me
from notesnet.model.note import Kind
from notesnet.read.conflict_copies import may_be_copies
from notesnet.read.links import plain
from notesnet.read.note import Note
from notesnet.read.paths import stem_of
from notesnet.store.index_file import FileRow, IndexFile

_FIELDS = Contact.__match_args__  # type: ignore[attr-defined,unused-ignore] # of every dataclass
_FACTS = attrgetter(*(name for name in _FIELDS if name not in ("log", "tasks", "has_private")))


class Edited(NamedTuple):
    """A note that was edited, has come or has gone: its number, what it said and what it says; None for no note."""

    path: str
    number: int
    old: Note | None
    new: Note | None

    @property
    def renamed(self) -> bool:
        """Whether links may lead elsewhere than before, or somebody is there whom there was not, or the other way round."""
        return _named(self.old) != _named(self.new)

    @property
    def changes_facts(self) -> bool:
        """Whether it may change facts about people or introductions: more than what a log, tasks or days say."""
        old, new = (note.detail if note else None for note in (self.old, self.new))
        if isinstance(old, Contact) and isinstance(new, Contact):
            return bool(_FACTS(old) != _FACTS(new))
        return any(states_facts(note) for note in (self.old, self.new) if note)


def states_facts(note: Note) -> bool:
    """Whether a note says anything about people or introductions besides what was done with them, or is to be done."""
    return note.kind not in (Kind.MEETING, Kind.DATED, Kind.OTHER)


def _named(note: Note | None) -> tuple[object, ...] | None:
    if note is None:
        return None
    name = note.detail.name if isinstance(note.detail, Contact) else ""
    return note.kind, note.name, note.aliases, note.given, type(note.detail), name


def edits_of(
    file: IndexFile, known: Mapping[str, FileRow], changed: Sequence[Read], dropped: Iterable[str]
) -> list[Edited] | None:
    """The edits, each file that has come or gone among them; None when more hangs on them than on other notes.

    ``known`` are the files that the index knows among them.
    """
    odd = [normalize("NFC", path) for path in decoded(file.about("odd paths") or "")]
    come = [read.path for read in changed if read.path not in known]
    beside = [*odd, *(normalize("NFC", path) for path in come)]
    if len({plain(path) for path in come}) < len(come):
        return None
    free = file.last_number() + 1
    numbers = {path: number for number, path in enumerate(come, free)}
    found: list[Edited] = []
    for path, said in [*((read.path, read.said) for read in changed), *((path, None) for path in dropped)]:
        row = known.get(path)
        old = read_row(file.row("facts", row.id) or "") if row else None
        if isinstance(old, Diagnostic) or isinstance(said, Diagnostic):  # a file that can't be read
            return None
        if _is_other_me(old, said):
            return None
        if _may_be_a_copy(file, normalize("NFC", path), beside):
            return None
        found.append(Edited(path, row.id if row else numbers[path], old, said))
    return found if sum(isinstance(edit.new.detail, Me) for edit in found if edit.new) <= 1 else None


def _is_other_me(old: Note | None, new: Note | None) -> bool:
    """Whether my note has come or gone, or can be read no more: which of several is mine hangs on all of them."""
    is_me = [note is not None and note.kind is Kind.ME and isinstance(note.detail, Me) for note in (old, new)]
    was_me = [note is not None and note.kind is Kind.ME for note in (old, new)]
    return any(was_me) and not all(is_me)


def _may_be_a_copy(file: IndexFile, path: str, beside: Collection[str]) -> bool:
    """Whether the note may be a sync program's copy of another or the original of one: then its content decides.

    ``beside`` are paths that the file does not have in this form.
    """
    stem = path.removesuffix(".md")
    shorter = (f"{stem[:at]}.md" for at, sign in enumerate(stem) if sign in " -")
    originals = [original for original in shorter if original in beside or file.file(original)]
    copies = [*file.paths(stem), *(name for name in beside if name.startswith(stem))]
    folder = path.rpartition("/")[0]
    near = [stem_of(other) for other in (*originals, *copies) if other.rpartition("/")[0] == folder]
    return may_be_copies(stem_of(path), near)
