"""Where a new property of an introduction goes: beside its neighbours, in the order of the contract."""

from collections.abc import Mapping
from datetime import date

from notesnet.app.change_note import own_key
from notesnet.edit.edits import Edits
from notesnet.edit.frontmatter import set_key
from notesnet.edit.note_text import Change, NoteText, line_end_at
from notesnet.edit.places import behind, colon_end, find, lines_of, properties, starts_line
from notesnet.edit.scalars import scalar_text, text_of
from notesnet.edit.verify import KeyBecomes, verified
from notesnet.errors import RefusedError
from notesnet.text.names import fold_key
from notesnet.text.yaml_scalar import yaml_value
from notesnet.text.yaml_values import Entry

_ORDER = (
    "type", "a", "b", "direction", "asked_by", "mode", "why", "created", "a_asked", "a_chased", "a_answer", "b_asked",
    "b_chased", "b_answer", "introduced", "checked_in", "met", "outcome", "told", "thanked", "snoozed", "closed",
)  # fmt: skip


def set_property(note: NoteText, field: str, value: date | str, renames: Mapping[str, str]) -> Edits:
    """Sets a property, where it stands; a new one stands behind the last of those that come before it.

    Raises:
        EditRefusedError: it can't be done without touching something else.
    """
    key = own_key(note, field, renames)
    entries = properties(note)
    at = None if find(note, entries, key) else _neighbour(entries, field, renames)
    if at is None or at == len(entries) - 1:
        return set_key(note, key, value)
    try:
        return _behind(note, entries[: at + 1], key, value)
    except RefusedError:  # where the neighbour ends is not certain
        return set_key(note, key, value)


def _neighbour(entries: tuple[Entry, ...], field: str, renames: Mapping[str, str]) -> int | None:
    """The place of the property behind which ``field`` goes: of the same side if there is one, else the last before it."""
    ours = {fold_key(theirs): fold_key(name) for theirs, name in renames.items()}
    ranks = {fold_key(name): rank for rank, name in enumerate(_ORDER)}
    rank = ranks[fold_key(field)]
    before: dict[int, int] = {}
    for at, entry in enumerate(entries):
        key = fold_key(entry.key.text)
        found = ranks.get(ours.get(key, key))
        if found is not None and found < rank:
            before[at] = found
    side = [at for at, found in before.items() if field[:2] in ("a_", "b_") and _ORDER[found].startswith(field[:2])]
    if side:
        return max(side, key=lambda at: before[at])
    return max(before, default=None)


def _behind(note: NoteText, entries: tuple[Entry, ...], key: str, value: date | str) -> Edits:
    last = entries[-1]
    colon_end(note, last)
    start = lines_of(note, last).start
    at = behind(note, entries)
    if not starts_line(note.text, last.key.span.start):
        raise note.refusal(last.key.span.start, "two properties stand on one line", "Write one on a line.")
    line = f"{note.text[start : last.key.span.start]}{yaml_value(key)}: {scalar_text(value)}"
    edits = note.edits([Change(at, at, f"{line}{line_end_at(note.text, at - 1)}")])
    return verified(note, edits, KeyBecomes(key, text_of(value)))
