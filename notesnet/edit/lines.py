"""Finds a line of the body again, replaces it, takes it out, and puts lines between others."""

from collections.abc import Callable

from notesnet.edit.edits import Edits
from notesnet.edit.note_text import Change, NoteText, line_end_at
from notesnet.edit.verify import LinesBecome, NewLine, verified
from notesnet.text.markdown import Line, LineKind

Matches = Callable[[Line], bool]


def replace_line(note: NoteText, line: int, old_text: str, new_text: str) -> Edits:
    """Makes the line ``old_text`` of the body ``new_text`` (both without line end); ``line`` is where it was seen last.

    Raises:
        EditRefusedError: it is gone, it stands in several other places, or it would be read as another kind of line.
    """
    found = find_line(note, line, _equals(note, old_text), old_text)
    return replaced(note, found, new_text, found.kind)


def remove_line(note: NoteText, line: int, old_text: str) -> Edits:
    """Takes the line ``old_text`` out of the body, with its line end.

    Raises:
        EditRefusedError: it is gone, it stands in several other places, or lines belong to it.
    """
    found = find_line(note, line, _equals(note, old_text), old_text)
    at = found.number - note.lines[0].number
    below = note.lines[at + 1] if at + 1 < len(note.lines) else None
    if below and below.kind not in (LineKind.BLANK, LineKind.HEADING) and (below.indent > found.indent or below.joined):
        raise note.refusal(below.start, "this line belongs to the one above it", "Take both out in your editor.")
    start, end = found.start, note.text.find("\n", found.end) + 1
    if not end:
        # the last line, without an end: then the line above it becomes the last one
        start, end = len(note.text[:start].removesuffix("\n").removesuffix("\r")), len(note.text)
    return verified(note, note.edits([Change(start, end, "")]), LinesBecome(found.number, 1, ()))


def replaced(note: NoteText, line: Line, new_text: str, kind: LineKind) -> Edits:
    """One line made ``new_text``, which has to be read as ``kind``; only the characters that differ are edited."""
    old = note.text[line.start : line.end]
    most = min(len(old), len(new_text))
    first = next((at for at in range(most) if old[at] != new_text[at]), most)
    most -= first
    same = next((at for at in range(most) if old[-1 - at] != new_text[-1 - at]), most)
    change = Change(line.start + first, line.end - same, new_text[first : len(new_text) - same])
    return verified(note, note.edits([change]), LinesBecome(line.number, 1, (NewLine(new_text, kind),)))


def inserted(note: NoteText, at: int, new: tuple[NewLine, ...], like: int) -> Edits:
    """``new`` before the body's line with the index ``at``, or at the end; the line at offset ``like`` lends its line end.

    A note whose last line has no end gets just the one that it needs.
    """
    text, lines = note.text, note.lines
    ending = line_end_at(text, like)
    texts = [line.text for line in new]
    if at < len(lines):
        first, start = lines[at].number, lines[at].start
        whole = "".join(f"{line}{ending}" for line in texts)
    else:
        first, start = text.count("\n") + 1, len(text)
        whole = "".join(f"{line}{ending}" for line in texts)
        if text and not text.endswith("\n"):
            first += 1
            whole = ending + whole.removesuffix(ending)
    return verified(note, note.edits([Change(start, start, whole)]), LinesBecome(first, 0, new))


def find_line(note: NoteText, line: int, matches: Matches, words: str) -> Line:
    """The line that is meant: at its old place, else the only one of the body that ``matches``.

    Raises:
        EditRefusedError: no line does, or several do; ``words`` name it.
    """
    lines = note.lines
    at = line - lines[0].number if lines else -1
    if 0 <= at < len(lines) and matches(lines[at]):
        return lines[at]
    found = [candidate for candidate in lines if matches(candidate)]
    if len(found) == 1:
        return found[0]
    place = note.index.line_start(min(max(line, 1), len(note.index)))
    if not found:
        raise note.refusal(place, f"the line “{_short(words)}” is no longer here, nor elsewhere", _LOOK)
    numbers = " and ".join(f"line {candidate.number}" for candidate in found[:5])
    raise note.refusal(place, f"the line “{_short(words)}” is no longer here, and stands on {numbers}", _LOOK)


_LOOK = "Look at the note, and make the change there."


def _equals(note: NoteText, wanted: str) -> Matches:
    return lambda line: note.text[line.start : line.end] == wanted


def _short(words: str) -> str:
    words = words.strip()
    return words if len(words) <= 60 else f"{words[:59]}…"
