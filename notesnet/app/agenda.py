"""The week's agenda: decided, written, and kept when a person wrote into it."""

from notesnet.app.kept_answer import kept_answer
from notesnet.app.open_vault import OpenVault
from notesnet.errors import DiskError, NotesnetError, RefusedError
from notesnet.frozen import frozen
from notesnet.store.files import create, read_if_there, replace
from notesnet.text.git_conflict import conflict_at
from notesnet.text.weeks import Week, file_name

TRIES = 5
ENDING = ".agenda"
EARLIER_WEEKS = 8  # in which a pair is not proposed again


@frozen
class Agenda:
    """A week's agenda: the names of its sections, the text, its file, and the file's bytes before (None: there was none)."""

    week: Week
    sections: tuple[str, ...]
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
    path = file_name(opened.vault.settings.agenda_file, week)
    old = read_if_there(opened.root, path)
    earlier = earlier_files(opened, week)

    def make() -> str:
        from notesnet.app.agenda_text import agenda_text  # noqa: PLC0415 - only where it is decided anew

        return agenda_text(opened, week, readable(path, old), earlier)

    made = kept_answer(opened, ENDING, f"{week.label}\n{old!r}\n{earlier!r}", make)
    names, _, text = made.partition("\n")
    return Agenda(week, tuple(names.split("\t")) if names else (), text, path, old)


def readable(path: str, old: bytes | None) -> str:
    """The text of a week's file, empty when there is none.

    Raises:
        RefusedError: see ``make_agenda``.
    """
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
    return text


def earlier_files(opened: OpenVault, week: Week) -> tuple[bytes, ...]:
    """The bytes of the files of the weeks before, the latest first; of one that can't be read none."""
    found = []
    for _number in range(EARLIER_WEEKS):
        week = week.previous
        try:
            data = read_if_there(opened.root, file_name(opened.vault.settings.agenda_file, week))
        except NotesnetError:
            data = None
        found.append(data or b"")
    return tuple(found)


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
    from notesnet.edit.edits import digest  # noqa: PLC0415 - only where something is written
    from notesnet.store.beside import sweep  # noqa: PLC0415 - as above
    from notesnet.store.lock import locked  # noqa: PLC0415 - as above

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
