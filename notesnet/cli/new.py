"""`notesnet new`."""

import click

from notesnet.cli.options import Globals, notesnet_command


@notesnet_command("new", "Make a contact note.")
@click.argument("name")
@click.argument("more", nargs=-1, metavar="")
@click.option("--email", multiple=True, metavar="ADDRESS", help="An address; may be given more than once.")
@click.option("--company", default="", metavar="NAME", help="Where they work.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given more than once.")
@click.option("--met", metavar="DATE", help="The day you met, such as yesterday.")
@click.option("--met-at", default="", metavar="WHERE", help="Where you met: a group, a meeting, or words.")
@click.option("--introduced-by", default="", metavar="NAME", help="Who introduced you.")
@click.option("--cadence", default="", metavar="DURATION", help="How often to be in touch, such as 6w.")
@click.option("--edit", is_flag=True, help="Open the note in your editor afterwards.")
@click.option("--dry-run", is_flag=True, help="Show the note and write nothing.")
def command(  # noqa: PLR0913 - one parameter an option is how click hands them over
    options: Globals,
    name: str,
    more: tuple[str, ...],
    email: tuple[str, ...],
    company: str,
    tags: tuple[str, ...],
    met: str | None,
    met_at: str,
    introduced_by: str,
    cadence: str,
    edit: bool,
    dry_run: bool,
) -> None:
    """Make a contact note for NAME; one that is there already is never overwritten."""
    from notesnet.app.new import Details, contact_writer, propose_contact, save_contact  # noqa: PLC0415 - after --help
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.cli.editor import editor, open_editor  # noqa: PLC0415 - as above
    from notesnet.cli.names import one_name  # noqa: PLC0415 - as above
    from notesnet.cli.output import tell  # noqa: PLC0415 - as above
    from notesnet.text.typed_dates import read_typed_date  # noqa: PLC0415 - as above

    one_name(name, more)
    if edit:
        editor()
    opened = options.open()
    day = read_typed_date(met, opened.today, past=True) if met else None
    if day and day.isoformat() != met:
        tell(f"met: {day}")
    details = Details(name, email, company, tags, day, met_at, introduced_by, cadence)
    with report(options) as changes:
        file = propose_contact(opened, details)
        if dry_run:
            changes.preview(file)
        else:
            writer = contact_writer(opened, file)
            changes.follow(writer)
            changes.add(save_contact(writer, file))
    if introduced_by and f"introduced_by: {introduced_by}" in file.text:
        tell(f"nobody here is called {introduced_by!r}: it stands there as a name, without a link")
    if edit and not dry_run:
        open_editor(f"{opened.root}/{file.path}")
