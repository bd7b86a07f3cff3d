"""The command line: which commands there are, and what happens when one fails.

A command's module is imported when it is called, so that each pays only for what it needs.
"""

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

import click

from notesnet import __version__
from notesnet.cli.options import Globals, add_globals
from notesnet.errors import NotesnetError, NotFoundError
from notesnet.text.visible import visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# name → (the line that --help shows, the group of commands it stands under); a test holds each to its docstring
COMMANDS = {
    "init": "Make a vault, or fill a new folder with the sample vault.",
    "new": "Make a contact note.",
    "import": "Bring in an address book, through a plan.",
    "cadence": "Show or set how often to be in touch.",
    "log": "Log contact with someone.",
    "snooze": "Set when to get back to someone.",
    "agenda": "Write this week's agenda: whom to get back to, why now, what to say.",
    "sync": "Take what you ticked in the agenda into the notes.",
    "done": "Tick someone's line on the agenda and take it in.",
    "list": "List people, or promises, by filters.",
    "show": "Show someone's card.",
    "why": "Explain when someone is due, with file and line.",
    "find": "Find a text in the notes about people.",
    "intro": "Note introductions.",
    "suggest": "Suggest who should meet whom.",
    "match": "Find who offers something, or knows one who does.",
    "path": "Show who can introduce you to someone.",
    "reach": "Count the people whom your contacts know and you do not.",
    "ledger": "Show what was given and received.",
    "draft": "Write an e-mail from a template.",
    "templates": "List the templates, or show one.",
    "undo": "Take the last commands back.",
    "history": "List what was written, the newest first.",
    "check": "Report every fault in the notes, with its remedy.",
    "index": "Show, rebuild or clear what is remembered of the notes.",
    "watch": "Check every save, take ticks in, keep the agenda current.",
}


def loaded(name: str) -> click.Command:
    """The command of that name, imported now."""
    module = "import_" if name == "import" else name  # a word of Python's own
    command = import_module(f"notesnet.cli.{module}").command
    assert isinstance(command, click.Command)  # noqa: S101 - each module keeps its command there
    return command


class Commands(click.Group):
    """The root command; knows its commands by name and loads one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, imported now."""
        return loaded(cmd_name) if cmd_name in COMMANDS else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """The names that begin so with what each does, without importing any of them; then the options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only while completing

        found = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """The list in ``--help``, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; a misspelt one is answered with the near ones."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from notesnet.text.names import near  # noqa: PLC0415 - only after a misspelt name

            close = near(args[0], list(COMMANDS)) if args else []
            if close:
                message = f"{error.message} Did you mean {' or '.join(close)}?"
                raise click.UsageError(message, ctx) from None
            raise


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="The options above also work after the command. `notesnet COMMAND --help` tells the rest.",
)
@click.version_option(__version__, "-V", "--version", message="notesnet %(version)s")
@click.pass_context
def root(ctx: click.Context) -> None:
    """The plain-text toolkit for people who take their network seriously.

    Reads a vault of markdown notes, one a person, and tells you once a week whom to get back to, why now and what to
    say.
    """
    ctx.ensure_object(Globals)


add_globals(root)


def main(arguments: list[str]) -> int:
    """Runs one command; what goes wrong becomes a sentence and an exit code, as docs/cli.md lists them."""
    stdout = _ready()
    try:
        result = root.main(arguments, prog_name="notesnet", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        _tell_usage(error)
        return error.exit_code
    except NotesnetError as error:
        _tell(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except SystemExit:
        # click puts a wrapper around stdout and ends with 1 when the reader has gone (``notesnet list | head -1``)
        if sys.stdout is stdout:
            raise
        sys.stdout = stdout
        _silence()
        return 0
    except BrokenPipeError:
        _silence()
        return 0
    except OSError as error:
        # every read and write of ours is caught where it happens; what is left is stdout: a full disk behind `>`
        _silence()
        click.echo(f"notesnet: the output could not be written: {error.strerror or error}", err=True)
        return 6
    except Exception as error:  # noqa: BLE001 - the last resort: a sentence in place of a traceback
        return _bug(error, verbose="-v" in arguments or "--verbose" in arguments)
    return result if isinstance(result, int) else 0


def _ready() -> TextIO:
    """Stdout as a place to print to: open, and never in the way of a sign that its encoding does not have."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - it stays until the end
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return sys.stdout


def _tell(error: NotesnetError) -> None:
    lines = [f"notesnet: {error.message}"]
    if isinstance(error, NotFoundError):
        lines += [f"  {candidate}" for candidate in error.candidates]
    if error.help:
        lines.append(f"  {error.help}")
    click.echo(visible("\n".join(lines)), err=True)


def _tell_usage(error: click.ClickException) -> None:
    """What was typed wrongly, with control characters shown and not obeyed."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    lines = [f"notesnet: {error.format_message()}"]
    if isinstance(error, click.UsageError) and error.ctx:
        lines = [error.ctx.get_usage(), *lines, f"  `{error.ctx.command_path} --help` tells the rest"]
    click.echo(visible("\n".join(lines)), err=True)


def _silence() -> None:
    """The reader has gone (``notesnet list | head -1``): nothing more is written, not even when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _interrupted(error: BaseException | None) -> bool:
    """Whether a Ctrl-C lies behind it: where a class is being made Python turns one into a RuntimeError."""
    while error:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _bug(error: Exception, *, verbose: bool) -> int:
    if _interrupted(error):
        return 130
    if verbose:
        import traceback  # noqa: PLC0415 - only for a bug

        traceback.print_exc()
    else:
        click.echo(f"notesnet: a bug of ours: {type(error).__name__}", err=True)
        click.echo("  Please report it with what `-v` adds to this message.", err=True)
    return 70
