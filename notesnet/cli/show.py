"""`notesnet show`."""

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say_json, say_styled, tell, tell_faults


@notesnet_command("show", "Show someone's card.")
@click.argument("name", shell_complete=people)
@click.argument("more", nargs=-1, metavar="")
@click.option("--private", is_flag=True, help="Also what stands below a heading Private.")
def command(options: Globals, name: str, more: tuple[str, ...], private: bool) -> None:
    """Show someone's card: how to reach them, when they are due, what they need and offer, what is open, what was."""
    from notesnet.app.show import show_contact  # noqa: PLC0415 - after --help
    from notesnet.app.why import faults_of  # noqa: PLC0415 - as above
    from notesnet.cli.names import one_name  # noqa: PLC0415 - as above

    opened = options.open()
    tell_faults(opened.vault)
    card = show_contact(opened, name, more, private=private)
    one_name(name, more)
    if options.json:
        from notesnet.render.json_people import card_document  # noqa: PLC0415 - only for programs

        say_json(card_document(card))
        return
    from notesnet.render.card import card_lines  # noqa: PLC0415 - only for people
    from notesnet.render.diagnostics import fault_lines  # noqa: PLC0415 - as above

    for line in card_lines(card, opened.vault, opened.today):
        say_styled(line)
    for fault in fault_lines(faults_of(opened, card.contact.path)):
        tell(fault)
