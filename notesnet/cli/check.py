"""`notesnet check`."""

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_styled, tell
from notesnet.errors import NotFoundError
from notesnet.model.code import Severity
from notesnet.model.diagnostic import Diagnostic
from notesnet.text.words import count, join


@notesnet_command("check", "Report every fault in the notes, with its remedy.")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--format", "format_", type=click.Choice(["text", "json", "github"]), default="text", help="How to show.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    help="Exit with 1 from this severity on. Default: error.",
)
@click.option("--explain", metavar="CODE", help="Explain one kind of fault.")
def command(options: Globals, paths: tuple[str, ...], format_: str, fail_on: str, explain: str | None) -> int:
    """Report every fault in the notes, with file:line:column, the line, and what to type instead."""
    if explain:
        return _explain(explain)
    from notesnet.app.check import find_faults  # noqa: PLC0415 - after --help
    from notesnet.render.diagnostics import fault_document, fault_parts, github_line  # noqa: PLC0415 - as above

    opened = options.open()
    faults = find_faults(opened, paths)
    if options.json or format_ == "json":
        say_json([fault_document(fault) for fault in faults])
    elif format_ == "github":
        for fault in faults:
            say(github_line(fault))
    else:
        for fault in faults:
            for parts in fault_parts(fault):
                say_styled(*parts)
        tell(_summary(faults, opened.vault.note_count))
    return 1 if any(fault.severity.rank >= Severity(fail_on).rank for fault in faults) else 0


def _summary(faults: list[Diagnostic], notes: int) -> str:
    if not faults:
        return f"{count(notes, 'note')} read, no faults"
    numbers = [(sum(f.severity.value == s for f in faults), s) for s in ("error", "warning", "info")]
    found = join(
        [count(number, severity, severity if severity == "info" else None) for number, severity in numbers if number]
    )
    return f"{count(notes, 'note')} read, {found}; `notesnet check --explain CODE` tells more"


def _explain(code: str) -> int:
    from notesnet.model.codes import CODES  # noqa: PLC0415 - only here
    from notesnet.render.diagnostics import explanation  # noqa: PLC0415 - only here
    from notesnet.text.names import near  # noqa: PLC0415 - only here

    if code not in CODES:
        close = near(code, list(CODES))
        raise NotFoundError(f"there is no code {code!r}", f"did you mean {' or '.join(close)}?" if close else "")
    for line in explanation(CODES[code]):
        say(line)
    return 0
