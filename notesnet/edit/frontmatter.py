"""Sets, adds to and deletes the properties of a note, each as edits of the bytes that have to change and no others."""

from datetime import date

from notesnet.edit.edits import Edits
from notesnet.edit.note_text import Change, NoteText, line_end_at
from notesnet.edit.places import behind, colon_end, find, lines_of, properties
from notesnet.edit.scalars import NewValue, is_nothing, list_text, scalar_text, text_of
from notesnet.edit.values import add_entry, append_values, in_place, set_value
from notesnet.edit.verify import KeyBecomes, Plain, plain, verified
from notesnet.text.yaml_scalar import yaml_value
from notesnet.text.yaml_values import Entry, Mapping


def set_key(note: NoteText, key: str, value: NewValue) -> Edits:
    """Makes ``value`` the value of a property, in the place and the quotes of the old one; a new one goes behind the last.

    ``key`` finds the property in any spelling of its name. Where the value is there already, there are no edits.

    Raises:
        EditRefusedError: it can't be done without touching something else.
    """
    _check(note, value)
    entries = properties(note)
    entry = find(note, entries, key)
    changes = set_value(note, entry, value) if entry else _new(note, entries, key, _written(value))
    return verified(note, note.edits(changes), KeyBecomes(key, _plain(value)))


def append_to_key(note: NoteText, key: str, value: NewValue) -> Edits:
    """Puts one value, or several, behind those that a property has; one that stood alone becomes a list ``[a, b]``.

    Raises:
        EditRefusedError: as ``set_key``.
    """
    _check(note, value)
    entries = properties(note)
    entry = find(note, entries, key)
    new = value if isinstance(value, tuple) else (text_of(value),)
    if not new:
        return note.edits(())
    if entry is None or is_nothing(entry.value):
        return set_key(note, key, value)
    old = plain(entry.value)
    expected = [*(old if isinstance(old, list) else [old]), *new]
    return verified(note, note.edits(append_values(note, entry, new)), KeyBecomes(key, expected))


def delete_key(note: NoteText, key: str) -> Edits:
    """Takes a property out, with its lines and the comments in them; comments below it stay. No edits where it is not.

    Raises:
        EditRefusedError: as ``set_key``.
    """
    entry = find(note, properties(note), key)
    if entry is None:
        return note.edits(())
    colon_end(note, entry)
    return verified(note, note.edits([Change(*lines_of(note, entry), "")]), KeyBecomes(key, None))


def set_entry(note: NoteText, key: str, name: str, value: str | date) -> Edits:
    """Makes ``value`` the value of ``name`` in a property that holds a mapping, such as ``links: { linkedin: … }``.

    Raises:
        EditRefusedError: the property holds something else, or as ``set_key``.
    """
    _check(note, value)
    entries = properties(note)
    entry = find(note, entries, key)
    written = f"{{ {yaml_value(name)}: {scalar_text(value)} }}"
    if entry is None:
        changes = _new(note, entries, key, written)
        return verified(note, note.edits(changes), KeyBecomes(key, {name: text_of(value)}))
    if is_nothing(entry.value):
        change = in_place(note, colon_end(note, entry), entry.value.span, written)
        return verified(note, note.edits([change]), KeyBecomes(key, {name: text_of(value)}))
    if not isinstance(entry.value, Mapping):
        raise note.refusal(
            entry.key.span.start,
            f"{entry.key.text} holds no names and values",
            f"Write it as {entry.key.text}: {{ {name}: … }}",
        )
    return _set_in(note, entry, entry.value, name, value)


def _set_in(note: NoteText, entry: Entry, mapping: Mapping, name: str, value: str | date) -> Edits:
    colon_end(note, entry)
    inner = find(note, mapping.entries, name)
    if inner is None:
        changes = add_entry(note, mapping, yaml_value(name), scalar_text(value))
    else:
        changes = set_value(note, inner, value, in_flow=mapping.flow)
    expected = {held.key.text: plain(held.value) for held in mapping.entries}
    expected[inner.key.text if inner else name] = text_of(value)
    return verified(note, note.edits(changes), KeyBecomes(entry.key.text, expected))


def _new(note: NoteText, entries: tuple[Entry, ...], key: str, written: str) -> list[Change]:
    """A line for a new property; a block for it at the top when there is no front matter."""
    line = f"{yaml_value(key)}: {written}"
    block = note.front.block
    if block is None:
        ending = line_end_at(note.text, 0)
        return [Change(0, 0, f"---{ending}{line}{ending}---{ending}")]
    if not entries:
        return [Change(block.end, block.end, f"{line}{line_end_at(note.text, block.end - 1)}")]
    colon_end(note, entries[-1])
    at = behind(note, entries)
    last = entries[-1]
    indent = note.text[lines_of(note, last).start : last.key.span.start]
    return [Change(at, at, f"{indent}{line}{line_end_at(note.text, at - 1)}")]


def _written(value: NewValue) -> str:
    return list_text(value) if isinstance(value, tuple) else scalar_text(value)


def _plain(value: NewValue) -> Plain:
    return list(value) if isinstance(value, tuple) else text_of(value)


def _check(note: NoteText, value: NewValue) -> None:
    """Only what can be saved as UTF-8 is written."""
    for text in value if isinstance(value, tuple) else (text_of(value),):
        try:
            text.encode()
        except UnicodeEncodeError as wrong:
            sign = f"U+{ord(text[wrong.start]):04X}"
            raise note.refusal(0, f"the new value has {sign} in it, which no file can hold", "Leave it out.") from None
