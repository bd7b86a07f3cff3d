"""`notesnet reach`."""

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say_json, say_styled, tell_faults


@notesnet_command("reach", "Count the people whom your contacts know and you do not.")
def command(options: Globals) -> None:
    """Count the people whom your contacts know and you do not, contact by contact: your second degree."""
    from notesnet.app.reach import find_reach  # noqa: PLC0415 - after --help

    opened = options.open()
    total, found = find_reach(opened)
    if options.json:
        from notesnet.render.json_net import reach_document  # noqa: PLC0415 - only for programs

        say_json(reach_document(total, found))
        return
    from notesnet.render.second_degree import reach_lines  # noqa: PLC0415 - only for people

    tell_faults(opened.vault)
    for line in reach_lines(total, found):
        say_styled(*line)
