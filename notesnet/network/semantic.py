"""Lets a model of language have a say in who offers something: in their order, and in who is added when hardly anyone was found.

What the concepts know they know surely, and a model takes everything that sounds alike for the same. So it only moves those
whom the concepts found, and adds lines only where they share no word with what was asked for: of those the concepts have
said already that the likeness is one of letters.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notesnet.model.contact import Contact
from notesnet.model.suggestion import Found, Line, Match, Met
from notesnet.model.vault import Vault
from notesnet.model.week import Person
from notesnet.network.wanting import given_and_wanted
from notesnet.text.names import fold
from notesnet.text.stems import words_of

Likeness = Callable[
    [str, Sequence[str]], Sequence[float]
]  # how near each text is to the first one: 1 the same, 0 nothing

WEIGHT = 0.5  # what the likeness counts against the score of the concepts
NEAR_ALONE, NEAR_BESIDE = 0.3, 0.4  # what a line must reach to be added where nobody was found, and where somebody was
FEW, ADDED = 3, 2  # to fewer than these so many are added
MANY = 40_000  # lines; of more, only those that were found are held against the model
BEGINNING = 4  # letters in which words are taken for kin
SMALL_WORDS = frozenset(  # two lines that share one of these share nothing
    "a about after an and any are as at be been but by can do for from get give had has have he help helps her his how i in "
    "into is it its know knows like me my need needs not of off on one or our out over people she so some somebody someone "
    "something than that the their them then there they this to up us want wants we what when where which who will with "
    "without would you your".split()
)
MEANING = Met("", "", "close in meaning")


class _Offer(NamedTuple):
    """A line of someone who may be added, and what of it they give."""

    person: Person
    line: Line
    gives: str


def with_meaning(vault: Vault, text: str, found: Sequence[Match], likeness: Likeness) -> list[Match]:
    """What ``match_offers`` found, in the order of words and meaning; at most two more people where hardly any were found."""
    offering = [match for match in found if match.evidence[0].kind == "offers"]
    known = {match.person.path for match in offering}
    lines = _offers(vault.contacts) if len(offering) < FEW else []
    lines = [offer for offer in lines if offer.person.path not in known] if len(lines) <= MANY else []
    texts = list(dict.fromkeys([*(m.evidence[0].line.text for m in offering), *(offer.gives for offer in lines)]))
    if not texts:
        return list(found)
    near = dict(zip(texts, likeness(text, texts), strict=True))
    moved = sorted((_moved(match, near) for match in offering), key=_order)
    added = _added(text, lines, near, NEAR_BESIDE if offering else NEAR_ALONE)
    named = known | {match.person.path for match in added}
    others = [match for match in found if match.evidence[0].kind != "offers" and match.person.path not in named]
    return [*moved, *added, *others]


def _moved(match: Match, near: Mapping[str, float]) -> Match:
    score = (match.score + WEIGHT * max(near[match.evidence[0].line.text], 0.0)) / (1 + WEIGHT)
    return Match(match.person, round(score, 2), match.evidence)


def _order(match: Match) -> tuple[float, str, str]:
    return (-match.score, fold(match.person.name), match.person.path)


def _offers(contacts: Mapping[str, Contact]) -> list[_Offer]:
    """What everyone who is not archived offers and is."""
    return [
        _Offer(Person(contact.path, contact.name), line, gives)
        for contact in contacts.values()
        if not contact.archived
        for line in _lines(contact)
        if (gives := given_and_wanted(line.text)[0])
    ]


def _lines(contact: Contact) -> Iterator[Line]:
    for phrase in contact.offers:
        yield Line(phrase.text, contact.path, phrase.line)
    if contact.role:
        yield Line(contact.role, contact.path, contact.lines.get("role", 1))


def _added(text: str, lines: Iterable[_Offer], near: Mapping[str, float], least: float) -> list[Match]:
    """The nearest lines that share no word with the text, each person once."""
    asked = _words(text)
    close = [offer for offer in lines if near[offer.gives] >= least]
    close.sort(key=lambda offer: (-near[offer.gives], fold(offer.person.name), offer.line[1:]))
    found: dict[str, Match] = {}
    for offer in close:
        if len(found) == ADDED:
            break
        if offer.person.path not in found and not _akin(asked, _words(offer.gives)):
            score = round(WEIGHT * near[offer.gives] / (1 + WEIGHT), 2)
            found[offer.person.path] = Match(offer.person, score, (Found("offers", offer.line, (MEANING,)),))
    return list(found.values())


def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - SMALL_WORDS


def _akin(some: Iterable[str], others: frozenset[str]) -> bool:
    """Whether a word stands in both, or two that begin alike, or one inside another."""
    return any(_kin(one, other) for one in some for other in others)


def _kin(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= BEGINNING and (short[:BEGINNING] == long[:BEGINNING] or short in long))
