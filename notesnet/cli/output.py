"""The one place where words and JSON leave the program; nothing from a note reaches the terminal as a command."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from notesnet.text.visible import visible
from notesnet.text.words import count

if TYPE_CHECKING:
    from notesnet.model.vault import Vault


def say(text: str) -> None:
    """A result, on stdout; control characters in it are shown, not obeyed."""
    click.echo(visible(text))


def say_styled(*parts: tuple[str, str]) -> None:
    """A line of (text, style) pairs; style is a colour, ``bold``, ``dim`` or empty."""
    click.echo("".join(styled(text, style) for text, style in parts))


def say_lines(lines: Iterable[tuple[str, str]]) -> None:
    """Lines, each of one style, that leave the program as one; there may be thousands."""
    wish = click.get_current_context().color
    coloured = sys.stdout.isatty() if wish is None else wish  # click would take each style out again
    click.echo("\n".join([styled(text, style) if coloured else visible(text) for text, style in lines]))


def styled(text: str, style: str) -> str:
    """``text``, made safe, in a style; click takes the style out again where there is no colour."""
    safe = visible(text)
    if not style:
        return safe
    if style in ("bold", "dim"):
        return click.style(safe, bold=style == "bold" or None, dim=style == "dim" or None)
    return click.style(safe, fg=style)


def say_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table: by rich on a terminal, which knows its width; aligned columns in a pipe."""
    if not sys.stdout.isatty():
        from notesnet.render.table import table_text  # noqa: PLC0415 - only for people

        say_table_text(table_text(head, rows))
        return
    from rich.console import Console  # noqa: PLC0415 - 50 ms, so only on a terminal
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    coloured = click.get_current_context().color is not False
    shown = Table(box=None, pad_edge=False, header_style="bold" if coloured else "")
    for name in head:
        shown.add_column(Text(name))
    for row in rows:
        shown.add_row(*(Text(visible(cell)) for cell in row))
    Console(no_color=not coloured, highlight=False).print(shown)


def say_table_text(text: str) -> None:
    """The lines of a table, the first of them its head; a single line is none."""
    head, end, rows = text.partition("\n")
    click.echo(f"{click.style(head, bold=True)}\n{rows}" if end else text)


def tell(text: str) -> None:
    """Something beside the result, on stderr."""
    click.echo(visible(text), err=True)


def say_json(document: Any) -> None:
    """One JSON document, on stdout."""
    click.echo(json.dumps(document, indent=2, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace"))


def tell_faults(vault: "Vault") -> None:
    """One line on stderr when notes have faults; `check` prints them."""
    paths = {diagnostic.path for diagnostic in vault.diagnostics if diagnostic.severity.rank >= 2}
    if paths:
        tell(f"{count(len(paths), 'note')} {'has' if len(paths) == 1 else 'have'} faults: `notesnet check`")
