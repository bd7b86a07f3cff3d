"""`notesnet agenda`."""

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, tell, tell_faults
from notesnet.errors import RefusedError, UsageError
from notesnet.text.words import count

if TYPE_CHECKING:
    from notesnet.app.agenda import Agenda
    from notesnet.model.vault import Vault


@notesnet_command("agenda", "Write this week's agenda: whom to get back to, why now, what to say.")
@click.argument("more", nargs=-1, metavar="")
@click.option("--week", metavar="WEEK", help="2026-W48, next, last, or a day in it. Default: this week.")
@click.option("--print", "print_", is_flag=True, help="Print it and write nothing.")
@click.option("--dry-run", is_flag=True, help="Show what would change in the file and write nothing.")
@click.option("--output", metavar="FILE", help="Write it to this new file instead; - is stdout.")
def command(
    options: Globals, more: tuple[str, ...], week: str | None, print_: bool, dry_run: bool, output: str | None
) -> None:
    """Write this week's agenda: whom to get back to, why now, what to say.

    The file is yours as much as ours: built again, it keeps every line that you wrote or changed.
    """
    from notesnet.app.agenda import make_agenda, write_agenda, write_output  # noqa: PLC0415 - after --help
    from notesnet.cli.names import no_week  # noqa: PLC0415 - as above
    from notesnet.text.weeks import read_week, week_of  # noqa: PLC0415 - as above

    no_week("agenda", more)
    if output and print_:
        raise UsageError("--print and --output are two things", "give one of them")
    opened = options.open()
    chosen = read_week(week, opened.today) if week is not None else week_of(opened.today)
    if not (options.json or print_ or dry_run or output):
        tell_faults(opened.vault)
        agenda, written = write_agenda(opened, chosen)
        say(f"wrote {agenda.path}" if written else f"{agenda.path} is up to date")
        _hint(opened.vault, agenda.sections)
        return
    if options.json:
        from notesnet.app.agenda_text import agenda_document_of  # noqa: PLC0415 - only for programs

        say_json(agenda_document_of(opened, chosen))
        return
    agenda = make_agenda(opened, chosen)
    tell_faults(opened.vault)
    if dry_run:
        say(_difference(agenda, output))
    elif output and output != "-":
        write_output(os.path.abspath(output), agenda, output)
        say(f"wrote {output}")
    else:
        say(agenda.text.removesuffix("\n"))
    _hint(opened.vault, agenda.sections)


def _difference(agenda: "Agenda", output: str | None) -> str:
    """What would change in the week's file, or in the new one that is named instead of it."""
    from notesnet.render.diff import unified_diff  # noqa: PLC0415 - only when asked for

    if output and output != "-":
        if os.path.lexists(output):
            raise RefusedError(f"{output} exists already", "choose another name, or move it away")
        return unified_diff(output, None, agenda.text)
    old = agenda.old.decode("utf-8") if agenda.old is not None else None
    return unified_diff(agenda.path, old, agenda.text) or f"{agenda.path} is up to date"


def _hint(vault: "Vault", sections: Collection[str]) -> None:
    """What to do about a page with nobody to get back to."""
    if not {"Keep in touch", "Promises", "Meetings", "Introductions", "To thank"}.isdisjoint(sections):
        return
    if not vault.contacts:
        tell(
            'Nobody has a note yet: `notesnet new "Ada Lovelace"` makes one, `notesnet import` brings in an address book.'
        )
        return
    from notesnet.network.cadence import rhythm_of  # noqa: PLC0415 - only for an empty page

    without = sum(rhythm_of(contact, vault.settings) is None for contact in vault.contacts.values())
    if without:
        tell(f"Nobody is due; {count(without, 'person', 'people')} have no cadence: `notesnet cadence --plan`")
