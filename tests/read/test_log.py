"""The log: `- DATE [KIND][:|–|—|-] TEXT` in every variation."""

import pytest

from notesnet.model.touch import LogLine
from tests.read.helpers import ADA, Check, Read, ada, codes, log, touched


def lines(read: Read, body: str, settings: str = "") -> list[tuple[str, str, str]]:
    """(date, kind, text) of every line of the log."""
    return [(str(e.date), e.kind, e.text) for e in ada(read, "", body, settings).log]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("- 2026-10-01 coffee: pricing", "coffee", "pricing"),
        ("- 2026-10-01 coffee – pricing", "coffee", "pricing"),
        ("- 2026-10-01 coffee — pricing", "coffee", "pricing"),
        ("- 2026-10-01 coffee - pricing", "coffee", "pricing"),
        ("- 2026-10-01 coffee pricing", "coffee", "pricing"),
        ("- 2026-10-01 Coffee: pricing", "coffee", "pricing"),
        ("- 2026-10-01 COFFEE", "coffee", ""),
        ("- 2026-10-01: coffee: pricing", "coffee", "pricing"),
        ("- 2026-10-01 – coffee: pricing", "coffee", "pricing"),
        ("- 2026-10-01, coffee: pricing", "coffee", "pricing"),
        ("- 2026-10-01. Coffee, pricing", "coffee", "pricing"),
        ("- [[2026-10-01]]; coffee", "coffee", ""),
        ("- 2026-10-01 ... and so on", "other", "... and so on"),
        ("- 2026-10-01 — coffee", "coffee", ""),
        ("- 2026-10-01 - coffee - pricing", "coffee", "pricing"),
        ("- 2026-10-01 coffee, pricing", "coffee", "pricing"),
        ("- 2026-10-01 coffee.", "coffee", ""),
        ("- 2026-10-01 coffee (at hers)", "coffee", "(at hers)"),
        ("- 2026-10-01", "other", ""),
        ("- 2026-10-01:", "other", ""),
        ("- 2026-10-01 talked of pricing", "other", "talked of pricing"),
        ("- 2026-10-01 other: x", "other", "x"),
        ("- 2026-10-01 : she said: no", "other", "she said: no"),
        ("- 2026-10-01 call-back promised", "other", "call-back promised"),
        ("- 2026-10-01 calls: two", "other", "calls: two"),
        ("- 2026-10-01 note: x", "note", "x"),
        ("- [[2026-10-01]] coffee: pricing", "coffee", "pricing"),
        ("- [[2026-10-01|1 October]] coffee: pricing", "coffee", "pricing"),
        ("- [[daily/2026-10-01]] coffee: pricing", "coffee", "pricing"),
        ("- [[daily/2026-10-01|Thu]]: coffee: pricing", "coffee", "pricing"),
        ("- **2026-10-01** coffee: pricing", "coffee", "pricing"),
        ("- **2026-10-01**: coffee: pricing", "coffee", "pricing"),
        ("- **2026-10-01:** coffee: pricing", "coffee", "pricing"),
        ("- **2026-10-01** – coffee – pricing", "coffee", "pricing"),
        ("- **2026-10-01 coffee**: pricing", "coffee", "pricing"),
        ("- **[[2026-10-01]]** coffee: pricing", "coffee", "pricing"),
        ("- _2026-10-01_ coffee: pricing", "coffee", "pricing"),
        ("- *2026-10-01* coffee: pricing", "coffee", "pricing"),
        ("- __2026-10-01__ coffee: pricing", "coffee", "pricing"),
        ("- _[[2026-10-01]]_: coffee", "coffee", ""),
        ("- **2026-10-01** **coffee**: **pricing**", "coffee", "**pricing**"),
        ("- 2026-10-01 **coffee** pricing", "coffee", "pricing"),
        ("* 2026-10-01 coffee: pricing", "coffee", "pricing"),
        ("+ 2026-10-01 coffee: pricing", "coffee", "pricing"),
        ("1. 2026-10-01 coffee: pricing", "coffee", "pricing"),
        ("-   2026-10-01   coffee:   pricing  ", "coffee", "pricing"),
        ("- 2026-10-01T09:30 coffee: pricing", "coffee", "pricing"),
        ("- 2026-10-01 09:30 coffee: pricing", "coffee", "pricing"),
        ("- 2026-10-01 coffee: pricing ^nn-7f3a2c", "coffee", "pricing"),
        ("  - 2026-10-01 coffee: pricing", "coffee", "pricing"),
        ("-\t2026-10-01 coffee: pricing", "coffee", "pricing"),
        ("- 2026-10-01 coffee: pricing\r", "coffee", "pricing"),
        ("- 2026-10-01 coffee: [[Bob]] came too", "coffee", "[[Bob]] came too"),
    ],
)
def test_a_line_of_the_log(read: Read, check: Check, line: str, kind: str, text: str) -> None:
    """The date in any of its dresses, the kind in any case, the text behind it."""
    assert lines(read, log(line)) == [("2026-10-01", kind, text)]
    assert codes(check({})) == []


