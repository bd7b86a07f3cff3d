"""A fault of the front matter is mended where it can be meant in one way only, and every other program agrees."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesnet.edit.edits import apply, inverse
from notesnet.edit.mend import mended
from notesnet.edit.note_text import NoteText
from notesnet.edit.refused import EditRefusedError
from notesnet.edit.verify import plain
from tests.edit.helpers import PATH
from tests.edit.readers import Reader, block_of, pyyaml

MENDS: dict[str, dict[str, object]] = {
    "company: @acme": {"company": "@acme"},
    'company: %wine "bar" it\'s': {"company": '%wine "bar" it\'s'},
    "company: `x: y`": {"company": "`x: y`"},
    "knows: [[A|B]] ,  [[C's]]   # who": {"knows": ["[[A|B]]", "[[C's]]"]},
    "company:\u00a0Acme": {"company": "Acme"},
    "job title：Head of Sales": {"job title": "Head of Sales"},
    "links:\n\tweb: [a]\n\tmore:\n\t\t- b": {"links": {"web": ["a"], "more": ["b"]}},
    "tags: [a]\ntags: [a]": {"tags": ["a"]},
}
ROWS = (
    "name: Ada", "company: @acme", "company: %x # y", "tags:", "\t- a", "\t- b", "  - c", "\t\tx: y", "knows: [[A]], [[B]]", "knows: [[A]]", "x：y",
    "x:\u00a0y", "x: |", "  text", "\ttext", "x: 'open", "x: [", "]", "'", "# c", "", "...", "---", "name: Ada", "x: a: b", "x: `b`", "- @a", 'x: "@',
    "@x: y", "%x", "x: *y", "\u00a0x: y", "x: @y  ", "x: [[A]],[[B]] # [[C]]",
)  # fmt: skip


def _note(top: str, rows: list[str], end: str, body: str, line_end: str) -> str:
    return "\n".join([f"{top}---", *rows, f"{end}{body}"]).replace("\n", line_end)


notes = st.builds(
    _note,
    st.sampled_from(["", "", "\n", " \n\n", "\ufeff"]),
    st.lists(st.sampled_from(ROWS), max_size=7),
    st.sampled_from(["---\n", "---\n", "---", "...\n", ""]),
    st.sampled_from(["", "text\n", "\n---\n", "\ttab\n@at"]),
    st.sampled_from(["\n", "\r\n"]),
)


def _check(text: str) -> None:
    data = text.encode()
    try:
        note = NoteText.from_bytes(data, PATH)
    except EditRefusedError:
        return
    for fault in note.front.faults:
        edits = mended(note, fault.code, fault.span.start)
        if edits is None:
            continue
        new = apply(data, edits)
        assert apply(new, inverse(data, edits)) == data
        after = NoteText.from_bytes(new, PATH)
        assert len(after.front.faults) < len(note.front.faults)
        assert after.text[after.front.body_start :] == note.text[note.front.body_start :]
        if not after.front.faults and (read := pyyaml(block_of(new))) is not None:
            assert [*map(str, read)] == [entry.key.text for entry in after.front.entries]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(notes)
def test_a_mend_takes_faults_away_and_brings_none(text: str) -> None:
    """Whatever stands in the note: the body stays, the inverse gives the bytes back, and PyYAML sees the same names."""
    _check(text)


@pytest.mark.slow
@settings(max_examples=20_000, suppress_health_check=[HealthCheck.too_slow])
@given(notes)
def test_a_mend_takes_faults_away_and_brings_none_thousands(text: str) -> None:
    """The same, 20,000 times."""
    _check(text)


def _mended(text: str) -> bytes:
    note = NoteText.from_bytes(text.encode(), PATH)
    found = [edits for fault in note.front.faults if (edits := mended(note, fault.code, fault.span.start))]
    assert len(found) == 1
    return apply(note.data, found[0])


@pytest.mark.parametrize(("wrong", "meant"), MENDS.items())
def test_what_is_mended_is_read_as_it_was_meant(wrong: str, meant: dict[str, object], ruamel_yaml: Reader) -> None:
    """By us, PyYAML and ruamel.yaml."""
    new = _mended(f"---\nname: Ana # c\n{wrong}\nrole: 'x'\n---\n")
    expected: dict[str, object] = {"name": "Ana", **meant, "role": "x"}
    entries = NoteText.from_bytes(new, PATH).front.entries
    assert {entry.key.text: plain(entry.value) for entry in entries} == expected
    assert [reader(block_of(new)) for reader in (pyyaml, ruamel_yaml)] == [expected] * 2


def test_what_is_mended_is_read_as_it_was_meant_in_javascript(js_yaml: Reader) -> None:
    """By js-yaml, as Obsidian reads it."""
    for wrong, meant in MENDS.items():
        expected: dict[str, object] = {"name": "Ana", **meant}
        assert js_yaml(block_of(_mended(f"---\nname: Ana\n{wrong}\n---\n"))) == expected
