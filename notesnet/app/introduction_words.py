"""The words that stand behind the steps of an introduction: in the body of its note, and behind an answer in its property."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from notesnet.app.change_note import own_key
from notesnet.app.open_vault import OpenVault
from notesnet.edit.note_text import NoteText
from notesnet.edit.places import find, properties
from notesnet.errors import NotesnetError
from notesnet.model.introduction import Answer, Introduction, Party
from notesnet.network.introductions import PARTIES, answer_of, name_of
from notesnet.read.introduction import words_of_answer
from notesnet.render.greeting import first_name
from notesnet.render.plain import plain_words
from notesnet.store.files import read_if_there
from notesnet.text.markdown import LineKind, sections
from notesnet.text.names import fold
from notesnet.text.patterns import regex
from notesnet.text.yaml_values import Scalar

LONGEST_SAID = 1000  # characters of what somebody said
_LINE = regex(r"[ \t]*[-*+][ \t]+(\d{4}-\d\d-\d\d)[ \t:–—-]+(\S[^\n]*)")
_BEHIND = regex(r"[ \t]*(?:[:;,–—]|-(?=[ \t]))")


class StepWords(NamedTuple):
    """What a note has of words.

    Attributes:
        lines: (day, what was done and the words behind it), as steps write them: `- 2026-11-25 Bob said yes: after four`.
        answers: (answer, the words behind it) of the properties, as `Bob said yes`.
        calls: (whole name, first name) of the two, empty where both are called the same.
    """

    lines: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    calls: tuple[tuple[str, str], ...] = ()

    def behind(self, deed: str, day: date | None = None) -> str:
        """The words behind a deed such as ``Bob Baker said yes``, on a day when that is known; empty when there are none.

        Those of an answer stand in its property, or in the body; both count. In the body the deed may stand with a first
        name, and with a dash or a comma for the colon.
        """
        found = (*(words for answer, words in self.answers if answer == deed), self._in_body(deed, day))
        return "; ".join(dict.fromkeys(words for words in found if words))

    def _in_body(self, deed: str, day: date | None) -> str:
        deeds = {fold(deed), fold(self._short(deed))}
        longest = 3 * len(deed)  # another Unicode form of the same name is no longer than that
        for on, what in self.lines:
            if day is None or on == str(day):
                for match in _BEHIND.finditer(what[:longest]):
                    if fold(what[: match.start()]) in deeds:
                        return what[match.end() :].strip()
        return ""

    def _short(self, deed: str) -> str:
        for whole, short in self.calls:
            deed = deed.replace(whole, short)
        return deed


def words_of_steps(opened: OpenVault, note: Introduction) -> StepWords:
    """The words in the note on disk; nothing of what stands below Private, nothing at all where it can't be read."""
    try:
        data = read_if_there(opened.root, note.path)
        text = NoteText.from_bytes(data or b"", note.path)
        lines = tuple(_lines(text))
    except NotesnetError:
        return StepWords()
    calls = _calls(opened, note)
    return StepWords(lines, tuple(_answers(opened, note, text)), calls)


def words_of_yes(opened: OpenVault, note: Introduction, party: Party) -> str:
    """What one side said with a yes, fit for a letter; empty when they said nothing, or no yes."""
    answer = answer_of(note, party)
    if answer is None or answer.answer is not Answer.YES:
        return ""
    said = words_of_steps(opened, note).behind(f"{name_of(opened.vault, note, party)} said yes")
    return plain_words(said, LONGEST_SAID)


def private_lines(note: NoteText) -> frozenset[int]:
    """The indexes of the body's lines that stand below a heading Private, the heading with them."""
    secret = (section for section in sections(note.text, note.lines) if fold(section.title) == "private")
    return frozenset(at for section in secret for at in range(section.heading, section.end))


def _lines(note: NoteText) -> Iterable[tuple[str, str]]:
    secret = private_lines(note)
    for at, line in enumerate(note.lines):
        match = _LINE.match(note.text, line.start, line.end) if line.kind is LineKind.ITEM else None
        if match and at not in secret:
            yield match[1], match[2].rstrip()


def _answers(opened: OpenVault, note: Introduction, text: NoteText) -> Iterable[tuple[str, str]]:
    settings = opened.vault.settings
    for party in PARTIES:
        answer = answer_of(note, party)
        if answer:
            try:
                entry = find(text, properties(text), own_key(text, f"{party}_answer", settings.fields))
            except NotesnetError:
                continue
            value = entry.value if entry else None
            words = words_of_answer(value.text, settings.date_formats) if isinstance(value, Scalar) else ""
            if words:
                yield f"{name_of(opened.vault, note, party)} said {answer.answer.value}", words


def _calls(opened: OpenVault, note: Introduction) -> tuple[tuple[str, str], ...]:
    found = []
    for party, reference in zip(PARTIES, (note.a, note.b), strict=True):
        contact = opened.vault.contacts.get(reference.path or "") if reference else None
        name = name_of(opened.vault, note, party)
        found.append((name, first_name(name, contact.call_me.strip() if contact else "")))
    same = fold(found[0][1]) == fold(found[1][1])
    return () if same else tuple(found)
