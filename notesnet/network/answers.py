"""What one person needs that I or someone offers, and who needs what they offer: two answers a line at most."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from notesnet.model.contact import Contact
from notesnet.model.show import Answer, AnswerKind
from notesnet.model.suggestion import Line
from notesnet.model.week import Person
from notesnet.network.entries import Offered, Wish
from notesnet.network.matching import counted_keys
from notesnet.network.pool import ME, number_of, owner_of
from notesnet.network.suggestions import Scope
from notesnet.text.names import fold

EACH = 2
LOOKED_AT = 20  # lines that answer best, of which the best are chosen


class _Hit(NamedTuple):
    """Someone who answers a line, and how well."""

    score: float
    owner: int
    field: str
    line: Line


def answers_about(scope: Scope, contact: Contact) -> tuple[Answer, ...]:
    """For each need of someone the best who offer it, for each offer the best who need it; me first, if I do.

    Only people who may be brought together with them now are named, as in ``suggest NAME``. I may always answer, but not
    somebody who is archived.
    """
    pool = scope.pool
    at = pool.places((contact.path,)).get(contact.path)
    if at is None:
        return ()  # it was taken away just now
    offers = [offered for offered in pool.lines(at) if offered.line.field == "offers"]
    pool.expect("offers", counted_keys(pool.wishes(at), offers))
    found: list[Answer] = []
    for wish in pool.wishes(at):
        found += _best(scope, "need", wish.line, _offering(scope, at, wish))
    for offered, scores in zip(offers, scope.matcher.wishes_for(offers), strict=True):
        line = Line(offered.line.text, contact.path, offered.line.number)
        found += _best(scope, "offer", line, _needing(scope, at, offered, scores))
    return tuple(dict.fromkeys(found))  # a line that somebody wrote twice is answered once


def _offering(scope: Scope, at: int, wish: Wish) -> Iterator[_Hit]:
    pool, matcher = scope.pool, scope.matcher
    places = _chosen(scope, at, matcher.scores(wish.query, close=False))
    lines = [pool.lines(owner_of(place))[number_of(place)] for place in places]
    for offered in [*lines, *(pool.lines(ME) if _asks_me(scope, at) else ())]:
        answer = matcher.answer(wish.query, offered)
        if answer and not answer.close:
            owner = offered.line.owner
            line = Line(offered.line.text, pool.who(owner).path, offered.line.number)
            yield _Hit(answer.score, owner, offered.line.field, line)


def _needing(scope: Scope, at: int, offered: Offered, scores: Mapping[int, float]) -> Iterator[_Hit]:
    matcher = scope.matcher
    wishes = [(owner_of(place), matcher.wish(place)) for place in _chosen(scope, at, scores)]
    for owner, wish in [*wishes, *((ME, wish) for wish in (scope.pool.wishes(ME) if _asks_me(scope, at) else ()))]:
        answer = matcher.answer(wish.query, offered)
        if answer and not answer.close:
            yield _Hit(answer.score, owner, wish.field, wish.line)


def _asks_me(scope: Scope, at: int) -> bool:
    return not scope.pool.who(at).archived


def _chosen(scope: Scope, at: int, scores: Mapping[int, float]) -> list[int]:
    """The lines that are looked at: the best of those whose owners may be brought together with somebody."""
    if scope.between.silent(at):
        return []
    owners = set(scope.between.allowed(at, {owner_of(place) for place in scores}))
    places = (place for place in scores if owner_of(place) in owners)
    best = heapq.nsmallest(LOOKED_AT, places, key=lambda place: (-scores[place], place))
    scope.pool.fetch(dict.fromkeys(map(owner_of, best)))
    return best


def _best(scope: Scope, kind: AnswerKind, own: Line, hits: Iterable[_Hit]) -> Iterator[Answer]:
    """Me first, then who answers best; each person once."""
    who = scope.pool.who
    ordered = sorted(hits, key=lambda hit: (hit.owner != ME, -hit.score, fold(who(hit.owner).name), hit.line[1:]))
    told: set[int] = set()
    for hit in ordered:
        if hit.owner not in told and len(told) < EACH:
            told.add(hit.owner)
            person = Person(*who(hit.owner)[:2])
            yield Answer(kind, own, person, hit.line, hit.field, mine=hit.owner == ME)
