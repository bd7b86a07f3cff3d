"""The line scanner and the code spans, held against markdown-it-py (CommonMark and tables).

Known differences, kept out of the generated documents:
- Obsidian's ``%% comments %%`` are ours alone.
- A setext heading is text to us.
- A link reference definition (``[a]: b``) is a paragraph to us; markdown-it lets indented code follow it directly.
- A table is a paragraph to us; markdown-it lets indented code follow its last row directly.
- A line indented by four columns or more that goes on with a paragraph without repeating all its quote marks and
  indentation, or whose quote mark comes after four columns: markdown-it lets it begin a block, the specification does
  not. Lines from such a one on are not compared.
- Containers more than 20 deep are text to us.
"""

import re

from hypothesis import given, reject, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from notesnet.text.inline import hidden_spans
from notesnet.text.markdown import LineKind, scan_lines

DEEP = re.compile(r" {0,3}\t|    ")

PARSER = MarkdownIt("commonmark").enable("table")

LEADS = st.lists(
    st.sampled_from(
        ["", "", " ", "  ", "   ", "    ", "\t", "      ", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ", "-\t", "-     "]
    ),
    max_size=3,
).map("".join)
CONTENTS = st.sampled_from(
    [
        "text",
        "more",
        "[ ] task",
        "# Head",
        "## Two ##",
        "#tag",
        "```",
        "````",
        "```py",
        "~~~",
        "``` a`b",
        "---",
        "* * *",
        "- item",
        "-",
        "-not",
        "1.",
        "10. ten",
        "===",
        "***bold***",
        "<div>",
        "</div>",
        "<!-- note",
        "end -->",
        "<b>x</b>",
        "<br>",
        "<span class='a'>",
        "<?php",
        "?>",
        "<script>",
        "</script>",
        "> quote",
        "`code`",
        "\\# no",
        "\\- no",
        "1986\\. no",
        "| a | b |",
        "",
    ]
)
DOCUMENTS = st.lists(st.tuples(LEADS, CONTENTS).map("".join), min_size=1, max_size=9).map("\n".join)


def parsed(text: str) -> list[Token]:
    """The tokens of markdown-it, which gives up on a few empty HTML blocks in quotes with an IndexError of its own."""
    try:
        return PARSER.parse(text)
    except IndexError:
        reject()


def expected_kinds(text: str) -> list[LineKind]:
    """What markdown-it makes of each line; the stronger kind where blocks lie in each other."""
    count = text.count("\n") + 1
    kinds = [LineKind.TEXT] * count
    rank = [0] * count
    of_token = {
        "heading_open": (LineKind.HEADING, 1),
        "list_item_open": (LineKind.ITEM, 2),
        "blockquote_open": (LineKind.QUOTE, 3),
        "html_block": (LineKind.HTML, 4),
        "fence": (LineKind.CODE, 4),
        "code_block": (LineKind.CODE, 4),
    }
    for token in parsed(text):
        setext = token.type == "heading_open" and token.markup in {"=", "-"}
        if token.map is None or token.type not in of_token or setext:
            continue
        first, last = token.map
        kind, order = of_token[token.type]
        for line in range(first, first + 1 if kind == LineKind.ITEM else last):
            if order > rank[line]:
                kinds[line], rank[line] = kind, order
    return kinds


def differences(text: str) -> list[str]:
    """The lines on which the two do not agree; blank ones, with or without quote marks, do not count."""
    found = []
    for line, theirs in zip(scan_lines(text), expected_kinds(text), strict=False):
        raw = text[line.start : line.end]
        lead = raw[: len(raw) - len(raw.lstrip("> \t"))]
        if (line.joined and DEEP.search(lead)) or (">" in lead and DEEP.search(lead.partition(">")[0])):
            break  # see the head of this file
        if raw.strip("> \t") and line.kind != theirs:
            found.append(f"{raw!r}: ours {line.kind.name}, markdown-it {theirs.name}")
    return found


@settings(max_examples=600, deadline=None)
@given(DOCUMENTS)
def test_lines_are_what_markdown_it_says(text: str) -> None:
    """Code, HTML, quotes, items and headings stand on the same lines."""
    assert differences(text) == []


SPAN_WORDS = st.sampled_from(
    ["a", " ", " ", "b c", "`", "`", "``", "```", "\\", "\\`", "\n", "\n", "\n- ", "\n> ", "\n\n", "\n# ", "*", "x`y"]
)


def squeezed(code: str) -> str:
    """A code span without what the two write differently: line ends, quote marks and blanks."""
    return re.sub(r"[\s>]", "", code)


@settings(max_examples=600, deadline=None)
@given(st.lists(SPAN_WORDS, max_size=16).map("".join))
def test_code_spans_are_those_of_markdown_it(text: str) -> None:
    """Also those over several lines of a paragraph, a list item or a quote; a backslash opens none."""
    lines = scan_lines(text)
    ours = [text[start:end].strip("`") for start, end in hidden_spans(text, lines)]
    theirs = [
        child.content for token in PARSER.parse(text) for child in token.children or () if child.type == "code_inline"
    ]
    assert [squeezed(code) for code in ours] == [squeezed(code) for code in theirs]


def test_markdown_it_reads_what_the_notes_hold() -> None:
    """The shapes that hid something from an earlier scanner: code behind a fence, inside HTML and below a list."""
    text = "```\na\n```\n    code\n\n<div>\n    - no item\n</div>\n\n- item\n\n      code\n\n  more\n    code? no\n\n# Head"
    assert differences(text) == []
    kinds = [line.kind for line in scan_lines(text)]
    assert kinds[3] == LineKind.CODE
    assert kinds[6] == LineKind.HTML
    assert kinds[11] == LineKind.CODE


def test_the_rows_of_a_table_are_text() -> None:
    """As for markdown-it, which sees a table there."""
    text = "# T\n\n| a | b |\n| --- | --- |\n| [[x\\|y]] | # no |\n\n    code"
    assert "table_open" in [token.type for token in PARSER.parse(text)]
    assert differences(text) == []
    assert [line.kind for line in scan_lines(text)][2:5] == [LineKind.TEXT] * 3
