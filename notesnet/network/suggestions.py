"""Who should meet whom: pairs whose needs and offers answer each other, then shared interests and the same trade."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from notesnet.frozen import frozen
from notesnet.model.concepts import Lexicon
from notesnet.model.suggestion import Evidence, Line, Suggestion, SuggestionKind
from notesnet.model.vault import Vault
from notesnet.model.week import Person
from notesnet.network import common_ground as ground
from notesnet.network.between import Between
from notesnet.network.matching import Matcher, best_by_owner, counted_keys
from notesnet.network.pool import ME, Pool, pool_of
from notesnet.network.safe import why_safe
from notesnet.text.names import fold

SPARE = 20  # pairs that are looked at closely for each that is shown
SHARED_BY = 20  # what more people share than these says little about two of them
NOBODY = Person("", "")  # to be asked first: a standing yes is given already
LEAST_MET = 0.15  # the score of a need that is hardly met; what two people share adds up to no more


@frozen
class Scope:
    """What suggestions are made from: the vault on a day, all its people, and who may be brought together."""

    vault: Vault
    today: date
    pool: Pool
    between: Between
    matcher: Matcher


def scope_of(vault: Vault, words: Lexicon | Pool, today: date) -> Scope:
    """Everyone who may be suggested to somebody on a day, and me."""
    pool = pool_of(vault, words)
    return Scope(vault, today, pool, Between(pool, today), Matcher(pool))


def suggest(scope: Scope, limit: int) -> list[Suggestion]:
    """The pairs of the whole vault that should meet, mutual benefit first, then by score and names."""
    from notesnet.network.pairs import promising_pairs  # noqa: PLC0415 - only where all are held against all

    pairs = promising_pairs(scope.matcher, scope.between, limit * SPARE)
    found = _held(scope, pairs)
    if len(found) < limit:
        found += _held(scope, list(_sharing(scope, set(pairs), limit)))
    return _ranked(scope, found, limit)


def suggest_for(scope: Scope, path: str, limit: int) -> list[Suggestion]:
    """Whom one contact should meet."""
    number = scope.pool.places((path,)).get(path)
    return _about(scope, number, limit) if number is not None and not scope.between.silent(number) else []


def suggest_mine(scope: Scope, limit: int) -> list[Suggestion]:
    """Who needs what I offer, or offers what I need."""
    return _about(scope, ME, limit)


def _about(scope: Scope, number: int, limit: int) -> list[Suggestion]:
    """Whom one person should meet, looking only at those whose lines promise most."""
    pool, matcher = scope.pool, scope.matcher
    wishes, lines = pool.wishes(number), pool.lines(number)
    pool.expect("offers", counted_keys(wishes, lines))
    promise: dict[int, float] = {}
    for wish in wishes:
        for owner, score in best_by_owner(matcher.scores(wish.query, close=False)).items():
            promise[owner] = max(promise.get(owner, 0.0), score)
    asking: dict[int, float] = {}
    for scores in matcher.wishes_for(lines):
        for owner, score in best_by_owner(scores).items():
            asking[owner] = max(asking.get(owner, 0.0), score)
    for owner, score in asking.items():
        promise[owner] = promise.get(owner, 0.0) + score
    for thing in pool.things(number):
        for owner in scope.between.allowed(number, pool.sharing(thing))[:SHARED_BY]:
            promise.setdefault(owner, 0.0)
    others = scope.between.allowed(number, promise)
    likely = heapq.nsmallest(limit * SPARE, others, key=lambda at: (-promise[at], at))
    return _ranked(scope, _held(scope, [(number, other) for other in likely]), limit)


class _Pair(NamedTuple):
    """Two people who should meet, and in how far."""

    a: int
    b: int
    tier: int  # 2 when each needs what the other offers, 1 when one does, 0 when they only share something
    strength: float
    evidence: tuple[Evidence, ...]
    ask_first: int

    @property
    def score(self) -> float:
        """The same order as a number: what is shared up to 0.15, a need that is met up to 1, above that both ways."""
        if self.tier == 1:
            return round(LEAST_MET + (1 - LEAST_MET) * min(self.strength, 1.0), 2)
        return round(1 + self.strength, 2) if self.tier else self.strength


def _held(scope: Scope, pairs: Sequence[tuple[int, int]]) -> list[_Pair]:
    """The pairs for which something speaks."""
    scope.pool.fetch(dict.fromkeys(at for pair in pairs for at in pair if at != ME))
    return [made for one, other in pairs if (made := _pair(scope, one, other))]


def _pair(scope: Scope, one: int, other: int) -> _Pair | None:
    """Two people held against each other; None when nothing speaks for it. Of two contacts who needs is a."""
    answers = [*_needs_met(scope, one, other, "need_offer"), *_needs_met(scope, other, one, "offer_need")]
    answers.sort(key=lambda evidence: (-evidence.score, evidence.kind, evidence.a.line, evidence.b.line))
    common = _common(scope, one, other)
    if not answers and not common:
        return None
    if one != ME and answers and answers[0].kind == "offer_need":
        one, other = other, one
        answers = [_turned(evidence) for evidence in answers]
        common = [_turned(evidence) for evidence in common]
    best: dict[SuggestionKind, float] = {}
    for evidence in answers:
        best[evidence.kind] = max(evidence.score, best.get(evidence.kind, 0.0))
    strength = round(sum(best.values()) + min(ground.EACH * len(common), ground.AT_MOST), 2)
    first = other if one == ME or not answers or answers[0].kind == "need_offer" else one
    return _Pair(one, other, len(best), strength, (*answers[:4], *common[:3]), first)


def _needs_met(scope: Scope, one: int, other: int, kind: SuggestionKind) -> Iterator[Evidence]:
    """What ``one`` needs and ``other`` offers: for each need the line that answers it best.

    Concepts that are only close are no reason to bring two people together.
    """
    offers = scope.pool.lines(other)
    giver = scope.pool.who(other).path
    for need, _field, query in scope.pool.wishes(one):
        found = [
            answer
            for offer in offers
            if not query.wanted.keys().isdisjoint(offer.features)
            and (answer := scope.matcher.answer(query, offer))
            and not answer.close
        ]
        if found:
            best = min(found, key=lambda answer: (-answer.score, answer.line.number, answer.line.text))
            offer_line = Line(best.line.text, giver, best.line.number)
            ends = (need, offer_line) if kind == "need_offer" else (offer_line, need)
            yield Evidence(kind, *ends, best.met, round(best.score, 2))


def _turned(evidence: Evidence) -> Evidence:
    kinds: dict[SuggestionKind, SuggestionKind] = {"need_offer": "offer_need", "offer_need": "need_offer"}
    return Evidence(kinds.get(evidence.kind, evidence.kind), evidence.b, evidence.a, evidence.met, evidence.score)


def _common(scope: Scope, one: int, other: int) -> list[Evidence]:
    """What two people share, unless too many do."""
    pool = scope.pool
    most = max(SHARED_BY, pool.active // 20)
    both = ground.between(pool.things(one), pool.things(other))
    return [evidence for shared, evidence in both if len(pool.sharing(shared)) <= most]


def _sharing(scope: Scope, known: set[tuple[int, int]], limit: int) -> Iterator[tuple[int, int]]:
    """Pairs that share an interest, then those of one trade, what is rarest first."""
    left = limit * SPARE
    things = sorted(scope.pool.shared_things(), key=lambda thing: (thing[0][0] != "interest", thing[1], thing[0]))
    for thing, holders in things:
        if not 1 < holders <= SHARED_BY:
            continue
        numbers = scope.pool.sharing(thing)
        for at, one in enumerate(numbers):
            for other in numbers[at + 1 :]:
                if (one, other) not in known and scope.between.allows(one, other):
                    known.add((one, other))
                    yield one, other
                    left -= 1
                    if left <= 0:
                        return


def _ranked(scope: Scope, found: Iterable[_Pair], limit: int) -> list[Suggestion]:
    """Mutual benefit first, then a need that is met, then by score; ties by name, then path."""
    who = scope.pool.who

    def order(pair: _Pair) -> tuple[int, float, str, str, str, str]:
        a, b = who(pair.a), who(pair.b)
        return (-pair.tier, -pair.strength, fold(a.name), fold(b.name), a.path, b.path)

    return [_suggestion(scope, pair) for pair in heapq.nsmallest(limit, found, key=order)]


def _suggestion(scope: Scope, pair: _Pair) -> Suggestion:
    contacts = scope.vault.contacts
    people: Mapping[int, Person] = {at: Person(*scope.pool.who(at)[:2]) for at in (pair.a, pair.b)}
    asked = [contacts[people[at].path] for at in (pair.a, pair.b) if at != ME]
    willing = [contact.path for contact in asked if contact.introductions == "open"]
    in_turn = sorted((pair.a, pair.b), key=lambda at: at != pair.ask_first)
    to_ask = [people[at] for at in in_turn if at != ME and people[at].path not in willing]
    return Suggestion(
        a=people[pair.a],
        b=people[pair.b],
        score=pair.score,
        evidence=pair.evidence,
        ask_first=to_ask[0] if to_ask else NOBODY,
        safe=why_safe(scope.vault, scope.between.asked, asked, scope.today),
        for_me=pair.a == ME,
    )
