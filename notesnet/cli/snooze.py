"""`notesnet snooze`."""

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command


@notesnet_command("snooze", "Set when to get back to someone.")
@click.argument("name", shell_complete=people)
@click.argument("date")
@click.argument("more", nargs=-1, metavar="")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
def command(options: Globals, name: str, date: str, more: tuple[str, ...], dry_run: bool) -> None:
    """Set when to get back to someone: `follow_up` in their note. DATE is ISO, fri, +3d, 2w, 2026-W48 and the like."""
    from notesnet.app.change_note import change_note, edited_note  # noqa: PLC0415 - after --help
    from notesnet.app.locate import locate  # noqa: PLC0415 - after --help
    from notesnet.app.log import follow_up_edit, writer_for  # noqa: PLC0415 - as above
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.cli.dates import understood  # noqa: PLC0415 - as above
    from notesnet.cli.names import one_name  # noqa: PLC0415 - as above

    if more:
        one_name(name, (date, *more)[:-1])
    place = options.place()
    day = understood(date, place.today)
    edit = follow_up_edit(place, day)
    located = locate(place, name)
    writer = writer_for(place, f"snooze {name} {day}", [located])
    with report(options, writer) as changes:
        if dry_run:
            changes.preview_edit(edited_note(writer, located.path, edit))
        else:
            changes.add(change_note(writer, located.path, edit, f"follow up {day}"))
