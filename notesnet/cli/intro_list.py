"""`notesnet intro list` and `notesnet intro show`."""

import click

from notesnet.cli.completing import introductions
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_styled, tell, tell_faults
from notesnet.errors import UsageError
from notesnet.text.words import argument


@notesnet_command("list", "List the introductions: where each stands, whose move it is.")
@click.option("--open", "only_open", is_flag=True, help="Only those that have not ended.")
def list_(options: Globals, only_open: bool) -> None:
    """List the introductions: where each stands, whose move it is, since when, and what is next."""
    from notesnet.app.show_introduction import list_introductions  # noqa: PLC0415 - after --help
    from notesnet.render.introduction import list_lines  # noqa: PLC0415 - as above

    opened = options.open()
    found = list_introductions(opened, only_open=only_open)
    if options.json:
        from notesnet.render.json_introduction import introduction_document  # noqa: PLC0415 - only for programs

        say_json([introduction_document(one.note, one.standing) for one in found])
        return
    tell_faults(opened.vault)
    if not found:
        kind = "open introduction" if only_open else "introduction"
        say(f"there is no {kind} yet: `notesnet intro new A B --why TEXT` notes one")
    for line in list_lines(found, opened.today):
        say_styled(line)


@notesnet_command("show", "Show the story of an introduction, and its next step.")
@click.argument("intro", shell_complete=introductions)
@click.argument("more", nargs=-1, metavar="")
def show(options: Globals, intro: str, more: tuple[str, ...]) -> None:
    """Show the story of an introduction, and its next step with the command for it.

    INTRO is a path, a file name or its beginning, or ada+charles.
    """
    from notesnet.app.show_introduction import show_introduction  # noqa: PLC0415 - as above
    from notesnet.app.why import faults_of  # noqa: PLC0415 - after --help

    if more:
        message = f"one introduction was expected, not {1 + len(more)} words"
        raise UsageError(message, f"the two people are one argument: intro show {argument('+'.join((intro, *more)))}")
    opened = options.open()
    one = show_introduction(opened, intro)
    if options.json:
        from notesnet.render.json_introduction import introduction_document  # noqa: PLC0415 - only for programs

        say_json(introduction_document(one.note, one.standing))
        return
    from notesnet.render.diagnostics import fault_lines  # noqa: PLC0415 - only for people
    from notesnet.render.introduction import show_lines  # noqa: PLC0415 - as above

    for line in show_lines(one, opened.today):
        say_styled(line)
    for fault in fault_lines(faults_of(opened, one.note.path)):
        tell(fault)
