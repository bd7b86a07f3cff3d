"""Properties of all edits of front matter, over generated and odd notes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesnet.edit.edits import Edits, apply
from notesnet.edit.frontmatter import append_to_key, delete_key, set_entry, set_key
from notesnet.edit.note_text import NoteText
from notesnet.edit.refused import EditRefusedError
from notesnet.edit.scalars import NewValue
from notesnet.text.frontmatter import read_front_matter
from notesnet.text.names import fold_key
from tests.edit.helpers import changed_lines, edited, lines
from tests.edit.readers import Reader, block_of, pyyaml
from tests.edit.strategies import KEYS, OddNote, odd_notes, texts

keys = st.sampled_from(
    [key.strip("'\"") for key in KEYS] + ["last_contact", "follow_up", "paused_until", "NAME", "a: b", "y"]
)
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
values = texts | days | st.lists(texts, max_size=4).map(tuple)
FAST = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
FEWER = settings(FAST, max_examples=100)
THOUSANDS = settings(FAST, max_examples=5_000)


class Case:
    """A note, an edit of one key, and where that key stands; ``after`` is what the edit makes of it."""

    def __init__(self, note: OddNote, key: str, change: Callable[..., Edits], *arguments: Any) -> None:
        self.before = note.data
        self.key = key
        typed = [name for name in note.lines if fold_key(name.strip("'\"")) == fold_key(key)]
        self.typed = typed[0] if typed else key
        self.own = note.lines.get(self.typed, range(0))
        self.kind = note.kinds.get(self.typed, "")
        self.after = edited(note.data, change, key, *arguments)

    def others_are_the_same(self) -> None:
        """No line outside the key's own ones is another one, or in another place."""
        old, new = changed_lines(self.before, self.after)
        if self.own:
            assert not old or (old[0] in self.own and old[-1] in self.own), (old, self.own)
        elif read_front_matter(self.before.decode("utf-8-sig")).block is None:
            assert new == range(1, 4) or not old
        else:
            assert not old
            assert len(new) == 1
        assert self.before.startswith(b"\xef\xbb\xbf") == self.after.startswith(b"\xef\xbb\xbf")
        ends = {line[-2:] == b"\r\n" for line in lines(self.before) if line.endswith(b"\n")}
        if len(ends) == 1:
            assert {line[-2:] == b"\r\n" for line in lines(self.after) if line.endswith(b"\n")} == ends

    def reads_back(self, read: Reader, expected: NewValue | None) -> None:
        """A program that could read the note before reads the new value now, and all others as before."""
        before, after = read(block_of(self.before)), read(block_of(self.after))
        if before is None:
            return
        assert after is not None
        assert _without(before, self.key) == _without(after, self.key)
        found = [value for key, value in after.items() if fold_key(str(key)) == fold_key(self.key)]
        assert [_text(value) for value in found] == ([] if expected is None else [_text(expected)])


def _kind(note: OddNote, key: str) -> str:
    """Of what kind the value of a key is, empty when there is none."""
    return next((kind for name, kind in note.kinds.items() if fold_key(name.strip("'\"")) == fold_key(key)), "")


def _without(read: Mapping[Any, Any], key: str) -> list[str]:
    return [repr(item) for item in read.items() if fold_key(str(item[0])) != fold_key(key)]


def _text(value: Any) -> Any:
    """A value with days as text: a date in the quotes of the old one is text to YAML, and to js-yaml it has a time."""
    if isinstance(value, list | tuple):
        return [_text(item) for item in value]
    text = value.isoformat() if isinstance(value, date) else value
    return text.removesuffix("T00:00:00.000Z") if isinstance(text, str) else text


def _set(note: OddNote, key: str, value: NewValue, *read: Reader) -> None:
    if _kind(note, key) == "mapping":
        with pytest.raises(EditRefusedError, match="holds names and values"):
            Case(note, key, set_key, value)
        return
    case = Case(note, key, set_key, value)
    case.others_are_the_same()
    for reader in read:
        case.reads_back(reader, value)
    again = NoteText.from_bytes(case.after)
    assert apply(case.after, set_key(again, key, value)) == case.after


def _append(note: OddNote, key: str, value: str, *read: Reader) -> None:
    old = _values(note.data, key)
    if _kind(note, key) == "mapping":
        with pytest.raises(EditRefusedError, match="holds names and values"):
            Case(note, key, append_to_key, value)
        return
    case = Case(note, key, append_to_key, value)
    case.others_are_the_same()
    assert _values(case.after, key) == [*(old or []), value]
    for reader in read:
        if not old:
            case.reads_back(reader, (value,) if case.kind == "flow" else value)
            continue
        before, after = reader(block_of(case.before)), reader(block_of(case.after))
        if before is not None:
            assert after is not None
            assert _without(before, key) == _without(after, key)
            found = next(value for name, value in after.items() if fold_key(str(name)) == fold_key(key))
            assert found[-1] == value


