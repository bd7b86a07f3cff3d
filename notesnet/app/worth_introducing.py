"""Who is worth introducing this week, with what earlier weeks have proposed left out."""

from collections.abc import Sequence

from notesnet.app.open_vault import OpenVault
from notesnet.model.week import Item, Listed
from notesnet.network.week import Suggesting
from notesnet.text.agenda_file import read_agenda_file
from notesnet.text.weeks import Week

SECTION = "Worth introducing"


def suggesting_for(opened: OpenVault, week: Week, earlier: Sequence[bytes]) -> Suggesting | None:
    """What finds the suggestions of a week; None when the settings leave the section out, or nobody needs anything.

    What stands in the ``earlier`` files is not proposed again.
    """
    vault = opened.vault
    if SECTION not in vault.settings.sections or not vault.contacts:
        return None

    def suggesting(listed: Sequence[Listed]) -> list[Item]:
        from notesnet.app.kept_suggestions import candidates_of  # noqa: PLC0415 - only where the section is wanted
        from notesnet.network.suggestion_items import suggestion_items  # noqa: PLC0415 - as above

        candidates = candidates_of(opened, week)
        return suggestion_items(candidates, listed, _ids(earlier)) if any(candidates) else []

    return suggesting


def _ids(files: Sequence[bytes]) -> set[str]:
    """The ids of all lines in the files."""
    texts = [data.decode("utf-8", "replace").removeprefix("\ufeff") for data in files if data]
    return {line.id for text in texts for _section, _element, line in read_agenda_file(text).lines_with_id()}
