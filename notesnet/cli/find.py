"""`notesnet find`."""

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_styled, tell_faults
from notesnet.errors import UsageError


@notesnet_command("find", "Find a text in the notes about people.")
@click.argument("words", nargs=-1, required=True, metavar="TEXT…")
def command(options: Globals, words: tuple[str, ...]) -> None:
    """Find a text in the notes about people, groups, meetings and introductions, as it stands there; case does not matter."""
    from notesnet.app.find import find_words  # noqa: PLC0415 - after --help

    if not " ".join(words).strip():
        raise UsageError("there is nothing to find", "`notesnet find finance`")

    opened = options.open()
    hits = find_words(opened, " ".join(words))
    if options.json:
        say_json([{"path": hit.path, "name": hit.name, "line": hit.line, "text": hit.text} for hit in hits])
        return
    tell_faults(opened.vault)
    if not hits:
        say("nothing found")
    for hit in hits:
        say_styled((f"{hit.path}:{hit.line}", "dim"), (f"  {hit.name}", "bold"), (f"  {hit.text[:160]}", ""))
