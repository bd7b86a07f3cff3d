"""The lines of vCards: unfolded, the soft line breaks of 2.1 joined, photos left unread."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notesnet.formats.decode import LONGEST_LINE
from notesnet.text.patterns import regex

# What a person's note can hold; all other properties are passed over unread.
READ = frozenset(
    "FN N NICKNAME EMAIL TEL ORG TITLE ROLE ADR BDAY ANNIVERSARY X-ANNIVERSARY X-EVOLUTION-ANNIVERSARY X-ABDATE X-ABLABEL URL "
    "X-SOCIALPROFILE SOCIALPROFILE IMPP CATEGORIES NOTE KIND X-ADDRESSBOOKSERVER-KIND X-SKYPE X-SKYPE-USERNAME X-AIM X-ICQ "
    "X-JABBER X-MSN X-YAHOO X-TWITTER X-MASTODON X-QQ X-GOOGLE-TALK X-GTALK RELATED X-ABRELATEDNAMES X-SPOUSE X-MANAGER "
    "X-ASSISTANT X-EVOLUTION-SPOUSE X-EVOLUTION-MANAGER X-EVOLUTION-ASSISTANT".split()
)
_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_NAME = regex(r"(?:[A-Za-z0-9_-]+\.)?([A-Za-z0-9_-]+)(?=[;:])", re.ASCII)
_EDGE = regex(r"\s*(BEGIN|END)\s*:\s*VCARD\s*", re.ASCII | re.IGNORECASE)
_BASE64 = regex(r"[A-Za-z0-9+/]+={0,2}\s*", re.ASCII)


class CardLine(NamedTuple):
    """A whole line: ``edge`` is BEGIN, END or empty; ``name``, in capitals, is empty when it is no property."""

    number: int
    edge: str
    name: str
    text: str


def card_lines(lines: Iterable[str]) -> Iterator[CardLine]:
    """The logical lines, each with the number of the physical one where it begins.

    Of properties that are not ``READ`` the text may be cut, and of any what is over 1 MiB.
    """
    held: _Held | None = None
    for number, line in enumerate(lines, 1):
        text = line.lstrip("\ufeff")  # files that were joined have a mark in their middle
        edge = _EDGE.fullmatch(text) if len(text) < 100 and ":" in text else None
        if edge is not None:
            if held is not None:
                yield held.whole()
                held = None
            yield CardLine(number, edge[1].upper(), "", text)
        elif held is None or not held.takes(line):
            if held is not None:
                yield held.whole()
            held = _Held(number, text) if text and not text.isspace() else None
    if held is not None:
        yield held.whole()


class _Held:
    """A line that may go on in the next one."""

    def __init__(self, number: int, text: str) -> None:
        name = _NAME.match(text)
        self.number = number
        self.name = name[1].upper().replace("_", "-") if name else ""
        self.parts = [text]
        self.size = len(text)
        self.printable = text[-1] == "=" and "QUOTED-PRINTABLE" in text.partition(":")[0].upper()
        self.soft = self.printable

    def takes(self, line: str) -> bool:
        """Whether ``line`` belongs to this one; then it is taken in."""
        if self.soft:
            more = line
        elif not line or line.isspace():
            return True
        elif line[0] in " \t":
            more = line[1:]
        else:
            return self.name in _BINARY and _BASE64.fullmatch(line) is not None
        if self.name in READ and self.size < LONGEST_LINE:
            if self.soft:
                self.parts[-1] = self.parts[-1][:-1]
            self.parts.append(more)
            self.size += len(more)
        self.soft = self.printable and line.endswith("=")
        return True

    def whole(self) -> CardLine:
        return CardLine(self.number, "", self.name, "".join(self.parts))
