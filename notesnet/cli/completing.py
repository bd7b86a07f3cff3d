"""What the shell offers behind a command: people, introductions and templates, as its words have to be typed there.

The scripts that bash, zsh and fish run are click's; what they do to a word is undone here beforehand.
"""

import os
from typing import TYPE_CHECKING

import click

from notesnet.cli.options import Globals
from notesnet.text.patterns import regex

if TYPE_CHECKING:
    from notesnet.app.complete import Table

_ASKED = "_NOTESNET_COMPLETE"
_SPECIAL = regex(r"[^\w@%+=:,./-]")
_IN_DOUBLE_QUOTES = regex(r'[\\"$`]')


def people(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Whom a name that was begun can mean."""
    return _completed(ctx, "contacts", incomplete)


def introductions(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Which introduction notes begin so."""
    return _completed(ctx, "introductions", incomplete)


def templates(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Which templates for e-mails begin so."""
    from notesnet.app.complete import template_names  # noqa: PLC0415 - only when the shell asks

    return _typed(template_names(_vault(ctx), incomplete))


def _completed(ctx: click.Context, table: "Table", incomplete: str) -> list[str]:
    """Outside of a vault the shell has nothing to offer."""
    from notesnet.app.complete import completions  # noqa: PLC0415 - only when the shell asks
    from notesnet.errors import NotesnetError  # noqa: PLC0415 - as above

    try:
        return _typed(completions(_vault(ctx), table, incomplete))
    except NotesnetError:
        return []


def _vault(ctx: click.Context) -> str | None:
    options = ctx.find_object(Globals)
    return options.vault if options else None


def _typed(words: list[str]) -> list[str]:
    """The words as the shell that asks needs them; those that its script can't carry are left out."""
    shell = os.environ.get(_ASKED, "").partition("_")[0]
    if shell == "bash":
        begun = _raw_word()
        return [_in_bash(word, begun) for word in words]
    if shell == "zsh":
        return words  # it puts the quotes itself
    if shell == "fish":
        return [word for word in words if "," not in word]  # it puts the quotes itself; its script cuts at a comma
    return [word for word in words if not _SPECIAL.search(word)]


def _raw_word() -> str:
    """The word that is being typed, with its quotes."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    at = os.environ.get("COMP_CWORD", "")
    return words[int(at)] if at.isdecimal() and int(at) < len(words) else ""


def _in_bash(word: str, begun: str) -> str:
    """Quoted, or going on in the quotes that were opened; bash takes what it gets as typed.

    The script reads with ``read``, which takes one backslash of two away.
    """
    if begun[:1] == "'":
        typed = word.replace("'", r"'\''")
    elif begun[:1] == '"':
        typed = _IN_DOUBLE_QUOTES.sub(r"\\\g<0>", word)
    else:
        typed = _SPECIAL.sub(r"\\\g<0>", word)
    return typed.replace("\\", "\\\\")
