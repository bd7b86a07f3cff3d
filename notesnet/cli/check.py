"""`notesnet check`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_styled, tell
from notesnet.errors import NotFoundError
from notesnet.model.code import Severity
from notesnet.model.diagnostic import Diagnostic
from notesnet.text.words import count, join

if TYPE_CHECKING:
    from notesnet.app.open_vault import OpenVault


@notesnet_command("check", "Report every fault in the notes, with its remedy.")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--format", "format_", type=click.Choice(["text", "json", "github"]), default="text", help="How to show.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    help="Exit with 1 from this severity on. Default: error.",
)
@click.option("--fix", is_flag=True, help="Make the fixes that are safe.")
@click.option("--dry-run", is_flag=True, help="With --fix: show what would change and write nothing.")
@click.option("--explain", metavar="CODE", help="Explain one kind of fault.")
def command(  # noqa: PLR0913 - one parameter an option is how click hands them over
    options: Globals,
    paths: tuple[str, ...],
    format_: str,
    fail_on: str,
    fix: bool,
    dry_run: bool,
    explain: str | None,
) -> int:
    """Report every fault in the notes, with file:line:column, the line, and what to type instead."""
    if explain:
        return _explain(options, explain)
    from notesnet.app.check import find_faults  # noqa: PLC0415 - after --help
    from notesnet.render.diagnostics import fault_document, fault_parts, github_line  # noqa: PLC0415 - as above

    opened = options.open()
    faults = find_faults(opened, paths)
    if fix or dry_run:
        return _fix(options, opened, faults, dry_run=dry_run)
    if options.json or format_ == "json":
        from notesnet.app.fix import Fixer  # noqa: PLC0415 - only when asked for

        mended = Fixer(opened).fixable(faults)
        say_json([{**fault_document(fault), "fixable": fault in mended} for fault in faults])
    elif format_ == "github":
        for fault in faults:
            say(github_line(fault))
    else:
        for fault in faults:
            for parts in fault_parts(fault):
                say_styled(*parts)
        tell(_summary(faults, opened.vault.note_count))
    return 1 if any(fault.severity.rank >= Severity(fail_on).rank for fault in faults) else 0


def _fix(options: Globals, opened: "OpenVault", faults: list[Diagnostic], *, dry_run: bool) -> int:
    """Mends what can be mended; the faults that are left are told by the next `check`."""
    from notesnet.app.fix import Fixer, NotFixed  # noqa: PLC0415 - only when asked for
    from notesnet.app.writer import Edited  # noqa: PLC0415 - as above
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above

    fixer = Fixer(opened)
    mended = fixer.fixable(faults)
    paths = dict.fromkeys(fault.path for fault in mended)
    with report(options, fixer.writer) as changes:
        for path in paths:
            done = fixer.preview(path) if dry_run else fixer.fix(path)
            if isinstance(done, NotFixed):
                changes.refuse(done.path, done.error)
            elif isinstance(done, Edited):
                changes.preview_edit(done)
            else:
                changes.add(done)
    if not options.json:
        rest = len(faults) - len(mended)
        if not paths:
            tell("there is nothing that can be mended safely")
        if rest:
            tell(f"{count(rest, 'fault')} to mend by hand: `notesnet check`")
    return 5 if changes.refused else 0


def _summary(faults: list[Diagnostic], notes: int) -> str:
    if not faults:
        return f"{count(notes, 'note')} read, no faults"
    numbers = [(sum(f.severity.value == s for f in faults), s) for s in ("error", "warning", "info")]
    found = join(
        [count(number, severity, severity if severity == "info" else None) for number, severity in numbers if number]
    )
    return f"{count(notes, 'note')} read, {found}; `notesnet check --explain CODE` tells more"


def _explain(options: Globals, code: str) -> int:
    from notesnet.model.codes import CODES  # noqa: PLC0415 - only here
    from notesnet.render.diagnostics import explanation  # noqa: PLC0415 - only here
    from notesnet.text.names import near  # noqa: PLC0415 - only here

    if code not in CODES:
        close = near(code, list(CODES))
        remedy = f"did you mean {' or '.join(close)}?" if close else "docs/diagnostics.md lists them"
        raise NotFoundError(f"there is no code {code!r}", remedy)
    if options.json:
        known = CODES[code]
        words = {"title": known.title, "explanation": known.explanation}
        say_json({"code": code, "severity": known.severity.value, **words})
        return 0
    for line in explanation(CODES[code]):
        say(line)
    return 0
