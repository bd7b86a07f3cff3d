"""Writes in memory what a command would write: each edit sees what the ones before it would have left."""

from collections.abc import Callable

from notesnet.app.writer import Edited, Rewrite, Writer
from notesnet.errors import RefusedError
from notesnet.model.change import NewFile


class Overlay:
    """Stands in for a `Writer` in a dry run; nothing reaches the disk."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._before: dict[str, bytes] = {}
        self._after: dict[str, bytes] = {}
        self._made: dict[str, bytes] = {}

    def rewrite(self, path: str, rewrite: Rewrite, summary: str | Callable[[], str]) -> Edited | None:  # noqa: ARG002 - as Writer's
        """What an edit makes of a note; None when it is right already.

        Raises:
            RefusedError: as ``Writer.preview``.
        """
        if path in self._made:
            old = self._made[path]
            self._made[path] = rewrite(old)
            return Edited(path, old, self._made[path]) if self._made[path] != old else None
        known = self._after.get(path)
        edited = self._writer.preview(path, rewrite) if known is None else Edited(path, known, rewrite(known))
        if edited.new == edited.old:
            return None
        self._before.setdefault(path, edited.old)
        self._after[path] = edited.new
        return edited

    def create(self, path: str, data: bytes, summary: str) -> None:  # noqa: ARG002 - as Writer's
        """A new file; refused when it was made already."""
        if path in self._made:
            raise RefusedError(f"{path} exists already")
        self._made[path] = data

    @property
    def edits(self) -> list[Edited]:
        """Each note that would be changed, before and after everything."""
        return [Edited(path, old, self._after[path]) for path, old in self._before.items()]

    @property
    def files(self) -> list[NewFile]:
        """Each file that would be made."""
        return [NewFile(path, data.decode("utf-8", "surrogateescape")) for path, data in self._made.items()]
