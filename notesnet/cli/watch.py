"""`notesnet watch`."""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_styled, tell
from notesnet.errors import UsageError

if TYPE_CHECKING:
    from notesnet.app.watch_news import News
    from notesnet.render.diagnostics import Part

MOST = 20  # lines of one kind at one moment; after a large checkout `check` is the better reader


@notesnet_command(
    "watch",
    "Check every save, take ticks in, keep the agenda current.",
    context_settings={"allow_interspersed_args": False},
)
@click.option(
    "--interval",
    type=click.FloatRange(min=0.2),
    metavar="S",
    help="Look at every file each S seconds, whatever was reported. Default: 60, or 5 with --poll.",
)
@click.option("--poll", is_flag=True, help="Only look; do not ask the system to report saves.")
@click.option("--exec", "exec_", is_flag=True, help="Run CMD ARG… for each changed path, which is its last argument.")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[CMD ARG…]")
def command(options: Globals, interval: float | None, poll: bool, exec_: bool, words: tuple[str, ...]) -> None:
    """Check each note when it is saved, take ticks in, and keep this week's agenda current, until Ctrl-C.

    Ticks are taken when the agenda has been left alone for 60 s. --exec comes last: all that follows is the command.
    """
    if words and not exec_:
        raise UsageError(f"{words[0]} is no option of watch", "to run it for each changed path, put --exec before it")
    if exec_ and not words:
        raise UsageError("--exec needs a command", "for example `notesnet watch --exec git add`")
    from notesnet.app.watch_loop import Wish, watch  # noqa: PLC0415 - after --help
    from notesnet.cli.progress import reading  # noqa: PLC0415 - as above

    wish = Wish(options.today, interval, poll, words, quiet_command=options.json)
    with ExitStack() as until_end:
        with reading() as progress:
            batches = until_end.enter_context(closing(watch(options.place(), wish, progress)))
            first = next(batches)
        _show(options, first)
        for batch in batches:
            _show(options, batch)


def _show(options: Globals, batch: "Sequence[News]") -> None:
    if not batch:
        return
    from notesnet.store.clock import now  # noqa: PLC0415 - after --help

    moment = now()
    if options.json:
        for one in batch:
            say(json.dumps(_document(one, moment)))  # a line a document, since the list of them has no end
        return
    shown: dict[str, int] = {}
    for one in batch:
        if one.what == "read" and not options.verbose:
            continue
        shown[one.what] = shown.get(one.what, 0) + 1
        if shown[one.what] <= MOST:
            _tell(one, moment[11:19])
    for what, number in shown.items():
        if number > MOST:
            say(f"{moment[11:19]}  and {number - MOST:,} more like this ({what}); `notesnet check` lists every fault")


def _tell(one: "News", time: str) -> None:
    if one.what in ("trouble", "refused", "warning"):
        place = f"{one.path}: " if one.path and one.what == "trouble" else ""
        tell(f"{time}  {'' if one.what == 'trouble' else one.what + ': '}{place}{one.words}")
        if one.help:
            tell(f"          {one.help}")
        return
    for number, parts in enumerate(_lines(one)):
        say_styled((f"{time}  " if number == 0 else " " * 10, "dim"), *parts)


def _lines(one: "News") -> "Iterator[list[Part]]":
    if one.fault:
        from notesnet.render.diagnostics import fault_parts  # noqa: PLC0415 - only for a fault

        yield from fault_parts(one.fault)
    else:
        colour = "green" if one.what == "mended" else ""
        yield [(f"{one.path}: ", "bold"), (one.words, colour)] if one.path else [(one.words, "")]


def _document(one: "News", moment: str) -> dict[str, object]:
    document: dict[str, object] = {"time": moment, "event": one.what, "path": one.path or None, "message": one.words}
    if one.fault:
        from notesnet.render.diagnostics import fault_document  # noqa: PLC0415 - only for a fault

        document["fault"] = fault_document(one.fault)
    if one.help:
        document["help"] = one.help
    return document
