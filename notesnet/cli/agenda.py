"""`notesnet agenda`."""

import os

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, tell, tell_faults


@notesnet_command("agenda", "Write this week's agenda: whom to get back to, why now, what to say.")
@click.option("--week", metavar="WEEK", help="2026-W48, next, last, or a day in it. Default: this week.")
@click.option("--print", "print_", is_flag=True, help="Print it and write nothing.")
@click.option("--dry-run", is_flag=True, help="Show what would change in the file and write nothing.")
@click.option("--output", metavar="FILE", help="Write it to this new file instead; - is stdout.")
def command(options: Globals, week: str | None, print_: bool, dry_run: bool, output: str | None) -> None:
    """Write this week's agenda: whom to get back to, why now, what to say.

    The file is yours as much as ours: built again, it keeps every line that you wrote or changed.
    """
    from notesnet.app.agenda import make_agenda, save_agenda, write_output  # noqa: PLC0415 - after --help
    from notesnet.text.weeks import read_week, week_of  # noqa: PLC0415 - as above

    opened = options.open()
    agenda = make_agenda(opened, read_week(week, opened.today) if week else week_of(opened.today))
    if options.json:
        from notesnet.render.json_agenda import agenda_document  # noqa: PLC0415 - only for programs

        say_json(agenda_document(agenda.plan, agenda.path, opened.today))
        return
    tell_faults(opened.vault)
    if print_ or output == "-":
        say(agenda.text.removesuffix("\n"))
    elif dry_run:
        from notesnet.render.diff import unified_diff  # noqa: PLC0415 - only when asked for

        old = agenda.old.decode("utf-8") if agenda.old is not None else None
        say(unified_diff(agenda.path, old, agenda.text) or f"{agenda.path} is up to date")
    elif output:
        write_output(os.path.abspath(output), agenda, output)
        say(f"wrote {output}")
    else:
        written = save_agenda(opened, agenda)
        say(f"wrote {agenda.path}" if written else f"{agenda.path} is up to date")
        if written and options.verbose:
            tell(f"in {opened.root}")