@pytest.mark.parametrize(
    "line",
    [
        "2026-10-01 coffee: no list item",
        "- coffee 2026-10-01",
        "- called on 2026-10-01",
        "- [ ] 2026-10-01 coffee",
        "- [x] 2026-10-01 coffee",
        "> - 2026-10-01 coffee",
        "```\n- 2026-10-01 coffee\n```",
        "<!--\n- 2026-10-01 coffee\n-->",
        "%%\n- 2026-10-01 coffee\n%%",
        "- `2026-10-01` coffee",
        "- words\n  - 2026-10-01 coffee",
        "- words\n    2026-10-01 coffee",
        "- 12026-10-01 coffee",
        "- 10.000 crowns",
        "- 404-555-0117 is her number",
        "- 3 apples 2026",
        "",
    ],
)
def test_what_is_no_line_of_the_log(read: Read, check: Check, line: str) -> None:
    """Running text, tasks, quotes, code, comments, what is indented below an item: kept, not counted, no fault."""
    assert lines(read, log(line)) == []
    assert codes(check({})) == []


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("- 2026-02-30 call", None),
        ("- 2026-10-1 call", "2026-10-01"),
        ("- **2026-10-1** call", "2026-10-01"),
        ("- 13.10.2026 call", "2026-10-13"),
        ("- 05/12/2026 call", None),
        ("- 20261001 call", "2026-10-01"),
        ("- 1 October 2026 call", "2026-10-01"),
        ("- Oct 1, 2026 call", "2026-10-01"),
    ],
)
def test_a_date_that_cannot_be_read_is_a_fault(read: Read, check: Check, line: str, iso: str | None) -> None:
    """It names the ISO form when that can be told; the line is kept and does not count."""
    assert lines(read, log(line)) == []
    faults = check({})
    assert [(f.code, f.line) for f in faults] == [("log-date", 2)]
    assert faults[0].replacement == iso


@pytest.mark.parametrize(
    "heading",
    ["# Log", "## log", "###### LOG", "## Interactions", "## History", "## Timeline:", "## **Log**", "## Log ##"],
)
def test_the_headings_of_a_log(read: Read, heading: str) -> None:
    """Any of four words, any case and level."""
    assert lines(read, f"- 2026-09-01 call\n{heading}\n- 2026-10-01 call") == [("2026-10-01", "call", "")]


@pytest.mark.parametrize("heading", ["## Logbook", "## The log", "Log\n---", "**Log**", "## Log of calls", "##Log"])
def test_what_is_no_heading_of_a_log(read: Read, heading: str) -> None:
    """Only the word itself, in a heading."""
    assert lines(read, f"{heading}\n- 2026-10-01 call") == []


def test_own_headings_replace_the_four(read: Read) -> None:
    """`[log] headings`."""
    settings = '[log]\nheadings = ["Protokoll", "Café"]\n'
    body = "## Log\n- 2026-10-01 call\n## protokoll\n- 2026-10-02 call\n## CAFE\u0301\n- 2026-10-03 call\n"
    assert [day for day, *_ in lines(read, body, settings)] == ["2026-10-02", "2026-10-03"]


def test_a_log_ends_at_the_next_heading_of_its_level(read: Read) -> None:
    """Sub-headings stay inside; several logs all count, also one within another only once."""
    body = (
        "## Log\n- 2026-10-01 call\n### 2025\n- 2025-10-01 call\n#### History\n- 2025-09-01 call\n"
        "## Other\n- 2026-09-01 call\n### Timeline\n- 2026-08-01 call\n# Log\n- 2026-07-01 call\n"
    )
    days = [day for day, *_ in lines(read, body)]
    assert days == ["2026-10-01", "2025-10-01", "2025-09-01", "2026-08-01", "2026-07-01"]


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("### 2026-10-01\nTalked of pricing.\nMore.", "other", "Talked of pricing."),
        ("### 2026-10-01\n\n- coffee: pricing", "coffee", "pricing"),
        ("### 2026-10-01 coffee\nPricing.", "coffee", "Pricing."),
        ("### [[2026-10-01]] coffee\n\n\nPricing.", "coffee", "Pricing."),
        ("### 2026-10-01 – Lunch: at hers", "lunch", "at hers"),
        ("### 2026-10-01", "other", ""),
        ("#### **2026-10-01**\n> a quote\n\nWords", "other", "Words"),
    ],
)
def test_a_dated_sub_heading_is_an_entry(read: Read, body: str, kind: str, text: str) -> None:
    """Its text is its first line."""
    assert lines(read, f"## Log\n{body}\n") == [("2026-10-01", kind, text)]


