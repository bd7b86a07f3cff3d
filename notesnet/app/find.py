"""Finds words in the notes about people: in fields, logs and text, never in the private part."""

from collections.abc import Iterator

from notesnet.app.open_vault import OpenVault
from notesnet.frozen import frozen
from notesnet.network.introductions import PARTIES, name_of
from notesnet.read.body import Body
from notesnet.store.notes import NoteFile, read_bytes
from notesnet.text.encoding import decode_note
from notesnet.text.frontmatter import read_front_matter
from notesnet.text.names import fold
from notesnet.text.spans import LineIndex


@frozen
class Hit:
    """One line that holds the words, and whose note it is."""

    path: str
    name: str
    line: int
    text: str


def find_words(opened: OpenVault, words: str) -> list[Hit]:
    """Every line of contacts, groups, meetings and introductions that holds ``words``, whatever their case."""
    vault = opened.vault
    wanted = fold(words)
    names = {path: contact.name for path, contact in vault.contacts.items()}
    names |= {path: group.name for path, group in vault.groups.items()}
    names |= {path: meeting.name for path, meeting in vault.meetings.items()}
    for path, note in vault.introductions.items():
        names[path] = " and ".join(name_of(vault, note, side) for side in PARTIES if getattr(note, side))
    hits = [hit for path, name in names.items() for hit in _in_note(opened.root, path, name, wanted)]
    return sorted(hits, key=lambda hit: (fold(hit.name), hit.path, hit.line))


def _in_note(root: str, path: str, name: str, wanted: str) -> Iterator[Hit]:
    data = read_bytes(NoteFile(path, f"{root}/{path}"))
    if not isinstance(data, bytes):
        return
    text = decode_note(data).text
    if wanted not in fold(text):
        if wanted in fold(name):
            yield Hit(path, name, 1, name)
        return
    index = LineIndex(text)
    private = Body(text, read_front_matter(text).body_start, index).private
    for number in range(1, len(index) + 1):
        line = index.line_text(number)
        if number not in private and wanted in fold(line):
            yield Hit(path, name, number, line.strip())
