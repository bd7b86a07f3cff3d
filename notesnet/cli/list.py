"""`notesnet list`."""

import sys
from typing import TYPE_CHECKING

import click

from notesnet.cli.filters import FilterCommand, typed
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_table, say_table_text, tell_faults
from notesnet.errors import UsageError

if TYPE_CHECKING:
    from notesnet.app.open_vault import OpenVault
    from notesnet.model.row import Row

COLUMNS = ("name", "company", "role", "city", "tags", "circle", "email", "phone", "last", "due", "strength", "path")
ENDING = ".list"  # of the file in which the last list is kept
SHOWN = ("name", "company", "circle", "last", "due", "strength")


@notesnet_command("list", "List people, or promises, by filters.", cls=FilterCommand)
@click.argument("filters", nargs=-1, metavar="[FILTER…]")
@click.option("--columns", metavar="A,B", help=f"Which columns: {', '.join(COLUMNS)}.")
@click.option(
    "--sort", metavar="COLUMN", help="The order, -COLUMN for the other way round; strength begins with the strongest."
)
def command(options: Globals, filters: tuple[str, ...], columns: str | None, sort: str | None) -> None:
    """List people, or promises, by filters.

    Filters: tag:x company:y city:z circle:inner role:r group:g due overdue drifting archived, -tag:x for without, and
    free words. `due` means by this week's Sunday. `list promises` shows every dated follow-up that is open, with filters
    those of the people who fit.
    """
    chosen = _columns(columns)
    filters = tuple(typed(term) for term in filters)
    sort = typed(sort) if sort else None
    opened = options.open()
    if filters[:1] == ("promises",):
        _promises(options, opened, filters[1:], columns, sort)
        return
    if options.json:
        from notesnet.app.people import list_people  # noqa: PLC0415 - as below
        from notesnet.render.json_people import row_document  # noqa: PLC0415 - only for programs

        say_json([row_document(row) for row in list_people(opened, filters, sort)])
        return

    def cells() -> list[list[str]]:
        from notesnet.app.people import list_people  # noqa: PLC0415 - a list that was kept needs nobody

        return [[_cell(row, column) for column in chosen] for row in list_people(opened, filters, sort)]

    tell_faults(opened.vault)
    empty = "nobody fits" if opened.vault.contacts else "nobody has a note yet: `notesnet new NAME` makes one"
    if sys.stdout.isatty():
        _show(chosen, cells(), empty)
        return
    from notesnet.app.kept_answer import kept_answer  # noqa: PLC0415 - a terminal has a width of its own

    question = f"{opened.today} {filters!r} {chosen!r} {sort!r}"
    say_table_text(kept_answer(opened, ENDING, question, lambda: _text(chosen, cells(), empty)))


def _promises(
    options: Globals, opened: "OpenVault", filters: tuple[str, ...], columns: str | None, sort: str | None
) -> None:
    from notesnet.app.promises import list_promises  # noqa: PLC0415 - only for promises

    if columns:
        raise UsageError("promises have columns of their own", "leave --columns out; --sort name sorts them by name")
    promises = list_promises(opened, filters, sort)
    if options.json:
        say_json([{name: getattr(p, name) for name in ("path", "line", "name", "text", "due")} for p in promises])
        return
    tell_faults(opened.vault)
    rows = [[str(p.due), p.name, p.words, f"{p.path}:{p.line}"] for p in promises]
    empty = "no dated follow-up is open" + (" for these people" if filters else "")
    _show(["due", "name", "promise", "where"], rows, empty)


def _text(head: list[str], rows: list[list[str]], empty: str) -> str:
    from notesnet.render.table import table_text  # noqa: PLC0415 - only for a list that is made anew

    return table_text(head, rows) if rows else empty


def _columns(typed: str | None) -> list[str]:
    chosen = [name.strip().casefold() for name in typed.split(",")] if typed else list(SHOWN)
    for name in chosen:
        if name not in COLUMNS:
            raise UsageError(f"there is no column {name!r}", f"columns are {', '.join(COLUMNS)}")
    return chosen


def _cell(row: "Row", column: str) -> str:
    if column == "name":
        return row.name + (" (front matter can't be read)" if row.broken else "")
    if column == "tags":
        return " ".join(row.tags)
    if column == "city":
        return row.location
    if column == "last":
        return str(row.last_touch or "")
    value = getattr(row, column)
    return "" if value is None else str(value)


def _show(head: list[str], rows: list[list[str]], empty: str) -> None:
    if not rows:
        say(empty)
        return
    say_table(head, rows)
