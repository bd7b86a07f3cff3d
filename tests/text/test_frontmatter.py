"""The front matter of a note: where it is, what it says, and where each word of it was typed."""

import subprocess
import sys

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.front_matter_codes import FRONT_MATTER_CODES
from notesnet.text.frontmatter import read_front_matter
from notesnet.text.spans import Span
from notesnet.text.yaml_handler import SpanHandler
from notesnet.text.yaml_values import Entry, Mapping, Scalar, Sequence, Value

NOTE = """---
name: Ada Lovelace   # a friend
email: [ada@engines.example, "ada@home.example"]
blurb: |
  Ada builds
  engines.

links: { web: https://ada.example }
met:
knows:
  - "[[Mary]]"
  - Luigi
---
Body
"""


def _raw(text: str, value: Value) -> str:
    return text[value.span.start : value.span.end]


def _values(text: str) -> dict[str, Value]:
    return {key.text: value for key, value in read_front_matter(text).entries}


def test_the_block_is_what_stands_between_the_fences() -> None:
    """Block and body are slices of the text."""
    read = read_front_matter(NOTE)
    assert read.block == Span(4, NOTE.rindex("---\nBody"))
    assert NOTE[read.body_start :] == "Body\n"
    assert (read.faults, read.broken) == ((), False)


def test_every_value_knows_the_characters_it_was_typed_with() -> None:
    """A span gives back the source: quotes, brackets and block text included, comments left out."""
    values = _values(NOTE)
    assert _raw(NOTE, values["name"]) == "Ada Lovelace"
    assert _raw(NOTE, values["email"]) == '[ada@engines.example, "ada@home.example"]'
    assert _raw(NOTE, values["blurb"]) == "|\n  Ada builds\n  engines."
    assert _raw(NOTE, values["links"]) == "{ web: https://ada.example }"
    assert _raw(NOTE, values["knows"]) == '- "[[Mary]]"\n  - Luigi'
    assert values["met"] == Scalar("", Span(NOTE.index("met:") + 4, NOTE.index("met:") + 4))


def test_a_value_tells_how_it_was_written() -> None:
    """Styles are kept for whoever changes a value."""
    text = "---\na: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >-\n  x\nf: [[x]]\n---\n"
    styles = [value.style for value in _values(text).values() if isinstance(value, Scalar)]
    assert styles == ["plain", "single", "double", "literal", "folded", "link"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_block_text_that_keeps_its_blank_lines_spans_them(line_end: str) -> None:
    """With `|+` the blank lines belong to the value, so a property put behind its span does not land in it."""
    text = "---\na: |+\n  x\n\n\nb: |\n  y\n\n# end\n---\n".replace("\n", line_end)
    values = _values(text)
    assert _raw(text, values["a"]) == f"|+{line_end}  x{line_end}{line_end}"
    assert _raw(text, values["b"]) == f"|{line_end}  y"


def test_places_are_those_of_the_whole_note() -> None:
    """Emoji, wide letters and CRLF before a value do not move it."""
    text = "---\r\nmood: 🙂👩‍👩‍👧\r\nname: Zoë Müller\r\n---\r\n"
    assert _raw(text, _values(text)["name"]) == "Zoë Müller"


def test_a_property_typed_twice_is_kept_twice_and_not_broken() -> None:
    """A tool that cannot open the note cannot repair it."""
    read = read_front_matter("---\nname: Ada\nname: Bob\n---\n")
    assert [entry.value for entry in read.entries] == [Scalar("Ada", Span(10, 13)), Scalar("Bob", Span(20, 23))]
    assert [fault.code for fault in read.faults] == ["yaml-duplicate-key"]
    assert not read.broken


def test_a_fix_mends_the_fault_and_keeps_the_value() -> None:
    """The text of a replacement reads as the same value, without the fault."""
    text = "---\nmet_at: [[Ada's \\ house]]\nknows: [[[A]], [[B, C]]]\nname: “Ada”\n---\n"
    read = read_front_matter(text)
    mended = text
    for fault in reversed(read.faults):
        assert fault.replacement is not None
        mended = mended[: fault.span.start] + fault.replacement + mended[fault.span.end :]
    again = read_front_matter(mended)
    assert again.faults == ()
    met_at, knows, name = (entry.value for entry in again.entries)
    assert isinstance(met_at, Scalar)
    assert met_at.text == "[[Ada's \\ house]]"
    assert isinstance(knows, Sequence)
    assert [item.text for item in knows.items if isinstance(item, Scalar)] == ["[[A]]", "[[B, C]]"]
    assert isinstance(name, Scalar)
    assert name.text == "Ada"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "---",
        "--",
        "---\r",
        "- a\n- b\n",
        "# Ada\n---\na: b\n---\n",
        "---text\n",
        "-----\n\nProse\n",
        "{{x}}\n",
    ],
)
def test_other_beginnings_invent_no_properties(text: str) -> None:
    """What is no front matter has no entries."""
    assert read_front_matter(text).entries == ()


