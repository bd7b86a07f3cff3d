"""Dates on the command line: what was understood is echoed."""

from datetime import date

from notesnet.cli.output import tell
from notesnet.text.typed_dates import read_typed_date


def understood(typed: str, today: date, *, past: bool = False) -> date:
    """The day that was typed; told on stderr unless it was typed as ISO.

    Raises:
        UsageError: it can't be read, or can mean two days.
    """
    day = read_typed_date(typed, today, past=past)
    if typed.strip() != day.isoformat():
        tell(f"{typed} is {day}")
    return day
