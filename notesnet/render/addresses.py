"""E-mail addresses and header texts that are safe to write, and a refusal for all others.

Python's own checks have gaps: NUL passes in a subject, an encoded word in a name can bring a header of its own, and a
domain in other letters becomes invalid.
"""

from typing import NamedTuple

from notesnet.errors import RefusedError
from notesnet.text.patterns import regex

_LONGEST_HEADER = 900  # characters; a line of a mail may have 998 octets
_LONGEST_ADDRESS = 254
_UNSAFE = regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = regex(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = regex(rf"{_LABEL}(?:\.{_LABEL})*")


class Recipient(NamedTuple):
    """Someone a letter goes to or comes from.

    Attributes:
        name: shown before the address; may be empty.
        email: one bare address; empty when none is known.
        who: ``contact``, ``a``, ``b`` or ``me``, else ``templates/NAME.eml.j2:LINE`` that gave the address.
    """

    name: str
    email: str
    who: str = ""

    @property
    def label(self) -> str:
        """How an error calls this person."""
        return self.name.strip()[:80] or ("me.md" if self.who == "me" else self.who) or "a recipient"


class LetterError(RefusedError):
    """A letter that can't be written safely.

    Attributes:
        who: the ``who`` of the person at fault, empty when it is no person's.
        field: the field of that person's note that must change: ``name`` or ``email``; else ``subject`` or ``body``.
    """

    def __init__(self, message: str, help: str, who: str = "", field: str = "") -> None:  # noqa: A002 - as in errors
        super().__init__(message, help)
        self.who = who
        self.field = field


def checked_header(text: str, what: str, who: str = "", field: str = "subject") -> str:
    """``text`` with single blanks, fit for a header.

    Raises:
        LetterError: it holds a line break or another control character, an encoded word, or is too long.
    """
    found = _UNSAFE.search(text)
    if found:
        sign = (
            "a line break"
            if found.group() in "\r\n\v\f\x85\u2028\u2029"
            else f"the character U+{ord(found.group()):04X}"
        )
        raise LetterError(f"{what} holds {sign}", "take it out: it could add lines to the mail's head", who, field)
    if "=?" in text:
        raise LetterError(f"{what} holds `=?`", "take it out: mail programs read it as code", who, field)
    if len(text) > _LONGEST_HEADER:
        raise LetterError(f"{what} has {len(text):,} characters", "a mail's head has room for 900", who, field)
    return " ".join(text.split(" ")).strip()


def checked_name(person: Recipient) -> str:
    """The name of a person, fit for a header.

    Raises:
        LetterError: see ``checked_header``.
    """
    return checked_header(person.name, f"the name of {person.label!r}", person.who, "name")


def checked_address(person: Recipient) -> tuple[str, str]:
    """The part before the ``@`` and the domain, in ASCII.

    Raises:
        LetterError: there is no address, or it is not exactly one that every mail program understands.
    """
    address = person.email
    if not address:
        remedy = "write one into the note: `email: name@example.org`; or draft with --format text"
        raise LetterError(f"{person.label} has no e-mail address", remedy, person.who, "email")
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain or len(address) > _LONGEST_ADDRESS:
        raise _no_address(person)
    if not local.isascii():
        message = f"{person.label}: {address!r} has letters before the @ that many mail programs refuse"
        raise LetterError(message, "ask for an address in plain letters", person.who, "email")
    plain = _ascii_domain(domain)
    if not _LOCAL.fullmatch(local) or plain is None:
        raise _no_address(person)
    return local, plain


def _no_address(person: Recipient) -> LetterError:
    message = f"{person.label}: {person.email[:80]!r} is not one plain e-mail address"
    return LetterError(message, "write a single address, such as name@example.org", person.who, "email")


def _ascii_domain(domain: str) -> str | None:
    """The domain as DNS writes it, None when it is none."""
    if not domain.isascii():
        import idna  # noqa: PLC0415 - few domains need its tables

        try:
            domain = idna.encode(domain, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return None
    return domain if _DOMAIN.fullmatch(domain) else None
