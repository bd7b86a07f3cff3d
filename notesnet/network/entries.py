"""What matching keeps of one person: the lines by which they can be found, what they need, care about and share."""

from collections.abc import Iterator
from typing import NamedTuple

from notesnet.model.contact import Contact
from notesnet.model.suggestion import Line
from notesnet.network.lines import OfferLine, offer_lines, wishes
from notesnet.network.query import Query, query_of
from notesnet.network.terms import Feature, Features, PhraseReader
from notesnet.network.wanting import given_and_wanted

WANTED = 0.45  # what somebody wants, amid what they give: it says more of them, and makes no match
ALWAYS = 2**31 - 1  # quiet until a day that never comes


class Link(NamedTuple):
    """A person whom someone knows, or by whom they were introduced: the path, and the line that says so."""

    path: str
    line: int


class Who(NamedTuple):
    """Who someone is; ``quiet`` is the day (as ordinal) until which they want no introductions, 0 when there is none."""

    path: str
    name: str
    archived: bool
    quiet: int
    links: tuple[Link, ...]


class Offered(NamedTuple):
    """A line by which someone can be found, read."""

    line: OfferLine
    features: Features


class Wish(NamedTuple):
    """A line that says what someone needs (``field`` is ``needs`` or ``ideal_client``), made ready to be answered."""

    line: Line
    field: str
    query: Query


def who_is(contact: Contact) -> Who:
    """Who a contact is."""
    links = [*contact.knows, *((contact.introduced_by,) if contact.introduced_by else ())]
    if contact.archived or contact.introductions == "no":
        quiet = ALWAYS
    else:
        quiet = contact.paused_until.date.toordinal() if contact.paused_until else 0
    found = tuple(Link(link.path, link.line) for link in links if link.path)
    return Who(contact.path, contact.name, contact.archived, quiet, found)


def offered_by(reader: PhraseReader, number: int, contact: Contact) -> list[Offered]:
    """What someone offers and is, with the fields of their trade around it."""
    around = trade_of(reader, contact)
    return [Offered(line, features_of(reader, line, around)) for line in honest_lines(reader, number, contact)]


def wished_by(reader: PhraseReader, contact: Contact) -> list[Wish]:
    """What someone needs."""
    return [wish_of(reader, contact.path, wish) for wish in wishes(contact)]


def wish_of(reader: PhraseReader, path: str, wish: tuple[str, int, bool]) -> Wish:
    """One of the lines that ``wishes`` gives."""
    text, line, clients = wish
    return Wish(Line(text, path, line), "ideal_client" if clients else "needs", query_of(reader, text, clients=clients))


def cared_for_by(reader: PhraseReader, number: int, contact: Contact) -> list[Offered]:
    """What someone cares about."""
    return [
        Offered(OfferLine(number, "offers", phrase.text, phrase.line), reader.features(phrase.text))
        for phrase in contact.interests
    ]


def trade_of(reader: PhraseReader, contact: Contact) -> frozenset[str]:
    """The fields that someone's role, company and tags surely tell."""
    role = given_and_wanted(contact.role)[0] if contact.role else ""
    texts = [text for text in (role, contact.company, *contact.tags) if text]
    return reader.fields(texts) if texts else frozenset()


def honest_lines(reader: PhraseReader, number: int, contact: Contact) -> Iterator[OfferLine]:
    """The lines of someone; a company's name that says another trade than the role counts only as what they are of."""
    of_role = reader.fields([given_and_wanted(contact.role)[0]]) if contact.role else frozenset()
    for line in offer_lines(number, contact):
        if line.field == "company" and of_role and not of_role & reader.fields([contact.company]):
            yield line._replace(field="employer")
        else:
            yield line


def features_of(reader: PhraseReader, line: OfferLine, around: frozenset[str]) -> Features:
    """Of a company's name the concepts tell its trade; its other words are only a name. What a line wants makes no match."""
    if line.field in ("company", "employer"):
        features = reader.features(line.text, around, flat=True)
        return {key: feature for key, feature in features.items() if isinstance(key, int)}
    gives, wants = given_and_wanted(line.text)
    features = reader.features(gives, around, flat=line.field != "offers")
    if not wants:
        return features
    found = dict(reader.features(wants))
    for key, (weight, _strong, word) in found.items():
        found[key] = Feature(weight * WANTED, strong=False, word=word)
    found.update(features)
    return found
