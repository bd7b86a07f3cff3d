"""Tells what a command changed, for people and for programs, also when it was refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from notesnet.cli.options import Globals
from notesnet.cli.output import say, say_json, tell
from notesnet.errors import NotesnetError, RefusedError
from notesnet.model.change import Change, NewFile

if TYPE_CHECKING:
    from notesnet.app.writer import Edited, Writer


class Changes:
    """Gathers what was changed, to be told at the end."""

    def __init__(self) -> None:
        self.made: list[Change] = []
        self.previews: list[NewFile] = []
        self.edits: list[Edited] = []
        self.refused: list[dict[str, object]] = []
        self._writers: list[Writer] = []
        self._words: list[str] = []

    def follow(self, writer: "Writer") -> None:
        """Tells what this one has to warn of, and what it had done already when the command is broken off."""
        self._writers.append(writer)

    def add_broken_off(self) -> None:
        """Adds what was written and not told: the interrupt came between the two."""
        told = [change.path for change in self.made]
        for change in (change for writer in self._writers for change in writer.done):
            if change.path in told:
                told.remove(change.path)
            else:
                self.made.append(change)

    def add(self, change: Change | None) -> None:
        """A file that was changed or made; None for one that was right already."""
        if change:
            self.made.append(change)

    def refuse(self, path: str | None, error: RefusedError, asked: str = "") -> None:
        """Something that could not be done while the rest was; ``asked`` is where it was asked for, in words."""
        from notesnet.edit.refused import EditRefusedError  # noqa: PLC0415 - only when something was refused

        edit = error if isinstance(error, EditRefusedError) else None
        reason = edit.reason if edit else error.message
        self.refused.append({"path": path, "line": error.line, "reason": reason})
        place = f"{path}:{error.line}: " if edit else ""
        self._words.append(f"refused: {place}{reason}" + (f" ({asked})" if asked else ""))
        if error.help:
            self._words.append(f"  {error.help}")

    def preview_edit(self, edited: "Edited") -> None:
        """A note that would be changed; it is shown as a diff."""
        self.edits.append(edited)

    def preview(self, file: NewFile) -> None:
        """A file that would be made; it is shown as a diff."""
        self.previews.append(file)

    def tell_refusals(self) -> None:
        """What was refused, on stderr."""
        for words in self._words:
            tell(words)

    def tell_warnings(self) -> None:
        """What the writes have to warn of, on stderr."""
        for warning in dict.fromkeys(words for writer in self._writers for words in writer.warnings):
            tell(f"warning: {warning}")


@contextmanager
def report(options: Globals, writer: "Writer | None" = None) -> Iterator[Changes]:
    """Runs the body and then tells its changes, also when it is broken off; with ``--json`` a refusal is told there as well.

    What ``writer``, and those that the body lets it follow, have to warn of goes to stderr.
    """
    changes = Changes()
    if writer:
        changes.follow(writer)
    try:
        yield changes
    except RefusedError as error:
        if options.json:
            changes.refused.append(_refusal(error, writer.asked if writer else ""))
        _say(options, changes)
        raise
    except (NotesnetError, KeyboardInterrupt, SystemExit):  # SIGTERM is a SystemExit
        changes.add_broken_off()
        if changes.made or changes.refused:
            _say(options, changes)
        raise
    _say(options, changes)


def _refusal(error: RefusedError, asked: str) -> dict[str, object]:
    """What a program is told of a refusal: the note that was to be written (``asked``) and the line that is in the way."""
    from notesnet.edit.refused import EditRefusedError  # noqa: PLC0415 - only when something was refused

    if isinstance(error, EditRefusedError):
        return {"path": error.path or asked or None, "line": error.line, "reason": error.reason}
    return {"path": asked or None, "line": error.line, "reason": error.message}


def _say(options: Globals, changes: Changes) -> None:
    if options.json:
        say_json({"changes": _documents(changes), "refused": changes.refused})
    else:
        _tell(changes)
    changes.tell_warnings()


def _tell(changes: Changes) -> None:
    if changes.previews or changes.edits:
        from notesnet.render.diff import unified_diff  # noqa: PLC0415 - only for a dry run

        for file in changes.previews:
            say(unified_diff(file.path, None, file.text))
        for edited in changes.edits:
            before, after = (data.decode("utf-8", "backslashreplace") for data in (edited.old, edited.new))
            if before != after:
                say(unified_diff(edited.path, before, after))
    for change in changes.made:
        say(f"{change.path}: {change.summary}")
    changes.tell_refusals()


def _documents(changes: Changes) -> list[dict[str, str]]:
    would = [{"path": file.path, "summary": "would be made"} for file in changes.previews]
    changed = (edited for edited in changes.edits if edited.new != edited.old)
    would += [{"path": edited.path, "summary": "would be changed"} for edited in changed]
    return [*would, *({"path": change.path, "summary": change.summary} for change in changes.made)]
