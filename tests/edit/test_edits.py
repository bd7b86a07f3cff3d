"""Edits as values: bound to the bytes, applied in one piece, taken back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.edit.edits import Edit, Edits, apply, digest, inverse
from notesnet.errors import RefusedError


@st.composite
def bytes_and_edits(draw: st.DrawFn) -> tuple[bytes, Edits]:
    """Some bytes, and edits of them that do not overlap."""
    data = draw(st.binary(max_size=60))
    places = sorted(draw(st.lists(st.integers(0, len(data)), max_size=8)))
    spans = zip(places[::2], places[1::2], strict=False)
    return data, Edits(digest(data), tuple(Edit(start, end, draw(st.binary(max_size=5))) for start, end in spans))


@given(bytes_and_edits())
def test_the_inverse_gives_back_the_bytes(given_: tuple[bytes, Edits]) -> None:
    """Whatever was replaced, put in or taken out; and the inverse of the inverse is the edit."""
    data, edits = given_
    after = apply(data, edits)
    back = inverse(data, edits)
    assert apply(after, back) == data
    assert inverse(after, back) == edits


@given(bytes_and_edits())
def test_bytes_outside_the_spans_stay(given_: tuple[bytes, Edits]) -> None:
    """Seen span by span: what stands between two of them is what stood there."""
    data, edits = given_
    after, at, new_at = apply(data, edits), 0, 0
    for start, end, replacement in (*edits.edits, Edit(len(data), len(data), b"")):
        assert after[new_at : new_at + start - at] == data[at:start]
        new_at += start - at + len(replacement)
        at = end
    assert new_at == len(after)


def test_no_edits_give_the_same_bytes() -> None:
    """Also bytes that are no text."""
    data = b"\xff\r\n\0"
    assert apply(data, Edits(digest(data), ())) == data


def test_other_bytes_are_refused() -> None:
    """An edit is bound to what was read: after a change by an editor it is not done."""
    edits = Edits(digest(b"old"), (Edit(0, 3, b"new"),))
    for wrong in (apply, inverse):
        with pytest.raises(RefusedError, match="changed since it was read"):
            wrong(b"old!", edits)


@pytest.mark.parametrize("spans", [((0, 2), (1, 3)), ((2, 3), (0, 1)), ((0, 9),), ((2, 1),), ((-1, 1),)])
def test_overlapping_edits_are_refused(spans: tuple[tuple[int, int], ...]) -> None:
    """Or edits that are out of order, or beyond the end."""
    edits = Edits(digest(b"abcd"), tuple(Edit(start, end, b"") for start, end in spans))
    with pytest.raises(RefusedError, match="overlap"):
        apply(b"abcd", edits)


def test_edits_that_touch_are_done_in_order() -> None:
    """An insertion at the end of a replacement stands behind it."""
    edits = Edits(digest(b"abcd"), (Edit(1, 1, b"1"), Edit(1, 3, b"2"), Edit(3, 3, b"3")))
    assert apply(b"abcd", edits) == b"a123d"
