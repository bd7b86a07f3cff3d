"""What a command did to the notes."""

from notesnet.frozen import frozen


@frozen
class Change:
    """One file that was changed or made, and how, in a few words."""

    path: str
    summary: str


@frozen
class NewFile:
    """A file to be made: its path in the vault and its text."""

    path: str
    text: str
