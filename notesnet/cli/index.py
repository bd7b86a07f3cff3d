"""`notesnet index`."""

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json
from notesnet.errors import UsageError
from notesnet.text.words import count


@notesnet_command("index", "Show, rebuild or clear what is remembered of the notes.")
@click.option("--rebuild", is_flag=True, help="Make it anew.")
@click.option("--clear", is_flag=True, help="Take it away.")
@click.option("--where", is_flag=True, help="Print its file and nothing else.")
def command(options: Globals, rebuild: bool, clear: bool, where: bool) -> None:
    """Show, rebuild or clear what is remembered of the notes between two commands.

    It only saves time: it lies outside the vault, is kept up to date by every command, and can be taken away at any
    moment. NOTESNET_INDEX=off does without.
    """
    from notesnet.app.indexed_state import clear_index, index_state, rebuild_index  # noqa: PLC0415 - after --help

    if rebuild + clear + where > 1:
        raise UsageError("--rebuild, --clear and --where are three things", "give one of them")
    place = options.place()
    cleared = clear_index(place) if clear else None
    state = rebuild_index(place) if rebuild else index_state(place)
    if options.json:
        trouble = state.trouble or None
        say_json({"path": state.path, "bytes": state.bytes, "notes": state.notes, "trouble": trouble})
    elif where:
        say(state.path)
    elif cleared is not None:
        say("cleared" if cleared else "there was none")
    elif state.trouble:
        say(f"{state.path}\n{state.trouble}")
    else:
        size = state.bytes / 1024 / 1024
        say(f"{state.path}\n{count(state.notes, 'note')}, {size:,.1f} MiB")
