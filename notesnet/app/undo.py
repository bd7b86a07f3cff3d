"""Takes commands back, and tells what was done."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from notesnet.app.locate import Locator
from notesnet.app.open_vault import Place
from notesnet.app.writer import Edited, Writer, happened, lines_of
from notesnet.edit.agenda_line import answer_below, reopened
from notesnet.edit.edits import digest
from notesnet.edit.note_text import NoteText
from notesnet.edit.refused import EditRefusedError
from notesnet.errors import RefusedError
from notesnet.frozen import frozen
from notesnet.model.change import Change
from notesnet.model.journal import Hunk, Written
from notesnet.store.files import read_if_there
from notesnet.store.journal import Journal
from notesnet.text.dates import iso_day
from notesnet.text.hunks import find_lines, stands_between
from notesnet.text.patterns import regex
from notesnet.text.task_line import days_around

_ANSWERED = regex(r"(?:said (?:yes|no)|met) on \d{4}-\d\d-\d\d")


@frozen
class Kept:
    """A change that could not be taken back: why, and what taking it back would have done."""

    path: str
    error: RefusedError
    diff: str


@frozen
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

    def __init__(self, locator: Locator, command: Command) -> None:
        self._locator = locator
        self._command = command
        self._root = locator.place.root
        self.writer = Writer(self._root, f"undo {command.typed}")

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
            try:
                data = self._bytes_to_take_back(written)
                opened = list(self._open_again(written, kept))
                self.writer.undoing(written)
                how = "taken back" if self._take_back(written, data) else "was taken back by hand already"
            except RefusedError as error:
                kept.append(Kept(written.path, error, _backwards(written)))
            else:
                yield Change(written.path, f"{how}: {written.summary}")
                yield from opened

    def _open_again(self, written: Written, kept: list[Kept]) -> Iterator[Change]:
        """Puts `[ ]` back on the line of the agenda that had asked for a write.

        That comes first: broken off between the two, nothing is logged again, and the next `undo` takes the note back.
        """
        try:
            data = _agenda(self._locator, written)
            if data is None:
                return
            # which no part has: the write itself is still to be taken back
            self.writer.undoing(replace(written, part=-1))
            if self.writer.rewrite(written.agenda, lambda data: _reopened(data, written), "ticked off no more"):
                yield Change(written.agenda, f"the line is open again{_left_below(data, written)}")
        except RefusedError as error:
            kept.append(Kept(written.agenda, error, ""))

    def _bytes_to_take_back(self, written: Written) -> bytes:
        """The bytes of a note in which a write can be taken back."""
        _allow(self._locator, written.path)
        data = read_if_there(self._root, written.path)
        if written.kind == "create":
            return _unchanged(written, data)
        if data is None:
            raise _gone(written.path)
        _without(data, written)
        return data

    def _take_back(self, written: Written, data: bytes) -> bool:
        """Takes a write back; False when a person had done so by hand, which the journal is told."""
        if written.kind == "create":
            self.writer.remove(written.path, data, f"removed again ({written.summary})")
            return True
        self.writer.already_read(written.path, data)
        summary = f"undone: {written.summary}"
        if self.writer.rewrite(written.path, lambda data: _without(data, written), summary):
            return True
        self.writer.record(written.path, data, f"by hand already, {summary}")
        return False


def _reopened(data: bytes, written: Written) -> bytes:
    """The agenda file with the line open; the date that it was moved from is looked for around the day of the write."""
    day = iso_day(written.time[:10])
    return reopened(data, written.agenda, written.tick, days_around(day) if day else ())


def _agenda(locator: Locator, written: Written) -> bytes | None:
    """The agenda file with the line that had asked for a write; None when none had, or the file is gone."""
    if not written.tick:
        return None
    _allow(locator, written.agenda)
    return read_if_there(locator.place.root, written.agenda)


def _left_below(data: bytes, written: Written) -> str:
    """What to say of an answer that still stands below the line: it asks for the same, ticked or not."""
    if not _ANSWERED.search(written.summary):
        return ""
    found = answer_below(data, written.agenda, written.tick)
    return f", but `{found}` below it would be taken again: delete it first" if found else ""


def previews(place: Place, some: Iterable[Command]) -> tuple[list[Edited], list[Kept]]:
    """The notes as they are and as taking these commands back would leave them, and what would be kept."""
    locator = Locator(place)
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    kept: list[Kept] = []
    for written in (written for command in some for written in reversed(command.left)):
        path = written.path
        try:
            _allow(locator, path)
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
            try:
                agenda = after.get(written.agenda) or _agenda(locator, written)
                opened = _reopened(agenda, written) if agenda else b""
            except RefusedError as error:
                kept.append(Kept(written.agenda, error, ""))
            else:
                if agenda:
                    before.setdefault(written.agenda, agenda)
                    after[written.agenda] = opened
    return [Edited(path, old, after[path]) for path, old in before.items()], kept


def _allow(locator: Locator, path: str) -> None:
    """Refuses a conflict copy and what it was copied from: a command may be older than the conflict."""
    conflict = locator.conflict(path)
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
        if at is None and _is_back(lines, hunk):
            continue
        if at is None:
            raise EditRefusedError(written.path, hunk.line, "it was changed since", "make the change below by hand")
        lines[at : at + len(hunk.new)] = hunk.old
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _is_back(lines: list[str], hunk: Hunk) -> bool:
    """Whether a person took a change back by hand: the lines that were replaced stand there again, and ours nowhere.

    A line that we only added and that is gone tells nothing: it may stand elsewhere in other words.
    """
    ours = hunk.new and any(tuple(lines[i : i + len(hunk.new)]) == hunk.new for i in range(len(lines)))
    return bool(hunk.old) and not ours and stands_between(lines, hunk.old, (hunk.before, hunk.after))


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
