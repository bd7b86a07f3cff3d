"""Concept files: the packaged one is plain TOML; a vault's own is read as far as it can be, and its faults are told."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.concepts import NEAR, SPECIAL, WITHIN, WORDS
from notesnet.read.concepts import packaged_tables, read_concepts
from notesnet.store.concept_files import packaged_concepts


def test_the_quick_reading_of_the_packaged_file_gives_what_a_toml_parser_gives() -> None:
    """Sections, concepts and words."""
    text = packaged_concepts()
    parsed = {s: {key: tuple(words) for key, words in lines.items()} for s, lines in tomllib.loads(text).items()}
    assert packaged_tables(text) == parsed
    assert read_concepts(text.encode()) == (parsed, ())


def test_the_packaged_file_is_broad_and_names_only_concepts_that_there_are() -> None:
    """A few hundred concepts, each once; `near` and `within` link two of them."""
    tables = packaged_tables(packaged_concepts())
    concepts = [name for section, lines in tables.items() if section not in SPECIAL for name in lines]
    assert len(concepts) > 300
    assert len(set(concepts)) == len(concepts)
    named = [("training", tables[WORDS][name]) for name in ("bearing", "umbrella")]
    links = [*tables[NEAR].items(), *tables[WITHIN].items(), *named]
    linked = {name for key, others in links for name in (key, *others)}
    assert linked <= set(concepts)


def test_the_packaged_file_is_one_that_people_can_read() -> None:
    """No line is longer than 120 letters, each section is told, and no concept lists a word twice."""
    text = packaged_concepts()
    assert max(map(len, text.splitlines())) <= 120
    lines = text.splitlines()
    assert all(lines[at - 1].startswith("# ") for at, line in enumerate(lines) if line.startswith("["))
    for lines_ in packaged_tables(text).values():
        assert [key for key, words in lines_.items() if len(set(words)) < len(words)] == []


def test_a_text_in_place_of_a_list_is_one_word() -> None:
    """As everywhere in notesnet."""
    assert read_concepts(b'[ours]\nrope = "splicing"\n') == ({"ours": {"rope": ("splicing",)}}, ())


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b'[ours]\nrope = ["a"\nx = 1\n', 3, "no TOML"),
        (b'[ours]\nrope = ["a", "\n', 2, "no TOML"),
        (b"[ours]\nrope = 5\n", 2, "no list of words"),
        (b'rope = ["a"]\n', 1, "no section"),
        (b"[ours]\n# \xe9\n", 2, "not UTF-8"),
        (b"\x00", 1, "no TOML"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_write(data: bytes, line: int, words: str) -> None:
    """The rest still counts, and nothing raises."""
    _tables, faults = read_concepts(data)
    assert [(fault.line, words in fault.message, bool(fault.help)) for fault in faults] == [(line, True, True)]


def test_what_is_right_beside_a_fault_is_kept() -> None:
    """One wrong line does not cost the others."""
    tables, faults = read_concepts(b'[ours]\nrope = ["splicing"]\nkite = [1]\n')
    assert tables == {"ours": {"rope": ("splicing",)}}
    assert faults[0].line == 3


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever stands in the file."""
    read_concepts(data)
