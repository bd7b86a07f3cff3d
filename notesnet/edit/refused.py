"""Why a note is not edited: the line, the reason and what to do instead."""

from notesnet.errors import RefusedError


class EditRefusedError(RefusedError):
    """A note that is left as it is; ``line`` (1-based) is where the reason stands.

    Attributes:
        path: the note's path as it was given, empty when none was.
        line: 1-based.
        reason: what is in the way, a sentence without path, line and final full stop.
    """

    line: int

    def __init__(self, path: str, line: int, reason: str, help: str) -> None:  # noqa: A002 - the word of all our errors
        where = f"{path}:{line}" if path else f"line {line}"
        super().__init__(f"{where}: {reason}; nothing was changed", help, line)
        self.path = path
        self.reason = reason
