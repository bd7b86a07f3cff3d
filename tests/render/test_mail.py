"""Drafts that every mail program reads as they were meant, and refusals for all others."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notesnet.render.addresses import LetterError, Recipient
from notesnet.render.mail import Letter, as_eml, as_mailto, as_markdown, as_text

ME = Recipient("Robin Weiss", "robin@weiss.example", "me")
ADA = Recipient("Ada Lovelace", "ada@engines.example", "a")
YUKI = Recipient("田中由紀", "yuki@tanaka.example", "b")
BODY = "Dear Ada,\n\nGrüße & greetings: 50% <b>off</b>?\n\nBest wishes,\nRobin\n"


def letter(*to: Recipient, subject: str = "Hello", body: str = BODY, cc: tuple[Recipient, ...] = ()) -> Letter:
    return Letter(ME, to or (ADA,), cc, subject, body)


def parsed(data: bytes) -> EmailMessage:
    message: Any = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def people(message: EmailMessage, header: str) -> list[tuple[str, str]]:
    addresses: Any = message[header].addresses
    return [(one.display_name, one.addr_spec) for one in addresses]


def test_a_draft_holds_exactly_the_headers_that_were_meant() -> None:
    """Unsent, plain text in UTF-8; Date and Message-ID are left to the program that sends it."""
    message = parsed(as_eml(letter(ADA, YUKI, cc=(ME,), subject="Ada and 田中由紀: an introduction")))
    names = ["X-Unsent", "From", "To", "Cc", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
    assert message.keys() == names
    assert message["X-Unsent"] == "1"
    assert people(message, "From") == [("Robin Weiss", "robin@weiss.example")]
    assert people(message, "To") == [("Ada Lovelace", "ada@engines.example"), ("田中由紀", "yuki@tanaka.example")]
    assert message["Subject"] == "Ada and 田中由紀: an introduction"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert not message.is_multipart()
    assert message.get_content().replace("\r\n", "\n") == BODY


def test_the_same_letter_is_the_same_bytes() -> None:
    """No clock and no chance goes in; lines end as in a mail."""
    data = as_eml(letter(ADA, YUKI))
    assert data == as_eml(letter(ADA, YUKI))
    assert data.count(b"\n") == data.count(b"\r\n")


def test_without_an_address_of_mine_there_is_no_from() -> None:
    """The mail program knows it; but a wrong one is named."""
    assert "From" not in parsed(as_eml(Letter(Recipient("Robin", "", "me"), (ADA,), (), "x", "y\n")))
    with pytest.raises(LetterError) as caught:
        as_eml(Letter(Recipient("Robin", "robin at home", "me"), (ADA,), (), "x", "y\n"))
    assert caught.value.who == "me"


@pytest.mark.parametrize(
    "name",
    [
        "Müller, Jürgen",
        "Dr. Jürgen Müller",
        'Robert "Bob" O\'Brien, Jr.',
        "Ann <eve@evil.example>,",
        "eve@evil.example",
        "(Ann)",
        "back\\slash",
        "ليلى حداد",
        "田中由紀" * 20,
        "Ö" * 200,
        "a b " * 40,
        "Ada; Ben: Carl",
        "",
    ],
)
def test_a_name_is_only_ever_a_name(name: str) -> None:
    """Whatever stands in it, there is one recipient, with the address that was meant."""
    message = parsed(as_eml(letter(Recipient(name, "ada@engines.example"), YUKI)))
    found = people(message, "To")
    assert [address for _, address in found] == ["ada@engines.example", "yuki@tanaka.example"]
    assert "".join(found[0][0].split()) == "".join(name.split())


@pytest.mark.parametrize("sign", [*"\r\n\t\v\f\x00\x07\x1b\x1c\x1d\x1e\x1f\x7f\x85\x9b\u2028\u2029\ud800"])
@pytest.mark.parametrize("write", [as_eml, as_mailto, as_text, as_markdown])
def test_a_control_character_in_a_header_is_refused_and_its_field_named(write: Any, sign: str) -> None:
    """In the name, the address and the subject, in every format."""
    bad = f"Ada{sign}Bcc: eve@evil.example"
    cases = [
        (letter(Recipient(bad, "ada@engines.example", "contact")), "contact", "name"),
        (letter(Recipient("Ada", f"ada@engines.example{sign}", "contact")), "contact", "email"),
        (letter(ADA, cc=(Recipient(bad, "ada@engines.example", "b"),)), "b", "name"),
        (letter(subject=bad), "", "subject"),
    ]
    for case, who, field in cases:
        with pytest.raises(LetterError) as caught:
            write(case)
        assert (caught.value.who, caught.value.field, caught.value.exit_code) == (who, field, 5)


@pytest.mark.parametrize("word", ["=?utf-8?q?Ana=0ABcc=3A_e=40x?=", "x =?UTF-8?Q?=0A?= y"])
def test_an_encoded_word_is_refused(word: str) -> None:
    """Python would write it out as a header line of its own."""
    for case in (letter(Recipient(word, "ada@engines.example")), letter(subject=word)):
        with pytest.raises(LetterError, match=r"=\?"):
            as_eml(case)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ada@engines.example", "ada@engines.example"),
        ("Ada.Love+lace@Engines.Example", "Ada.Love+lace@Engines.Example"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@straße.example", "ada@xn--strae-oqa.example"),
        ("ada@localhost", "ada@localhost"),
    ],
)
def test_an_address_is_written_for_every_mail_program(typed: str, written: str) -> None:
    """Domains in other letters as DNS has them, and not as another domain."""
    assert people(parsed(as_eml(letter(Recipient("Ada", typed)))), "To") == [("Ada", written)]


@pytest.mark.parametrize(
    "address",
    [
        "ada",
        "@engines.example",
        "ada@",
        "ada@engines.example, eve@evil.example",
        "ada@engines.example eve@evil.example",
        "ada@engines.example;eve@evil.example",
        "ada@x.example@evil.example",
        "Ada <ada@engines.example>",
        "<ada@engines.example>",
        "mailto:ada@engines.example",
        "ada lovelace@engines.example",
        "ada@engines..example",
        "ada@.example",
        "ada@engines.example.",
        "ada.@engines.example",
        ".ada@engines.example",
        "ada@[127.0.0.1]",
        "ada@x?bcc=eve@evil.example",
        "ada@x.example?bcc=eve",
        "ada@x%3Fbcc",
        '"a b"@engines.example',
        "jürgen@engines.example",
        "ada@exa mple",
        "ada@-x.example",
        "ada@\U0001f600.example",
        "ada@x.example#",
        "a" * 250 + "@x.example",
    ],
)
@pytest.mark.parametrize("write", [as_eml, as_mailto])
def test_what_is_not_one_plain_address_is_refused_with_the_person(write: Any, address: str) -> None:
    """Two in one field, words around it, letters that mail programs refuse."""
    with pytest.raises(LetterError, match="Ada Lovelace") as caught:
        write(letter(Recipient("Ada Lovelace", address, "contact")))
    assert (caught.value.who, caught.value.field) == ("contact", "email")


def test_without_an_address_there_is_text_but_no_mail() -> None:
    """Who lacks it is said, and what to do."""
    nobody = letter(Recipient("Ada Lovelace", "", "contact"))
    for write in (as_eml, as_mailto):
        with pytest.raises(LetterError, match="Ada Lovelace has no e-mail address") as caught:
            write(nobody)
        assert "--format text" in caught.value.help
    assert as_text(nobody).startswith("To: Ada Lovelace\nSubject: Hello\n\nDear Ada,\n")
    assert as_markdown(nobody).startswith("**To:** Ada Lovelace  \n**Subject:** Hello\n\nDear Ada,\n")


def test_a_letter_to_nobody_is_refused() -> None:
    """An own template may leave `to` empty by mistake."""
    with pytest.raises(LetterError, match="goes to nobody"):
        as_text(Letter(ME, (), (), "x", "y\n"))


def test_what_is_too_long_for_a_line_is_refused() -> None:
    """A mail has room for 998 octets; a long body is wrapped or encoded."""
    with pytest.raises(LetterError, match="70,000 characters"):
        as_eml(letter(Recipient("x" * 70_000, "ada@engines.example", "a")))
    with pytest.raises(LetterError, match="the subject has 70,000 characters"):
        as_eml(letter(subject="x" * 70_000))
    for body in ("https://x.example/" + "y" * 5000 + "\n", "田" * 5000 + "\n", "word " * 2000 + "\n"):
        data = as_eml(letter(body=body))
        assert max(map(len, data.split(b"\r\n"))) <= 998
        assert parsed(data).get_content().split() == body.split()


def test_bytes_that_are_no_text_are_refused() -> None:
    """They come from file names, and can't be written."""
    for write in (as_eml, as_text):
        with pytest.raises(LetterError, match="no text"):
            write(letter(body="Dear \udcff,\n"))


