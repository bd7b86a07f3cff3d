"""`notesnet log`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import tell
from notesnet.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from datetime import date

_TEXT = "\0"  # stands before a text while click looks for options; nobody can type it


class _LogCommand(click.Command):
    """A command whose text may begin with a dash and a blank, as no option does."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What click makes of the words, the text as it was typed.

        Raises:
            UsageError: a text with a dash but no blank behind it, which click took for an option.
        """
        options = [
            name for one in self.params if isinstance(one, click.Option) and not one.is_flag for name in one.opts
        ]
        marked = [
            _TEXT + word if word.startswith("- ") and before not in options else word
            for before, word in zip(("", *args), args, strict=False)
        ]
        try:
            rest = super().parse_args(ctx, marked)
        except click.NoSuchOption as error:
            text = next((word for word in args if _is_text(word, error.option_name)), None)
            if text is None:
                raise
            remedy = f'put `--` before it, and options before that: `notesnet log ada -- "{text}"`'
            raise UsageError(f"{text!r} begins with a dash, so it was taken for an option", remedy) from None
        ctx.params["words"] = tuple(word.removeprefix(_TEXT) for word in ctx.params.get("words") or ())
        return rest


def _is_text(word: str, option: str) -> bool:
    """Whether a word in which click found an option that there is not looks like a text."""
    short = word[:1] == "-" and word[1:2] != "-" and option[1:] in word
    found = word.startswith(option) if option.startswith("--") else short
    return found and (" " in word or not word.lstrip("-")[:1].isalpha())


@notesnet_command("log", "Log contact with someone.", cls=_LogCommand)
@click.argument("words", nargs=-1, required=True, metavar="NAME… TEXT", shell_complete=people)
@click.option("--on", "on", metavar="DATE", help="The day, such as yesterday or fri. Default: today.")
@click.option("--kind", default="", metavar="KIND", help="The kind, when the text does not begin with it.")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
def command(options: Globals, words: tuple[str, ...], on: str | None, kind: str, dry_run: bool) -> int:
    """Log contact with one or more people: adds the line to the Log of each, where its date puts it.

    The last argument is the text; its first word may be the kind: log ada ben "lunch: the fair #gave/advice"
    """
    from notesnet.app.change_note import change_note, edited_note  # noqa: PLC0415 - after --help
    from notesnet.app.locate import locate_all  # noqa: PLC0415 - after --help
    from notesnet.app.log import Entry, log_edit, writer_for  # noqa: PLC0415 - as above
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.cli.dates import understood  # noqa: PLC0415 - as above

    *names, text = words
    text = " ".join(line.strip() for line in text.splitlines() if line.strip()).removeprefix("- ")
    if not names:
        raise UsageError("a name and a text were expected", '`notesnet log ada "coffee: what was said"`')
    place = options.place()
    day = understood(on, place.today, past=True) if on is not None else place.today
    edit = log_edit(place, Entry(text, day, kind))
    people = locate_all(place, tuple(names))
    writer = writer_for(place, f"log {' '.join(names)}", people)
    _tell_other_day(text, day)
    summary = f"logged {day}: {kind}: {text}" if kind else f"logged {day}: {text}"
    with report(options, writer) as changes:
        for located in people:
            if dry_run:
                changes.preview_edit(edited_note(writer, located.path, edit))
                continue
            try:
                changes.add(change_note(writer, located.path, edit, summary))
            except RefusedError as error:
                changes.refuse(located.path, error)
    return 5 if changes.refused else 0


def _tell_other_day(text: str, day: "date") -> None:
    """A text that is a whole line of a log, such as `2026-11-01 call: looms`, keeps its day as words: that is said."""
    if text[:4].isdigit():
        from notesnet.text.dates import iso_day  # noqa: PLC0415 - only for a text that may begin with a day

        other, kind = iso_day(text[:10]), text[10:].lstrip(" :-–—").partition(":")[0]
        if other and other != day and kind.isalpha():
            tell(f"the text begins with {other}, and is logged on {day}: `--on {other}` logs it on that day")
