"""Tells what a command changed, for people and for programs, also when it was refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from notesnet.cli.options import Globals
from notesnet.cli.output import say, say_json, tell
from notesnet.errors import RefusedError
from notesnet.model.change import Change, NewFile

if TYPE_CHECKING:
    from notesnet.app.change_note import Edited


class Changes:
    """Gathers what was changed, to be told at the end."""

    def __init__(self) -> None:
        self.made: list[Change] = []
        self.wishes: list[Change] = []
        self.previews: list[NewFile] = []
        self.edits: list[Edited] = []
        self.refused: list[dict[str, object]] = []

    def add(self, change: Change | None) -> None:
        """A file that was changed or made; None for one that was right already."""
        if change:
            self.made.append(change)

    def refuse(self, path: str | None, line: int | None, reason: str) -> None:
        """Something that could not be done while the rest was."""
        self.refused.append({"path": path, "line": line, "reason": reason})

    def preview_edit(self, edited: "Edited") -> None:
        """A note that would be changed; it is shown as a diff."""
        self.edits.append(edited)

    def would(self, path: str, summary: str) -> None:
        """Something that would be done, in words; for dry runs of many changes."""
        self.wishes.append(Change(path, summary))

    def preview(self, file: NewFile) -> None:
        """A file that would be made; it is shown as a diff."""
        self.previews.append(file)


@contextmanager
def report(options: Globals) -> Iterator[Changes]:
    """Runs the body and then tells its changes; with ``--json`` a refusal is told there as well."""
    changes = Changes()
    try:
        yield changes
    except RefusedError as error:
        if options.json:
            changes.refuse(None, None, error.message)
            say_json({"changes": _documents(changes), "refused": changes.refused})
        raise
    if options.json:
        say_json({"changes": _documents(changes), "refused": changes.refused})
    else:
        _tell(changes)


def _tell(changes: Changes) -> None:
    if changes.previews or changes.edits:
        from notesnet.render.diff import unified_diff  # noqa: PLC0415 - only for a dry run

        for file in changes.previews:
            say(unified_diff(file.path, None, file.text))
        for edited in changes.edits:
            before, after = (data.decode("utf-8", "backslashreplace") for data in (edited.old, edited.new))
            say(unified_diff(edited.path, before, after))
    for change in changes.wishes:
        say(f"would change {change.path}: {change.summary}")
    for change in changes.made:
        say(f"{change.path}: {change.summary}")
    for refusal in changes.refused:
        place = f"{refusal['path']}: " if refusal["path"] else ""
        tell(f"refused: {place}{refusal['reason']}")


def _documents(changes: Changes) -> list[dict[str, str]]:
    would = [{"path": file.path, "summary": "would be made"} for file in changes.previews]
    would += [{"path": edited.path, "summary": "would be changed"} for edited in changes.edits]
    would += [{"path": change.path, "summary": f"would be: {change.summary}"} for change in changes.wishes]
    return [*would, *({"path": change.path, "summary": change.summary} for change in changes.made)]
