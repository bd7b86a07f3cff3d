"""`notesnet intro ask`, `yes`, `send` and the other steps: one command each, all of one make."""

from typing import TYPE_CHECKING, Any

import click

from notesnet.cli.completing import introductions
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import tell
from notesnet.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from notesnet.app.draft import Draft
    from notesnet.app.open_vault import OpenVault
    from notesnet.cli.changes import Changes

# step → (its line in `intro --help`, what `--help` of it adds)
STEPS = {
    "ask": (
        "Note that you asked one of the two, and write the letter.",
        "First the one whom the favour is asked of, the other after that yes. Of one that you receive: the introducer.",
    ),
    "chase": ("Note that you reminded who has not answered, and write the letter.", "Once is enough."),
    "yes": ("Note a yes.", "TEXT, how they like to be contacted, stays in the note; a handover passes it on."),
    "no": (
        "Note a no, and write to the other side that it is not now.",
        "Only to one who was asked or had asked, with no name and no reason. TEXT stays in the note.",
    ),
    "send": (
        "Note that you introduced them, and write the introduction, or the handover.",
        "Not before both have said yes. Of one that you receive: note that you were introduced.",
    ),
    "checkin": ("Note that you asked both how it went, and write the letter.", ""),
    "met": ("Note that they met.", ""),
    "outcome": ("Note what came of it.", "TEXT is needed."),
    "thank": ("Note that you thanked who introduced you, and write the letter.", ""),
    "tell": ("Note that you told who introduced you what came of it, and write the letter.", ""),
    "close": ("Close an introduction that goes no further.", "TEXT, such as the reason, stays in the note."),
}
# close takes it as well, so that the next step of `--json` can be typed as it stands there
WITH_PARTY = ("ask", "chase", "yes", "no", "thank", "tell", "close")
_LETTERS = ("ask", "chase", "no", "send", "checkin", "thank", "tell")


def step_command(step: str) -> click.Command:
    """The command of one step."""
    short, more = STEPS[step]

    def function(options: Globals, intro: str, text: tuple[str, ...], **given: Any) -> int:
        return _take(options, step, (intro, *text), given.get("party"), given["on"], dry_run=given["dry_run"])

    draft = " The letter goes into drafts/ and is not sent; `undo` leaves it there." if step in _LETTERS else ""
    words = " ".join(part for part in (more, "INTRO is a path, a file name or its beginning, or ada+charles.") if part)
    function.__doc__ = f"{short}\n\n{words}{draft}"
    command = notesnet_command(step, short)(function)
    command.params[:0] = [
        click.Argument(["intro"], shell_complete=introductions),
        click.Argument(["text"], nargs=-1, metavar="TEXT" if step == "outcome" else "[TEXT]"),
        *([click.Option(["--party"], metavar="a|b|NAME", help="Which of the two.")] if step in WITH_PARTY else []),
        click.Option(["--on"], metavar="DATE", help="The day, such as yesterday or fri. Default: today."),
        click.Option(["--dry-run"], is_flag=True, help="Show what would change and write nothing."),
    ]
    return command


def _take(
    options: Globals, step: str, typed: tuple[str, ...], party: str | None, on: str | None, *, dry_run: bool
) -> int:
    from notesnet.app.find_introduction import find_introduction  # noqa: PLC0415 - after --help
    from notesnet.app.find_person import in_vault  # noqa: PLC0415 - as above
    from notesnet.app.introduction_proposal import Wish, propose_step  # noqa: PLC0415 - as above
    from notesnet.app.introduction_step import preview, take, writer_of_steps  # noqa: PLC0415 - as above
    from notesnet.cli.changes import report  # noqa: PLC0415 - as above
    from notesnet.cli.dates import understood  # noqa: PLC0415 - as above

    intro, text = _words(step, typed)
    opened = options.open()
    day = understood(on, opened.today, past=True) if on is not None else opened.today
    note = find_introduction(opened.vault, in_vault(opened.root, intro), opened.today)
    writer = writer_of_steps(opened, f"intro {step} {note.path.rpartition('/')[2].removesuffix('.md')}")
    with report(options, writer) as changes:
        try:
            proposal = propose_step(opened, note, Wish(step, party, day, text))
            for warning in proposal.warnings:
                tell(f"warning: {warning}")
            if dry_run:
                changes.preview_edit(preview(opened, writer, note, proposal.taken))
            else:
                changes.add(take(opened, writer, note, proposal.taken))
        except RefusedError as error:
            changes.refuse(note.path, error)
            return 5
        for hint in proposal.hints:
            tell(hint)
        if proposal.draft:
            _write(opened, proposal.draft, changes, dry_run=dry_run)
    return 0


def _write(opened: "OpenVault", draft: "Draft", changes: "Changes", *, dry_run: bool) -> None:
    """Saves the letter, once the step stands in the note."""
    from notesnet.app.draft import save_draft  # noqa: PLC0415 - after --help
    from notesnet.model.change import Change  # noqa: PLC0415 - as above
    from notesnet.text.words import join  # noqa: PLC0415 - as above

    words = f"draft to {join([one.name for one in draft.letter.to])}: {draft.letter.subject}"
    if dry_run:
        tell(f"would also write a {words}")
        return
    for lack in draft.lacks:
        tell(lack)
    changes.add(Change(save_draft(opened, draft, again=True), words))


def _words(step: str, typed: tuple[str, ...]) -> tuple[str, str]:
    """(the introduction, the text); the text is one argument."""
    intro, *text = typed
    if len(text) > 1:
        whole = " ".join(text)
        message = f"one text was expected, not {len(text)}"
        raise UsageError(message, f'a text with blanks stands in quotes: intro {step} {intro} "{whole}"')
    return intro, text[0] if text else ""
