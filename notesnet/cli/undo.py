"""`notesnet undo`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, tell
from notesnet.errors import NotFoundError

if TYPE_CHECKING:
    from notesnet.app.undo import Kept


@notesnet_command("undo", "Take the last commands back.")
@click.argument("number", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@click.option("--dry-run", is_flag=True, help="Show which commands that would be and change nothing.")
def command(options: Globals, number: int, dry_run: bool) -> int:
    """Take the last N commands back (1 by default), as far as nobody changed those lines since.

    What could not be taken back is named with the reason, and shown as a diff; the rest is done.
    """
    from notesnet.app.undo import Undoing, previews, to_undo  # noqa: PLC0415 - after --help
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above

    place = options.place()
    found = to_undo(place.root, number)
    if not found:
        raise NotFoundError("there is nothing to take back", "`notesnet history` lists what was done")
    warnings: list[str] = []
    with report(options) as changes:
        if dry_run:
            edits, kept = previews(place, found)
            for edited in edits:
                changes.preview_edit(edited)
        else:
            kept = []
            for undoing in (Undoing(place, command) for command in found):
                if not options.json:
                    say(undoing.title)
                for change in undoing.run(kept):
                    changes.add(change)
                warnings += undoing.writer.warnings
        for refusal in kept:
            changes.refuse(refusal.path, refusal.error)
    _tell_more([] if options.json else kept, warnings)
    return 5 if kept else 0


def _tell_more(kept: "list[Kept]", warnings: list[str]) -> None:
    """What taking back the rest would have done, as a diff, and what the writes have to warn of."""
    for refusal in kept:
        if refusal.diff:
            tell(refusal.diff)
    for warning in dict.fromkeys(warnings):
        tell(f"warning: {warning}")