def test_dated_items_below_a_dated_sub_heading_are_their_own(read: Read) -> None:
    """And other items below it belong to it."""
    body = "## Log\n### 2026-10-01 coffee: x\n- 2026-09-01 call: y #gave\n- more #got\n### 2026-08-01\n- z\n"
    entries = ada(read, "", body).log
    assert [(str(e.date), e.kind, e.text, e.tags) for e in entries] == [
        ("2026-10-01", "coffee", "x", ("got",)),
        ("2026-09-01", "call", "y #gave", ("gave",)),
        ("2026-08-01", "other", "z", ()),
    ]


def test_weights_of_kinds(read: Read) -> None:
    """Those of section 3; weight 0 is no touch, [kinds] adds and overrides."""
    body = log(
        "- 2026-10-01 coffee\n- 2026-10-02 call\n- 2026-10-03 email\n- 2026-10-04 note: x\n- 2026-10-05 zoom: x\n"
        "- 2026-10-06 gift\n- 2026-10-07 x"
        "\n- 2026-10-08 site_visit: x"
    )
    vault = read({ADA: body})
    assert [(t.kind, t.weight) for t in vault.touches[ADA]] == [
        ("coffee", 3),
        ("call", 2),
        ("email", 1),
        ("other", 1),
        ("gift", 1),
        ("other", 1),
        ("other", 1),
    ]
    settings = "[kinds]\nZoom = 2\nemail = 0\nnote = 0.5\nsite_visit = 2\n"
    vault = read({ADA: body, "notesnet.toml": settings})
    assert [(t.kind, t.weight) for t in vault.touches[ADA]] == [
        ("coffee", 3),
        ("call", 2),
        ("note", 0.5),
        ("zoom", 2),
        ("gift", 1),
        ("other", 1),
        ("site_visit", 2),
    ]


@pytest.mark.parametrize("tag", ["#noanswer", "#NoAnswer", "x #noanswer.", "(#noanswer)"])
def test_no_answer_is_no_touch(read: Read, tag: str) -> None:
    """The line stays in the log."""
    vault = read({ADA: log(f"- 2026-10-01 call: {tag}")})
    assert not vault.touches.get(ADA)
    assert len(vault.contacts[ADA].log) == 1


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("x #gave", True),
        ("#gave/advice x", True),
        ("x (#gave)", True),
        ("x #Gave/Advice, y", True),
        ("x #gavel", False),
        ("x #gave-not", False),
        ("x `#gave`", False),
        ("x#gave", False),
        ("[[x#gave]]", False),
        ("x \\#gave", False),
    ],
)
def test_gave_is_the_tag_itself_or_below_it(read: Read, text: str, given: bool) -> None:
    """`#gavel` is another tag."""
    (entry,) = ada(read, "", log(f"- 2026-10-01 call: {text}")).log
    assert entry.tagged("gave") is given


def test_indented_lines_belong_to_the_item_above(read: Read) -> None:
    """Their dates are no interactions, and their tags are the item's."""
    body = log(
        "- 2026-10-01 coffee: x\n  and more #got/advice\n  - 2026-09-01 call: no entry\n  - [ ] a task #gave\n\n"
        "    a paragraph #thanked\n- 2026-08-01 email: y\nlazy line #got"
    )
    first, second = ada(read, "", body).log
    assert (first.text, first.tags) == ("x", ("got/advice", "thanked"))
    assert (str(second.date), second.text, second.tags) == ("2026-08-01", "y", ("got",))


def test_tags_of_the_log_are_no_tags_of_the_person(read: Read) -> None:
    """Those of the ledger; others in the body are."""
    contact = ada(read, "tags: [a]", "words #b\n" + log("- 2026-10-01 call: #gave/x #got #thanked #noanswer #c"))
    assert contact.tags == ("a", "b", "c")


def test_a_line_knows_its_place(read: Read) -> None:
    """Its line number, counted as editors do, also behind CRLF and U+2028."""
    body = "words\u2028and\x85more\r\n\r\n## Log\r\n- 2026-10-01 call: x #gave ^nn-7f3a2c\r\n"
    (entry,) = ada(read, "", body).log
    assert entry.line == 4
    assert entry == LogLine(entry.date, "call", "x #gave", 4, ("gave",), "nn-7f3a2c")


def test_the_future_does_not_count_and_is_reported(read: Read, check: Check) -> None:
    """A log line after today is a diagnostic at its line."""
    files: dict[str, str | bytes] = {ADA: log("- 2026-11-26 call: tomorrow\n- 2026-11-25 call: today")}
    assert touched(read(files)) == [("2026-11-25", "call"), ("2026-11-26", "call")]
    assert [(f.code, f.line) for f in check(files)] == [("future-date", 2)]