def test_an_invisible_character_before_the_fence_is_told() -> None:
    """A second byte order mark does not hide the properties in silence."""
    assert [fault.code for fault in read_front_matter("\ufeff---\nname: Ada\n---\n").faults] == ["front-matter-fence"]


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\r"])
def test_a_line_end_of_yaml_alone_is_named_on_the_line_of_the_editor(sign: str) -> None:
    """Lines are counted as editors count them, and the odd sign is pointed at."""
    text = f"---\nname: Ada\nrole: one{sign}two\nlast: x\n---\n"
    (fault,) = read_front_matter(text).faults
    assert (fault.code, fault.span) == ("yaml-odd-character", Span(text.index(sign), text.index(sign) + 1))


@pytest.mark.parametrize("character", ["\x01", "\x1b", "\x7f", "\x9b", "\ufffe", "\ud800"])
def test_a_character_that_yaml_does_not_allow_is_named(character: str) -> None:
    """Control characters and halves of a pair are a fault at their place."""
    read = read_front_matter(f"---\nname: A{character}da\n---\n")
    assert [(fault.code, fault.span) for fault in read.faults] == [("yaml-odd-character", Span(11, 12))]
    assert read.broken


def test_limits_are_told() -> None:
    """Size, depth and number have a limit each, and what is over one is not read."""
    big = "---\n" + "# " + "é" * 140_000 + "\nname: Ada\n---\n"
    deep = "---\na: " + "[" * 20 + "]" * 20 + "\n---\n"
    many = "---\n" + "".join(f"k{number}: v\n" for number in range(2501)) + "---\n"
    for text in (big, deep, many):
        read = read_front_matter(text)
        assert (read.entries, read.broken) == ((), True)
        assert [fault.code for fault in read.faults] == ["front-matter-limit"]
    fits = "---\na: " + "[" * 19 + "]" * 19 + "\n" + "".join(f"k{number}: v\n" for number in range(2400)) + "---\n"
    assert not read_front_matter(fits).broken


def test_a_long_value_is_a_warning() -> None:
    """70,000 characters are read, and told."""
    read = read_front_matter(f"---\nblurb: {'x' * 70_000}\n---\n")
    assert [fault.code for fault in read.faults] == ["yaml-long-value"]
    assert "70,000" in read.faults[0].message
    assert len(read.entries) == 1


def test_python_frontmatter_with_our_handler_gives_the_same_values() -> None:
    """The handler is all that is needed to read a note through the library."""
    metadata, body = frontmatter.parse(NOTE, handler=SpanHandler(NOTE))
    assert metadata == _values(NOTE)
    assert body == "Body"
    alone, _ = frontmatter.parse(NOTE, handler=SpanHandler())
    assert alone == metadata


def test_the_handler_meets_the_names_that_break_the_library() -> None:
    """`content:` and `handler:` are properties like others, and a broken note has none."""
    metadata, _ = frontmatter.parse("---\ncontent: a\nhandler: b\n2026: c\n---\n", handler=SpanHandler())
    assert list(metadata) == ["content", "handler", "2026"]
    assert frontmatter.parse("---\na: b: c\n---\nBody", handler=SpanHandler()) == ({}, "Body")
    assert frontmatter.parse("---\nnever: closed\n", handler=SpanHandler())[0] == {}


def test_the_handler_never_writes() -> None:
    """The library's dump would lose comments, order and quotes."""
    with pytest.raises(NotImplementedError):
        frontmatter.dumps(frontmatter.Post("", name="Ada"), handler=SpanHandler())


def test_a_note_without_front_matter_loads_no_yaml() -> None:
    """The library is loaded by the first note that needs it."""
    code = (
        "import sys; from notesnet.text.frontmatter import read_front_matter as read; read('# Ada\\n');"
        "print('yaml' in sys.modules, 'frontmatter' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert printed.stdout == "False False\n"


_LINES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "---",
            "...",
            "name: Ada",
            "a: b: c",
            "- x",
            "  - [[A]]",
            "? [a]",
            "a: |",
            "\ta",
            "<<: *x",
            "q: 'it",
            "[a",
            "{{b}}",
        ]
    ),
    st.text(alphabet="ab:- []{}'\"#&*!|>%@`,?\t\\\u00a0：“”\u2028", max_size=12),
)


@given(st.lists(_LINES, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_whatever_stands_between_fences_never_raises(lines: list[str], line_end: str) -> None:
    """Every block is read or refused with a known fault; no value of a broken one is given; spans lie in the block."""
    text = line_end.join(["---", *lines, "---", "Body", ""])
    read = read_front_matter(text)
    codes = {code.code for code in FRONT_MATTER_CODES}
    assert {fault.code for fault in read.faults} <= codes
    assert not (read.broken and read.entries)
    assert bool(read.faults) or not read.broken
    for fault in read.faults:
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
        assert fault.message
        assert fault.help
    for entry in read.entries:
        assert read.block is not None
        _assert_nested(entry, read.block)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Any text at all is a note."""
    assert read_front_matter(text).body_start <= len(text)
    assert read_front_matter("---\n" + text).body_start >= 0


def _assert_nested(value: Entry | Value, outer: Span) -> None:
    if isinstance(value, Entry):
        _assert_nested(value.key, outer)
        _assert_nested(value.value, outer)
        assert value.key.span.end <= value.value.span.start
        return
    assert outer.start <= value.span.start <= value.span.end <= outer.end
    parts = value.entries if isinstance(value, Mapping) else value.items if isinstance(value, Sequence) else ()
    for part in parts:
        _assert_nested(part, value.span)
