"""`notesnet init`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json
from notesnet.text.words import count, join

if TYPE_CHECKING:
    from notesnet.app.init import Found, Made


@notesnet_command("init", "Make a vault, or fill a new folder with the sample vault.")
@click.argument("folder", default=".", metavar="[DIR]")
@click.option("--sample", is_flag=True, help="Fill a new folder with the sample vault, its dates moved to this week.")
def command(options: Globals, folder: str, sample: bool) -> None:
    """Make a vault of DIR: settings, me.md and folders; notes that are there are read and not changed."""
    from notesnet.app.init import make_sample, make_vault  # noqa: PLC0415 - after --help

    made = make_sample(folder, options.today) if sample else make_vault(folder, options.today)
    if options.json:
        say_json(_document(made))
        return
    where = "this folder" if folder == "." else folder
    say(f"{where} is a vault now: {_words(made.found)}.")
    start = "notesnet" if folder == "." else f"notesnet --vault {folder}"
    if made.found.contacts:
        say(f"Next: `{start} agenda` writes this week's agenda.")
    else:
        say('Next: fill in me.md, then `notesnet new "Ada Lovelace"` makes the first contact.')


def _words(found: "Found") -> str:
    parts = [
        count(found.contacts, "contact"),
        count(found.groups, "group"),
        count(found.meetings, "meeting"),
        count(found.introductions, "introduction"),
    ]
    mentions = f", {count(found.mentions, 'mention')} among them" if found.mentions else ""
    return f"{join(parts)}; {count(found.touches, 'touch', 'touches')}{mentions}; {count(found.notes, 'note')} in all"


def _document(made: "Made") -> dict[str, object]:
    found = made.found
    numbers = {name: getattr(found, name) for name in found.__slots__}
    return {"path": made.folder, "created": list(made.files), "found": numbers}
