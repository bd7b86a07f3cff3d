"""`notesnet init`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, tell_faults
from notesnet.errors import UsageError
from notesnet.text.words import argument, count, lifted, sentence

if TYPE_CHECKING:
    from notesnet.app.init import Made, Numbers
    from notesnet.model.adoption import Found, NotUnderstood, Proposal

_PLURAL = {"person": "people", "line in a log": "lines in logs", "note left out": "notes left out"}


@notesnet_command("init", "Make a vault, or fill a new folder with the sample vault.")
@click.argument("folder", default=None, required=False, metavar="[DIR]")
@click.option("--sample", is_flag=True, help="Fill a new folder with the sample vault, its dates moved to this week.")
def command(options: Globals, folder: str | None, sample: bool) -> None:
    """Make a vault of DIR: settings that find the people in its notes, and me.md; no note is changed.

    In a folder that is a vault already, say what its settings find and which settings would find more; write nothing.
    """
    from notesnet.app.init import make_sample, make_vault  # noqa: PLC0415 - after --help
    from notesnet.cli.progress import reading  # noqa: PLC0415 - as above

    if folder == "":
        raise UsageError("the folder has no name", "`notesnet init network`, or `notesnet init` for this folder")
    folder = folder or options.vault or "."
    with reading() as progress:
        made = make_sample(folder, options.today) if sample else make_vault(folder, options.today, progress)
    if options.json:
        say_json(_document(made))
        return
    where = "this folder" if folder == "." else folder
    say(f"{where} is a vault {'already' if made.again else 'now'}: {_words(made.found)}.")
    _say_found(made.adoption.found)
    _say_not_understood(made.adoption.not_understood)
    _say_difference(made)
    start = "notesnet" if folder == "." else f"notesnet --vault {argument(folder)}"
    if made.found.contacts:
        tell_faults(made.vault)
        say(_next(start, made.found))
    elif made.adoption.not_understood:
        say("Next: help with what was not understood, then `notesnet init` again says what it finds.")
    elif not made.again:
        say(
            'Next: fill in me.md, then `notesnet new "Ada Lovelace"` makes the first contact; `notesnet import` brings in an address book.'
        )


def _next(start: str, found: "Numbers") -> str:
    """Without a single cadence an agenda would be nearly empty."""
    if found.cadences:
        return f"Next: `{start} agenda` writes this week's agenda."
    return f"Next: nobody has a cadence yet; `{start} cadence --plan` proposes one for your 40 strongest ties."


def _words(found: "Numbers") -> str:
    mentions = f", {found.mentions:,} of them mentions" if found.mentions else ""
    contacts, dated = count(found.contacts, "contact"), count(found.dated, "dated note")
    return f"{contacts}, {dated}, {count(found.touches, 'touch', 'touches')}{mentions}"


def _say_found(found: "tuple[Found, ...]") -> None:
    if found:
        say("\nFound")
        for one in found:
            say(f"  {count(one.count, one.what, _PLURAL.get(one.what))}: {one.how}")


def _say_not_understood(doubts: "tuple[NotUnderstood, ...]") -> None:
    if doubts:
        say("\nNot understood")
        for one in doubts:
            more = f" and {count(one.count - 1, 'more place')}" if one.count > 1 else ""
            say(f"  {lifted(one.what)}")
            say(f"    {one.path}:{one.line}{more}")
            say(f"    {sentence(lifted(one.help))}")


def _say_difference(made: "Made") -> None:
    if made.difference:
        say("\nThese settings would find more. Nothing was written: copy what you want into notesnet.toml.")
        for line in made.difference:
            say(line)
    elif made.again:
        say("\nIts settings fit the notes. Nothing was written.")
    elif made.adoption.found or made.adoption.not_understood:
        say(f"\nNew: {', '.join(made.files)}. No note was changed.")


def _document(made: "Made") -> dict[str, object]:
    found = made.found
    return {
        "path": made.folder,
        "created": list(made.files),
        "found": _fields(found),
        "filed": [_fields(one) for one in made.adoption.found],
        "settings": [_setting(one) for one in made.adoption.proposals],
        "not_understood": [_fields(one) for one in made.adoption.not_understood],
    }


def _fields(noun: "Numbers | Found | NotUnderstood") -> dict[str, object]:
    return {name: getattr(noun, name) for name in noun.__match_args__}


def _setting(proposal: "Proposal") -> dict[str, str]:
    from notesnet.render.settings_text import toml_value  # noqa: PLC0415 - only for programs

    return {"key": f"{proposal.table}.{proposal.key}", "toml": toml_value(proposal.value), "why": proposal.why}
