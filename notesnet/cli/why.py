"""`notesnet why`."""

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say_json, say_styled, tell, tell_faults


@notesnet_command("why", "Explain when someone is due, with file and line.")
@click.argument("name", shell_complete=people)
@click.argument("more", nargs=-1, metavar="")
def command(options: Globals, name: str, more: tuple[str, ...]) -> None:
    """Explain when someone is due, or why they are not, with the file and line of each date."""
    from notesnet.app.why import faults_of, why_due  # noqa: PLC0415 - after --help
    from notesnet.cli.names import one_name  # noqa: PLC0415 - as above

    opened = options.open()
    tell_faults(opened.vault)
    contact, due = why_due(opened, name, more)
    one_name(name, more)
    if options.json:
        from notesnet.render.json_people import why_document  # noqa: PLC0415 - only for programs

        say_json(why_document(contact.name, due))
        return
    from notesnet.render.diagnostics import fault_lines  # noqa: PLC0415 - only for people
    from notesnet.render.due import why_lines  # noqa: PLC0415 - as above

    for line in why_lines(contact.name, due, opened.today):
        say_styled(line)
    for fault in fault_lines(faults_of(opened, contact.path)):
        tell(fault)
