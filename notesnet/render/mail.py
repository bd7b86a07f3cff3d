"""A finished letter as an e-mail draft, as text, as markdown and as a mailto link.

A draft carries neither Date nor Message-ID: it is marked ``X-Unsent: 1``, and the mail program that sends it sets both.
A date of ours would be the day of writing, which is not the day of sending; and without the two, the same vault gives
the same bytes.
"""

from typing import TYPE_CHECKING

from notesnet.frozen import frozen
from notesnet.render.addresses import LetterError, Recipient, checked_address, checked_header, checked_name
from notesnet.render.layout import wrapped
from notesnet.text.patterns import regex

if TYPE_CHECKING:
    from email.message import EmailMessage

_LONGEST_LINE = 998  # octets, by RFC 5322
_TAG = regex(r"<(?=[A-Za-z/!?])")
_SURROGATE = regex("[\ud800-\udfff]")


@frozen
class Letter:
    """Everything that a draft needs; ``body`` is tidy and not yet wrapped."""

    sender: Recipient
    to: tuple[Recipient, ...]
    cc: tuple[Recipient, ...]
    subject: str
    body: str


def as_eml(letter: Letter) -> bytes:
    """An unsent e-mail, plain text in UTF-8, the same bytes each time; parsed again before it is given out.

    Raises:
        LetterError: somebody has no address or a bad one, or a text could add to the head of the mail.
    """
    from email.headerregistry import Address  # noqa: PLC0415 - loaded only when a draft is written
    from email.message import EmailMessage  # noqa: PLC0415 - as above
    from email.policy import SMTP  # noqa: PLC0415 - as above

    people = {"To": letter.to, "Cc": letter.cc, "From": (letter.sender,) if letter.sender.email else ()}
    _check(letter)
    addresses = {
        header: [(checked_name(one), *checked_address(one)) for one in some] for header, some in people.items()
    }
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    for header in ("From", "To", "Cc"):
        if addresses[header]:
            message[header] = [Address(name, local, domain) for name, local, domain in addresses[header]]
    message["Subject"] = checked_header(letter.subject, "the subject")
    message.set_content(wrapped(letter.body))
    data = message.as_bytes()
    _check_again(data, message, addresses)
    return data


def as_text(letter: Letter) -> str:
    """The letter as it is shown: To, Cc and Subject, an empty line, the body; an address may be missing.

    Raises:
        LetterError: a name, an address or the subject holds a line break, or the like.
    """
    _check(letter)
    head = [
        f"{header}: {', '.join(map(_shown, some))}" for header, some in (("To", letter.to), ("Cc", letter.cc)) if some
    ]
    return "\n".join([*head, f"Subject: {checked_header(letter.subject, 'the subject')}", "", wrapped(letter.body)])


def as_markdown(letter: Letter) -> str:
    """The letter for a note: whole paragraphs, line ends within them kept, nothing in it read as HTML.

    Raises:
        LetterError: as ``as_text``.
    """
    _check(letter)
    head = [
        f"**{header}:** {', '.join(map(_shown, some))}"
        for header, some in (("To", letter.to), ("Cc", letter.cc))
        if some
    ]
    head.append(f"**Subject:** {checked_header(letter.subject, 'the subject')}")
    lines = letter.body.rstrip("\n").split("\n")
    broken = [f"{line}  " if line and after else line for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return _TAG.sub(r"\<", "  \n".join(head) + "\n\n" + "\n".join(broken) + "\n")


def as_mailto(letter: Letter) -> str:
    """A link that opens the letter in the mail program.

    Raises:
        LetterError: as ``as_eml``.
    """
    from urllib.parse import quote  # noqa: PLC0415 - as above

    _check(letter)

    def addresses(people: tuple[Recipient, ...]) -> str:
        return ",".join(quote("@".join(checked_address(one)), safe="@") for one in people)

    fields = {
        "subject": checked_header(letter.subject, "the subject"),
        "body": letter.body.rstrip().replace("\n", "\r\n"),
    }
    query = [f"cc={addresses(letter.cc)}"] if letter.cc else []
    query += [f"{name}={quote(text, safe='')}" for name, text in fields.items()]
    return f"mailto:{addresses(letter.to)}?{'&'.join(query)}"


def _check(letter: Letter) -> None:
    """What holds in every format: somebody to write to, one line a header, text that can be encoded."""
    if not letter.to:
        raise LetterError("the letter goes to nobody", "look at `to` in the template", field="email")
    for person in (letter.sender, *letter.to, *letter.cc):
        checked_name(person)
        checked_header(person.email, f"the e-mail address of {person.label}", person.who, "email")
    if _SURROGATE.search(letter.body):
        raise LetterError(
            "the letter holds bytes that are no text", "look at names that come from file names", field="body"
        )


def _shown(person: Recipient) -> str:
    name, email = checked_name(person), person.email.strip()
    return f"{name} <{email}>" if name and email else name or email


def _check_again(data: bytes, meant: "EmailMessage", addresses: dict[str, list[tuple[str, str, str]]]) -> None:
    """Parses the finished draft: exactly the headers and the people that were meant, and no line too long."""
    from email import message_from_bytes  # noqa: PLC0415 - as above
    from email.policy import default  # noqa: PLC0415 - as above

    parsed = message_from_bytes(data, policy=default)
    found = {
        header: [(_close(one.display_name), one.username, one.domain) for one in parsed[header].addresses]
        for header in ("From", "To", "Cc")
        if header in parsed
    }
    expected = {
        header: [(_close(name), local, domain) for name, local, domain in some]
        for header, some in addresses.items()
        if some
    }
    same = (
        parsed.keys() == meant.keys()
        and found == expected
        and _close(parsed["Subject"]) == _close(meant["Subject"])
        and not parsed.is_multipart()
        and max(map(len, data.split(b"\r\n"))) <= _LONGEST_LINE
    )
    if not same:
        message = "this letter can't be written as an e-mail without change"
        raise LetterError(message, "look for unusual signs in the names and the subject; or draft with --format text")


def _close(text: str) -> str:
    """Text without blanks, since long names are folded between them."""
    return "".join(text.split())
