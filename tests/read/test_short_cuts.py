"""What is read sooner is read the same."""

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesnet.model.contact import Contact
from notesnet.model.settings import Settings
from notesnet.read.body import LIVE, Body, _plain_references
from notesnet.read.log import LogReader
from notesnet.read.log_tail import TailReader
from notesnet.read.note import NoteReader
from notesnet.read.ordinary_contact import OrdinaryReader
from notesnet.text.inline import hidden_spans, links_in
from notesnet.text.markdown import BLANK, CODE, HTML
from notesnet.text.spans import LineIndex

_PIECES = st.sampled_from(
    [
        *["[[Ada]]", "[[Ada|A]]", "[[ada#x]]", "[[#x]]", "[[ ]]", "![[Ada]]", "[[", "]]", "[", "|", "!", "[a](b.md)"],
        *[
            "\n",
            "\n",
            "\n- ",
            "\n- [ ] ",
            "\n- [x] ",
            "\n> ",
            "\n  - ",
            "\n## Log\n",
            "\n## Private\n",
            "\n### 2026-10-01 call\n",
        ],
        *[
            "`",
            "%%",
            "\\",
            "#tag",
            "#gave/advice",
            " ^id",
            "\r",
            "é",
            "a",
            " ",
            "2026-10-01 call: words",
            "2026-13-01 x",
        ],
        *["- 2026-10-01 call: words", "- 2026-10-01 coffee words", "- 2026-10-02 Call:", "- 2026-10-01 talk"],
    ]
)
_ROWS = st.sampled_from(
    [
        *["- 2026-10-01 call: words\n", "- 2026-09-30 coffee with [[Ada|A]], ![[Ben]] [[#x]] and [[ ]]\n", "\n"],
        *[
            "- 2026-10-02 Call: it  \n",
            "* 2026-10-03 talk: é [[Ada]]\n",
            "- 2026-02-30 call: no day\n",
            "- 2026-10-01 x\n",
        ],
        *["- 2026-10-01 call: #gave/advice and #got\n", "- 2026-10-01 call: [[Ada]] #gave/a #12\n"],
        *["- 2026-10-01 call: <b #got> #got/b\n", "- 2026-10-01 call: http://x#gave y\n", "- 2026-10-01 talk #GOT/\n"],
        *[
            "- 2026-10-01 call: [x](y.md)\n",
            "- 2026-10-01 call: #tag\n",
            "- 2026-10-01 call: ^id\n",
            "  more\n",
            "- x\n",
        ],
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map("".join)


def _body(text: str) -> Body:
    return Body(text, 0, LineIndex(text))


@settings(max_examples=250, deadline=None)
@given(_TEXTS)
def test_links_of_plain_lines(text: str) -> None:
    """Every link of a body, with its place and whether it counts, as each line taken in full gives it."""
    body = _body(text)
    hidden = hidden_spans(text, body.lines)
    found = []
    for line in body.lines:
        if line.kind not in (BLANK, CODE, HTML):
            counts = line.kind in LIVE and line.number not in body._promised
            links = links_in(text, line, hidden)
            found += [body.reference(link, counts=counts and not link.embed) for link in links]
            if not hidden and "\\" not in text and "](" not in text:
                plain = list(_plain_references(text, line, line.start, counts=counts))
                assert plain == [body.reference(link, counts=counts and not link.embed) for link in links]
    assert list(body.references()) == found


@settings(max_examples=250, deadline=None)
@given(_TEXTS)
def test_ordinary_lines_of_a_log(text: str) -> None:
    """A reader that has seen a day and a word before reads as one that has not, and that takes each line in full."""
    known = Settings()
    text = f"## Log\n{text}\n"
    reader = LogReader(known.log_headings, known.kinds, ())
    for _time in range(2):
        body = _body(text)
        assert [reader._exactly(body, line) for line in body.lines] == [
            reader._entry(body, line) for line in body.lines
        ]
    fresh = LogReader(known.log_headings, known.kinds, ())
    assert reader.read(_body(text)) == fresh.read(_body(text))


@settings(max_examples=250, deadline=None)
@given(_TEXTS, _TEXTS, st.lists(_ROWS, max_size=6).map("".join))
def test_an_ordinary_log(before: str, title: str, rows: str) -> None:
    """A log of ordinary lines, and all that the body says besides, as each line taken in full gives it."""
    known = Settings()
    reader = LogReader(known.log_headings, known.kinds, ())
    tail_reader = TailReader(reader.headings, known.kinds)
    for text in (
        f"{before}\n## Log\n{rows}",
        f"{before}\n## Log\n\n{rows}{title}",
        f"{before}{title}\n# Log\n{rows}\n\n",
        f"{before}\n## Log\n{rows}\n## More\n{title}",
        f"{before}\n## Log\n{rows}\n{title}",
    ):
        for _time in range(2):
            tail = tail_reader.read(_body(text))
            if tail is None:
                continue
            body, first = _body(text), tail.rest
            links = sorted([*first.references(), *tail.references], key=lambda link: (link.line, link.column))
            assert links == list(body.references())
            assert first.tags() == body.tags()
            assert first.tags(private=False) == body.tags(private=False)
            assert first.tasks(()) == body.tasks(())
            assert [first.parents.get(task.line) for task in first.tasks(())] == [
                body.parents.get(task.line) for task in body.tasks(())
            ]
            assert first.private == body.private
            assert tail.log == reader.read(body)
            assert len(first.faults) == len(body.faults)


@pytest.mark.parametrize("heading", ["Private", "#log", "[[Log]]", "Log #x", "Log"])
@pytest.mark.parametrize(
    "text", ["## {}\n- 2026-10-01 call: words\n", "About.\n\n## {}\n\n- 2026-10-01 call: it [[Ada]]\n"]
)
def test_a_heading_of_the_settings_may_say_more(heading: str, text: str) -> None:
    """That all below it is private, or a tag or a link: nothing of that is lost."""
    known = Settings(log_headings=("Log", heading))
    text = f"---\nname: Ada\n---\n{text.format(heading)}"
    reader = NoteReader(known)
    found = reader.read("people/a.md", text.encode())
    exact = NoteReader(known)
    with mock.patch.object(TailReader, "read", return_value=None):
        assert exact.read("people/a.md", text.encode()) == found


def test_an_ordinary_log_is_read_at_once() -> None:
    """What most notes look like is not declined."""
    text = "About her.\n\n## Log\n- 2026-10-01 call: words of [[Ada|A]]\n- 2026-09-01 talk in between #gave/advice\n"
    known = Settings()
    tail = TailReader(LogReader(known.log_headings, known.kinds, ()).headings, known.kinds).read(_body(text))
    assert tail is not None
    assert [line.kind for line in tail.log] == ["call", "other"]
    assert [line.tags for line in tail.log] == [(), ("gave/advice",)]
    assert [(link.target, link.line, link.column) for link in tail.references] == [("Ada", 4, 29)]


@given(st.text(alphabet="ab\n\r\x85\u2028é", max_size=30))
def test_lines_and_columns(text: str) -> None:
    """Where each line begins."""
    index = LineIndex(text)
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    assert [index.line_start(number) for number in range(1, len(index) + 1)] == starts
    assert index.lines_of(range(len(text) + 1)) == [index.line_of(at) for at in range(len(text) + 1)]


_LINES = st.one_of(
    st.sampled_from(
        [
            *[
                "name: Ada  Lovelace",
                "name: ' Ada '",
                "name:",
                'aliases: [Countess, "A. L."]',
                "aliases: ada lovelace",
                "type: contact",
            ],
            *[
                "type: meeting",
                "type: '{{type}}'",
                "categories: [people]",
                "email: ada@x.example",
                "emails: [a@x.example, 'b @x']",
            ],
            *[
                'phone: "+44 1"',
                'company: "[[Acme]] & sons"',
                "location: ' Leeds  (north)'",
                "tags: [a, 'b c', '#d', a]",
            ],
            *[
                "tags: press, investor",
                "tags:",
                "circle: inner",
                "cadence: 6w",
                "cadence: sixty",
                "cadence: never",
                "status: Archived",
            ],
            *[
                "status: gone",
                "introductions: open",
                "advocate: yes",
                "advocate: perhaps",
                "trust: 4",
                "trust: 44",
                "met: 2026-10-01",
            ],
            *[
                "met: '[[2026-10-01]]'",
                "created: [2026-10-01, 2026-10-02]",
                "last_contact: 1 Oct 2026",
                "birthday: 12-10",
            ],
            *[
                "birthday: [1815-12-10, 12-11]",
                "birthday: soon",
                "dates: {wedding: 07-08}",
                "dates:",
                "links: x",
                "met_at: '[[Fair|the fair]]'",
            ],
            *[
                "introduced_by: Charles",
                "knows: ['[[Ben]]', \"[x](y.md)\", Mary]",
                "groups:",
                "offers: [engines,  'x  y', '']",
            ],
            *[
                "shoe size: 38",
                "shoe_size: [38, '']",
                "Shoe_Size: 39",
                "date: 2026-10-01",
                "people: ['[[Ben]]']",
                "yes: 1",
                "x: 'a  b'",
            ],
            *["  - one", "  - 'two  words'", "- [[x]]", "- three", "---", "...", "# words", "", "a: b: c"],
        ]
    ),
    st.text(alphabet="ab:- '\"[],#{}é\t", max_size=8),
)
_PATHS = st.sampled_from(
    ["people/ada.md", "people/Ada Lovelace.md", "people/ada-lovelace.md", "x/2026-10-01.md", "ada.md"]
)


@settings(max_examples=500, deadline=None)
@given(_PATHS, st.lists(_LINES, max_size=7).map("\n".join), _TEXTS, st.lists(_ROWS, max_size=4).map("".join))
def test_an_ordinary_contact(path: str, front: str, body: str, rows: str) -> None:
    """Every fact and fault of a note, and the order of its properties, as the full reading gives them."""
    reader = NoteReader(Settings())
    begins = f"---\n{front}\n---\n"
    for text in (f"{begins}{body}\n## Log\n{rows}", f"{begins}{body}", f"{begins}# A\n## Log\n{rows}{body}"):
        for _time in range(2):
            note, exact = reader.read(path, text.encode()), reader._exactly(path, text, LineIndex(text))
            assert note == exact
            if note and exact and isinstance(note.detail, Contact) and isinstance(exact.detail, Contact):
                assert list(note.detail.lines.items()) == list(exact.detail.lines.items())
                assert list(note.detail.extra.items()) == list(exact.detail.extra.items())


def test_an_ordinary_contact_is_read_at_once() -> None:
    """What most notes look like is not declined."""
    text = (
        "---\nname: Ada Lovelace\nemail: ada@x.example\ntags: [press]\nknows: ['[[Ben]]']\noffers:\n  - engines\n"
        "met: 2026-10-01\nshoe_size: 38\n---\nWords.\n"
    )
    found = OrdinaryReader((), frozenset()).read(text)
    assert found is not None
    assert (found.name, found.extra, found.line) == ("Ada Lovelace", {"shoe_size": "38"}, 11)
    assert found.lines == {"name": 2, "email": 3, "tags": 4, "knows": 5, "offers": 6, "met": 8}
