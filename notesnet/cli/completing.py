"""What the shell offers behind a command: people, introductions and templates, by the names of their files."""

from typing import TYPE_CHECKING, Literal

import click

from notesnet.cli.options import Globals

if TYPE_CHECKING:
    from notesnet.app.open_vault import Place


def people(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Whom a name that was begun can mean."""
    return _stems(ctx, "contact", incomplete)


def introductions(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Which introduction notes begin so."""
    return _stems(ctx, "intro", incomplete)


def templates(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Which templates for e-mails begin so."""
    from notesnet.app.templates import listed_templates  # noqa: PLC0415 - only when the shell asks

    place = _place(ctx)
    sources = listed_templates(place.root if place else None)
    return [source.name for source in sources if source.name.startswith(incomplete)]


def _stems(ctx: click.Context, kind: Literal["contact", "intro"], incomplete: str) -> list[str]:
    from notesnet.app.complete import stems  # noqa: PLC0415 - only when the shell asks

    place = _place(ctx)
    return stems(place, kind, incomplete) if place else []


def _place(ctx: click.Context) -> "Place | None":
    """The vault of the command so far; None outside of one, where the shell has nothing to offer."""
    from notesnet.app.open_vault import find_place  # noqa: PLC0415 - only when the shell asks
    from notesnet.errors import NotesnetError  # noqa: PLC0415 - as above

    options = ctx.find_object(Globals)
    try:
        return find_place(options.vault if options else None, None)
    except NotesnetError:
        return None
