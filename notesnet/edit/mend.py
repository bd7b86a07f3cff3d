"""Mends a fault of the front matter that can be meant in one way only; each mend is proved by reading the note again."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from notesnet.edit.edits import Edits, apply
from notesnet.edit.note_text import Change, NoteText, line_end, line_start, next_line
from notesnet.edit.places import lines_of
from notesnet.edit.refused import EditRefusedError
from notesnet.edit.verify import Plain, plain
from notesnet.text.frontmatter import read_front_matter
from notesnet.text.patterns import regex
from notesnet.text.yaml_faults import quoted
from notesnet.text.yaml_values import Entry, Scalar

_PROPERTY = regex(r"(?P<key>\w[\w -]*?)[ \t]*:[ \t]+(?P<value>[^ \t].*?)[ \t]*")
_RESERVED = "@`%"  # YAML keeps these for itself, so that what begins with one can only be text
_LINK = regex(r"\[\[[^\[\]\n]+\]\]")
_LINKS = regex(rf"(?P<links>{_LINK.pattern}(?:[ \t]*,[ \t]*{_LINK.pattern})+)(?:[ \t]+#.*)?")
_ODD_COLON = regex(
    "(?P<key>\\w[\\w -]*)(?P<odd>[:：][\xa0\u202f\u3000]+|：)[ \t\xa0\u202f\u3000]*(?P<value>[^ \t].*?)[ \t]*"
)
_DOTS = regex(r"^\.\.\.[ \t]*\r?$", re.MULTILINE)
_FENCE = regex(r"^---[ \t]*\r?$", re.MULTILINE)
_NO_VALUE = regex(r"\w[\w -]*:[ \t]*(?:#.*)?")
_INDENT = regex(r"[ \t]*")


class _Mend(NamedTuple):
    """The changes, and what the property is read as afterwards when it could not be read before."""

    changes: list[Change]
    becomes: tuple[str, Plain] | None = None


def mended(note: NoteText, code: str, at: int) -> Edits | None:
    """The edits that mend the fault ``code`` whose place is the character ``at``; None where nobody can tell what is meant.

    Afterwards that fault is gone and none has come; every other property says what it said, and the body is the same.
    """
    find = _MENDS.get(code)
    found = find(note, at) if find else None
    if found is None:
        return None
    edits = note.edits(found.changes)
    try:
        after = NoteText.from_bytes(apply(note.data, edits), note.path)
    except EditRefusedError:
        return None
    return edits if _proved(note, after, code, found) else None


def _proved(before: NoteText, after: NoteText, code: str, mend: _Mend) -> bool:
    old, new = (Counter(fault.code for fault in note.front.faults) for note in (before, after))
    if new - old or new[code] >= old[code] or before.bom != after.bom:
        return False
    if before.text[before.front.body_start :] != after.text[after.front.body_start :]:
        return False
    said = [_says(entry) for entry in after.front.entries]
    if mend.becomes and not after.front.broken and mend.becomes not in said:
        return False
    if before.front.broken or before.front.block is None:
        return True
    gone = Counter(map(repr, map(_says, before.front.entries))) - Counter(map(repr, said))
    return len(said) + gone.total() == len(before.front.entries) and gone.total() <= (code == "yaml-duplicate-key")


def _says(entry: Entry) -> tuple[str, Plain]:
    return entry.key.text, plain(entry.value)


def _line(note: NoteText, at: int) -> tuple[int, str]:
    """Where the line begins that holds ``at``, and its text."""
    start = line_start(note.text, at)
    return start, note.text[start : line_end(note.text, at)]


def _one_line(start: int, old: str, new: str, becomes: tuple[str, Plain]) -> _Mend | None:
    """A line that is a property by itself once it is mended."""
    front = read_front_matter(f"---\n{new}\n---\n")
    if front.faults or front.broken or [_says(entry) for entry in front.entries] != [becomes]:
        return None
    return _Mend([Change(start, start + len(old), new)], becomes)


def _reserved(note: NoteText, at: int) -> _Mend | None:
    """``key: @ann``: what begins with a sign that means nothing yet in YAML is text."""
    start, line = _line(note, at)
    found = _PROPERTY.fullmatch(line)
    if found is None or start + found.start("value") != at or note.text[at] not in _RESERVED or " #" in line:
        return None
    new = f"{line[: found.start('value')]}{quoted(found['value'])}{line[found.end('value') :]}"
    return _one_line(start, line, new, (found["key"], found["value"]))


def _links(note: NoteText, at: int) -> _Mend | None:
    """``key: [[A]], [[B]]``: a list of links."""
    start, line = _line(note, at)
    found = _PROPERTY.fullmatch(line)
    links = _LINKS.fullmatch(found["value"]) if found else None
    if found is None or links is None:
        return None
    each: list[Plain] = [*_LINK.findall(links["links"])]
    first = found.start("value")
    new = f"{line[:first]}[{', '.join(map(quoted, map(str, each)))}]{line[first + links.end('links') :]}"
    return _one_line(start, line, new, (found["key"], each))


def _odd_sign(note: NoteText, at: int) -> _Mend | None:
    """A no-break space behind the colon, or a full-width colon: they look like what is meant."""
    start, line = _line(note, at)
    found = _ODD_COLON.fullmatch(line)
    if found is None or not start + found.start("odd") <= at < start + found.end("odd"):
        return None
    new = f"{found['key']}: {line[found.start('value') :]}"
    return _one_line(start, line, new, (found["key"].rstrip(), found["value"]))


def _tabs(note: NoteText, at: int) -> _Mend | None:
    """Lines below a name that are indented with tabs alone: two blanks for each, so that each stays as deep as it is."""
    start = line_start(note.text, at)
    while start > 0 and note.text[line_start(note.text, start - 1)] in " \t\r\n":
        start = line_start(note.text, start - 1)
    head = _line(note, start - 1)[1] if start else ""
    changes = []
    while start < len(note.text) and note.text[start] in " \t\r\n":
        indent = _INDENT.match(note.text, start)
        end = indent.end() if indent else start
        if end < line_end(note.text, start):
            if " " in note.text[start:end] or start == end:
                return None
            changes.append(Change(start, end, "  " * (end - start)))
        start = next_line(note.text, start)
    if not _NO_VALUE.fullmatch(head) or not changes:
        return None
    rows = [change.new + _line(note, change.start)[1].lstrip("\t") for change in changes]
    alone = read_front_matter("\n".join(["---", head, *rows, "---", ""]))
    if alone.faults or alone.broken or len(alone.entries) != 1 or isinstance(alone.entries[0].value, Scalar):
        return None
    return _Mend(changes, _says(alone.entries[0]))


def _twice(note: NoteText, at: int) -> _Mend | None:
    """A property that stands twice, letter for letter: one of the two says nothing."""
    entries = note.front.entries
    second = next((entry for entry in entries if entry.key.span.start == at), None)
    first = next((entry for entry in entries if second and entry.key.text == second.key.text), None)
    if second is None or first is None or first is second:
        return None
    one, two = (note.text[slice(*lines_of(note, entry))].splitlines() for entry in (first, second))
    return _Mend([Change(*lines_of(note, second), "")]) if one == two else None


def _not_first(note: NoteText, at: int) -> _Mend | None:
    """Blank lines above the front matter."""
    return _Mend([Change(0, at, "")]) if at and not note.text[:at].strip() else None


def _dots(note: NoteText, at: int) -> _Mend | None:
    """``...`` in place of the second fence, as some programs write it, and no other line that could be meant."""
    opening = next_line(note.text, at)
    dots = _DOTS.search(note.text, opening)
    if dots is None or _FENCE.search(note.text, opening):
        return None
    new = f"{note.text[: dots.start()]}---{note.text[dots.start() + 3 :]}"
    front = read_front_matter(new)
    if front.broken or front.block is None or not front.entries:
        return None
    return _Mend([Change(dots.start(), dots.start() + 3, "---")])


_MENDS: Mapping[str, Callable[[NoteText, int], _Mend | None]] = {
    "front-matter-not-first": _not_first,
    "front-matter-unclosed": _dots,
    "yaml-duplicate-key": _twice,
    "yaml-link-list": _links,
    "yaml-odd-character": _odd_sign,
    "yaml-syntax": _reserved,
    "yaml-tab": _tabs,
}
MENDABLE = frozenset(_MENDS)
