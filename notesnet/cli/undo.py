"""`notesnet undo`."""

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, tell
from notesnet.errors import NotFoundError


@notesnet_command("undo", "Take the last commands back.")
@click.argument("number", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@click.option("--dry-run", is_flag=True, help="Show which commands that would be and change nothing.")
def command(options: Globals, number: int, dry_run: bool) -> int:
    """Take the last N commands back (1 by default), as far as nobody changed those lines since.

    What could not be taken back is named with the reason, and shown as a diff; the rest is done.
    """
    from notesnet.app.undo import previews, to_undo, undo  # noqa: PLC0415 - after --help
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above

    place = options.place()
    found = to_undo(place.root, number)
    if not found:
        raise NotFoundError("there is nothing to take back", "`notesnet history` lists what was done")
    with report(options) as changes:
        for one in found:
            if dry_run:
                for edited in previews(place.root, one):
                    changes.preview_edit(edited)
                continue
            if not options.json:
                say(f"{one.time[:16].replace('T', ' ')}  {one.typed}")
            done, kept = undo(place.root, one)
            for change in done:
                changes.add(change)
            for refusal in kept:
                changes.refuse(refusal.path, refusal.error)
                if refusal.diff and not options.json:
                    tell(refusal.diff)
    return 5 if changes.refused else 0
