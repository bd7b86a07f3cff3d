"""Tables in a pipe."""

from notesnet.render.table import table


def test_columns_align_whatever_the_script() -> None:
    """Wide letters take two; the last column is not padded."""
    assert table(["name", "x"], [["田中", "1"], ["Ada", "22"]]) == [["name", "x"], ["田中", "1"], ["Ada ", "22"]]


def test_a_cell_is_one_safe_line_and_whole() -> None:
    """No line ends, no control signs, and nothing cut: who pipes a table wants all of it."""
    cell = table(["a", "b"], [["x" * 60, "\x1bone\ntwo"]])[1]
    assert cell == ["x" * 60, "\\x1bone two"]


def test_no_rows_are_a_head() -> None:
    """Nothing to align."""
    assert table(["a", "b"], []) == [["a", "b"]]
