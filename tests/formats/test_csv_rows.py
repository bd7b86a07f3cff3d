"""Rows of tables: which line is the header, which sign separates, and what a stray quotation mark costs."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.formats.clean import clean_cells
from notesnet.formats.csv_rows import Row, find_table, read_rows
from notesnet.model.imported import ImportFault
from tests.formats.books import read


def rows(text: str) -> tuple[list[list[str]], list[tuple[int, str]]]:
    """The cells of the rows, and (row, message) of the faults."""
    table = find_table(text.split("\n"), len)
    assert table is not None
    found: list[Row | ImportFault] = list(read_rows(table, "a.csv"))
    cells = [row[1] for row in found if not isinstance(row, ImportFault)]
    return cells, [(fault.source.line, fault.message) for fault in found if isinstance(fault, ImportFault)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_is_seen_in_the_header(delimiter: str) -> None:
    """Inside quotes it does not count; neither do blanks and a byte order mark around the names."""
    text = delimiter.join((" name ", '"work, or; firm"', "e-mail\u200b")) + "\n" + delimiter.join("abc")
    table = find_table(text.split("\n"), len)
    assert table is not None
    assert (table.delimiter, table.header) == (delimiter, ["name", "work, or; firm", "e-mail"])
    assert rows(text)[0] == [["a", "b", "c"]]


def test_rows_of_nothing_are_passed_over_but_counted() -> None:
    """Blank lines, commas, blanks; the rows keep the numbers that a spreadsheet shows."""
    people, faults = read(b"name,email\n,\n\n , \nAda,a@b.example\n\n")
    assert ([person.source.line for person in people], faults) == ([5], [])


def test_short_rows_are_filled_and_long_ones_told() -> None:
    """A comma without quotes would put a company into the wrong column."""
    text = "name,company,role\nAda\nBo,Acme, Inc.,Baker\nCy,Firm,Boss,,"
    assert rows(text) == (
        [["Ada", "", ""], ["Cy", "Firm", "Boss"]],
        [(3, "this row has 4 cells and the header 3; it is left out")],
    )


def test_a_cell_may_have_lines() -> None:
    """In quotes; a row is a row then, however many lines it has."""
    assert rows('name,note\nAda,"a\nb\nc"\nBo,d') == ([["Ada", "a b c"], ["Bo", "d"]], [])


def test_an_open_quote_costs_its_row_and_not_the_file() -> None:
    """What it would swallow is read again."""
    text = 'name,note\nAda,x\n"Bo,y\nCy,z\nDi,w'
    assert rows(text) == (
        [["Ada", "x"], ["Cy", "z"], ["Di", "w"]],
        [(3, "this row has a quotation mark that is not closed; it is left out")],
    )
    many = "\n".join(f"p{number},x" for number in range(20_000))
    cells, faults = rows(f'name,note\n"Bo,y\n{many}')
    assert (len(cells), len(faults)) == (20_000, 1)


def test_quotes_that_never_fit_end_the_file_with_a_word() -> None:
    """After 50 tries nobody can tell what is a cell."""
    cells, faults = rows("name,note\n" + 'a"b,"\n' * 60_000)
    assert cells == []
    assert len(faults) == 51
    assert faults[-1][1] == "the quotes of this file do not close; it is not read any further"


def test_nul_characters_are_told_and_left_out() -> None:
    """With their row; the row is kept."""
    assert rows("name,note\nA\0da,x\nBo,y") == (
        [["Ada", "x"], ["Bo", "y"]],
        [(2, "this row has NUL characters, which are left out")],
    )


def test_a_cell_of_more_than_128_kib_is_told() -> None:
    """The rows around it are read."""
    cells, faults = rows("name,note\nAda,x\nBo," + "y" * 200_000 + "\nCy,z")
    assert cells == [["Ada", "x"], ["Cy", "z"]]
    assert faults == [(3, "this row has a cell that is too long; it is left out")]


CELL = st.text(st.sampled_from("ab \"'=,;\té|"), max_size=6)


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=12),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from([0, 2]),
)
def test_lines_that_are_split_at_once_give_what_csv_gives(table: list[list[str]], delimiter: str, every: int) -> None:
    """With quotes and without, with blanks at the edges and guards; each cell cleaned."""

    def typed(at: int, cell: str) -> str:
        if every and at % every:
            return '"' + cell.replace('"', '""') + '"'
        return cell.replace('"', "").replace(delimiter, "")

    lines = [delimiter.join(typed(at, cell) for at, cell in enumerate(row)) for row in table]
    expected = [cells for row in csv.reader(lines, delimiter=delimiter) if any(cells := clean_cells(row))]
    assert rows("\n".join([delimiter.join(("x", "y", "z")), *lines])) == (expected, [])


def test_rows_behind_a_preamble_have_the_numbers_of_a_spreadsheet() -> None:
    """Where the person looks for them; LinkedIn's file begins with two or three lines of its own."""
    table = b'Notes:\n"x"\n\nFirst Name,Last Name,Connected On\nAda,King,15 Mar 2024\n,,x\n'
    people, faults = read(table)
    assert [person.source.place for person in people] == ["book.csv, row 5"]
    assert {fault.source.place for fault in faults} == {"book.csv, row 6"}
    mapped = read(table, mapping={"Last Name": "name"})[0]
    assert [person.source.place for person in mapped] == ["book.csv, row 5"]
