"""`notesnet cadence`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.completing import people
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_table, tell_faults
from notesnet.errors import RefusedError, UsageError
from notesnet.text.words import count

if TYPE_CHECKING:
    from notesnet.app.open_vault import OpenVault
    from notesnet.model.due import Rhythm
    from notesnet.model.rhythm import RhythmRow, RhythmTable


@notesnet_command("cadence", "Show or set how often to be in touch.")
@click.argument("name", required=False, shell_complete=people)
@click.argument("duration", required=False)
@click.argument("more", nargs=-1, metavar="")
@click.option("--plan", is_flag=True, help="Write the 40 strongest proposals as a plan, ticked.")
@click.option("--apply", "apply_", metavar="PLAN", help="Set the ticked cadences of a plan.")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
def command(  # noqa: PLR0913 - one parameter an option is how click hands them over
    options: Globals,
    name: str | None,
    duration: str | None,
    more: tuple[str, ...],
    plan: bool,
    apply_: str | None,
    dry_run: bool,
) -> int:
    """Show who has no cadence, with the rhythm that was and a cadence that fits; or set one.

    `cadence NAME 6w` sets one. `cadence --plan` writes the 40 strongest proposals as a file with ticked boxes;
    `cadence --apply FILE` sets those that you left ticked.
    """
    if bool(name) + plan + bool(apply_) > 1:
        raise UsageError("a name, --plan and --apply are three things", "give one of them")
    opened = options.open()
    if name:
        return _one(options, opened, name, duration, more, dry_run=dry_run)
    if apply_:
        return _apply(options, opened, apply_, dry_run=dry_run)
    return _plan(options, opened, dry_run=dry_run) if plan else _table(options, opened)


def _table(options: Globals, opened: "OpenVault") -> int:
    from notesnet.app.cadence import measured  # noqa: PLC0415 - after --help
    from notesnet.render.cadence_plan import load_lines, table_rows  # noqa: PLC0415 - as above

    table = measured(opened)
    if options.json:
        say_json(_document(table))
        return 0
    tell_faults(opened.vault)
    if table.rows:
        say_table(["name", "strength", "rhythm", "last", "proposed"], table_rows(table.rows))
        say("")
    else:
        say(f"{_nobody_listed(opened)}.")
    for line in load_lines(table):
        say(line)
    return 0


def _plan(options: Globals, opened: "OpenVault", *, dry_run: bool) -> int:
    from notesnet.app.cadence import measured, planned_rows, write_plan  # noqa: PLC0415 - after --help
    from notesnet.render.cadence_plan import plan_text  # noqa: PLC0415 - as above

    table = measured(opened)
    rows = planned_rows(table)
    if dry_run and rows and not options.json:
        say(plan_text(table, rows).rstrip("\n"))
        return 0
    path = write_plan(opened, table) if rows and not dry_run else None
    if options.json:
        say_json({"path": path, "people": len(rows)})
    elif path:
        say(f"wrote {path}: {count(len(rows), 'person', 'people')}, {_ticked(rows)}")
        say(f"Read it, untick whom you do not want, then `notesnet cadence --apply {path}`.")
        if len(table.rows) > len(rows):
            say(
                f"{len(table.rows) - len(rows)} more have no cadence; when it is applied, another `--plan` holds the next."
            )
    else:
        say(f"{_nobody_listed(opened)}; there is nothing to plan.")
    return 0


def _ticked(rows: "list[RhythmRow]") -> str:
    ticked = sum(row.worth for row in rows)
    return "ticked" if ticked == len(rows) else f"{ticked or 'none'} of them ticked"


def _nobody_listed(opened: "OpenVault") -> str:
    """Why there is nobody in a table of people without cadence."""
    if opened.vault.contacts:
        return "Everyone has a cadence"
    return "Nobody is a contact yet (`notesnet init` says what it finds)"


def _row(row: "RhythmRow") -> dict[str, object]:
    from notesnet.text.durations import short  # noqa: PLC0415 - only for programs

    return {
        "path": row.path,
        "name": row.name,
        "strength": row.strength,
        "gap_days": row.gap,
        "touches": row.touches,
        "last_touch": row.last,
        "proposed": short(row.proposed) if row.proposed else None,
    }


def _document(table: "RhythmTable") -> dict[str, object]:
    rows = [_row(row) for row in table.rows]
    load = {"in_force": round(table.asked, 2), "proposed": round(table.proposed, 2), "budget": table.budget}
    return {"people": rows, "touches_per_week": load}


def _one(
    options: Globals, opened: "OpenVault", name: str, duration: str | None, more: tuple[str, ...], *, dry_run: bool
) -> int:
    from notesnet.app import cadence as app  # noqa: PLC0415 - after --help
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above

    contact, row, rhythm = app.measured_one(opened, name, _further(duration, more))
    if more:
        words = 'a name with blanks stands in quotes: "Ada Lovelace"'
        raise UsageError("one name and one duration were expected", words)
    if duration is None:
        _show(options, row, rhythm)
        return 0
    app.read_cadence(duration)
    writer = app.cadence_writer(opened, f"cadence {name} {duration}")
    with report(options, writer) as changes:
        if dry_run:
            changes.preview_edit(app.preview_cadence(opened, writer, contact, duration))
        elif change := app.change_cadence(opened, writer, contact, duration):
            changes.add(change)
        elif not options.json:
            say(f"{contact.path}: nothing to change")
    return 0


def _further(duration: str | None, more: tuple[str, ...]) -> tuple[str, ...]:
    """The words behind a name that may belong to it: not a duration."""
    from notesnet.text.durations import read_duration  # noqa: PLC0415 - after --help

    words = (duration, *more) if duration else more
    return words if not words or isinstance(read_duration(words[-1]), str) else words[:-1]


def _show(options: Globals, row: "RhythmRow", rhythm: "Rhythm | None") -> None:
    from notesnet.render.cadence_plan import rhythm_words, row_words  # noqa: PLC0415 - after --help
    from notesnet.text.durations import in_words, short  # noqa: PLC0415 - as above

    if options.json:
        in_force = {"cadence": short(rhythm.duration), "source": rhythm.source} if rhythm else None
        say_json({**_row(row), "in_force": in_force})
        return
    proposed = f"; proposed: {in_words(row.proposed)}" if row.proposed and rhythm is None else ""
    say(f"{row.name}: {rhythm_words(rhythm)}; {row_words(row)}{proposed}")


def _apply(options: Globals, opened: "OpenVault", plan: str, *, dry_run: bool) -> int:
    from notesnet.app import cadence as app  # noqa: PLC0415 - after --help
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.text.durations import short  # noqa: PLC0415 - as above

    ticked = app.ticked_lines(opened.root, plan)
    writer = app.cadence_writer(opened, f"cadence --apply {plan}")
    with report(options, writer) as changes:
        for line in ticked:
            try:
                contact = app.contact_of(opened, line)
                if dry_run:
                    changes.preview_edit(app.preview_cadence(opened, writer, contact, short(line.cadence)))
                else:
                    changes.add(app.change_cadence(opened, writer, contact, short(line.cadence)))
            except RefusedError as error:
                changes.refuse(line.path, error, f"{plan}:{line.line}")
        if not (options.json or dry_run or changes.made or changes.refused):
            say("Nothing to change: every ticked cadence is set.")
    return 5 if changes.refused else 0
