"""The lines of a note by which someone can be found: what they offer and are, and what they need."""

from collections.abc import Iterator
from typing import NamedTuple

from notesnet.model.contact import Contact
from notesnet.model.me import Me


class OfferLine(NamedTuple):
    """One line that may answer a need: whose (a number of the caller's), which field, its words, where it stands."""

    owner: int
    field: str
    text: str
    number: int


def offer_lines(owner: int, contact: Contact) -> Iterator[OfferLine]:
    """What someone offers and is. ``ideal_client`` is none of it: it says whom they want to meet, as ``wishes`` does."""
    if contact.role:
        yield OfferLine(owner, "role", contact.role, contact.lines.get("role", 1))
    if contact.company:
        yield OfferLine(owner, "company", contact.company, contact.lines.get("company", 1))
    for phrase in contact.offers:
        yield OfferLine(owner, "offers", phrase.text, phrase.line)


def wishes(contact: Contact) -> Iterator[tuple[str, int, bool]]:
    """(words, line, whether they ask for clients) of what someone needs."""
    for phrase in contact.needs:
        yield phrase.text, phrase.line, False
    for phrase in contact.ideal_client:
        yield phrase.text, phrase.line, True


def as_contact(me: Me) -> Contact:
    """Me as one of the people, for what I need and offer."""
    return Contact(
        path=me.path,
        name=me.name or "Me",
        company=me.company,
        role=me.role,
        offers=me.offers,
        needs=me.needs,
        interests=me.interests,
        ideal_client=me.ideal_client,
    )
