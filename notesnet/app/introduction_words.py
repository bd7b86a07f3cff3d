"""The words that stand behind the steps of an introduction in the body of its note."""

from notesnet.app.open_vault import OpenVault
from notesnet.errors import NotesnetError
from notesnet.model.introduction import Introduction
from notesnet.store.files import read_if_there
from notesnet.text.encoding import decode_note
from notesnet.text.names import fold
from notesnet.text.patterns import regex

_LINE = regex(r"[ \t]*[-*+][ \t]+(\d{4}-\d\d-\d\d)[ \t]+(\S[^\n]*)")
_HEADING = regex(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")


def words_of_steps(opened: OpenVault, note: Introduction) -> list[tuple[str, str]]:
    """(day, what was done and the words behind it), as steps write them: `- 2026-11-25 Bob said yes: after four`.

    Nothing that stands below a heading Private; nothing at all where the note can't be read.
    """
    try:
        data = read_if_there(opened.root, note.path)
        text = decode_note(data).text if data else ""
    except NotesnetError:
        return []
    found, private = [], 0
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if heading and (not private or len(heading[1]) <= private):
            private = len(heading[1]) if fold(heading[2]) == "private" else 0
        step = None if private else _LINE.match(line)
        if step:
            found.append((step[1], step[2].rstrip()))
    return found


def words_behind(steps: list[tuple[str, str]], deed: str, day: str | None = None) -> str:
    """The words that were said with a deed such as ``Bob Baker said yes``, on a day when that is known; else empty."""
    start = f"{deed}: "
    return next((what[len(start) :] for on, what in steps if what.startswith(start) and day in (None, on)), "")
