"""`notesnet sync`."""

from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import tell, tell_faults
from notesnet.errors import NotFoundError

if TYPE_CHECKING:
    from notesnet.app.open_vault import OpenVault
    from notesnet.app.sync import Outcome
    from notesnet.cli.changes import Changes
    from notesnet.text.weeks import Week


@notesnet_command("sync", "Take what you ticked in the agenda into the notes.")
@click.argument("more", nargs=-1, metavar="")
@click.option(
    "--week", metavar="WEEK", help="Only this week: 2026-W48, last, or a day in it. Default: the last 4 files."
)
@click.option(
    "--dry-run", is_flag=True, help="Say what would be done where, show what would change, and write nothing."
)
def command(options: Globals, more: tuple[str, ...], week: str | None, dry_run: bool) -> int:
    """Take what you ticked, moved, skipped or wrote on lines of the agenda into the notes.

    [x] is done, [>] next week, [-] not now, another 📅 date is that day. Words on an indented line below a touch go into the log:
    `  - call: she found one`. What can't be taken stays as it is and is named; the rest is taken.
    """
    from notesnet.app.overlay import Overlay  # noqa: PLC0415 - after --help
    from notesnet.app.sync import Syncing  # noqa: PLC0415 - as above
    from notesnet.app.week_texts import read_weeks  # noqa: PLC0415 - as above
    from notesnet.app.writer import Writer  # noqa: PLC0415 - as above
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.cli.names import no_week  # noqa: PLC0415 - as above

    no_week("sync", more)
    opened = options.open()
    tell_faults(opened.vault)
    files = _files(opened, week)
    weeks, unreadable = read_weeks(opened, files)
    writer = Writer(opened.root, "sync", opened.vault.conflicts)
    overlay = Overlay(writer) if dry_run else None
    syncing = Syncing(opened, weeks, overlay or writer)
    with report(options, writer) as changes:
        for path, error in unreadable:
            changes.refuse(path, error)
        would = _Would() if dry_run else None
        for change in syncing.tidy():
            if would:
                would.tell(f"{change.path}: {change.summary}")
            else:
                changes.add(change)
        for outcome in syncing.run():
            _note(changes, outcome, would)
        if overlay:
            for edited in overlay.edits:
                changes.preview_edit(edited)
            for file in overlay.files:
                changes.preview(file)
        if not (options.json or changes.made or changes.edits or changes.previews or changes.refused):
            tell(_nothing(files))
    return 5 if changes.refused else 0


def _files(opened: "OpenVault", typed: str | None) -> "list[tuple[Week, str]]":
    from notesnet.app.sync import WEEKS  # noqa: PLC0415 - after --help
    from notesnet.app.week_texts import weeks_of  # noqa: PLC0415 - as above
    from notesnet.text.weeks import read_week  # noqa: PLC0415 - as above

    files = weeks_of(opened)
    if typed is None:
        return files[-WEEKS:]
    wanted = read_week(typed, opened.today)
    found = [(week, path) for week, path in files if week == wanted]
    if not found:
        raise NotFoundError(
            f"there is no agenda of {wanted.label}", f"`notesnet agenda --week {wanted.label}` writes it"
        )
    return found


class _Would:
    """Tells what would be done, with a line above the first of it."""

    def __init__(self) -> None:
        self._begun = False

    def tell(self, words: str) -> None:
        """One thing that would be done."""
        if not self._begun:
            tell("nothing is written; this is what would be done:")
        self._begun = True
        tell(words)


def _note(changes: "Changes", outcome: "Outcome", would: _Would | None) -> None:
    tick = outcome.tick
    if outcome.error:
        changes.refuse(tick.path, outcome.error)
    elif outcome.logged:
        where = f"{outcome.logged.path}:{outcome.logged.line}"
        tell(f"{tick.place}: open again, but {where} still has the line that it made; `notesnet undo` takes it back")
    elif outcome.change and would:
        who = f" {tick.shown}" if tick.shown else ""
        would.tell(f"{tick.place} [{tick.mark or ' '}]{who} → {outcome.change.path}: {outcome.change.summary}")
    else:
        changes.add(outcome.change)


def _nothing(files: "list[tuple[Week, str]]") -> str:
    if not files:
        return "there is no agenda yet: `notesnet agenda` writes this week's"
    return f"nothing to take from {', '.join(path for _week, path in reversed(files))}"