def test_a_mailto_link_carries_everything_and_nothing_else() -> None:
    """Blanks as %20, line ends as CRLF, copies; a mail program takes it apart again."""
    link = as_mailto(letter(ADA, YUKI, cc=(Recipient("Pat", "p+a?t&x=1#y@x.example"),), subject="a+b & c?"))
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    assert [unquote(one) for one in parts.path.split(",")] == ["ada@engines.example", "yuki@tanaka.example"]
    fields = parse_qs(parts.query.replace("+", "%2B"), strict_parsing=True)
    assert fields == {
        "cc": ["p+a?t&x=1#y@x.example"],
        "subject": ["a+b & c?"],
        "body": [BODY.rstrip().replace("\n", "\r\n")],
    }
    assert "%0D%0A%0D%0A" in link
    assert "+" not in link
    assert parts.fragment == ""


def test_a_body_with_a_percent_code_stays_text() -> None:
    """`%0ABcc:` in a note is no header."""
    link = as_mailto(letter(body="%0ABcc: eve@evil.example&bcc=eve\n"))
    assert parse_qs(urlsplit(link).query) == {"subject": ["Hello"], "body": ["%0ABcc: eve@evil.example&bcc=eve"]}


def test_text_shows_the_head_and_a_wrapped_body() -> None:
    """As it is read, not as it is encoded."""
    shown = as_text(letter(ADA, YUKI, cc=(ME,), body="word " * 30 + "\n\nBest wishes,\nRobin\n"))
    head, _, body = shown.partition("\n\n")
    assert head.split("\n") == [
        "To: Ada Lovelace <ada@engines.example>, 田中由紀 <yuki@tanaka.example>",
        "Cc: Robin Weiss <robin@weiss.example>",
        "Subject: Hello",
    ]
    assert all(len(line) <= 72 for line in body.split("\n"))
    assert body.endswith("\n\nBest wishes,\nRobin\n")


