"""Finds who answers a need: stemmed BM25 over what people offer and are, on concepts before words.

An inverted index holds which lines have a concept or word, so that a need meets only the lines that share something with it.
"""

import heapq
import math
from array import array
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.suggestion import Met
from notesnet.network.lines import OfferLine, offer_lines
from notesnet.network.phrases import Key
from notesnet.network.query import SERVICE, Query, compare
from notesnet.network.sieve import sieve
from notesnet.network.terms import Features, PhraseReader

HEAD = 0.6  # features of this weight say what a line is about
AT_MOST = 400  # lines that are looked at closely for one need


class Answer(NamedTuple):
    """A line that answers a need, how well (0 to 1), and the words that met; ``close`` when only near concepts did."""

    score: float
    line: OfferLine
    met: tuple[Met, ...]
    close: bool = False


class Postings(NamedTuple):
    """The lines that hold one key, and its weight in each; a weight below 0 makes no match by itself."""

    lines: "array[int]"  # not quoted from Python 3.12 on
    weights: "array[float]"


class Matcher:
    """What people offer and are, by concept and word.

    Only the numbers of lines and weights are kept for each key: some 50 bytes a line.

    Attributes:
        about: for each person, what their offers, role and company are about.
    """

    def __init__(self, reader: PhraseReader, all_lines: int | None = None) -> None:
        self.reader = reader
        self.lines: list[OfferLine] = []
        self.about: dict[int, tuple[Key, ...]] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._postings: dict[Key, Postings] = {}
        self._all_lines = all_lines
        self._rarities: dict[Key, float] = {}

    @property
    def lexicon(self) -> Lexicon:
        """What the phrases are read by."""
        return self.reader.lexicon

    def add(self, line: OfferLine, around: frozenset[str]) -> None:
        """Takes in one line; ``around`` are the fields of its owner's trade."""
        at = len(self.lines)
        self.lines.append(line)
        self._around[line.owner] = around
        self._rarities.clear()
        about = self.about.get(line.owner, ())
        for key, feature in self._features(line).items():
            if feature.strong and feature.weight >= HEAD and line.field in SERVICE and key not in about:
                about = (*about, key)
            postings = self._postings.get(key)
            if postings is None:
                postings = self._postings[key] = Postings(array("I"), array("f"))
            postings.lines.append(at)
            postings.weights.append(feature.weight if feature.strong else -feature.weight)
        self.about[line.owner] = about

    def postings(self, key: Key) -> Postings | None:
        """The lines that hold a key."""
        return self._postings.get(key)

    def rarity(self, key: Key) -> float:
        """BM25's inverse document frequency against that of a word nobody has: 1 for that, near 0 for one in every line."""
        known = self._rarities.get(key)
        if known is None:
            postings = self._postings.get(key)
            holders = len(postings.lines) if postings else 0
            lines = max(self._all_lines or len(self.lines), holders, 1)
            known = math.log(1 + (lines - holders + 0.5) / (holders + 0.5)) / math.log(2 * lines + 2)
            self._rarities[key] = known
        return known

    def answers(self, query: Query) -> dict[int, list[Answer]]:
        """Who answers: person → their lines that do, the best first."""
        found: dict[int, list[Answer]] = {}
        for at in self.candidates(query):
            answer = self.answer(query, self.lines[at])
            if answer:
                found.setdefault(answer.line.owner, []).append(answer)
        for answers in found.values():
            answers.sort(key=lambda answer: (answer.close, -answer.score, answer.line.number, answer.line.text))
        return found

    def answer(self, query: Query, line: OfferLine) -> Answer | None:
        """How one line answers a need, None when it does not."""
        found = compare(query, self._features(line), line.field, self.rarity, self.lexicon)
        return Answer(found.score, line, found.met, found.close) if found else None

    def promises(self, query: Query) -> dict[int, float]:
        """Who may answer, without looking at any line: person → the weight and rarity of what the need and a line share."""
        found: dict[int, float] = {}
        for key, feature in query.features.items():
            postings = self._postings.get(key)
            if feature.strong and postings:
                gain = feature.weight * self.rarity(key)
                for at, there in zip(postings.lines, postings.weights, strict=True):
                    owner = self.lines[at].owner
                    if there > 0 and gain * there > found.get(owner, 0.0):
                        found[owner] = gain * there
        return found

    def candidates(self, query: Query) -> list[int]:
        """The lines on which enough met, the most promising of them when there are very many."""
        evidence: dict[int, float] = {}
        promise: dict[int, float] = {}
        for key, origins in query.wanted.items():
            weight = max([w for origin, w in origins if query.features[origin].strong], default=0.0)
            postings = self._postings.get(key)
            if not weight or postings is None:
                continue
            rarity = self.rarity(key)
            for at, there in zip(postings.lines, postings.weights, strict=True):
                if there > 0:
                    evidence[at] = evidence.get(at, 0.0) + weight * there
                    promise[at] = promise.get(at, 0.0) + weight * there * rarity
        enough = [at for at, weight in evidence.items() if weight >= query.enough]
        if len(enough) <= AT_MOST:
            return enough
        return heapq.nsmallest(AT_MOST, enough, key=lambda at: (-promise[at], at))

    def _features(self, line: OfferLine) -> Features:
        around = self._around.get(line.owner, frozenset())
        features = self.reader.features(line.text, around, flat=line.field != "offers")
        return _of_company(features) if line.field in ("company", "employer") else features


def _of_company(features: Features) -> Features:
    """A company's name tells its trade by the concepts in it; its other words are only a name."""
    return {key: feature for key, feature in features.items() if isinstance(key, int)}


def trade_of(reader: PhraseReader, contact: Contact) -> frozenset[str]:
    """The fields that someone's role, company and tags surely tell."""
    texts = [text for text in (contact.role, contact.company, *contact.tags) if text]
    return reader.fields(texts) if texts else frozenset()


def index_people(reader: PhraseReader, people: Iterable[tuple[int, Contact]]) -> Matcher:
    """A matcher over everything that some people offer and are, each with a number of the caller's."""
    matcher = Matcher(reader)
    for number, contact in people:
        around = trade_of(reader, contact)
        for line in honest_lines(reader, number, contact):
            matcher.add(line, around)
    return matcher


def index_lines_with(reader: PhraseReader, people: Iterable[tuple[int, Contact]], keys: Collection[Key]) -> Matcher:
    """The same over those lines only that may hold one of the keys; as right about these keys, and much quicker."""
    contacts = dict(people)
    lines = [line for number, contact in contacts.items() for line in offer_lines(number, contact)]
    held = [lines[at] for at in sieve(reader.lexicon, keys, [line.text for line in lines])]
    matcher = Matcher(reader, len(lines))
    wanted: dict[int, set[tuple[str, int, str]]] = {}
    for line in held:
        wanted.setdefault(line.owner, set()).add((line.field, line.number, line.text))
    for number, mine in wanted.items():
        contact = contacts[number]
        around = trade_of(reader, contact)
        for line in honest_lines(reader, number, contact):
            if ("company" if line.field == "employer" else line.field, line.number, line.text) in mine:
                matcher.add(line, around)
    return matcher


def honest_lines(reader: PhraseReader, number: int, contact: Contact) -> Iterator[OfferLine]:
    """The lines of someone; a company's name that says another trade than the role counts only as what they are of."""
    of_role = reader.fields([contact.role]) if contact.role else frozenset()
    for line in offer_lines(number, contact):
        if line.field == "company" and of_role and not of_role & reader.fields([contact.company]):
            yield line._replace(field="employer")
        else:
            yield line
