"""`notesnet intro`: introductions."""

from typing import Literal

import click

from notesnet.cli.completing import people
from notesnet.cli.intro_list import list_, show
from notesnet.cli.intro_steps import STEPS, step_command
from notesnet.cli.options import Globals, add_globals, notesnet_command
from notesnet.cli.output import tell
from notesnet.errors import UsageError


class _InOrder(click.Group):
    """The commands in the order of an introduction's life."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


@click.group("intro", cls=_InOrder, short_help="Note introductions.")
def command() -> None:
    """Note introductions: ask first, both say yes, then introduce."""


add_globals(command)


@notesnet_command("new", "Make the note of a new introduction.")
@click.argument("names", nargs=-1, required=True, metavar="A B", shell_complete=people)
@click.option("--why", default="", metavar="TEXT", help="Why the two of them, in a sentence.")
@click.option("--asked-by", type=click.Choice(["a", "b"]), help="Who of the two asked you for it.")
@click.option(
    "--mode", type=click.Choice(["joint", "handover"]), default="joint", help="One mail to both, or a handover."
)
@click.option("--received", is_flag=True, help="Somebody introduced you to the one named.")
@click.option("--from", "from_", metavar="NAME", help="Who introduced you; with --received.")
@click.option("--dry-run", is_flag=True, help="Show the note and write nothing.")
def new(  # noqa: PLR0913 - one parameter an option is how click hands them over
    options: Globals,
    names: tuple[str, ...],
    why: str,
    asked_by: str | None,
    mode: str,
    received: bool,
    from_: str | None,
    dry_run: bool,
) -> None:
    """Make the note of a new introduction between A and B, or of one that you received.

    Names with blanks stand in quotes. For one that you received: `intro new B --received --from A`.
    """
    from notesnet.app import introduce  # noqa: PLC0415 - after --help
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above

    if received and (asked_by or mode == "handover"):
        option = "--asked-by" if asked_by else "--mode handover"
        message = f"{option} does not go with --received: there it is you who is introduced"
        raise UsageError(message, f"leave {option} out, or leave out --received")
    a, b = _pair(names, received=received, from_=from_)
    opened = options.open()
    party: Literal["a", "b"] | None = "a" if asked_by == "a" else "b" if asked_by == "b" else None
    wish = introduce.Wish(a, b, why, party, "handover" if mode == "handover" else "joint", received)
    writer = introduce.introduction_writer(opened)
    with report(options, writer) as changes:
        proposal = introduce.propose_introduction(opened, wish)
        for warning in proposal.warnings:
            tell(f"warning: {warning}")
        if dry_run:
            changes.preview(proposal.file)
        else:
            changes.add(introduce.save_introduction(writer, proposal))


def _pair(names: tuple[str, ...], *, received: bool, from_: str | None) -> tuple[str, str]:
    if received:
        if len(names) != 1 or not from_:
            raise UsageError(
                "--received takes one name and --from", '`notesnet intro new "Charles Babbage" --received --from ada`'
            )
        return from_, names[0]
    if from_:
        raise UsageError("--from goes with --received", "add --received, or leave --from out")
    if len(names) != 2:
        quoted = "names with blanks stand in quotes" if len(names) > 2 else "name both people"
        raise UsageError(f"two names were expected, not {len(names)}", f'{quoted}: intro new "Ada Lovelace" charles')
    return names[0], names[1]


command.add_command(new)
for _step in STEPS:
    command.add_command(step_command(_step))
command.add_command(list_)
command.add_command(show)