def test_markdown_keeps_line_ends_and_holds_no_html() -> None:
    """A signature stays on its lines; a tag is text."""
    shown = as_markdown(letter(ADA))
    assert shown.startswith("**To:** Ada Lovelace \\<ada@engines.example>  \n**Subject:** Hello\n\nDear Ada,\n\n")
    assert "\\<b>off\\</b>" in shown
    assert shown.endswith("\n\nBest wishes,  \nRobin\n")


NAMES = st.text(max_size=60) | st.text(st.sampled_from('aé田ل,;<>@"()\\= ?.\r\n\x00'), max_size=40)


@given(NAMES, NAMES)
@example("=?", "x")
@example('"', "\\")
@example(",", "田" * 60)
def test_no_name_and_no_subject_ever_adds_a_header_or_a_recipient(name: str, subject: str) -> None:
    """There is the draft that was meant, or none."""
    try:
        data = as_eml(letter(Recipient(name, "ada@engines.example", "a"), YUKI, subject=subject))
    except LetterError:
        return
    message = parsed(data)
    assert [address for _, address in people(message, "To")] == ["ada@engines.example", "yuki@tanaka.example"]
    assert message.keys() == parsed(as_eml(letter(ADA, YUKI))).keys()
    assert "Bcc" not in message


@given(st.text(st.characters(min_codepoint=32, exclude_categories=("C", "Z")), min_size=1, max_size=60))
def test_an_ordinary_name_is_never_refused(name: str) -> None:
    """Letters, marks and signs of every script, apart from what looks like an encoded word."""
    if "=?" not in name:
        message = parsed(as_eml(letter(Recipient(name, "ada@engines.example"), subject=name)))
        # Python's reader puts a blank where a long name was folded.
        assert people(message, "To")[0][0].replace(" ", "") == name
