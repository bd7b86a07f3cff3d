"""vCards, 2.1 to 4.0: a file of any number of them, read card by card, so that a bad one costs nobody else."""

import re
from collections.abc import Iterable, Iterator

from notesnet.formats.decode import guessed, is_stray, mended
from notesnet.formats.records import has_no_handle
from notesnet.formats.vcard_lines import READ, CardLine, card_lines
from notesnet.formats.vcard_person import Card
from notesnet.formats.vcard_property import Property, read_property
from notesnet.model.imported import ImportedPerson, ImportFault, Source
from notesnet.text.patterns import regex
from notesnet.text.visible import one_line

_MOST_LINES = 1_000  # of one card, photos not counted
_MOST_TEXT = 1 << 20  # characters of one card
_CHARSET = regex(r"[^:]*;CHARSET=\"?([\w-]+)", re.ASCII | re.IGNORECASE)
_NEXT = "Export this card again, or mend it in an editor, and import again."


def read_vcards(lines: Iterable[str], file: str) -> Iterator[ImportedPerson | ImportFault]:
    """The people of a file of vCards, in its order, and what could not be read; holds one card at a time; never raises.

    A card without END:VCARD, of a group, or without name, address and number is left out; of any other only the lines
    that can't be read.
    """
    card: _Open | None = None
    inner = 0  # cards inside a card: vCard 2.1's AGENT
    said = _Said(file)
    for line in card_lines(lines):
        if line.edge == "BEGIN":
            if card is not None and card.expects_inner:
                inner += 1
                continue
            if card is not None:
                yield card.not_closed()
            card, inner = _Open(Source(file, line.number)), 0
        elif line.edge == "END" and inner:
            inner -= 1
        elif line.edge == "END" and card is not None:
            yield from card.read()
            card = None
        elif card is None:
            yield from said.outside(line)
        elif not inner:
            yield from card.add(line, said)
    if card is not None:
        yield card.not_closed()


class _Said:
    """What is said once a file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._guess = self._outside = False

    def guess(self, number: int) -> Iterator[ImportFault]:
        if not self._guess:
            self._guess = True
            yield guessed(Source(self.file, number))

    def outside(self, line: CardLine) -> Iterator[ImportFault]:
        if not self._outside:
            self._outside = True
            message = f"this stands in no card: {one_line(line.text, 40)}"
            yield ImportFault(Source(self.file, line.number), message, "A card begins with BEGIN:VCARD; look above it.")


class _Open:
    """A card whose end was not reached yet."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.expects_inner = False
        self._properties: list[Property] = []
        self._size = 0
        self._full = self._broken = False

    def add(self, line: CardLine, said: _Said) -> Iterator[ImportFault]:
        """Takes in one line; the first that can't be read, and the first of too many, is a fault."""
        self.expects_inner = line.name == "AGENT" and line.text.rstrip().endswith(":")
        if line.name and line.name not in READ:
            return
        self._size += len(line.text)
        if self._full or self._size > _MOST_TEXT or len(self._properties) >= _MOST_LINES:
            if not self._full:
                self._full = True
                message = f"this card has more than {_MOST_LINES:,} lines or 1 MiB of text; the rest of it is left out"
                yield ImportFault(self.source, message, "Look at what it is, and write the note by hand.")
            return
        text = line.text
        if is_stray(text):
            charset = _CHARSET.match(text)
            text, was_guessed = mended(text, charset[1] if charset else "")
            if was_guessed:
                yield from said.guess(line.number)
        found = read_property(text) if line.name else None
        if found is not None:
            self._properties.append(found)
        elif not self._broken:
            self._broken = True
            message = f"a line of this card can't be read: {one_line(text, 40)}; the rest is kept"
            yield ImportFault(Source(self.source.file, line.number), message, _NEXT)

    def read(self) -> Iterator[ImportedPerson | ImportFault]:
        """The person of the whole card, behind what is wrong with it."""
        card = Card(self._properties, self.source)
        if card.is_group:
            yield ImportFault(
                self.source, "this card is a group and no person; it is left out", "Tag its people instead."
            )
            return
        person = card.person()
        yield from card.faults
        if has_no_handle(person):
            yield ImportFault(self.source, "this card has no name, address or number; it is left out", _NEXT)
        else:
            yield person

    def not_closed(self) -> ImportFault:
        """The fault of a card that has no end."""
        return ImportFault(self.source, "this card has no END:VCARD; it is left out", _NEXT)
