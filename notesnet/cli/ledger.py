"""`notesnet ledger`."""

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say_json, say_styled, tell_faults


@notesnet_command("ledger", "Show what was given and received.")
@click.argument("name", required=False, shell_complete=people)
@click.argument("more", nargs=-1, metavar="")
def command(options: Globals, name: str | None, more: tuple[str, ...]) -> None:
    """Show what was given and received, how often each was asked for an introduction, and whom to thank.

    With NAME every line of what is between you and that person.
    """
    from notesnet.app.ledger import show_account, show_ledger  # noqa: PLC0415 - after --help
    from notesnet.cli.names import one_name  # noqa: PLC0415 - as above
    from notesnet.render.ledger import account_lines, ledger_lines  # noqa: PLC0415 - as above

    opened = options.open()
    if name is None:
        ledger = show_ledger(opened)
        if options.json:
            from notesnet.render.json_net import ledger_document  # noqa: PLC0415 - only for programs

            say_json(ledger_document(ledger))
            return
        lines = ledger_lines(ledger, opened.today)
    else:
        account = show_account(opened, name, more)
        one_name(name, more)
        if options.json:
            from notesnet.render.json_net import account_document  # noqa: PLC0415 - only for programs

            say_json(account_document(account))
            return
        lines = account_lines(account, opened.today)
    tell_faults(opened.vault)
    for line in lines:
        say_styled(*line)
