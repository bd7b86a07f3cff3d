"""Takes a step of an introduction: sets the properties in its note, and adds the line to its body."""

from collections.abc import Callable, Mapping
from datetime import date

from notesnet.app.change_note import edited_bytes, own_key
from notesnet.app.introduction_property import set_property
from notesnet.app.introduction_words import private_lines
from notesnet.app.open_vault import OpenVault
from notesnet.app.writer import Edited, Writer
from notesnet.edit.edits import Edits
from notesnet.edit.lines import inserted
from notesnet.edit.note_text import NoteText
from notesnet.edit.places import find, properties
from notesnet.edit.scalars import is_nothing
from notesnet.edit.verify import NewLine
from notesnet.model.change import Change
from notesnet.model.introduction import Introduction
from notesnet.network.introduction_steps import Taken
from notesnet.text.markdown import LineKind
from notesnet.text.yaml_values import Scalar

_BLANK = NewLine("", LineKind.BLANK)
MOVES = ("snoozed",)  # may be set again; every other property records something that happened, once


def step_edit(renames: Mapping[str, str], taken: Taken) -> Callable[[bytes, str], bytes]:
    """What makes the bytes of a note (and its path, for a refusal) those in which the step is taken.

    ``renames`` are the vault's ``[fields]``. Only the lines of the properties change, and one is added to the body.

    Raises:
        EditRefusedError: when it is used: a property holds something already, or it can't be done with certainty.
    """

    def edit(data: bytes, path: str) -> bytes:
        for field, value in taken.fields:
            data = edited_bytes(data, path, _setting(field, value, renames))
        return edited_bytes(data, path, lambda note: _with_line(note, taken.body)) if taken.body else data

    return edit


def writer_of_steps(opened: OpenVault, typed: str) -> Writer:
    """What writes into introductions; conflict copies, and what they were copied from, are refused."""
    return Writer(opened.root, typed, opened.vault.conflicts)


def preview(opened: OpenVault, writer: Writer, introduction: Introduction, taken: Taken) -> Edited:
    """What the step makes of the note; nothing is written.

    Raises:
        RefusedError: the note is gone, may not be written to, or can't be edited with certainty.
    """
    edit = step_edit(opened.vault.settings.fields, taken)
    return writer.preview(introduction.path, lambda data: edit(data, introduction.path))


def take(opened: OpenVault, writer: Writer, introduction: Introduction, taken: Taken) -> Change | None:
    """Takes the step in the note on disk; None when it says so already.

    Raises:
        RefusedError: as ``preview``, or it keeps changing underneath.
        DiskError: the system said no; the old bytes are still there.
    """
    edit = step_edit(opened.vault.settings.fields, taken)
    edited = writer.rewrite(introduction.path, lambda data: edit(data, introduction.path), taken.summary)
    return Change(introduction.path, taken.summary) if edited else None


def _setting(field: str, value: date | str, renames: Mapping[str, str]) -> Callable[[NoteText], Edits]:
    def edit(note: NoteText) -> Edits:
        key = own_key(note, field, renames)
        entry = find(note, properties(note), key)
        if entry and field not in MOVES and not is_nothing(entry.value):
            held = entry.value.text if isinstance(entry.value, Scalar) else "something"
            if held:
                reason = f"`{entry.key.text}` holds {held!r} already"
                raise note.refusal(entry.key.span.start, reason, "Empty it first, if that is wrong.")
        return set_property(note, field, value, renames)

    return edit


def _with_line(note: NoteText, line: str) -> Edits:
    """``line`` behind the last words of the body, before what is private there; a blank line keeps it apart from running text.

    Below Private it would be hidden from `show` and from the handover that has to pass it on.
    """
    lines = note.lines
    secret = private_lines(note)
    said = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].kind is not LineKind.BLANK), None)
    follows = said in secret  # the heading Private comes behind it
    while said is not None and (said in secret or lines[said].kind is LineKind.BLANK):
        said = said - 1 if said else None
    new = NewLine(line, LineKind.ITEM)
    if said is None:
        if not follows:
            return inserted(note, 0, (new,), max(len(note.text) - 1, 0))
        heading = min(secret)
        return inserted(note, heading, (new, _BLANK), lines[heading].start)
    apart = () if lines[said].kind is LineKind.ITEM else (_BLANK,)
    below = (_BLANK,) if follows and lines[said + 1].kind is not LineKind.BLANK else ()
    return inserted(note, said + 1, (*apart, new, *below), lines[said].start)
