"""`notesnet path`."""

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say_json, say_styled, tell_faults


@notesnet_command("path", "Show who can introduce you to someone.")
@click.argument("name", metavar="NAME|company:X", shell_complete=people)
@click.argument("more", nargs=-1, metavar="")
def command(options: Globals, name: str, more: tuple[str, ...]) -> None:
    """Show who can introduce you to someone: the strongest routes, with the line that each tie stands on.

    NAME may be somebody without a note, whom one of your contacts knows; company:X means everyone who works there.
    """
    from notesnet.app.path import find_routes  # noqa: PLC0415 - after --help
    from notesnet.cli.names import one_name  # noqa: PLC0415 - as above

    opened = options.open()
    found = find_routes(opened, name, more)
    one_name(name, more)
    if options.json:
        from notesnet.render.json_net import route_document  # noqa: PLC0415 - only for programs

        say_json([route_document(route) for route in found.found])
        return
    from notesnet.render.route import routes_lines  # noqa: PLC0415 - only for people

    tell_faults(opened.vault)
    for line in routes_lines(found, opened.today):
        say_styled(*line)
