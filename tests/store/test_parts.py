"""Byte strings that are handed on as one come back as they were, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.store.parts import joined, parted


@given(st.lists(st.binary()))
def test_there_and_back(parts: list[bytes]) -> None:
    """None, empty ones and any others; parts of parts too."""
    assert parted(joined(parts)) == parts
    assert [parted(inner) for inner in parted(joined([joined(parts), joined(parts)]))] == [parts, parts]


@given(st.lists(st.binary()), st.data())
def test_what_was_cut_short_is_no_parts(parts: list[bytes], data: st.DataObject) -> None:
    """A full disk or a killed process leaves the beginning."""
    whole = joined(parts)
    with pytest.raises(ValueError, match=r"missing|multiple"):
        parted(whole[: data.draw(st.integers(0, len(whole) - 1))])
