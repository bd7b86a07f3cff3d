"""`notesnet suggest`."""

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_styled, tell, tell_faults
from notesnet.errors import UsageError


@notesnet_command("suggest", "Suggest who should meet whom.")
@click.argument("name", required=False, shell_complete=people)
@click.argument("more", nargs=-1, metavar="")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="How many.")
@click.option("--mine", is_flag=True, help="My offers and needs against theirs.")
def command(options: Globals, name: str | None, more: tuple[str, ...], limit: int, mine: bool) -> None:
    """Suggest who should meet whom, with the lines that speak for it and why it is safe to ask now.

    With NAME: whom that person should meet. Who know each other, share an introduction note, are archived, paused or want
    no introductions, or were asked in the last 30 days, is never suggested.
    """
    from notesnet.app.suggest import suggest_about, suggest_pairs, suggest_to_me  # noqa: PLC0415 - after --help
    from notesnet.cli.names import one_name  # noqa: PLC0415 - as above
    from notesnet.render.suggestion import nothing_words  # noqa: PLC0415 - as above

    if name and mine:
        raise UsageError("--mine is about you, so it takes no name", "`notesnet suggest --mine`")
    opened = options.open()
    called = "you" if mine else ""
    about = None
    if name:
        about, found, warnings = suggest_about(opened, name, more, limit)
        one_name(name, more)
        called = about.name
    else:
        found, warnings = suggest_to_me(opened, limit) if mine else suggest_pairs(opened, limit)
    for warning in warnings:
        tell(warning)
    if options.json:
        from notesnet.render.json_suggestion import suggestion_document  # noqa: PLC0415 - only for programs

        say_json([suggestion_document(suggestion) for suggestion in found])
        return
    from notesnet.render.suggestion import suggestion_lines  # noqa: PLC0415 - only for people

    tell_faults(opened.vault)
    if not found:
        from notesnet.network.safe import why_left_in_peace  # noqa: PLC0415 - only where nobody was found

        alone = not any(
            one.needs or one.offers for one in map(opened.vault.contacts.__getitem__, opened.vault.contacts)
        )
        peace = why_left_in_peace(opened.vault, about, opened.today) if about else ""
        say(peace or nothing_words(called, alone=alone))
    for line in suggestion_lines(found):
        say_styled(line)
