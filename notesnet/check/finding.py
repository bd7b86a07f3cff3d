"""What a rule found: a line and what to do about it."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One finding; it stands for its whole line."""

    path: str
    line: int
    message: str
    help: str
