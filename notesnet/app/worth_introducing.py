"""Who is worth introducing this week, with what earlier weeks have proposed left out."""

from collections.abc import Sequence

from notesnet.app.open_vault import OpenVault
from notesnet.errors import NotesnetError
from notesnet.model.week import Item, Listed
from notesnet.network.week import Suggesting
from notesnet.store.files import read_if_there
from notesnet.text.agenda_file import read_agenda_file
from notesnet.text.weeks import Week, file_name

SECTION = "Worth introducing"
WEEKS = 8  # in which a pair is not proposed again


def suggesting_for(opened: OpenVault, week: Week) -> Suggesting | None:
    """What finds the suggestions of a week; None when the settings leave the section out, or nobody needs anything."""
    vault = opened.vault
    if SECTION not in vault.settings.sections or not vault.contacts:
        return None

    def suggesting(listed: Sequence[Listed]) -> list[Item]:
        from notesnet.app.kept_suggestions import candidates_of  # noqa: PLC0415 - only where the section is wanted
        from notesnet.network.suggestion_items import suggestion_items  # noqa: PLC0415 - as above

        candidates = candidates_of(opened, week)
        return suggestion_items(candidates, listed, _earlier(opened, week)) if any(candidates) else []

    return suggesting


def _earlier(opened: OpenVault, week: Week) -> set[str]:
    """The ids of all lines in the files of the weeks before; a file that can't be read has none."""
    found: set[str] = set()
    for _number in range(WEEKS):
        week = week.previous
        try:
            data = read_if_there(opened.root, file_name(opened.vault.settings.agenda_file, week))
        except NotesnetError:
            continue
        file = read_agenda_file(data.decode("utf-8", "replace").removeprefix("\ufeff")) if data else None
        sections = (file.preamble, *file.sections) if file else ()
        found |= {element.agenda.id for section in sections for element in section.elements if element.agenda}
    return found
