"""`notesnet import`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, tell
from notesnet.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from notesnet.app.import_people import ImportPlan
    from notesnet.app.open_vault import OpenVault
    from notesnet.cli.changes import Changes
    from notesnet.render.import_plan import Wanted


@notesnet_command("import", "Bring in an address book, through a plan.")
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--format", "format_", type=click.Choice(["vcard", "linkedin", "google", "csv"]), help="What it is.")
@click.option("--map", "columns", default="", metavar="MAP", help='For a CSV: "Full name=name,Firm=company".')
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag for every new contact.")
@click.option("--circle", default="", metavar="NAME", help="A circle for every new contact.")
@click.option("--plan", metavar="FILE", help="Write the plan to this new file. Default: in drafts/.")
@click.option("--yes", is_flag=True, help="Do everything that needs no decision, without a plan.")
@click.option("--apply", "apply_", metavar="PLAN", help="Do what is ticked in a plan.")
@click.option("--dry-run", is_flag=True, help="Show the plan and write nothing.")
def command(  # noqa: PLR0913 - one parameter an option is how click hands them over
    options: Globals,
    files: tuple[str, ...],
    format_: str | None,
    columns: str,
    tags: tuple[str, ...],
    circle: str,
    plan: str | None,
    yes: bool,
    apply_: str | None,
    dry_run: bool,
) -> int:
    """Bring in an address book: vCard, LinkedIn's Connections.csv, Google's contacts.csv, or any CSV with --map.

    Writes a plan with a box for each person, showing exactly what would be added; `import --apply PLAN` does what you
    left ticked. No value that you wrote is replaced, and the same file twice changes nothing.
    """
    if bool(files) == bool(apply_):
        raise UsageError("name the files of an address book, or --apply and a plan", "notesnet import contacts.vcf")
    from notesnet.app.import_people import ImportWish, plan_import, ticked  # noqa: PLC0415 - after --help
    from notesnet.cli.progress import counting  # noqa: PLC0415 - as above
    from notesnet.formats.detect import Format  # noqa: PLC0415 - as above

    opened = options.open()
    if apply_:
        return _apply(options, opened, ticked(apply_), dry_run=dry_run)
    wish = ImportWish(files, Format(format_) if format_ else None, columns, tags, circle)
    with counting("reading records") as progress:
        made = plan_import(opened, wish, progress)
    if yes:
        return _yes(options, opened, made, dry_run=dry_run)
    return _plan(options, opened, made, plan, dry_run=dry_run)


def _plan(options: Globals, opened: "OpenVault", made: "ImportPlan", output: str | None, *, dry_run: bool) -> int:
    from notesnet.app.import_people import fault_words, save_plan  # noqa: PLC0415 - after --help
    from notesnet.render.import_plan import plan_text, summary  # noqa: PLC0415 - as above

    _tell_faults(made)
    if dry_run:
        say(plan_text(made.entries, made.source, [fault_words(fault) for fault in made.faults]).rstrip("\n"))
        return 0
    path = save_plan(opened, made, output)
    if options.json:
        numbers = {v.value: sum(e.verdict is v for e in made.entries) for v in {e.verdict for e in made.entries}}
        faults = [fault_words(fault) for fault in made.faults]
        say_json({"path": path, "people": len(made.entries), "verdicts": numbers, "faults": faults})
        return 0
    say(summary(made.entries))
    say(f"wrote {path}; read it, untick whom you do not want, then `notesnet import --apply {path}`")
    return 0


def _tell_faults(made: "ImportPlan") -> None:
    from notesnet.app.import_people import fault_words  # noqa: PLC0415 - after --help

    for fault in made.faults[:20]:
        tell(fault_words(fault))
    if len(made.faults) > 20:
        tell(f"and {len(made.faults) - 20:,} more; the plan lists them all")


def _yes(options: Globals, opened: "OpenVault", made: "ImportPlan", *, dry_run: bool) -> int:
    from notesnet.app.import_people import certain  # noqa: PLC0415 - after --help
    from notesnet.render.import_plan import summary  # noqa: PLC0415 - as above

    _tell_faults(made)
    tell(summary(made.entries))
    return _apply(options, opened, certain(made), dry_run=dry_run)


def _apply(options: Globals, opened: "OpenVault", wanted: "list[Wanted]", *, dry_run: bool) -> int:
    from notesnet.cli.changes import report  # noqa: PLC0415 - after --help
    from notesnet.cli.progress import counting  # noqa: PLC0415 - as above

    with report(options) as changes, counting("notes written") as progress:
        for number, one in enumerate(wanted, 1):
            if progress and number % 100 == 0:
                progress(number)
            if dry_run:
                changes.would(one.path, "new contact" if one.new else f"add {', '.join(one.values)}")
            else:
                _do(opened, one, changes)
    return 5 if changes.refused else 0


def _do(opened: "OpenVault", one: "Wanted", changes: "Changes") -> None:
    """One entry; a refusal is told and the others go on."""
    from notesnet.app.import_people import apply_wanted  # noqa: PLC0415 - after --help

    try:
        changes.add(apply_wanted(opened, one))
    except RefusedError as error:
        changes.refuse(one.path, one.line, error.message)
