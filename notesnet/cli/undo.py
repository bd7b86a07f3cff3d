"""`notesnet undo`."""

from functools import partial
from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, tell
from notesnet.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notesnet.app.undo import Command, Kept, Undoing
    from notesnet.cli.changes import Changes


@notesnet_command("undo", "Take the last commands back.")
@click.argument("number", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@click.option("--dry-run", is_flag=True, help="Show which commands that would be and change nothing.")
def command(options: Globals, number: int, dry_run: bool) -> int:
    """Take the last N commands back (1 by default), as far as nobody changed those lines since.

    What could not be taken back is named with the reason, and shown as a diff; the rest is done. The next `undo` begins
    with it again; what to type for the command before it is said.
    """
    from notesnet.app.locate import Locator  # noqa: PLC0415 - after --help
    from notesnet.app.undo import Undoing, previews, to_undo  # noqa: PLC0415 - as above
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above

    place = options.place()
    found = to_undo(place.root, number)
    if not found:
        raise NotFoundError("there is nothing to take back", "`notesnet history` lists what was done")
    kept: list[Kept] = []
    with report(options) as changes:
        try:
            if dry_run:
                edits, kept = previews(place, found)
                for edited in edits:
                    changes.preview_edit(edited)
            else:
                for undoing in map(partial(Undoing, Locator(place)), found):
                    _take_back(options, undoing, changes, kept)
        finally:  # also when it is broken off
            for refusal in kept:
                changes.refuse(refusal.path, refusal.error)
    if not dry_run:
        _tell_letters(place.root, found, kept)
    if not options.json:
        _tell_rest(kept)
        if kept and not dry_run:
            _tell_next(place.root, found)
    return 5 if kept else 0


def _take_back(options: Globals, undoing: "Undoing", changes: "Changes", kept: "list[Kept]") -> None:
    """One command; what it changed is told also when it is broken off."""
    changes.follow(undoing.writer)
    if not options.json:
        say(undoing.title)
    for change in undoing.run(kept):
        changes.add(change)


def _tell_letters(root: str, found: "Sequence[Command]", kept: "Sequence[Kept]") -> None:
    """The letters of the steps that were taken back: `undo` leaves them where they are."""
    from notesnet.app.letter_left import letter_left  # noqa: PLC0415 - after --help

    stuck = {refusal.path for refusal in kept}
    for command in found:
        done = any(written.path not in stuck for written in command.left)
        letter = letter_left(root, command) if done else ""
        if letter:
            tell(f"{letter} is still there: delete it if it is not to be sent")


def _tell_rest(kept: "list[Kept]") -> None:
    """What taking back the rest would have done, as a diff."""
    for refusal in kept:
        if refusal.diff:
            tell(refusal.diff)


def _tell_next(root: str, tried: "Sequence[Command]") -> None:
    """How to come to what lies behind commands that can't be taken back: the next `undo` begins with them again."""
    from notesnet.app.undo import to_undo  # noqa: PLC0415 - after --help

    numbers = {command.number for command in tried}
    left = to_undo(root, len(tried) + 1)
    stuck = sum(command.number in numbers for command in left)
    if stuck < len(left):
        before = "that" if stuck == 1 else f"those {stuck}"
        tell(f"The command before {before} was `{left[stuck].typed}`; `notesnet undo {stuck + 1}` takes it back")
