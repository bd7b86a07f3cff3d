"""`notesnet draft`."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from notesnet.cli import completing
from notesnet.cli.filters import FilterCommand, typed
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, tell, tell_faults
from notesnet.errors import RefusedError, UsageError

# What every mail program and every browser between takes; a longer link is cut or ignored by some.
_LONGEST_LINK = 1_900

if TYPE_CHECKING:
    from notesnet.app.draft import Draft
    from notesnet.app.open_vault import OpenVault


@notesnet_command("draft", "Write an e-mail from a template.", cls=FilterCommand)
@click.argument("template", shell_complete=completing.templates)
@click.argument("people", nargs=-1, metavar="NAME…|FILTER…", shell_complete=completing.people)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["eml", "text", "mailto", "markdown"]),
    default="eml",
    help="eml (the default) is also saved in drafts/; the others go to stdout.",
)
@click.option("--output", metavar="FILE", help="Save it as this new file; - is stdout.")
@click.option("--set", "sets", multiple=True, metavar="SLOT=VALUE", help="Fill a slot of the template.")
@click.option("--open", "open_", is_flag=True, help="Open it in your mail program.")
def command(  # noqa: PLR0913 - one parameter an option is how click hands them over
    options: Globals,
    template: str,
    people: tuple[str, ...],
    format_: str,
    output: str | None,
    sets: tuple[str, ...],
    open_: bool,
) -> int:
    """Write an e-mail from a template: to one or more people, or about two for those named intro….

    A bare word is a name; filters have a colon (tag:client). The draft is printed and saved in drafts/; nothing is sent.
    """
    from notesnet.app.draft import make_drafts  # noqa: PLC0415 - after --help

    opened = options.open()
    tell_faults(opened.vault)
    drafts = make_drafts(opened, template, [typed(term) for term in people], _slots(sets))
    if output not in (None, "-") and len(drafts) > 1:
        raise UsageError(f"--output takes one draft, and these are {len(drafts)}", "leave it out: they go to drafts/")
    if len(drafts) == 1:
        _tell_faults_of(opened, drafts[0])
    writer = _Writer(options, opened, format_, output)
    for draft in drafts:
        writer.write(draft)
    if options.json:
        say_json(writer.documents)
    for draft, saved in writer.written if open_ else ():
        _open(draft, saved)
    return 5 if writer.refused else 0


def _tell_faults_of(opened: "OpenVault", draft: "Draft") -> None:
    """The faults of the notes that a letter is made of: a letter may lack what one of them hides."""
    from notesnet.app.why import faults_of  # noqa: PLC0415 - after --help
    from notesnet.render.diagnostics import fault_lines  # noqa: PLC0415 - as above

    for contact in draft.about:
        for fault in fault_lines(faults_of(opened, contact.path)):
            tell(fault)


def _slots(sets: Sequence[str]) -> dict[str, str]:
    slots = {}
    for given in sets:
        name, sign, value = given.partition("=")
        if not sign:
            raise UsageError(f"--set {given!r} has no =", "write --set slot=value")
        if not name.strip():
            raise UsageError(f"--set {given!r} names no slot", "write --set slot=value")
        slots[name.strip()] = value
    return slots


class _Writer:
    """Shows and saves one draft after another; one that can't be written does not keep the others back."""

    def __init__(self, options: Globals, opened: "OpenVault", format_: str, output: str | None) -> None:
        self.options = options
        self.opened = opened
        self.format = format_
        self.output = output
        self.refused = False
        self.documents: list[dict[str, Any]] = []
        self.written: list[tuple[Draft, str | None]] = []  # with the full path of the saved .eml

    def write(self, draft: "Draft") -> None:
        from notesnet.app.draft import placed  # noqa: PLC0415 - after --help
        from notesnet.render.addresses import LetterError  # noqa: PLC0415 - as above
        from notesnet.store.vault_folder import vault_path  # noqa: PLC0415 - as above

        try:
            path, text = self._written(draft)
        except LetterError as error:
            self.refused = True
            told = placed(self.opened, draft, error)
            tell(f"notesnet: {told.message}")
            tell(f"  {told.help}")
            return
        letter = draft.letter
        to, cc = ([f"{one.name} <{one.email}>" for one in some] for some in (letter.to, letter.cc))
        if self.options.json:
            told_path = vault_path(self.opened.root, path) if path and self.output else path
            self.documents.append({"path": told_path, "to": to, "cc": cc, "subject": letter.subject})
        else:
            say(text.rstrip("\n"))
        for lack in draft.lacks:
            tell(lack)
        if path:
            tell(f"saved as {path}; nothing was sent")
        full = os.path.abspath(path) if path and self.output else os.path.join(self.opened.root, path or "")
        self.written.append((draft, full if path and self.format == "eml" else None))

    def _written(self, draft: "Draft") -> tuple[str | None, str]:
        """(where it was saved, the text to print)."""
        from notesnet.app.draft import save_draft  # noqa: PLC0415 - after --help
        from notesnet.render.mail import as_eml, as_mailto, as_markdown, as_text  # noqa: PLC0415 - as above

        if self.format == "eml":
            if self.output == "-":
                return None, as_eml(draft.letter).decode("utf-8").replace("\r\n", "\n")
            text = as_text(draft.letter)
            return save_draft(self.opened, draft, self.output), text
        render = {"text": as_text, "markdown": as_markdown, "mailto": as_mailto}[self.format]
        text = render(draft.letter)
        if self.output not in (None, "-"):
            from notesnet.store.files import create  # noqa: PLC0415 - as above

            full = os.path.abspath(str(self.output))
            create("/", full.lstrip("/"), (text.rstrip("\n") + "\n").encode(), 0o600, shown=str(self.output))
            return str(self.output), text
        return None, text


def _open(draft: "Draft", saved: str | None) -> None:
    """Hands the letter to the mail program: as a mailto: link when that is short enough, else as the saved draft."""
    from notesnet.cli.opener import open_with_system  # noqa: PLC0415 - only when asked for
    from notesnet.render.mail import as_mailto  # noqa: PLC0415 - as above

    link = as_mailto(draft.letter)
    if len(link) <= _LONGEST_LINK:
        open_with_system(link)
    elif saved:
        open_with_system(saved)
    else:
        message = f"the letter is too long for a mailto: link ({len(link):,} characters)"
        raise RefusedError(message, "leave --format out: then it is saved, and opened from there")
