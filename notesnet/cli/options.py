"""The options that every command takes, before or behind its name."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from notesnet.app.open_vault import OpenVault, Place


class Globals:
    """What the options before and behind the command said together. No dataclass: `--help` need not load what makes one."""

    def __init__(self) -> None:
        self.vault: str | None = None
        self.today_typed: str | None = None
        self.json = False
        self.verbose = False
        self.color = "auto"

    @cached_property
    def today(self) -> date | None:
        """The day that ``--today`` names, None when it is not given."""
        if self.today_typed is None:
            return None
        from notesnet.store.clock import today  # noqa: PLC0415 - the clock is only asked when it matters
        from notesnet.text.typed_dates import read_typed_date  # noqa: PLC0415 - as above

        day = read_typed_date(self.today_typed, today())
        if self.today_typed.strip() != day.isoformat():
            click.echo(f"today is {day}", err=True)
        return day

    def place(self) -> "Place":
        """The vault's folder, settings and day; no note is read."""
        from notesnet.app.open_vault import find_place  # noqa: PLC0415 - `--help` needs no vault

        return find_place(self.vault, self.today)

    def open(self) -> "OpenVault":
        """The whole vault, read."""
        from notesnet.app.open_vault import open_vault  # noqa: PLC0415 - as above
        from notesnet.cli.progress import counting, reading  # noqa: PLC0415 - as above

        with reading() as progress:
            return open_vault(self.vault, self.today, progress, counting=counting)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:
        options = ctx.ensure_object(Globals)
        if value not in (None, False):
            setattr(options, name, value)
        if name == "color":
            ctx.color = _color(options.color)

    return callback


def _color(wish: str) -> bool | None:
    """Whether to colour: as asked, else NO_COLOR, FORCE_COLOR, and what the terminal can (click looks at that)."""
    import os  # noqa: PLC0415 - two look-ups

    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return False if os.environ.get("TERM") == "dumb" else None


def add_globals(command: click.Command) -> click.Command:
    """Gives a command the global options; they do the same before and behind its name."""
    shared: dict[str, Any] = {"expose_value": False}
    command.params += [
        click.Option(["--vault"], metavar="DIR", help="The vault.", callback=_set("vault"), **shared),
        click.Option(["--today"], metavar="DATE", help="What today is.", callback=_set("today_typed"), **shared),
        click.Option(
            ["--json"], is_flag=True, help="For programs: one JSON document.", callback=_set("json"), **shared
        ),
        click.Option(["-v", "--verbose"], is_flag=True, help="Say more.", callback=_set("verbose"), **shared),
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            help="Colours.",
            callback=_set("color"),
            **shared,
        ),
    ]
    return command


def notesnet_command(name: str, short_help: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """A click command with the global options; its function gets the ``Globals`` first."""

    def make(function: Callable[..., Any]) -> click.Command:
        decorate: Callable[..., click.Command] = click.command(name, short_help=short_help, **settings)
        made = decorate(click.pass_obj(function))
        return add_globals(made)

    return make
