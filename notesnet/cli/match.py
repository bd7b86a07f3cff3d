"""`notesnet match`."""

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_lines, tell, tell_faults
from notesnet.errors import UsageError


@notesnet_command("match", "Find who offers something, or knows one who does.")
@click.argument("words", nargs=-1, required=True, metavar="TEXT…")
@click.option("--interests", is_flag=True, help="Who would care about it.")
def command(options: Globals, words: tuple[str, ...], interests: bool) -> None:
    """Find who offers something, or knows one who does, by what it means and not only by its words.

    With the extra notesnet[semantic] a model of language has a say too, offline; NOTESNET_SEMANTIC=off does without.
    """
    from notesnet.app.match import match_text  # noqa: PLC0415 - after --help
    from notesnet.cli.progress import counting  # noqa: PLC0415 - as above

    text = " ".join(words).strip()
    if not text:
        raise UsageError("there is nothing to look for", '`notesnet match "a part-time finance lead"`')
    opened = options.open()
    with counting("reading what lines mean") as progress:
        found, warnings = match_text(opened, text, interests=interests, progress=progress)
    for warning in warnings:
        tell(warning)
    if options.json:
        from notesnet.render.json_suggestion import match_document  # noqa: PLC0415 - only for programs

        say_json([match_document(match) for match in found])
        return
    from notesnet.render.suggestion import match_lines  # noqa: PLC0415 - only for people

    tell_faults(opened.vault)
    if not found:
        say("nobody cares about that, by your notes" if interests else "nobody offers that, by your notes")
    if found:
        say_lines(match_lines(found))
