"""What was written and when, so that it can be taken back."""

from typing import Literal

from notesnet.frozen import frozen


@frozen
class Hunk:
    """Lines that were replaced, without their line ends; either side may be empty.

    Attributes:
        line: the 1-based line at which ``new`` stands in the file after the change.
        before: the line above, None at the top.
        after: the line below, None at the end.
    """

    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    before: str | None
    after: str | None


@frozen
class Written:
    """One file that one command wrote.

    Attributes:
        command: the number of the command, counted up for ever.
        part: which of the command's writes this is, from 0.
        time: local time with its offset, to the second, as ISO.
        typed: what the command was, in words.
        path: relative to the vault.
        kind: whether the file was changed, made or taken away.
        summary: what was done to the file, in words.
        old_hash: SHA-256 of the bytes before, empty when there were none.
        new_hash: SHA-256 of the bytes after, empty when there are none.
        hunks: what changed.
        undoes: the number of the command that this one took back, 0 for others; ``undone_part`` is which of its writes.
        agenda: the agenda file with the line that asked for this write, empty for others; ``tick`` is that line's id.
    """

    command: int
    part: int
    time: str
    typed: str
    path: str
    kind: Literal["edit", "create", "remove"]
    summary: str
    old_hash: str
    new_hash: str
    hunks: tuple[Hunk, ...]
    undoes: int = 0
    undone_part: int = 0
    agenda: str = ""
    tick: str = ""
