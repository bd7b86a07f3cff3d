"""Takes commands back, and tells what was done."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from notesnet.app.writer import Edited, Writer, digest, lines_of
from notesnet.errors import RefusedError
from notesnet.model.change import Change
from notesnet.model.journal import Written
from notesnet.render.diff import unified_diff
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
        undone: true when all of it was taken back since.
        undoes: the number of the command that it took back, 0 for others.
    """

    number: int
    time: str
    typed: str
    written: tuple[Written, ...]
    undone: bool
    undoes: int


def commands(root: str) -> list[Command]:
    """Everything that the journal knows, the newest first."""
    entries = Journal(root).read()
    undone = {(written.undoes, written.path) for written in entries if written.undoes}
    by_number: dict[int, list[Written]] = {}
    for written in entries:
        by_number.setdefault(written.command, []).append(written)
    return [
        Command(
            number=number,
            time=some[0].time,
            typed=some[0].typed,
            written=tuple(some),
            undone=all((number, written.path) in undone for written in some),
            undoes=some[0].undoes,
        )
        for number, some in sorted(by_number.items(), reverse=True)
    ]


def to_undo(root: str, number: int) -> list[Command]:
    """The last ``number`` commands that can still be taken back, the newest first."""
    return [command for command in commands(root) if not command.undoes and not command.undone][:number]


def undo(root: str, command: Command) -> tuple[list[Change], list[Kept]]:
    """Takes one command back, file by file; what changed since stays and is named.

    Raises:
        DiskError: the system said no; what was taken back until then stays so.
    """
    writer = Writer(root, f"undo {command.typed}").undoing(command.number)
    undone = {w.path for other in commands(root) if other.undoes == command.number for w in other.written}
    done: list[Change] = []
    kept: list[Kept] = []
    for written in reversed(command.written):
        if written.path in undone:
            continue
        try:
            _take_back(writer, written)
        except RefusedError as error:
            kept.append(Kept(written.path, error, _backwards(written)))
        else:
            done.append(Change(written.path, f"taken back: {written.summary}"))
    return done, kept


def previews(root: str, command: Command) -> Iterator[Edited]:
    """The notes of a command as they are and as taking it back would leave them; what can't be taken back is left out."""
    writer = Writer(root, "")
    for written in reversed(command.written):
        with suppress(RefusedError):
            if written.kind == "create":
                yield Edited(written.path, _made(root, written), b"")
            else:
                yield writer.preview(written.path, partial(_without, written=written))


def _made(root: str, written: Written) -> bytes:
    """The bytes of a file that a command made, when nobody changed it since."""
    data = read_if_there(root, written.path)
    if data is None or digest(data) != written.new_hash:
        raise RefusedError(f"{written.path} was changed since, or is gone", "delete it yourself if you mean it")
    return data


def _take_back(writer: Writer, written: Written) -> None:
    if written.kind == "create":
        writer.remove(written.path, _made(writer.root, written), f"removed again ({written.summary})")
        return
    writer.rewrite(written.path, lambda data: _without(data, written), f"undone: {written.summary}")


def _without(data: bytes, written: Written) -> bytes:
    """The text without the changes of one write; refused when one of its lines was changed since."""
    lines = lines_of(data)
    for hunk in reversed(written.hunks):
        at = find_lines(lines, hunk.new, hunk.line - 1, (hunk.before, hunk.after))
        if at is None:
            raise RefusedError(f"line {hunk.line} was changed since", "take it back by hand")
        lines[at : at + len(hunk.new)] = hunk.old
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _backwards(written: Written) -> str:
    """What taking it back would have done, as a diff of the lines alone."""
    old = "\n".join(line for hunk in written.hunks for line in hunk.old)
    new = "\n".join(line for hunk in written.hunks for line in hunk.new)
    return unified_diff(written.path, new + "\n", old + "\n") if written.hunks else ""