def _values(data: bytes, key: str) -> list[str] | None:
    """What a property holds, none when that is nothing; None for a mapping."""
    for typed, value in read_front_matter(data.decode("utf-8-sig")).entries:
        if fold_key(typed.text) == fold_key(key):
            text = getattr(value, "text", None)
            if text is not None:
                return [] if text in ("", "~", "null") and value.span.end - value.span.start == len(text) else [text]
            items = getattr(value, "items", None)
            return [item.text for item in items] if isinstance(items, tuple) else None
    return []


@FAST
@given(odd_notes(), keys, values)
def test_what_is_set_is_read_back_and_nothing_else_changes(note: OddNote, key: str, value: NewValue) -> None:
    """By PyYAML; each other line, property, line end and byte order mark stays; setting it again does nothing."""
    _set(note, key, value, pyyaml)


@pytest.mark.slow
@THOUSANDS
@given(odd_notes(), keys, values)
def test_what_is_set_is_read_back_and_nothing_else_changes_thousands(note: OddNote, key: str, value: NewValue) -> None:
    """The same, 5,000 times."""
    _set(note, key, value, pyyaml)


@FEWER
@given(odd_notes(), keys, values)
def test_ruamel_reads_back_what_is_set(ruamel_yaml: Reader, note: OddNote, key: str, value: NewValue) -> None:
    """YAML 1.2 as ruamel.yaml has it."""
    _set(note, key, value, ruamel_yaml)


@pytest.mark.slow
@settings(FAST, max_examples=2_000)
@given(odd_notes(), keys, values)
def test_ruamel_reads_back_what_is_set_thousands(ruamel_yaml: Reader, note: OddNote, key: str, value: NewValue) -> None:
    """The same, 2,000 times."""
    _set(note, key, value, ruamel_yaml)


@FAST
@given(odd_notes(), keys, values)
def test_js_yaml_reads_back_what_is_set(js_yaml: Reader, note: OddNote, key: str, value: NewValue) -> None:
    """The reader of Obsidian's plug-ins."""
    _set(note, key, value, js_yaml)


@pytest.mark.slow
@THOUSANDS
@given(odd_notes(), keys, values)
def test_js_yaml_reads_back_what_is_set_thousands(js_yaml: Reader, note: OddNote, key: str, value: NewValue) -> None:
    """The same, 5,000 times."""
    _set(note, key, value, js_yaml)


@FEWER
@given(odd_notes(), keys, texts)
def test_what_is_appended_stands_last(note: OddNote, key: str, value: str) -> None:
    """What was there stays, in any style of list."""
    _append(note, key, value, pyyaml)


@pytest.mark.slow
@THOUSANDS
@given(odd_notes(), keys, texts)
def test_what_is_appended_stands_last_thousands(js_yaml: Reader, note: OddNote, key: str, value: str) -> None:
    """The same, 5,000 times, for js-yaml as well."""
    _append(note, key, value, pyyaml, js_yaml)


@FEWER
@given(odd_notes(), keys)
def test_what_is_deleted_is_gone(note: OddNote, key: str) -> None:
    """With its own lines, and no other; deleting what is not there does nothing."""
    case = Case(note, key, delete_key)
    old = lines(case.before)
    assert (
        [*old[: case.own.start - 1], *old[case.own.stop - 1 :]] == lines(case.after)
        if case.own
        else case.after == case.before
    )
    case.reads_back(pyyaml, None)


@FEWER
@given(odd_notes(), keys, st.sampled_from(["linkedin", "git", "My Site", "new: one"]), texts | days)
def test_an_entry_that_is_set_is_read_back(note: OddNote, key: str, name: str, value: str | date) -> None:
    """In a flow mapping, a block mapping, one that is new, and in none that is something else."""
    if _kind(note, key) not in ("", "mapping", "empty"):
        with pytest.raises(EditRefusedError, match="holds no names and values"):
            Case(note, key, set_entry, name, value)
        return
    case = Case(note, key, set_entry, name, value)
    case.others_are_the_same()
    before, after = pyyaml(block_of(case.before)), pyyaml(block_of(case.after))
    if before is not None:
        assert after is not None
        assert _without(before, key) == _without(after, key)
        mapping = next(held for typed, held in after.items() if fold_key(str(typed)) == fold_key(key))
        found = [_text(held) for typed, held in mapping.items() if fold_key(typed) == fold_key(name)]
        assert found == [_text(value)]


@FEWER
@given(odd_notes())
def test_no_edits_are_no_change(note: OddNote) -> None:
    """A note that is read and written without an edit has the same bytes."""
    assert apply(note.data, NoteText.from_bytes(note.data).edits(())) == note.data
