"""Promises that could not be kept: one exception a case, each with its sentence and its exit code."""

from collections.abc import Sequence

from notesnet.text.words import lifted


class NotesnetError(Exception):
    """The root of all errors that a person is told in a sentence; ``exit_code`` is what the shell sees."""

    exit_code = 70

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - the word that diagnostics use too
        super().__init__(message)
        self.message = message
        self.help = lifted(help)


class UsageError(NotesnetError):
    """What was typed can't be meant: a bad date, an unknown filter, a slot that is missing."""

    exit_code = 2


class NoVaultError(NotesnetError):
    """There is no vault here, or its settings can't be used."""

    exit_code = 3


class NotFoundError(NotesnetError):
    """A name that nobody bears, or that several do; ``candidates`` are the names to choose from."""

    exit_code = 4

    def __init__(self, message: str, help: str = "", candidates: Sequence[str] = ()) -> None:  # noqa: A002 - as above
        super().__init__(message, help)
        self.candidates = tuple(candidates)


class RefusedError(NotesnetError):
    """A rule forbids it, something exists already, or a file changed underneath; ``line`` where a note says why."""

    exit_code = 5

    def __init__(self, message: str, help: str = "", line: int | None = None) -> None:  # noqa: A002 - as above
        super().__init__(message, help)
        self.line = line


class DiskError(NotesnetError):
    """The operating system said no to a read or a write that the command is for."""

    exit_code = 6
