"""Links and tags in running text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesnet.text.inline import hidden_spans, links_in, tags_in, wikilink
from notesnet.text.markdown import scan_lines

ATOMS = st.sampled_from(
    [
        *["[[", "]]", "[", "]", "(", ")", "|", "\\", "!", "#", "<", ">", "`", "``", "%%", "<!--", "-->", "%20", "%ff"],
        *["Ada", "a b.md", "https://x.example", " ", "\n", "\n- ", "\n> ", "tag/é", "12", "\u0301", "\0", '"', "\r\n"],
    ]
)
NOTES = st.lists(ATOMS, max_size=30).map("".join)


def links(text: str) -> list[tuple[str, str | None]]:
    """(target, shown) of the links in a note."""
    lines = scan_lines(text)
    hidden = hidden_spans(text, lines)
    return [(link.target, link.shown) for line in lines for link in links_in(text, line, hidden)]


def tags(text: str) -> list[str]:
    """The tags in a note."""
    lines = scan_lines(text)
    hidden = hidden_spans(text, lines)
    return [tag for line in lines for tag, _ in tags_in(text, line, hidden)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("met [[Ada Lovelace]] and [[ Charles ]]", [("Ada Lovelace", None), ("Charles", None)]),
        ("[[people/ada|Ada]] [[Ada.md]] [[Ada#Log]]", [("people/ada", "Ada"), ("Ada.md", None), ("Ada", None)]),
        ("[[#Log]] [[Ada#Log|there]] [[Ada#^nn-7f3a2c]]", [("", None), ("Ada", "there"), ("Ada", None)]),
        ("[[Ada|Ada [CTO] L.]]", [("Ada", "Ada [CTO] L.")]),
        ("| [[Ada\\|A.]] | [[Bo]] |", [("Ada", "A."), ("Bo", None)]),
        ("[Ada](people/Ada%20Lovelace.md)", [("people/Ada Lovelace.md", "Ada")]),
        ("[Ada](<people/Ada Lovelace.md>)", [("people/Ada Lovelace.md", "Ada")]),
        ('[a](a.md "title") [b](b(1).md) [c](c\\).md)', [("a.md", "a"), ("b(1).md", "b"), ("c).md", "c")]),
        ("[a](a.md#Log) [b](#Log) [c](c%23.md)", [("a.md", "a"), ("", "b"), ("c#.md", "c")]),
        ("[a](z%C3%BCrich.md) [b](%ff.md)", [("zürich.md", "a"), ("%ff.md", "b")]),
        ("[`code` and [more]](a.md)", [("a.md", "`code` and [more]")]),
        ("[![face](ada.png)](ada.md)", [("ada.md", "![face](ada.png)"), ("ada.png", "face")]),
        ("[[Ada]](https://x.example)", [("Ada", None)]),
        ("- [ ] [[Ada]]", [("Ada", None)]),
        ("- [x](ada.md)", [("ada.md", "x")]),
        ("# [[Ada]]", [("Ada", None)]),
        ("> [[Ada]]", [("Ada", None)]),
        ("\\\\[[Ada]]", [("Ada", None)]),
    ],
)
def test_links_are_found_as_typed(text: str, found: list[tuple[str, str | None]]) -> None:
    """Wikilinks and markdown links, in all the ways they are written."""
    assert links(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://x.example) [b](mailto:ada@x.example) <https://x.example> [c](//x.example) [d](obsidian://open)",
        "\\[[Ada]] \\[a](a.md) [[]] [[ ]] [](<>) [a]() [ ] [Ada] [^1] [a][b]",
        "`[[Ada]]` ``[[Ada]] ` [[Bo]]`` %%[[Ada]]%% <!-- [[Ada]] -->",
        "[a](`a.md`) [[A`d`a]]",
        "`two\nlines [[Ada]]` and %%two\n[[Ada]]%% <!-- two\n[[Ada]] -->",
        "```\n[[Ada]]\n```\n\n    [[Ada]]\n<div>\n[[Ada]]\n</div>\n\n%%\n[[Ada]]\n%%",
        "[[Ada\nLovelace]]",
    ],
)
def test_what_leads_elsewhere_or_is_hidden_is_no_link(text: str) -> None:
    """Addresses, escapes, code and comments; also those over two lines."""
    assert links(text) == []


def test_a_code_span_ends_with_its_paragraph() -> None:
    """An odd backtick hides nothing in the next block."""
    text = "one ` tick\n\n[[Ada]] ` [[Bo]]\n- ` [[Cy]]\n- ` [[Di]]\n# ` [[Ed]]\n| ` | [[Fi]] |\n| ` | [[Gus]] |"
    assert [target for target, _ in links(text)] == ["Ada", "Bo", "Cy", "Di", "Ed", "Fi", "Gus"]


def test_a_line_alone_is_read_without_the_note() -> None:
    """Then what it hides itself is hidden, and what only the paragraph tells is not."""
    text = "see `[[Ada]]` #a `#b`\nand ` [[Bo]] #c"
    lines = scan_lines(text)
    assert [link.target for line in lines for link in links_in(text, line)] == ["Bo"]
    assert [tag for line in lines for tag, _ in tags_in(text, line)] == ["a", "c"]


def test_a_link_knows_where_it_stands() -> None:
    """The span has the brackets and the ``!``; lines count from 1."""
    text = "\n- see ![[face.png|100]] and [Ada](ada.md)"
    first, second = links_in(text, scan_lines(text)[1])
    assert text[slice(*first.span)] == "![[face.png|100]]"
    assert (first.line, first.embed, first.wiki) == (2, True, True)
    assert text[slice(*second.span)] == "[Ada](ada.md)"
    assert (second.line, second.embed, second.wiki) == (2, False, False)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[[Ada Lovelace]]", "Ada Lovelace"),
        (" [[Ada|A.]] ", "Ada"),
        ("[Ada](people/ada.md)", "people/ada.md"),
        ("[[Ada]], [[Bo]]", None),
        ("[[Ada]] and more", None),
        ("Ada", None),
        ("![[Ada]]", None),
        ("[Ada](https://x.example)", None),
        ("[[Ada]] [[Bo]]", None),
        ("[[]]", None),
        ("[", None),
        ("", None),
    ],
)
def test_a_property_is_a_link_when_it_is_nothing_else(text: str, target: str | None) -> None:
    """Exactly one link, with or without blanks around it."""
    link = wikilink(text)
    assert (link.target if link else None) == target
    assert link is None or text[slice(*link.span)] == text.strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#gave/advice and #got, #thanked.", ["gave/advice", "got", "thanked"]),
        ("(#a) [#b] {#c} *#d* ~~#e~~ ==#f== “#g” #h_", ["a", "b", "c", "d", "e", "f", "g", "h_"]),
        ("#1984 #y1984 #1984y #2026-11 #12/13", ["y1984", "1984y", "2026-11", "12/13"]),
        ("#café #cafe\u0301 #学习 #हिन्दी #🦉 #snake_case #kebab-case #gave/", ["café", "cafe\u0301", "学习", "हिन्दी", "🦉", "snake_case", "kebab-case", "gave"]),
        ("#a#b x#c \\#d &#39; ##e # f #", ["a"]),
        ("`#a` %%#b%% <!-- #c -->", []),
        ("[[Ada#log]] [[#log]] [#a](b.md#c) [d](https://x.example/#e) [[Ada|#f]]", []),
        ("https://x.example/#/a https://x.example/(#a <https://x.example/ #b> <b id=x #c>", []),
        ("- [ ] task #a 📅 2026-11-25", ["a"]),
        ("# heading #a", ["a"]),
        ("```\n#a\n```\n\n    #b", []),
        ("|#a|#b|", ["a", "b"]),
    ],
)  # fmt: skip
def test_tags_are_those_of_obsidian(text: str, found: list[str]) -> None:
    """Letters of any script, digits, ``_``, ``-`` and ``/``, not a number alone, not in links, code or addresses."""
    assert tags(text) == found


@settings(max_examples=400, deadline=None)
@given(NOTES)
def test_spans_hold_what_they_say_and_nothing_raises(text: str) -> None:
    """Every link begins and ends with its brackets, every tag with its ``#``; hidden spans are in order."""
    lines = scan_lines(text)
    hidden = hidden_spans(text, lines)
    assert all(one.end <= other.start for one, other in pairwise(hidden))
    for line in lines:
        for link in links_in(text, line, hidden):
            raw = text[slice(*link.span)]
            assert raw.removeprefix("!").startswith("[[" if link.wiki else "[")
            assert raw.endswith("]]" if link.wiki else ")")
            assert not any(span.start <= link.span.start < span.end for span in hidden)
        for tag, span in tags_in(text, line, hidden):
            assert text[slice(*span)] == f"#{tag}"
            assert not any(link.span.start <= span.start < link.span.end for link in links_in(text, line, hidden))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_characters="[]|#\\`%<\0\n\r"), min_size=1).map(str.strip).filter(bool))
