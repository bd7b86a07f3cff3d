"""Who would care about something: by their interests, the same thing first, then a whole field, then what is close to it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from notesnet.model.concepts import Lexicon
from notesnet.model.suggestion import Found, Line, Match, Met
from notesnet.model.vault import Vault
from notesnet.model.week import Person
from notesnet.network.match import MANY, ranked
from notesnet.network.matching import Answer, Matcher
from notesnet.network.pool import Pool, pool_of
from notesnet.network.query import query_of
from notesnet.network.terms import PhraseReader
from notesnet.text.names import fold
from notesnet.text.stems import stems_of, words_of

SAME, WIDE, CLOSE, NOTHING = range(4)  # how near an interest is to what was asked for


def match_interests(vault: Vault, words: Lexicon | Pool, text: str) -> list[Match]:
    """Who would care about it: their interests, by words and concepts.

    Chess and football are both games, and who loves one need not care about the other: of a field that holds many things
    only the same one answers, or the whole field, on either side.
    """
    pool = pool_of(vault, words)
    found: dict[int, list[Match]] = {SAME: [], WIDE: [], CLOSE: []}
    caring = _caring(Matcher(pool, "interests"), text)
    pool.fetch_who(caring)
    for place, answers in caring.items():
        who = pool.who(place)
        evidence = tuple(Found("interests", Line(a.line.text, who.path, a.line.number), a.met) for _near, a in answers)
        near, best = answers[0]
        found[near].append(Match(Person(who.path, who.name), round(best.score, 2), evidence))
    return [match for matches in found.values() for match in ranked(matches)]


Caring = tuple[int, Answer]


def _caring(matcher: Matcher, text: str) -> Mapping[int, list[Caring]]:
    """Interests that meet, the nearest of each person first; one in the very words asked for always does."""
    pool = matcher.pool
    query = query_of(pool.reader, text)
    fields = Fields(pool.reader)
    found = _near(fields, matcher.answers(query, close=False))
    if len(found) < MANY:
        found = _near(fields, matcher.answers(query))
    same = fold(text)
    missing = [place for place in pool.sharing(("interest", same)) if place not in found]
    pool.fetch(missing)
    for place in missing:
        line = next(line for line, _features in pool.interests(place) if fold(line.text) == same)
        found[place] = [(SAME, Answer(1.0, line, ()))]
    return found


def _near(fields: "Fields", answers: Mapping[int, Iterable[Answer]]) -> dict[int, list[Caring]]:
    found: dict[int, list[Caring]] = {}
    for place, some in answers.items():
        near = [(how, answer) for one in some for how, answer in [fields.nearness(one)] if how != NOTHING]
        if near:
            near.sort(key=lambda caring: (caring[0], -caring[1].score, caring[1].line.number, caring[1].line.text))
            found[place] = near
    return found


class _Word(NamedTuple):
    """A word that met: its stems, the fields that it names as a whole, and those of which it is one thing."""

    stems: frozenset[str]
    whole: frozenset[int]
    one_of: frozenset[int]


class Fields:
    """Tells of words that met whether they mean the same, a whole field, or two things of one."""

    def __init__(self, reader: PhraseReader) -> None:
        self._reader = reader
        umbrella, concepts = reader.lexicon.umbrella, reader.lexicon.concepts
        self._names = {concept: frozenset(stems_of(words_of(concepts[concept].name)).values()) for concept in umbrella}
        self._wide = {concepts[concept].name: concept for concept in umbrella}
        self._words: dict[str, _Word] = {}

    def nearness(self, answer: Answer) -> Caring:
        """How near an interest is, and the interest with the words that tell it."""
        told = [(self._of(met), met) for met in answer.met]
        near = min((how for how, _met in told), default=SAME)
        kept = tuple(met for how, met in told if how != NOTHING)
        return (CLOSE if near == SAME and answer.close else near), answer._replace(met=kept)

    def _of(self, met: Met) -> int:
        asked, there = self._word(met.one), self._word(met.other)
        if asked.stems & there.stems or not (asked.one_of or there.one_of):
            return SAME
        if asked.one_of & there.one_of and met.concept not in self._wide:
            return SAME  # football and soccer
        return WIDE if asked.one_of & there.whole or there.one_of & asked.whole else NOTHING

    def _word(self, text: str) -> _Word:
        known = self._words.get(text)
        if known is None:
            stems = frozenset(stems_of(words_of(text)).values())
            features = self._reader.features(text)
            meant = frozenset([concept for concept in self._names if concept in features])
            telling = stems - self._reader.lexicon.generic
            whole = frozenset([concept for concept in meant if telling and telling <= self._names[concept]])
            known = self._words[text] = _Word(stems, whole, meant - whole)
        return known
