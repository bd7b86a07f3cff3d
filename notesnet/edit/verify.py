"""The proof of an edit: it is made in memory, read again, and refused unless only what was meant has changed."""

from typing import NamedTuple

from notesnet.edit.edits import Edits, apply
from notesnet.edit.note_text import NoteText, worst
from notesnet.edit.places import BY_HAND, NO_PROPERTY, lines_of
from notesnet.edit.refused import EditRefusedError
from notesnet.text.markdown import Line, LineKind
from notesnet.text.names import fold_key
from notesnet.text.patterns import regex
from notesnet.text.yaml_values import Entry, Scalar, Sequence, Value

Plain = str | list["Plain"] | dict[str, "Plain"]

_CALLED = {
    LineKind.BLANK: "a blank line",
    LineKind.TEXT: "running text",
    LineKind.HEADING: "a heading",
    LineKind.ITEM: "a list item",
    LineKind.QUOTE: "a quote",
    LineKind.CODE: "code",
    LineKind.HTML: "HTML",
}
_NEW_FRONT_MATTER = regex(r"---(\r?\n)[^\n]+\n---\1")


class KeyBecomes(NamedTuple):
    """What may change: the lines of one property, whose value is then ``value``; None when it is gone."""

    key: str
    value: Plain | None


class NewLine(NamedTuple):
    """A line of the body as it has to be read again."""

    text: str
    kind: LineKind


class LinesBecome(NamedTuple):
    """What may change: ``gone`` lines from the 1-based line ``first`` on give way to ``new``."""

    first: int
    gone: int
    new: tuple[NewLine, ...]


def verified(note: NoteText, edits: Edits, meant: KeyBecomes | LinesBecome) -> Edits:
    """``edits``, when doing them changes what is ``meant`` and no other property and no other line.

    Raises:
        EditRefusedError: they would change something else, or the note could not be read afterwards.
    """
    if not edits.edits:
        return edits
    try:
        after = NoteText.from_bytes(apply(note.data, edits), note.path)
        if isinstance(meant, KeyBecomes):
            problem = _of_front_matter(note, after, meant)
        else:
            problem = _of_lines(note, after, meant)
    except EditRefusedError as refused:
        problem = f"with this change the note could not be read: {refused.reason}"
    if problem is None and note.bom != after.bom:
        problem = "the byte order mark would change"
    if problem is not None:
        at = note.byte_of(0)
        line = note.data.count(b"\n", at, edits.edits[0].start) + 1
        raise EditRefusedError(note.path, line, problem, BY_HAND)
    return edits


def plain(value: Value) -> Plain:
    """A value without its places: text, a list, or a dictionary."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Sequence):
        return [plain(item) for item in value.items]
    return {key.text: plain(held) for key, held in value.entries}


def _of_front_matter(before: NoteText, after: NoteText, meant: KeyBecomes) -> str | None:
    if after.front.broken or after.front.block is None:
        faults = after.front.faults
        return f"with this change the front matter could not be read{f': {worst(faults).message}' if faults else ''}"
    name = fold_key(meant.key)
    if _others(before, name) != _others(after, name):
        return "another property would change"
    found = [entry for entry in after.front.entries if fold_key(entry.key.text) == name]
    if [plain(entry.value) for entry in found] != ([] if meant.value is None else [meant.value]):
        return f"{meant.key} would not be read back as it is meant"
    old = [entry for entry in before.front.entries if fold_key(entry.key.text) == name]
    if not _same_around(before, after, old[0] if old else None, found[0] if found else None):
        return "another line would change"
    return None


def _others(note: NoteText, name: str) -> list[tuple[str, str, Plain]]:
    """Every other property: how it is typed, and what it says."""
    return [
        (note.text[key.span.start : value.span.end], getattr(value, "style", ""), plain(value))
        for key, value in note.front.entries
        if fold_key(key.text) != name
    ]


def _same_around(before: NoteText, after: NoteText, old: Entry | None, new: Entry | None) -> bool:
    """Whether the lines outside the property are the same, and the comments directly below it as well."""
    if old is None and new is None:
        return before.text == after.text
    if old is None and new is not None:
        start, end = lines_of(after, new)
        head = _NEW_FRONT_MATTER.match(after.text)
        if before.front.block is None and head is not None:
            return after.text[head.end() :] == before.text and head.end() == after.front.body_start
        return after.text[:start] + after.text[end:] == before.text
    if old is not None and new is None:
        start, end = lines_of(before, old)
        return before.text[:start] + before.text[end:] == after.text
    if old is None or new is None:
        return False
    start, end = lines_of(before, old)
    new_start, new_end = lines_of(after, new)
    below, new_below = _comments_end(before.text, end), _comments_end(after.text, new_end)
    return (
        before.text[:start] == after.text[:new_start]
        and before.text[below:] == after.text[new_below:]
        and after.text[new_start:new_below].endswith(before.text[end:below])
    )


def _comments_end(text: str, at: int) -> int:
    while skipped := NO_PROPERTY.match(text, at):
        at = skipped.end()
    return at


def _of_lines(before: NoteText, after: NoteText, meant: LinesBecome) -> str | None:
    first, count = meant.first - 1, len(meant.new)
    old, new = split_lines(before.text), split_lines(after.text)
    above = len(old) - len(before.lines)
    if [line.rstrip("\r\n") for line in new[first : first + count]] != [line.text for line in meant.new]:
        return "the new line would not be read back as it is meant"
    if not _same_lines(old[:first] + old[first + meant.gone :], new[:first] + new[first + count :]):
        return "another line would change"
    if len(new) - len(after.lines) != above:
        return "the front matter would change"
    at = first - above
    for line, wanted in zip(after.lines[at : at + count], meant.new, strict=True):
        if line.kind != wanted.kind:
            return f"the new line would be read as {_CALLED[line.kind]}"
    around = before.lines[:at] + before.lines[at + meant.gone :]
    if [*map(_shape, around)] != [*map(_shape, after.lines[:at] + after.lines[at + count :])]:
        return "another line would no longer be read as it is now"
    return None


def split_lines(text: str) -> list[str]:
    """The lines of a text with their ends; only LF ends one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]


def _same_lines(old: list[str], new: list[str]) -> bool:
    """Whether all are the same; the last one may have got the line end that it lacked, or lost it."""
    if old == new:
        return True
    ends = [line.endswith("\n") for line in (*old[-1:], *new[-1:])]
    return old[:-1] == new[:-1] and not all(ends) and [*map(_bare, old[-1:])] == [*map(_bare, new[-1:])]


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _shape(line: Line) -> tuple[LineKind, int, int, str | None, int, bool]:
    """What a line is, without the place where it stands."""
    return line.kind, line.indent, line.level, line.mark, line.content - line.start, line.joined
