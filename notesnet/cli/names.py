"""A name with blanks is one argument in quotes."""

from notesnet.errors import UsageError


def one_name(name: str, more: tuple[str, ...]) -> None:
    """Refuses words behind a name that a command takes only one of.

    Raises:
        UsageError: there are some.
    """
    if more:
        whole = " ".join([name, *more])
        raise UsageError(
            f"one name was expected, not {len(more) + 1}", f'a name with blanks stands in quotes: "{whole}"'
        )


def no_week(command: str, more: tuple[str, ...]) -> None:
    """Refuses words behind a command that takes a week as an option.

    Raises:
        UsageError: with the command as it was meant.
    """
    if more:
        raise UsageError(
            f"{command} takes no name: {more[0]!r}",
            f"a week is named with an option: `notesnet {command} --week {more[0]}`",
        )
