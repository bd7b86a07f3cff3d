"""The quick reading of ordinary front matter gives what the full one gives, or nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notesnet.text.spans import LineIndex, Span
from notesnet.text.yaml_events import Walk
from notesnet.text.yaml_ordinary import ordinary_properties, read_ordinary
from notesnet.text.yaml_values import Scalar, Sequence

_SIGNS = "ab1é漢🙂 -_.,:#'\"[]{}&*!|>%@`?~/+(“\\<=\t\xa0\u200b"
_WORDS = st.text(alphabet="abÉ漢 -.:#&+/(", min_size=1, max_size=12)
_NAMES = st.sampled_from(
    ["name", "met at", "last-contact", "no", "null", "a1", "1", "N", "on", "éa", "x y-z", "a:b", "<<"]
)
_QUOTED = st.text(alphabet="ab: #[],-é'\"\\", max_size=8)
_SCALARS = (
    _WORDS
    | _QUOTED.map(lambda words: f'"{words}"')
    | _QUOTED.map(lambda words: f"'{words}'")
    | st.text(alphabet=_SIGNS, max_size=10)
    | st.sampled_from(
        ["[[Ada]]", '"[[Ada|A]]"', "2026-11-25", "https://a.example/x#y", "a: b", "a #b", "--1", "- a", "~", "."]
    )
)
_LISTS = st.lists(_SCALARS, max_size=4).map(lambda items: f"[{', '.join(items)}]") | st.lists(_SCALARS, max_size=3).map(
    lambda items: f"[ {','.join(items)} ]"
)
_BLANKS = st.sampled_from(["", " ", "  "])
_LINES = st.one_of(
    st.builds(
        lambda name, blanks, value, end: f"{name}:{blanks}{value}{end}", _NAMES, _BLANKS, _SCALARS | _LISTS, _BLANKS
    ),
    st.builds(lambda name, value: f"{name}: {value}", _NAMES, _SCALARS | _LISTS),
    st.builds(lambda name, end: f"{name}:{end}", _NAMES, _BLANKS),
    st.builds(lambda blanks, value, end: f"{blanks}- {value}{end}", _BLANKS, _SCALARS, _BLANKS),
    st.builds(lambda value: f"  - {value}", _WORDS),
    st.text(alphabet=_SIGNS, max_size=10),
)


def _note(block: str) -> tuple[str, Span]:
    return f"---\n{block}---\n", Span(4, 4 + len(block))


@settings(max_examples=1500)
@given(st.lists(_LINES, min_size=1, max_size=6))
@example(["a:", "- b", "- c", "d:", "  - e", "   - f"])
@example(["a: b", "  - c"])
@example(["a: [b, c,]"])
@example(["a: [ ]", "b: []", "c:  ", "d: x"])
@example(["a: '' ", 'b: ""', "c: x  y "])
def test_what_it_reads_is_what_the_full_reading_gives(lines: list[str]) -> None:
    """Values, spans and styles; and where there is a fault it declines."""
    text, block = _note("".join(f"{line}\n" for line in lines))
    entries = read_ordinary(text, block)
    if entries is not None:
        walk = Walk(text, text[: block.end])
        assert entries == walk.document()
        assert walk.faults == []


@settings(max_examples=1500)
@given(st.lists(_LINES, min_size=1, max_size=6))
@example(["a:", "- b", "- c", "d:", "  - e", "   - f"])
@example(["a: [b, c,]"])
@example(["a: [ b , 'c d',\"e\" ]", "b: '' "])
@example(["a: [ ]", "b: []", "c:  ", "d: x"])
@example(["A: b", "a: c"])
@example(["- a", "yes: b"])
def test_values_with_lines_and_columns_are_the_same(lines: list[str]) -> None:
    """Names, values and their places, whichever of the two short ways they are read by."""
    text, block = _note("".join(f"{line}\n" for line in lines))
    entries, read = read_ordinary(text, block), ordinary_properties(text, *block, 2)
    assert (entries is None) == (read is None)
    if entries is None or read is None:
        return
    index = LineIndex(text)
    expected = []
    for key, value in entries:
        several = not isinstance(value, Scalar)
        items = value.items if isinstance(value, Sequence) else (value,) if value.span.start < value.span.end else ()
        scalars = [item for item in items if isinstance(item, Scalar)]
        places = [(*index.position(item.span.start), item.span.end - item.span.start) for item in scalars]
        typed = [
            (item.text, line, column, column + size) for item, (line, column, size) in zip(scalars, places, strict=True)
        ]
        expected.append((key.text, index.line_of(key.span.start), typed, several))
    assert [(name, line, list(values), several) for name, line, values, several in read.found] == expected
    assert read.line == index.line_of(block.end)
    assert read.blanks or all(value[0].strip() for _name, _line, values, _several in read.found for value in values)


@pytest.mark.parametrize(
    "line",
    [
        "name: Ada Lovelace",
        "email: [ada@engines.example, ada@home.example]",
        'phone: "+44 20 7946 0000"',
        "knows: [\"[[Mary Somerville]]\", '[[Luigi Menabrea]]']",
        "company: Brontë & Sons, Leeds (north)",
        "site: https://ada.example/x#y",
        "last_contact: 2026-10-01",
        "b_asked:",
        "offers:\n  - analytical engines\n  - 'technical writing'",
        "needs:\n- a part-time finance lead",
        "tags: []",
    ],
)
def test_ordinary_lines_are_read(line: str) -> None:
    """What most notes consist of does not need the full reading."""
    text, block = _note(f"{line}\nlocation: London\n")
    entries = read_ordinary(text, block)
    assert entries is not None
    assert entries == Walk(text, text[: block.end]).document()


@pytest.mark.parametrize(
    "block",
    [
        "a: b # c\n",
        "a: b: c\n",
        "a: [[b]]\n",
        "a: {b: c}\n",
        "a: |\n  b\n",
        'a: "b\\n"\n',
        "a: *b\n",
        "a: “b”\n",
        "a: b\r\n",
        "a:\tb\n",
        "a: b\na: c\n",
        "yes: b\n",
        "# a\nb: c\n",
        "a: b\n\nc: d\n",
        "a: b\n  c\n",
        "a",
        "a: b\xa0c\n",
        f"a: {'b' * 6000}\n",
    ],
)
def test_what_is_not_ordinary_is_declined(block: str) -> None:
    """Comments, nesting, escapes, signs with a meaning, names that stand twice: the full reading knows about them."""
    assert read_ordinary(*_note(block)) is None
