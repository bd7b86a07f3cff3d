"""`notesnet import`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, tell
from notesnet.errors import RefusedError, UsageError
from notesnet.model.change import NewFile
from notesnet.text.words import argument

if TYPE_CHECKING:
    from notesnet.app.import_apply import Importer
    from notesnet.app.import_people import ImportPlan
    from notesnet.app.open_vault import OpenVault
    from notesnet.cli.changes import Changes
    from notesnet.render.import_plan_reader import Wanted

MOST_FAULTS = 20  # so many are told; the plan has them all


@notesnet_command("import", "Bring in an address book, through a plan.")
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--format", "format_", type=click.Choice(["vcard", "linkedin", "google", "csv"]), help="What it is.")
@click.option("--map", "columns", default="", metavar="MAP", help='For a CSV: "Full name=name,Firm=company".')
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag for every new contact.")
@click.option("--circle", default="", metavar="NAME", help="A circle for every new contact.")
@click.option("--plan", metavar="FILE", help="Write the plan to this new file. Default: in drafts/.")
@click.option("--yes", is_flag=True, help="Do all that needs no decision, without a plan.")
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
        raise UsageError("name the files of an address book, or --apply and a plan", "`notesnet import contacts.vcf`")
    if apply_ and (format_ or columns or tags or circle or plan or yes):
        raise UsageError("--apply does what stands in the plan", "change the plan, or make a new one")
    if plan and yes:
        raise UsageError("--yes does it without a plan", "leave out --plan or --yes")
    from notesnet.app.import_people import ImportWish, plan_import, ticked, unknown_circle  # noqa: PLC0415 - after --help
    from notesnet.cli.progress import counting  # noqa: PLC0415 - as above
    from notesnet.formats.detect import Format  # noqa: PLC0415 - as above

    opened = options.open()
    if apply_:
        return _apply(options, opened, ticked(opened.root, apply_), apply_, dry_run=dry_run)
    if unknown_circle(opened, circle):
        tell(f"there is no circle {circle} in notesnet.toml; nobody is due by it until there is")
    wish = ImportWish(files, Format(format_) if format_ else None, columns, tags, circle)
    with counting("reading records") as progress:
        made = plan_import(opened, wish, progress)
    _tell_faults(made)
    if made.faults and not made.entries:
        raise RefusedError("nobody could be read from these files", "see above; --format says what a file is")
    if yes:
        return _yes(options, opened, made, dry_run=dry_run)
    return _plan(options, opened, made, plan, dry_run=dry_run)


def _plan(options: Globals, opened: "OpenVault", made: "ImportPlan", output: str | None, *, dry_run: bool) -> int:
    from notesnet.app.import_people import as_text, save_plan  # noqa: PLC0415 - after --help
    from notesnet.render.import_plan import summary  # noqa: PLC0415 - as above

    if dry_run and not options.json:
        say(as_text(made).rstrip("\n"))
        return 0
    path = None if dry_run else save_plan(opened, made, output)
    if options.json:
        from notesnet.render.json_import import import_document  # noqa: PLC0415 - only for programs
        from notesnet.store.vault_folder import vault_path  # noqa: PLC0415 - as above

        told_path = vault_path(opened.root, path) if path and output else path
        say_json({"path": told_path, **import_document(made.entries, made.faults)})
    elif path:
        say(summary(made.entries))
        say(f"wrote {path}")
        say(f"Read it, untick whom you do not want, then `notesnet import --apply {argument(path)}`.")
    return 0


def _tell_faults(made: "ImportPlan") -> None:
    from notesnet.app.import_people import fault_words  # noqa: PLC0415 - after --help

    for fault in made.faults[:MOST_FAULTS]:
        tell(fault_words(fault))
    if len(made.faults) > MOST_FAULTS:
        tell(f"and {len(made.faults) - MOST_FAULTS:,} more; a plan lists them all")


def _yes(options: Globals, opened: "OpenVault", made: "ImportPlan", *, dry_run: bool) -> int:
    from notesnet.app.import_people import certain, undecided  # noqa: PLC0415 - after --help
    from notesnet.render.import_plan import summary  # noqa: PLC0415 - as above

    tell(summary(made.entries))
    if undecided(made):
        tell("Who is unclear, and what differs, waits for a decision: the same command without --yes writes a plan.")
    return _apply(options, opened, certain(made), dry_run=dry_run)


def _apply(options: Globals, opened: "OpenVault", wanted: "list[Wanted]", plan: str = "", *, dry_run: bool) -> int:
    from notesnet.app.import_apply import Importer  # noqa: PLC0415 - after --help
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.cli.progress import counting  # noqa: PLC0415 - as above

    importer = Importer(opened)
    with report(options, importer.writer) as changes, counting("writing notes") as progress:
        for number, one in enumerate(wanted, 1):
            if progress and number % 100 == 0:
                progress(number)
            try:
                _do(importer, one, changes, dry_run=dry_run)
            except RefusedError as error:
                changes.refuse(one.path, error, f"{plan}:{one.line}" if plan else "")
        quiet = options.json or changes.made or changes.refused or changes.previews or changes.edits
    if not quiet:
        say("Nothing is ticked." if plan and not wanted else "Nothing to add: everything is there already.")
    return 5 if changes.refused else 0


def _do(importer: "Importer", one: "Wanted", changes: "Changes", *, dry_run: bool) -> None:
    """One entry; raises RefusedError."""
    if not dry_run:
        changes.add(importer.apply(one))
        return
    preview = importer.preview(one)
    if isinstance(preview, NewFile):
        changes.preview(preview)
    elif preview:
        changes.preview_edit(preview)
