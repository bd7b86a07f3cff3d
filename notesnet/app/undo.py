"""Takes commands back, and tells what was done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notesnet.app.locate import conflict_of
from notesnet.app.open_vault import Place
from notesnet.app.writer import Edited, Writer, happened, lines_of
from notesnet.edit.edits import digest
from notesnet.edit.note_text import NoteText
from notesnet.errors import RefusedError
from notesnet.model.change import Change
from notesnet.model.journal import Hunk, Written
from notesnet.store.files import read_if_there
from notesnet.store.journal import Journal
from notesnet.text.hunks import find_lines


@dataclass(frozen=True, slots=True)
class Kept:
    """A change that could not be taken back: why, and what taking it back would have done."""

    path: str
    error: RefusedError
    diff: str


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the journal.

    Attributes:
        left: those of its writes that were not taken back yet.
        undoes: the number of the command that it took back, 0 for others.
    """

    number: int
    time: str
    typed: str
    written: tuple[Written, ...]
    left: tuple[Written, ...]
    undoes: int

    @property
    def undone(self) -> bool:
        """Whether nothing of it is left."""
        return not self.left


def commands(root: str) -> list[Command]:
    """Everything that the journal knows, the newest first.

    Raises:
        DiskError: there is no place for the journal.
    """
    journal = Journal(root)
    entries, pending = journal.read(), journal.pending()
    if pending and happened(root, pending):
        entries.append(pending)
    undone = {(written.undoes, written.undone_part) for written in entries if written.undoes}
    by_number: dict[int, list[Written]] = {}
    for written in entries:
        by_number.setdefault(written.command, []).append(written)
    return [
        Command(
            number=number,
            time=some[0].time,
            typed=some[0].typed,
            written=tuple(some),
            left=tuple(written for written in some if (number, written.part) not in undone),
            undoes=some[0].undoes,
        )
        for number, some in sorted(by_number.items(), reverse=True)
    ]


def to_undo(root: str, number: int) -> list[Command]:
    """The last ``number`` commands that can still be taken back, the newest first."""
    return [command for command in commands(root) if not command.undoes and not command.undone][:number]


class Undoing:
    """Takes one command back, write by write, the last one first; what changed since stays and is named."""

    def __init__(self, place: Place, command: Command) -> None:
        self._place = place
        self._command = command
        self.writer = Writer(place.root, f"undo {command.typed}")

    @property
    def title(self) -> str:
        """When the command was run, and what it was."""
        return f"{self._command.time[:16].replace('T', ' ')}  {self._command.typed}"

    def run(self, kept: list[Kept]) -> Iterator[Change]:
        """Each write that was taken back; what could not be goes to ``kept``.

        Raises:
            DiskError: the system said no; what was taken back until then stays so.
        """
        for written in reversed(self._command.left):
            self.writer.undoing(written)
            try:
                self._take_back(written)
            except RefusedError as error:
                kept.append(Kept(written.path, error, _backwards(written)))
            else:
                yield Change(written.path, f"taken back: {written.summary}")

    def _take_back(self, written: Written) -> None:
        _allow(self._place, written.path)
        if written.kind == "create":
            made = _unchanged(written, read_if_there(self._place.root, written.path))
            self.writer.remove(written.path, made, f"removed again ({written.summary})")
            return
        if read_if_there(self._place.root, written.path) is None:
            raise _gone(written.path)
        self.writer.rewrite(written.path, lambda data: _without(data, written), f"undone: {written.summary}")


def previews(place: Place, some: Iterable[Command]) -> tuple[list[Edited], list[Kept]]:
    """The notes as they are and as taking these commands back would leave them, and what would be kept."""
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    kept: list[Kept] = []
    for written in (written for command in some for written in reversed(command.left)):
        path = written.path
        try:
            _allow(place, path)
            data = after[path] if path in after else read_if_there(place.root, path)
            if data is None:
                raise _gone(path)
            new = b"" if written.kind == "create" else _without(data, written)
            if written.kind == "create":
                _unchanged(written, data)
        except RefusedError as error:
            kept.append(Kept(path, error, _backwards(written)))
        else:
            before.setdefault(path, data)
            after[path] = new
    return [Edited(path, old, after[path]) for path, old in before.items()], kept


def _allow(place: Place, path: str) -> None:
    """Refuses a conflict copy and what it was copied from: a command may be older than the conflict."""
    conflict = conflict_of(place, path)
    if conflict:
        message = f"{path}: {conflict}; neither side is written to until that is solved"
        raise RefusedError(message, "take over what is missing in the note, then delete the copy")


def _unchanged(written: Written, data: bytes | None) -> bytes:
    """The bytes of a file that a command made, when nobody changed it since."""
    if data is None:
        raise RefusedError(f"{written.path} is not there any more", "delete it yourself where it is now")
    if digest(data) != written.new_hash:
        raise RefusedError(f"{written.path} was changed since it was made", "delete it yourself if you mean it")
    return data


def _gone(path: str) -> RefusedError:
    return RefusedError(f"{path} is not there any more", "make the change below by hand where the note is now")


def _without(data: bytes, written: Written) -> bytes:
    """The text without the changes of one write; refused when one of its lines was changed since."""
    NoteText.from_bytes(data, written.path)
    lines = lines_of(data)
    for hunk in reversed(written.hunks):
        at = find_lines(lines, hunk.new, hunk.line - 1, (hunk.before, hunk.after))
        if at is None:
            raise RefusedError(f"{written.path}:{hunk.line} was changed since", "make the change below by hand")
        lines[at : at + len(hunk.new)] = hunk.old
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _backwards(written: Written) -> str:
    """What taking it back would have done, as a unified diff of the lines that it changed and those beside them."""
    if not written.hunks:
        return ""
    lines = [f"--- a/{written.path}", f"+++ b/{written.path}"]
    shift = 0
    for hunk in written.hunks:
        lines += _backwards_hunk(hunk, shift)
        shift += len(hunk.old) - len(hunk.new)
    return "\n".join(lines)


def _backwards_hunk(hunk: Hunk, shift: int) -> list[str]:
    now, then = _text_around(hunk, hunk.new), _text_around(hunk, hunk.old)
    above = int(bool(now and then) and now[0] == then[0])
    below = int(len(now) > above and len(then) > above and now[-1] == then[-1])
    first = hunk.line - (hunk.before is not None)
    marked = [
        *((" ", line) for line in now[:above]),
        *(("-", line) for line in now[above : len(now) - below]),
        *(("+", line) for line in then[above : len(then) - below]),
        *((" ", line) for line in now[len(now) - below :]),
    ]
    shown = [f"@@ -{first},{len(now)} +{first + shift},{len(then)} @@"]
    for mark, line in marked:
        shown.append(mark + line.rstrip("\r\n"))
        if not line.endswith("\n"):
            shown.append("\\ No newline at end of file")
    return shown


def _text_around(hunk: Hunk, lines: tuple[str, ...]) -> list[str]:
    """Lines with those beside them and their line ends; behind the last one of a file comes none, or an empty one."""
    above = (hunk.before,) if hunk.before is not None else ()
    below = (hunk.after, "") if hunk.after is not None else ()
    *whole, last = (*above, *lines, *below) or ("",)
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
