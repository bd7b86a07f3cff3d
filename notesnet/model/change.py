"""What a command did to the notes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One file that was changed or made, and how, in a few words."""

    path: str
    summary: str


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be made: its path in the vault and its text."""

    path: str
    text: str
