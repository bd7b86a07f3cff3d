"""The walk over the events gives the values that PyYAML gives, and where they stand."""

from typing import Any

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from notesnet.text.frontmatter import read_front_matter
from notesnet.text.spans import Span
from notesnet.text.yaml_faults import quoted
from notesnet.text.yaml_values import Mapping, Scalar, Sequence, Value

_WORD = st.text(alphabet="abcXYZéß漢🙂 0123456789-_.'\"#:,[]{}!&*?|>%@`\\“”", max_size=12)
_NAMES = st.text(alphabet="abcdefgh", min_size=1, max_size=6)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _WORD,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=12,
)


def _text(value: Value) -> Any:
    """A value as PyYAML has it, to which an unquoted link is a list within a list."""
    if isinstance(value, Scalar):
        return yaml.load(value.text, yaml.CBaseLoader) if value.style == "link" else value.text
    if isinstance(value, Sequence):
        return [_text(item) for item in value.items]
    return {key.text: _text(item) for key, item in value.entries}


def _scalars(value: Value) -> list[Scalar]:
    if isinstance(value, Scalar):
        return [value]
    if isinstance(value, Mapping):
        return [scalar for entry in value.entries for part in entry for scalar in _scalars(part)]
    return [scalar for item in value.items for scalar in _scalars(item)]


@given(
    st.dictionaries(_NAMES, _VALUES, min_size=1, max_size=5),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_values_are_those_of_pyyaml_as_text(data: Any, flow: bool | None, style: str | None, line_end: str) -> None:
    """However a mapping is written, the walk reads the same text as PyYAML's base loader, and each span is its source."""
    block = yaml.dump(data, default_flow_style=flow, default_style=style, allow_unicode=True, line_break=line_end)
    text = f"---{line_end}{block}---{line_end}"
    read = read_front_matter(text)
    assert not read.broken, read.faults
    assert {key.text: _text(value) for key, value in read.entries} == yaml.load(block, yaml.CBaseLoader)
    for key, value in read.entries:
        for scalar in [key, *_scalars(value)]:
            raw = text[scalar.span.start : scalar.span.end]
            if scalar.style == "link" or (scalar.style == "plain" and "\n" not in raw):
                assert raw == scalar.text
            elif scalar.style in ("single", "double"):
                assert raw[0] == raw[-1] == {"single": "'", "double": '"'}[scalar.style]
            elif scalar.style != "plain":
                assert raw[0] in "|>"


@given(_WORD)
def test_a_quoted_value_is_read_as_it_is(word: str) -> None:
    """Our own quoting, as the help of a fault shows it, is read back unchanged."""
    (entry,) = read_front_matter(f"---\nname: {quoted(word)}\n---\n").entries
    assert _text(entry.value) == word


_PIECES = st.sampled_from(
    [
        *"ab:- []{}'\"#&*!|>%@`,?\n\n  ",
        ": ",
        "- ",
        "\n- ",
        "a: ",
        "\nb: ",
        "\n  c: ",
        "[[",
        "]]",
        "|\n  ",
        '"x"',
        "# ",
        "\u2028",
        "é",
        "+\n",
    ]
)
_OURS_ALONE = {"yaml-alias", "yaml-tag", "yaml-merge-key", "yaml-complex-key", "yaml-unclosed-quote"}


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_what_pyyaml_reads_is_read_and_what_it_refuses_is_refused(block: str) -> None:
    """On random YAML we differ from PyYAML only where we refuse more, by name."""
    read = read_front_matter(f"---\na: x\n{block}\n---\n")
    assume(read.block == Span(4, 4 + len(f"a: x\n{block}\n")))
    try:
        wanted = yaml.load(f"a: x\n{block}\n", yaml.CBaseLoader)
    except (yaml.YAMLError, TypeError):
        wanted = None
    if read.broken:
        assert wanted is None or {fault.code for fault in read.faults} & _OURS_ALONE
    elif all(fault.code != "yaml-duplicate-key" for fault in read.faults):
        assert {key.text: _text(value) for key, value in read.entries} == wanted
