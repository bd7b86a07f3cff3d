"""`notesnet log`."""

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.errors import RefusedError, UsageError


@notesnet_command("log", "Log contact with someone.")
@click.argument("words", nargs=-1, required=True, metavar="NAME… TEXT")
@click.option("--on", "on", metavar="DATE", help="The day, such as yesterday or fri. Default: today.")
@click.option("--kind", default="", metavar="KIND", help="The kind, when the text does not begin with it.")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
def command(options: Globals, words: tuple[str, ...], on: str | None, kind: str, dry_run: bool) -> int:
    """Log contact with one or more people: adds the line to the Log of each, where its date puts it.

    The last argument is the text; its first word may be the kind: log ada ben "lunch: the fair #gave/advice"
    """
    from notesnet.app.change_note import change_note, edited_note  # noqa: PLC0415 - after --help
    from notesnet.app.locate import locate_all  # noqa: PLC0415 - after --help
    from notesnet.app.log import Entry, log_edit, writer_for  # noqa: PLC0415 - as above
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.cli.dates import understood  # noqa: PLC0415 - as above

    *names, text = words
    text = " ".join(line.strip() for line in text.splitlines() if line.strip())
    if not names:
        raise UsageError("a name and a text were expected", '`notesnet log ada "coffee: what was said"`')
    place = options.place()
    day = understood(on, place.today, past=True) if on else place.today
    edit = log_edit(place, Entry(text, day, kind))
    people = locate_all(place, tuple(names))
    writer = writer_for(place, f"log {' '.join(names)}", people)
    with report(options, writer) as changes:
        for located in people:
            if dry_run:
                changes.preview_edit(edited_note(writer, located.contact.path, edit))
                continue
            try:
                changes.add(change_note(writer, located.contact.path, edit, f"logged {day}: {text}"))
            except RefusedError as error:
                changes.refuse(located.contact.path, error)
    return 5 if changes.refused else 0
