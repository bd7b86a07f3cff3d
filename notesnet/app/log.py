"""Logs an interaction with one or more people, and sets when to get back to someone."""

from collections.abc import Iterable
from datetime import date

from notesnet.app.change_note import Edit, own_key
from notesnet.app.locate import Located
from notesnet.app.open_vault import Place
from notesnet.app.writer import Writer
from notesnet.edit.log import add_log_line
from notesnet.errors import UsageError
from notesnet.frozen import frozen
from notesnet.text.names import fold


@frozen
class Entry:
    """What was typed: the words, the day, and the kind when it was given by itself."""

    text: str
    day: date
    kind: str = ""


def log_edit(place: Place, entry: Entry) -> Edit:
    """The edit that adds the line to a log.

    Raises:
        UsageError: no words or no UTF-8, a day that has not been yet, or a kind that the vault does not have.
    """
    if not entry.text.strip():
        raise UsageError("there is nothing to log", '`notesnet log ada "coffee: what was said"`')
    if any("\ud800" <= sign <= "\udfff" for sign in entry.text):
        raise UsageError("the text has a byte in it that is not UTF-8", "type it again in a terminal that uses UTF-8")
    if entry.day > place.today:
        remedy = "for a plan, use `notesnet snooze`, a task, or a meeting note"
        raise UsageError(f"{entry.day} has not been yet", remedy)
    if entry.kind and fold(entry.kind) not in place.settings.kinds:
        known = ", ".join(place.settings.kinds)
        raise UsageError(f"there is no kind {entry.kind!r}", f"kinds are {known}; [kinds] in the settings adds others")
    text = f"{entry.kind}: {entry.text}" if entry.kind else entry.text
    settings = place.settings
    return lambda note: add_log_line(note, entry.day, text, settings.log_headings, settings.date_formats)


def follow_up_edit(place: Place, day: date) -> Edit:
    """The edit that sets ``follow_up``.

    Raises:
        UsageError: a day that is past.
    """
    if day < place.today:
        raise UsageError(f"{day} is past", "name today or a later day, such as +3d, fri or 2w")
    from notesnet.edit.frontmatter import set_key  # noqa: PLC0415 - a log needs none of it

    return lambda note: set_key(note, own_key(note, "follow_up", place.settings.fields), day)


def writer_for(place: Place, typed: str, people: Iterable[Located]) -> Writer:
    """What writes into the notes of these people, without reading them again; those in conflict with a copy are refused."""
    some = list(people)
    writer = Writer(place.root, typed, {one.path: one.conflict for one in some if one.conflict})
    for one in some:
        if one.data is not None:
            writer.already_read(one.path, one.data)
    return writer
