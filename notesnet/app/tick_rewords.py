"""Gives a step of an introduction other words, when those below its line on the agenda arrived or were changed later."""

from collections.abc import Iterable
from datetime import date

from notesnet.app.change_note import edited_bytes, own_key
from notesnet.app.introduction_step import step_edit
from notesnet.edit.frontmatter import set_key
from notesnet.edit.lines import replaced
from notesnet.edit.note_text import NoteText
from notesnet.edit.refused import EditRefusedError
from notesnet.errors import RefusedError
from notesnet.model.journal import Written
from notesnet.model.settings import Settings
from notesnet.model.tick import WordsWish
from notesnet.network.introduction_steps import Taken
from notesnet.text.dates import iso_day
from notesnet.text.names import fold_key
from notesnet.text.yaml_values import Scalar

Journal = Iterable[tuple[Written, str]]
_DAY = len("2026-11-25")


class Worded:
    """What a line of the agenda wrote for a step, as the journal of this computer knows, and what it asks for now.

    Lines that another line of the agenda, a command or a person wrote are never touched.
    """

    def __init__(self, wish: WordsWish, agenda: str, journal: Journal) -> None:
        self._wish = wish
        self._last = ""
        self._took = False
        for written, line in journal:
            if written.path == wish.path and not written.undoes:
                self._see(written, line, agenda)

    @property
    def known(self) -> bool:
        """Whether the line had written the step, and its words are others now."""
        if self._last:
            return self._words(self._last) != self._wish.text
        return self._took and bool(self._wish.deed and self._wish.day)

    def rewrite(self, data: bytes, settings: Settings) -> bytes:
        """The note with the words that stand on the agenda now.

        Raises:
            EditRefusedError: a person changed the words in the note since.
        """
        path = self._wish.path
        note = NoteText.from_bytes(data, path)
        if not self._wish.deed:
            return self._outcome(data, note, settings)
        numbers = [
            at for at, line in enumerate(note.lines) if self._words(note.text[line.start : line.end]) is not None
        ]
        there = [note.lines[at] for at in numbers]
        if any(self._words(note.text[line.start : line.end]) == self._wish.text for line in there):
            return data
        if not self._last:
            body = f"- {self._wish.day} {self._wish.deed}: {self._wish.text}"
            return data if there else step_edit({}, Taken((), body, ""))(data, path)
        same = [line for line in there if note.text[line.start : line.end].rstrip() == self._last]
        if len(same) != 1:
            place = there[0].number if there else 1
            raise self._changed(place)
        new = f"- {self._last[2 : 2 + _DAY]} {self._wish.deed}: {self._wish.text}"
        return edited_bytes(data, path, lambda note: replaced(note, same[0], new, same[0].kind))

    def _see(self, written: Written, line: str, agenda: str) -> None:
        """One line that was written before, by whomever: by this line of the agenda, or in place of what it wrote."""
        mine = written.tick == self._wish.id
        later = not written.tick and written.agenda == agenda
        instead = any(self._last in hunk.old for hunk in written.hunks) if self._last else self._took
        if mine and self._wish.day and self._wish.deed and f"{self._wish.deed} on {self._wish.day}" in written.summary:
            self._took = True
        if (mine or (later and instead)) and self._words(line) is not None:
            self._last = line.rstrip()

    def _words(self, line: str) -> str | None:
        """The words of the step in a line; None when it is no line of it."""
        if not self._wish.deed:
            return _outcome_in(line, self._wish.field)
        head, behind = line[: 2 + _DAY], line[2 + _DAY :].rstrip()
        if not head.startswith("- ") or iso_day(head[2:]) is None or not behind.startswith(f" {self._wish.deed}"):
            return None
        rest = behind[len(self._wish.deed) + 1 :]
        return rest[1:].strip() if rest.startswith(":") else None if rest else ""

    def _outcome(self, data: bytes, note: NoteText, settings: Settings) -> bytes:
        key = own_key(note, self._wish.field, settings.fields)
        there = next((entry for entry in note.front.entries if fold_key(entry.key.text) == fold_key(key)), None)
        text = there.value.text if there and isinstance(there.value, Scalar) else ""
        if _without_day(text)[1] == self._wish.text:
            return data
        if text != _value_in(self._last):
            raise self._changed(note.index.line_of(there.key.span.start) if there else 1)
        day = _without_day(text)[0]
        value = f"{day} {self._wish.text}" if day else self._wish.text
        return edited_bytes(data, self._wish.path, lambda note: set_key(note, key, value))

    def _changed(self, line: int) -> EditRefusedError:
        reason = "these words were changed in the note since, and on the agenda too"
        return EditRefusedError(self._wish.path, line, reason, "make the two alike")


def _outcome_in(line: str, field: str) -> str | None:
    return _without_day(_value_in(line))[1] if fold_key(line.partition(":")[0]) == fold_key(field) else None


def _value_in(line: str) -> str:
    """The value of a property that was written as one line."""
    try:
        entries = NoteText.from_bytes(f"---\n{line}\n---\n".encode("utf-8", "surrogateescape"), "").front.entries
    except RefusedError:
        return ""
    return entries[0].value.text if entries and isinstance(entries[0].value, Scalar) else ""


def _without_day(text: str) -> tuple[date | None, str]:
    day = iso_day(text[:_DAY])
    return (day, text[_DAY:].strip()) if day else (None, text)
