"""Tells what a command changed, for people and for programs, also when it was refused."""

from collections.abc import Iterator
from contextlib import contextmanager

from notesnet.cli.options import Globals
from notesnet.cli.output import say, say_json
from notesnet.errors import RefusedError
from notesnet.model.change import Change, NewFile


class Changes:
    """Gathers what was changed, to be told at the end."""

    def __init__(self) -> None:
        self.made: list[Change] = []
        self.previews: list[NewFile] = []

    def add(self, change: Change) -> None:
        """A file that was changed or made."""
        self.made.append(change)

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
            refused = [{"path": None, "line": None, "reason": error.message}]
            say_json({"changes": _documents(changes), "refused": refused})
        raise
    if options.json:
        say_json({"changes": _documents(changes), "refused": []})
        return
    for file in changes.previews:
        from notesnet.render.diff import unified_diff  # noqa: PLC0415 - only for a dry run

        say(unified_diff(file.path, None, file.text))
    for change in changes.made:
        say(f"{change.path}: {change.summary}")


def _documents(changes: Changes) -> list[dict[str, str]]:
    would = [{"path": file.path, "summary": "would be made"} for file in changes.previews]
    return [*would, *({"path": change.path, "summary": change.summary} for change in changes.made)]
