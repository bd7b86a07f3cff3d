"""What a week's agenda says: the plan, and the text with what a person wrote into it."""

from collections.abc import Sequence
from typing import Any

from notesnet.app.agenda import earlier_files, readable
from notesnet.app.open_vault import OpenVault
from notesnet.app.worth_introducing import suggesting_for
from notesnet.model.week import Listed, WeekPlan
from notesnet.network.week import plan_week
from notesnet.render.agenda import AgendaText
from notesnet.store.files import read_if_there
from notesnet.text.agenda_file import Element, is_details, read_agenda_file
from notesnet.text.weeks import Week, file_name


def agenda_plan(opened: OpenVault, week: Week, text: str, earlier: Sequence[bytes], *, reasons: bool) -> WeekPlan:
    """What stands on the agenda of a week whose file says ``text``; ``earlier`` are the files of the weeks before.

    ``reasons`` are those of the people held back, for whom the text has no room.
    """
    suggesting = suggesting_for(opened, week, earlier)
    return plan_week(opened.vault, week, _listed(text), suggesting, reasons=reasons)


def agenda_text(opened: OpenVault, week: Week, text: str, earlier: Sequence[bytes]) -> str:
    """The names of the sections with tabs between them, and behind the first line end the text of the file."""
    vault = opened.vault
    plan = agenda_plan(opened, week, text, earlier, reasons=False)
    settings = vault.settings
    written = AgendaText(plan, vault.same_stem, details=settings.details, order=settings.sections).text(text)
    return "\t".join(section.name for section in plan.sections) + "\n" + written


def agenda_document_of(opened: OpenVault, week: Week) -> dict[str, Any]:
    """The agenda of a week for programs.

    Raises:
        RefusedError: see ``make_agenda``.
    """
    from notesnet.render.json_agenda import agenda_document  # noqa: PLC0415 - only for programs

    path = file_name(opened.vault.settings.agenda_file, week)
    text = readable(path, read_if_there(opened.root, path))
    plan = agenda_plan(opened, week, text, earlier_files(opened, week), reasons=True)
    return agenda_document(plan, path, opened.today)


def _listed(text: str) -> list[Listed]:
    """The lines with an id in a file that is there, in its order; sections by their names in the settings' spelling."""
    file = read_agenda_file(text.removeprefix("\ufeff"))
    return [
        Listed(line.id, line.mark, _untouched(element), section.name.capitalize())
        for section, element, line in file.lines_with_id()
    ]


def _untouched(element: Element) -> bool:
    """Whether nobody did anything on a line; details that another line left behind below it are nobody's doing."""
    return bool(element.agenda and element.agenda.untouched) and all(map(is_details, element.children))
