"""Takes ticks in for a watch: as `sync` does, with the bytes remembered that were written."""

from collections.abc import Callable

from notesnet.app.open_vault import OpenVault
from notesnet.app.sync import WEEKS, Syncing
from notesnet.app.watch_news import News
from notesnet.app.week_texts import read_weeks, weeks_of
from notesnet.app.writer import Edited, Rewrite, Writer
from notesnet.errors import NotesnetError, RefusedError


class RecordingWriter(Writer):
    """A writer that keeps what it wrote: path → bytes."""

    def __init__(self, opened: OpenVault) -> None:
        super().__init__(opened.root, "watch", opened.vault.conflicts)
        self.written: dict[str, bytes] = {}

    def rewrite(self, path: str, rewrite: Rewrite, summary: str | Callable[[], str]) -> Edited | None:
        """As the writer's own."""
        edited = super().rewrite(path, rewrite, summary)
        if edited:
            self.written[edited.path] = edited.new
        return edited

    def create(self, path: str, data: bytes, summary: str) -> None:
        """As the writer's own."""
        super().create(path, data, summary)
        self.written[path] = data


class TickTaker:
    """Takes the ticks of the last weeks in; what can't be taken is told once, and again when it came back."""

    def __init__(self) -> None:
        self._told: set[tuple[str, str]] = set()

    def take(self, opened: OpenVault) -> tuple[list[News], dict[str, bytes], NotesnetError | None]:
        """(what was done and refused; path → bytes of what was written; the error that ended it before the end)."""
        weeks, unreadable = read_weeks(opened, weeks_of(opened)[-WEEKS:])
        writer = RecordingWriter(opened)
        syncing = Syncing(opened, weeks, writer)
        refused = list(unreadable)
        broken: NotesnetError | None = None
        try:
            refused += [(outcome.tick.path, outcome.error) for outcome in syncing.run() if outcome.error]
            for _change in syncing.tidy():
                pass
        except NotesnetError as error:
            broken = error
        news = [News("tick", change.path, change.summary) for change in writer.done]
        news += self._new_refusals(refused)
        news += [News("warning", "", words) for words in writer.warnings]
        return news, writer.written, broken

    def _new_refusals(self, refused: list[tuple[str, RefusedError]]) -> list[News]:
        found = {(path, error.message): error for path, error in refused}
        fresh = [key for key in found if key not in self._told]
        self._told = set(found)
        return [News("refused", path, message, help=found[path, message].help) for path, message in fresh]
