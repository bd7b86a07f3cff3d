"""The meeting note of a group that was ticked on the agenda."""

from datetime import date, timedelta

from notesnet.app.change_note import edited_bytes, own_key
from notesnet.app.filing import check_found, filing
from notesnet.app.note_link import note_link
from notesnet.app.open_vault import OpenVault
from notesnet.app.overlay import Overlay
from notesnet.app.writer import Writer
from notesnet.edit.edits import Edits
from notesnet.edit.frontmatter import append_to_key
from notesnet.edit.lines import inserted
from notesnet.edit.note_text import NoteText
from notesnet.edit.verify import NewLine
from notesnet.model.change import Change, NewFile
from notesnet.model.note import Kind
from notesnet.model.tick import GatheringWish
from notesnet.store.files import read_if_there
from notesnet.text.markdown import LineKind
from notesnet.text.patterns import regex
from notesnet.text.yaml_scalar import double_quoted, yaml_value

RECENT = 35  # days
_NO_FILE_NAME = regex(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f]+')


def save_gathering(opened: OpenVault, writer: Writer | Overlay, wish: GatheringWish) -> Change | None:
    """Makes the note, or adds the people who are missing to the one of that day; None when all are there.

    Raises:
        RefusedError: the note can't be edited with certainty.
        DiskError: the system said no.
    """
    vault = opened.vault
    folder, filed, tags = filing(vault.settings, Kind.MEETING, "meetings/")
    path = f"{folder}{wish.day} {_NO_FILE_NAME.sub('-', wish.name).strip(' .')}.md"
    group = note_link(vault, wish.path, wish.name)
    links = tuple(note_link(vault, one, vault.contacts[one].name) for one in wish.people)
    # mostly it was made these weeks: a vault may have thousands of meetings
    found = gathered(opened, wish.id, wish.day - timedelta(RECENT)) or gathered(opened, wish.id)
    there = found[0] if found else path if read_if_there(opened.root, path) is not None else None
    if there:
        known = {one.path for one in vault.meetings[there].people} if there in vault.meetings else set()
        new = tuple(link for link, one in zip(links, wish.people, strict=True) if one not in known)
        summary = f"{', '.join(new)} added" if new else wish.summary

        def rewrite(data: bytes) -> bytes:
            data = edited_bytes(data, there, lambda note: _with(note, new, opened))
            return edited_bytes(data, there, lambda note: _with_line(note, group, wish.id))

        return Change(there, summary) if writer.rewrite(there, rewrite, summary) else None
    lines = ["---", *(f"{yaml_value(name)}: {yaml_value(value)}" for name, value in filed)]
    lines += [f"tags: [{', '.join(map(yaml_value, tags))}]"] if tags else []
    lines += [
        f"date: {wish.day}",
        f"people: [{', '.join(map(double_quoted, links))}]",
        "---",
        f"{group} ^{wish.id}",
        "",
    ]
    file = NewFile(path, "\n".join(lines))
    check_found(vault.settings, Kind.MEETING, file)
    writer.create(path, file.text.encode(), wish.summary)
    return Change(path, wish.summary)


def _with(note: NoteText, links: tuple[str, ...], opened: OpenVault) -> Edits:
    """The people added whom the note does not name yet, as it is now."""
    new = tuple(link for link in links if link not in note.text)
    return append_to_key(note, own_key(note, "people", opened.vault.settings.fields), new) if new else note.edits(())


def _with_line(note: NoteText, group: str, id_: str) -> Edits:
    """The line with the id at the end, so that the tick is known again when the note was made for another one or by hand."""
    if f"^{id_}" in note.text:
        return note.edits(())
    lines = note.lines
    apart = (NewLine("", LineKind.BLANK),) if lines and lines[-1].kind is not LineKind.BLANK else ()
    new = NewLine(f"{group} ^{id_}", LineKind.TEXT)
    return inserted(note, len(lines), (*apart, new), max(len(note.text) - 1, 0))


def gathered(opened: OpenVault, id_: str, since: date | None = None) -> tuple[str, int] | None:
    """(path, line) of the meeting note that a tick with this id has made; ``since`` leaves out those of days before it."""
    mark = f"^{id_}".encode()
    for path, meeting in opened.vault.meetings.items():
        if since and not (meeting.day and meeting.day.date >= since):
            continue
        data = read_if_there(opened.root, path)
        at = data.find(mark) if data else -1
        if data and at >= 0:
            return path, data.count(b"\n", 0, at) + 1
    return None
