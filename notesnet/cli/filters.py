"""Filters on the command line: ``-tag:x`` begins like an option and is none."""

import re

import click

from notesnet.text.patterns import regex

_WITHOUT = regex(r"-(?=[^\W\d_]{2})(?!-)\w+(?::.*)?\Z", re.DOTALL)
_MARK = "\0"  # can't be typed on a command line


class FilterCommand(click.Command):
    """A command whose arguments may be filters; ``-due`` and ``-tag:x`` reach it as they were typed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hides the minus of a filter from click's parser; ``typed`` brings it back."""
        return super().parse_args(ctx, [_MARK + arg[1:] if _WITHOUT.match(arg) else arg for arg in args])


def typed(text: str) -> str:
    """An argument as it was typed."""
    return "-" + text[1:] if text.startswith(_MARK) else text
