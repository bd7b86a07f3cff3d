"""The agenda files that `sync` reads, taken apart."""

from notesnet.app.open_vault import OpenVault
from notesnet.edit.note_text import NoteText
from notesnet.errors import RefusedError
from notesnet.frozen import frozen
from notesnet.model.tick import Tick
from notesnet.read.ticks import read_ticks
from notesnet.store.files import read_if_there
from notesnet.store.week_files import week_files
from notesnet.text.weeks import Week


@frozen
class WeekText:
    """An agenda file: its week, its text without a byte order mark, and its lines with an id."""

    week: Week
    path: str
    text: str
    ticks: tuple[Tick, ...]


def read_weeks(
    opened: OpenVault, files: list[tuple[Week, str]]
) -> tuple[list[WeekText], list[tuple[str, RefusedError]]]:
    """(those that could be read, the oldest first; the paths of the others, each with the reason)."""
    found, refused = [], []
    for week, path in files:
        try:
            data = read_if_there(opened.root, path)
            if data:
                found.append(read_week_text(opened, week, path, data))
        except RefusedError as error:
            refused.append((path, error))
    return found, refused


def read_week_text(opened: OpenVault, week: Week, path: str, data: bytes) -> WeekText:
    """One file, of whose bytes some are there.

    Raises:
        RefusedError: it is not UTF-8, or has git's conflict marks in it.
    """
    text = NoteText.from_bytes(data, path).text
    return WeekText(week, path, text, tuple(read_ticks(text, path, week, opened.vault.settings.date_formats)))


def weeks_of(opened: OpenVault) -> list[tuple[Week, str]]:
    """Every agenda file of the vault, the oldest week first."""
    return week_files(opened.root, opened.vault.settings.agenda_file)
