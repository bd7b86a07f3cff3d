"""`notesnet cadence`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_table, tell, tell_faults
from notesnet.errors import UsageError
from notesnet.text.words import count

if TYPE_CHECKING:
    from notesnet.app.open_vault import OpenVault
    from notesnet.model.rhythm import RhythmTable


@notesnet_command("cadence", "Show or set how often to be in touch.")
@click.argument("name", required=False)
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
    return _table(options, opened, plan=plan, dry_run=dry_run)


def _table(options: Globals, opened: "OpenVault", *, plan: bool, dry_run: bool) -> int:
    from notesnet.app.cadence import measured, write_plan  # noqa: PLC0415 - after --help
    from notesnet.render.cadence_plan import load_lines, plan_text, table_rows  # noqa: PLC0415 - as above

    table = measured(opened)
    if plan and dry_run:
        say(plan_text(table, [row for row in table.rows[:40] if row.proposed]).rstrip("\n"))
        return 0
    if plan:
        path, number = write_plan(opened, table)
        if options.json:
            say_json({"path": path, "people": number})
        else:
            say(
                f"wrote {path}: {count(number, 'person', 'people')}, ticked; untick, then `notesnet cadence --apply {path}`"
            )
        return 0
    if options.json:
        say_json(_document(table))
        return 0
    tell_faults(opened.vault)
    if table.rows:
        say_table(["name", "strength", "rhythm", "last", "proposed"], table_rows(table.rows))
    else:
        say("everyone has a cadence")
    for line in load_lines(table):
        tell(line)
    return 0


def _document(table: "RhythmTable") -> dict[str, object]:
    from notesnet.text.durations import short  # noqa: PLC0415 - only for programs

    rows = [
        {
            "path": row.path,
            "name": row.name,
            "strength": row.strength,
            "gap_days": row.gap,
            "touches": row.touches,
            "last_touch": row.last,
            "proposed": short(row.proposed) if row.proposed else None,
        }
        for row in table.rows
    ]
    load = {"in_force": round(table.asked, 2), "proposed": round(table.proposed, 2), "budget": table.budget}
    return {"people": rows, "touches_per_week": load}


def _one(
    options: Globals, opened: "OpenVault", name: str, duration: str | None, more: tuple[str, ...], *, dry_run: bool
) -> int:
    from notesnet.app.cadence import (  # noqa: PLC0415 - after --help
        change_cadence,
        measured_one,
        preview_cadence,
        read_cadence,
    )
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.render.cadence_plan import row_words  # noqa: PLC0415 - as above
    from notesnet.text.durations import in_words  # noqa: PLC0415 - as above

    contact, row = measured_one(opened, name, (duration, *more) if duration else ())
    if more:
        raise UsageError(
            "one name and one duration were expected", 'a name with blanks stands in quotes: "Ada Lovelace"'
        )
    if duration is None:
        own = in_words(contact.cadence) if contact.cadence else "no cadence of their own"
        proposed = f"; proposed: {in_words(row.proposed)}" if row.proposed else ""
        say(f"{contact.name}: {own}; {row_words(row)}{proposed}")
        return 0
    cadence = read_cadence(duration)
    with report(options) as changes:
        if dry_run:
            changes.preview_edit(preview_cadence(opened, contact, cadence))
        else:
            changes.add(change_cadence(opened, contact, cadence))
    return 0


def _apply(options: Globals, opened: "OpenVault", plan: str, *, dry_run: bool) -> int:
    from notesnet.app.cadence import Refusal, apply_line, preview_cadence, ticked_lines  # noqa: PLC0415 - after --help
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above

    ticked = ticked_lines(plan)
    with report(options) as changes:
        for line in ticked:
            contact = opened.vault.contacts.get(line.path)
            if dry_run and contact:
                changes.preview_edit(preview_cadence(opened, contact, line.cadence))
                continue
            done = apply_line(opened, line)
            if isinstance(done, Refusal):
                changes.refuse(done.path, done.line, done.reason)
            else:
                changes.add(done)
    return 5 if changes.refused else 0
