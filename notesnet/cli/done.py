"""`notesnet done`."""

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import tell_faults


@notesnet_command("done", "Tick someone's line on the agenda and take it in.")
@click.argument("name", shell_complete=people)
@click.argument("more", nargs=-1, metavar="")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
def command(options: Globals, name: str, more: tuple[str, ...], dry_run: bool) -> None:
    """Tick someone's open line on the agenda, a touch before a promise, and take that one line into the notes.

    Without such a line, `in touch` is logged.
    """
    from notesnet.app.done import Doing, open_line  # noqa: PLC0415 - after --help
    from notesnet.app.find_person import find_person  # noqa: PLC0415 - as above
    from notesnet.app.overlay import Overlay  # noqa: PLC0415 - as above
    from notesnet.app.sync import WEEKS  # noqa: PLC0415 - as above
    from notesnet.app.week_texts import read_weeks, weeks_of  # noqa: PLC0415 - as above
    from notesnet.app.writer import Writer  # noqa: PLC0415 - as above
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.cli.names import one_name  # noqa: PLC0415 - as above

    one_name(name, more)
    opened = options.open()
    tell_faults(opened.vault)
    contact = find_person(opened, name)
    weeks, _unreadable = read_weeks(opened, weeks_of(opened)[-WEEKS:])
    writer = Writer(opened.root, f"done {name}", opened.vault.conflicts)
    overlay = Overlay(writer) if dry_run else None
    doing = Doing(opened, weeks, overlay or writer)
    tick = open_line(opened, weeks, contact)
    with report(options, writer) as changes:
        for change in doing.run(tick) if tick else filter(None, [doing.log(contact)]):
            if not dry_run:
                changes.add(change)
        for edited in overlay.edits if overlay else ():
            changes.preview_edit(edited)
