"""`notesnet history`."""

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_styled


@notesnet_command("history", "List what was written, the newest first.")
@click.option("--limit", type=click.IntRange(1), default=20, metavar="N", help="How many commands. Default: 20.")
def command(options: Globals, limit: int) -> None:
    """List the commands that wrote into notes, the newest first; `undo` takes them back in this order."""
    from notesnet.app.undo import commands  # noqa: PLC0415 - after --help

    found = commands(options.place().root)[:limit]
    if options.json:
        say_json(
            [
                {
                    "number": one.number,
                    "time": one.time,
                    "command": one.typed,
                    "undone": one.undone,
                    "changes": [{"path": w.path, "summary": w.summary} for w in one.written],
                }
                for one in found
            ]
        )
        return
    if not found:
        say("nothing was written yet")
    for one in found:
        mark = " (taken back)" if one.undone else ""
        say_styled((one.time[:16].replace("T", " "), "dim"), (f"  {one.typed}{mark}", "bold"))
        for written in one.written[:20]:
            say(f"  {written.path}: {written.summary}")
        if len(one.written) > 20:
            say(f"  and {len(one.written) - 20:,} more files")
