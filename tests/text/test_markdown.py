"""What each line of a body is, and the sections."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesnet.text.markdown import Line, _Blocks, scan_lines, sections

CASES = Path(__file__).parent.parent / "cases" / "markdown.md"
WORDS = st.sampled_from(
    [
        *[
            "a",
            "1",
            "# ",
            "- ",
            "1. ",
            "> ",
            ">",
            "```",
            "~~~",
            "    ",
            "\t",
            " ",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "[ ] ",
            "[x]",
        ],
        *["<!--", "-->", "%%", "<div>", "*", "_", "`", "\\", "=", "---", "é", "\u2028", "\r", "\0", "🦉"],
    ]
)
NOTES = st.lists(WORDS, max_size=40).map("".join)


def read_cases() -> list[tuple[str, str, str]]:
    """(title, note, expected) of each case."""
    parts = ("\n" + CASES.read_text(encoding="utf-8")).split("\n.\n")
    titles = [parts[index].strip().rpartition("\n")[2] for index in range(0, len(parts) - 2, 3)]
    notes = [part.replace("→", "\t").replace("␣", " ") for part in parts[1::3]]
    return list(zip(titles, notes, parts[2::3], strict=False))


def shown(text: str, line: Line) -> str:
    """A line as the cases write it."""
    words = [line.kind.name]
    if line.level:
        words.append(str(line.level))
    if line.mark is not None:
        words.append(f"[{line.mark}]")
    if line.joined:
        words.append("joined")
    return f"{' '.join(words)}: {text[line.content : line.end]}".rstrip()


@pytest.mark.parametrize(
    ("note", "expected"), [case[1:] for case in read_cases()], ids=[case[0] for case in read_cases()]
)
def test_lines_are_what_the_cases_say(note: str, expected: str) -> None:
    """One case of tests/cases/markdown.md."""
    assert [shown(note, line) for line in scan_lines(note)] == expected.split("\n")


@pytest.mark.parametrize(
    ("note", "expected"), [case[1:] for case in read_cases()], ids=[case[0] for case in read_cases()]
)
def test_windows_line_ends_change_nothing(note: str, expected: str) -> None:
    """The CR before the LF is no content."""
    note = note.replace("\n", "\r\n")
    assert [shown(note, line) for line in scan_lines(note)] == expected.split("\n")


@settings(max_examples=300, deadline=None)
@given(NOTES)
def test_lines_cover_the_text_and_never_raise(text: str) -> None:
    """Only LF ends a line; numbers and offsets count on without a gap."""
    lines = scan_lines(text)
    raw = text.split("\n")
    if raw[-1] == "":
        raw.pop()
    assert [text[line.start : line.end] for line in lines] == [line.removesuffix("\r") for line in raw]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.start <= line.content <= line.end for line in lines)


@settings(max_examples=300, deadline=None)
@given(NOTES)
def test_the_short_cut_for_plain_lines_reads_as_the_rules_do(text: str) -> None:
    """``read_plain`` is only there for speed."""
    blocks = _Blocks(text)
    assert [blocks.read(line.number, line.start, line.end) for line in scan_lines(text)] == scan_lines(text)


def test_a_body_can_begin_in_the_middle_of_a_note() -> None:
    """Offsets and numbers are those of the note."""
    text = "---\nname: Ada\n---\n# Ada\n\ttext"
    lines = scan_lines(text, 18, 4)
    assert [(line.number, line.start, line.end, line.indent) for line in lines] == [(4, 18, 23, 0), (5, 24, 29, 4)]


def titles(text: str) -> list[tuple[int, str, int, int]]:
    """(level, title, heading, end) of each section."""
    return [tuple(section) for section in sections(text, scan_lines(text))]  # type: ignore[misc]  # a Section has these


def test_a_section_goes_on_to_the_next_heading_of_its_level() -> None:
    """Deeper ones lie inside, and the last go on to the end."""
    text = "before\n# A\n## B\nb\n### C\n## D\n# E\n```\n# code\n```\n"
    assert titles(text) == [(1, "A", 1, 6), (2, "B", 2, 5), (3, "C", 4, 5), (2, "D", 5, 6), (1, "E", 6, 10)]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Log", "Log"),
        ("## **Log**:", "Log"),
        ("## _Log:_ ##", "Log"),
        ("#   ==History==   #\t", "History"),
        ("# C#", "C#"),
        ("# snake_case_name", "snake_case_name"),
        ("# 2 * 3", "2 * 3"),
        ("# \\*starred\\*", "*starred*"),
        ("# **2026-10-01** coffee", "2026-10-01 coffee"),
        ("# [[2026-10-01]]", "[[2026-10-01]]"),
        ("#", ""),
        ("# #", ""),
        ("# \\", "\\"),
    ],
)
def test_a_title_is_the_words_of_the_heading(heading: str, title: str) -> None:
    """Without emphasis marks, closing hashes and a final colon."""
    assert [section[1] for section in titles(heading)] == [title]


def test_headings_in_quotes_and_items_begin_no_section() -> None:
    """A heading that stands on an item's first line or in a quote divides nothing."""
    assert titles("> # quoted\n- # item\n1. text") == []


@pytest.mark.parametrize("prefix", ["", "# ", "- ", "> ", "a", "```\n", "<", "- [ ] "])
@pytest.mark.parametrize(
    "unit",
    ["[[", "- [ ", "**", "`", "- ", "> ", "> - ", "1. ", "\t", "<a ", "<a b='", "%%", "<!--", "# ", "*_", "\\", "~"],
)
def test_a_line_of_a_mebibyte_is_read_at_once(prefix: str, unit: str) -> None:
    """Time stays linear in the length of a line."""
    text = prefix + unit * (2**20 // len(unit))
    before = time.perf_counter()
    sections(text, scan_lines(text))
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize("first", ["- " * 5000, "> " * 5000, "> - " * 5000, "```", "%%", "<div>"])
def test_a_deep_line_does_not_slow_the_next_ones(first: str) -> None:
    """Time stays linear in the number of lines, however much is open."""
    text = first + "\n" + "\n  x" * 20_000
    before = time.perf_counter()
    scan_lines(text)
    assert time.perf_counter() - before < 1
