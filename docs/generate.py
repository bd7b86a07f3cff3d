# ruff: noqa: INP001 - docs/ holds pages and this script; it is no package
"""Writes docs/cli.md, docs/settings.md and docs/diagnostics.md from the program itself; `make docs` runs it."""

from collections.abc import Iterator
from pathlib import Path

import click

from notesnet.cli.main import COMMANDS, root
from notesnet.errors import NotesnetError
from notesnet.model.code import Code
from notesnet.model.codes import CODES
from notesnet.read.settings_table import SETTINGS

DOCS = Path(__file__).resolve().parent
FAULTS = DOCS.parent / "tests" / "faults"
NOTE = "<!-- Written by `make docs`; change the program, not this page. -->"

EXAMPLE = """\
[vault]
timezone = "Europe/London"
date_formats = ["DD.MM.YYYY"]   # read beside YYYY-MM-DD

[notes]                         # a rule replaces the default of that kind
contact = { paths = ["people/**", "clients/**"], where = ["type=person", "tags=person"] }
exclude = ["archive/**"]

[fields]                        # your property name = our field name
org = "company"
"last spoke" = "last_contact"

[log]
headings = ["Log", "Verlauf"]

[touches]
mentions = true

[kinds]                         # your own kinds of log line, with their weight
walk = 3
newsletter = 0                  # no touch

[circles]
inner = { cadence = "4w", rank = 2 }
active = { cadence = "quarterly", rank = 1 }

[cadence_by_tag]                # for people in no circle; the first hit counts
press = "3m"
former-client = "yearly"

[agenda]
file = "agenda/{year}-W{week}.md"
sections = ["Promises", "Introductions", "Keep in touch"]
details = false
people_per_week = 6
default_cadence = "6m"
first_follow_up = "2d"

[intros]
chase = "7d"
checkin = "14d"
outcome = "60d"
thank = "3d"
expire = "60d"

[check]
unlikely-birthday = "off"
unknown-group = "info"
"""


def pages() -> dict[str, str]:
    """The generated pages: file name → text."""
    return {"cli.md": cli_page(), "settings.md": settings_page(), "diagnostics.md": diagnostics_page()}


def cli_page() -> str:
    """The reference of every command, from the same words as its `--help`."""
    parent = click.Context(root, info_name="notesnet")
    lines = ["# The command line", "", NOTE, "", _flowing(root.help or ""), ""]
    lines += ["| command | does |", "| --- | --- |"]
    lines += [f"| [{name}](#notesnet-{name}) | {_cell(does)} |" for name, does in COMMANDS.items()]
    lines += ["", "## Options of every command", "", "They may stand before or after the command.", ""]
    lines += [*_options(root, parent), "", *_exit_codes()]
    for name in COMMANDS:
        command = root.get_command(parent, name)
        assert command is not None  # noqa: S101 - COMMANDS names modules that are there; a test asserts it
        lines += _command(command, click.Context(command, parent, name))
    return "\n".join(lines)


def _command(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield from (f"{'##' if ctx.parent and not ctx.parent.parent else '###'} {ctx.command_path}", "")
    yield from ("```", " ".join([ctx.command_path, *filter(None, command.collect_usage_pieces(ctx))]), "```", "")
    yield from (_flowing(command.help or ""), "")
    own = _options(command, ctx)
    if len(own) > 2:
        yield from (*own, "")
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            if inner:
                yield from _command(inner, click.Context(inner, ctx, name))


def _exit_codes() -> Iterator[str]:
    """What the shell sees, from the errors themselves."""
    meanings = {
        0: "Done.",
        1: "`check` found something at or over `--fail-on`.",
        70: "A bug of ours.",
        130: "Interrupted.",
    }
    for error in NotesnetError.__subclasses__():
        meanings[error.exit_code] = _flowing(error.__doc__ or "").partition(";")[0].rstrip(".") + "."
    yield from ("## Exit codes", "", "| code | means |", "| --- | --- |")
    yield from (f"| {code} | {_cell(meanings[code])} |" for code in sorted(meanings))
    yield ""


def _options(command: click.Command, ctx: click.Context) -> list[str]:
    """A table of a command's own options; below the root those of every command are left out."""
    shared = {option.name for option in root.params} if ctx.parent else set()
    rows = [
        record
        for option in command.params
        if isinstance(option, click.Option) and option.name not in shared and (record := option.get_help_record(ctx))
    ]
    return ["| option | does |", "| --- | --- |", *(f"| `{_cell(name)}` | {_cell(does)} |" for name, does in rows)]


def settings_page() -> str:
    """Every key of notesnet.toml, and an example that is read by a test."""
    lines = ["# Settings", "", NOTE, ""]
    lines += [
        "A vault's settings stand in `notesnet.toml` at its root. An empty file means all defaults. An unknown key"
    ]
    lines += [
        "is a warning (`notesnet check` shows it); a value of the wrong type stops every command with exit code 3."
    ]
    lines += [
        "",
        "A word in capitals stands for one of your own. Durations are written `10d`, `6w`, `3m`, `1y`, `weekly`,",
    ]
    lines += ["`monthly`, `quarterly`, `yearly` or `never`.", "", "| key | type | default | meaning |"]
    lines += ["| --- | --- | --- | --- |"]
    lines += [f"| `{s.key}` | {s.type} | {_cell(s.default)} | {_cell(s.meaning)} |" for s in SETTINGS]
    return "\n".join([*lines, "", "## An example", "", "```toml", EXAMPLE.rstrip("\n"), "```", ""])


def diagnostics_page() -> str:
    """Every kind of fault with what it means and what `notesnet check` shows of it."""
    lines = ["# What `notesnet check` reports", "", NOTE, ""]
    lines += [
        'A fault in a note never stops the rest of the vault. `[check] CODE = "off"` in `notesnet.toml` hides one'
    ]
    lines += [
        "kind, `error`, `warning` or `info` changes how much it matters; `notesnet check --explain CODE` tells what"
    ]
    lines += ["stands here.", "", "| code | severity | what |", "| --- | --- | --- |"]
    lines += [f"| [{c.code}](#{c.code}) | {c.severity.value} | {_cell(c.title)} |" for c in CODES.values()]
    for code in CODES.values():
        lines += _code(code)
    return "\n".join([*lines, ""])


def _code(code: Code) -> Iterator[str]:
    yield from ("", f"## {code.code}", "", f"**{code.severity.value}**: {code.title}. {code.explanation}")
    if code.unreadable:
        yield from ("", "The note counts as one that could not be read, and the agenda says so.")
    expected = FAULTS / code.code / "expected.txt"
    if expected.exists():
        yield from ("", "```", expected.read_text(encoding="utf-8").rstrip("\n"), "```")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _flowing(text: str) -> str:
    """A docstring as click keeps it, its lines joined: paragraphs stay."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
