"""The week's agenda: decided, written, and kept when a person wrote into it."""

from dataclasses import dataclass

from notesnet.app.open_vault import OpenVault
from notesnet.app.worth_introducing import suggesting_for
from notesnet.edit.edits import digest
from notesnet.errors import DiskError, RefusedError
from notesnet.model.week import Listed, WeekPlan
from notesnet.network.week import plan_week
from notesnet.render.agenda import AgendaText
from notesnet.store.beside import sweep
from notesnet.store.files import create, read_if_there, replace
from notesnet.store.lock import locked
from notesnet.text.agenda_file import Element, is_details, read_agenda_file
from notesnet.text.git_conflict import conflict_at
from notesnet.text.weeks import Week, file_name

TRIES = 5


@dataclass(frozen=True, slots=True)
class Agenda:
    """A week's agenda: the decisions, the text, its file, and the file's bytes before (None: there was none)."""

    week: Week
    plan: WeekPlan
    text: str
    path: str
    old: bytes | None

    @property
    def new(self) -> bytes:
        """The bytes of the file as it should be."""
        return self.text.encode("utf-8", "surrogateescape")


def make_agenda(opened: OpenVault, week: Week) -> Agenda:
    """Decides the week and writes its text, with everything that a person wrote into the file that is there.

    Raises:
        RefusedError: the file that is there is not UTF-8, has git's conflict marks in it, or its lines end with CR alone, so
            that they can't be told apart.
    """
    vault = opened.vault
    path = file_name(vault.settings.agenda_file, week)
    old = read_if_there(opened.root, path)
    text = ""
    if old is not None:
        try:
            text = old.decode("utf-8")
        except UnicodeDecodeError as error:
            line = old.count(b"\n", 0, error.start) + 1
            message = f"{path}:{line}: byte 0x{old[error.start]:02X} is not UTF-8; nothing was written"
            raise RefusedError(message, "save the file as UTF-8, or move it away") from None
        conflict = conflict_at(text)
        if conflict >= 0:
            line = text.count("\n", 0, conflict) + 1
            message = f"{path}:{line}: unresolved git conflict; nothing was written"
            raise RefusedError(message, "keep the lines you want and delete git's marks")
        if "\r" in text and "\n" not in text:
            message = f"{path}: its lines end with CR alone, so they can't be told apart; nothing was written"
            raise RefusedError(message, "save the file with LF line ends, or move it away")
    plan = plan_week(vault, week, _listed(text), suggesting_for(opened, week))
    written = AgendaText(plan, vault.same_stem, details=vault.settings.details).text(text)
    return Agenda(week, plan, written, path, old)


def write_agenda(opened: OpenVault, week: Week) -> tuple[Agenda, bool]:
    """Writes the week's file; (the agenda, False when it was right already).

    When an editor or another notesnet saves the file in between, its text is read again and kept.

    Raises:
        RefusedError: it keeps changing, is a link or read-only, or lies outside the vault.
        DiskError: a folder of the vault can't be opened, so that people would be missing; or the system said no. The
            old bytes are still there.
    """
    closed = [fault for fault in opened.vault.diagnostics if fault.code == "unreadable-folder"]
    if closed:
        message = f"{closed[0].path}: {closed[0].message}; the agenda was left as it is"
        raise DiskError(message, "look at its permissions; `--print` shows the agenda without the notes in it")
    for _attempt in range(TRIES):
        agenda = make_agenda(opened, week)
        if agenda.old == agenda.new:
            return agenda, False
        try:
            _save(opened, agenda)
        except RefusedError:
            if read_if_there(opened.root, agenda.path) == agenda.old:
                raise
        else:
            return agenda, True
    raise RefusedError(f"{agenda.path} keeps changing", "run the command again when nobody else writes to it")


def _save(opened: OpenVault, agenda: Agenda) -> None:
    with locked(opened.root):
        sums = {digest(data) for data in (agenda.old, agenda.new) if data is not None}
        sweep(opened.root, agenda.path, lambda: sums)
        _put(opened, agenda)


def _put(opened: OpenVault, agenda: Agenda) -> None:
    if agenda.old is None:
        create(opened.root, agenda.path, agenda.new)
    else:
        replace(opened.root, agenda.path, agenda.new, agenda.old)


def write_output(full: str, agenda: Agenda, shown: str) -> None:
    """Writes the agenda to a new file anywhere (an absolute path) instead of its own; errors name it as ``shown``.

    Raises:
        RefusedError: something exists there already.
    """
    create("/", full.lstrip("/"), agenda.new, shown=shown)


def _listed(text: str) -> list[Listed]:
    """The lines with an id in a file that is there, in its order; sections by their names in the settings' spelling."""
    file = read_agenda_file(text.removeprefix("\ufeff"))
    return [
        Listed(element.agenda.id, element.agenda.mark, _untouched(element), section.name.capitalize())
        for section in (file.preamble, *file.sections)
        for element in section.elements
        if element.agenda
    ]


def _untouched(element: Element) -> bool:
    """Whether nobody did anything on a line; details that another line left behind below it are nobody's doing."""
    return bool(element.agenda and element.agenda.untouched) and all(map(is_details, element.children))
