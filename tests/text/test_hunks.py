"""The lines that differ, and where they are found again."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.hunks import changed_lines, find_lines

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c\r", "- d"]), max_size=12)


@given(TEXTS, TEXTS)
def test_the_changes_turn_one_text_into_the_other_and_back(old: list[str], new: list[str]) -> None:
    """In order, none overlaps another, and what lies between them is equal."""
    changes = changed_lines(old, new)
    forth, back = list(old), list(new)
    for start, end, first, last in reversed(changes):
        assert old[start:end] != new[first:last]
        forth[start:end] = new[first:last]
        back[first:last] = old[start:end]
    assert (forth, back) == (new, old)
    assert all(one.end <= two.start and one.last <= two.first for one, two in pairwise(changes))


def test_one_new_line_is_one_change_of_one_line() -> None:
    """Nothing around it is part of it."""
    assert changed_lines(["a", "", "c"], ["a", "", "b", "c"]) == [(2, 2, 2, 3)]


def test_lines_replaced_one_for_one_far_apart_are_changes_of_their_own() -> None:
    """A mended key at the top and a link at the end leave what lies between them alone."""
    old = [str(n) for n in range(100)]
    new = ["first", *old[1:-1], "last"]
    assert changed_lines(old, new) == [(0, 1, 0, 1), (99, 100, 99, 100)]


def test_a_long_note_of_equal_lines_takes_no_time() -> None:
    """Changes at both ends of 60,000 empty lines; a line for a line, or not."""
    middle = [""] * 60_000
    start = time.process_time()
    assert len(changed_lines(["a", *middle, "b"], ["c", *middle, "d"])) == 2
    assert len(changed_lines(["a", *middle, "b"], ["c", "c", *middle, "d"])) == 1
    assert time.process_time() - start < 1


def test_lines_are_found_where_they_were_before_anywhere_else() -> None:
    """Of two equal ones that at the old place; moved, the only one; moved and doubled, none."""
    lines = ["x", "a", "y", "a", "z"]
    assert find_lines(lines, ("a",), 3, ("y", "z")) == 3
    assert find_lines(lines, ("a",), 0, ("x", "y")) == 1
    assert find_lines(lines, ("a",), 0, ("q", "q")) is None
    assert find_lines(["n", "b", "n"], ("b",), 0, ("q", "q")) == 1
    assert find_lines(lines, ("gone",), 1, ("x", "y")) is None


def test_lines_that_were_taken_out_are_put_back_only_between_their_neighbours() -> None:
    """No lines are found by the two around them; without these there is no place."""
    assert find_lines(["a", "b"], (), 1, ("a", "b")) == 1
    assert find_lines(["new", "a", "b"], (), 1, ("a", "b")) == 2
    assert find_lines(["a", "x", "b"], (), 1, ("a", "b")) is None
    assert find_lines([], (), 0, (None, None)) == 0