def test_any_name_can_be_linked(name: str) -> None:
    """What stands between the brackets is the target, in every script."""
    link = wikilink(f"[[{name}]]")
    assert link is not None
    assert link.target == name.strip(" \t")


@pytest.mark.parametrize("prefix", ["", "[[a|", "[a](<", '[a](b "', "`", "%%", "# "])
@pytest.mark.parametrize(
    "unit",
    [
        *[
            "[[",
            "- [ ",
            "**",
            "`",
            "` ",
            "[",
            "]",
            "](",
            "[a](",
            "[[a|",
            "[[a]]",
            "[a](b)",
            "![",
            "\\",
            "\\`",
            "%%",
            "<!--",
            "#",
            "#a ",
        ],
        *[
            "[a](b(",
            '[a](b "',
            "[a](<b",
            "](a ",
            "<a",
            "://",
            "a",
            "(",
            "`` ` ",
            "[a](b '\\",
            "[x|",
            " ",
            "%20",
            "[[a#",
            "https://",
        ],
    ],
)
def test_a_long_line_takes_linear_time(prefix: str, unit: str) -> None:
    """At 64 KiB anything quadratic takes far longer than a second."""
    text = prefix + unit * (2**16 // len(unit))
    lines = scan_lines(text)
    before = time.perf_counter()
    hidden = hidden_spans(text, lines)
    for line in lines:
        links_in(text, line, hidden)
        tags_in(text, line, hidden)
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize("unit", ["[[", "- [ ", "**", "`"])
def test_a_mebibyte_of_brackets_is_read_at_once(unit: str) -> None:
    """The lines that are known to stop other readers."""
    text = unit * (2**20 // len(unit))
    before = time.perf_counter()
    lines = scan_lines(text)
    hidden = hidden_spans(text, lines)
    assert links_in(text, lines[0], hidden) == []
    assert tags_in(text, lines[0], hidden) == []
    assert time.perf_counter() - before < 0.5
