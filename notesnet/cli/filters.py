"""Filters on the command line: ``-tag:x`` begins like an option and is none."""

import re

import click

from notesnet.errors import UsageError
from notesnet.text.patterns import regex

_WITHOUT = regex(r"-(?=[^\W\d_]{2})(?!-)\w+(?::.*)?\Z", re.DOTALL)
_MARK = "\0"  # can't be typed on a command line


class FilterCommand(click.Command):
    """A command whose arguments may be filters; ``-due`` and ``-tag:x`` reach it as they were typed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hides the minus of a filter from click's parser; ``typed`` brings it back."""
        try:
            return super().parse_args(ctx, [_MARK + arg[1:] if _WITHOUT.match(arg) else arg for arg in args])
        except click.NoSuchOption as error:
            raise _meant_as_filter(error) or error from None


def _meant_as_filter(error: click.NoSuchOption) -> UsageError | None:
    """What to say of `--due` and `--tag`: filters stand without dashes."""
    from notesnet.network.filters import FIELDS, WORDS  # noqa: PLC0415 - only for a mistake

    name = error.option_name.lstrip("-").casefold()
    if name not in (*FIELDS, *WORDS):
        return None
    remedy = f"write {name}" if name in WORDS else f"write for example {name}:something"
    return UsageError(f"{error.option_name} is no option, but a filter, which has no dashes", remedy)


def typed(text: str) -> str:
    """An argument as it was typed."""
    return "-" + text[1:] if text.startswith(_MARK) else text
