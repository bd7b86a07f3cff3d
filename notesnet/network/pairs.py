"""Which pairs of a whole vault are worth a close look, without comparing all of them.

What a pair promises is known from the postings alone, so nobody's lines are read for it:

- the most that one offers of what the other needs, held only against the lines that are most about it; and
- two people of whom each is about what the other needs come before all others, the rarer what they are about the earlier.
"""

import heapq
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from notesnet.network.between import Between
from notesnet.network.matching import Matcher
from notesnet.network.phrases import Key
from notesnet.network.pool import FIELD, HEAD, by_field, owner_of
from notesnet.network.query import SERVICE

CLOSE_LOOKS = 150_000  # about as many lines are met by all needs together
MUTUAL = 2.0  # two people who help each other come before all others
PARTNERS = 10  # of those with the same need and offer, how many each is held against
SPARE = 200  # pairs that are looked for beyond those that are wanted, as some may not be brought together

Pair = tuple[int, int]
Held = tuple["array[int]", "array[float]"]  # lines, and what a key weighs in each


class _About(NamedTuple):
    """How rare a key is, and who has a line that is about it."""

    rarity: float
    offering: "array[int]"
    needing: "array[int]"


def promising_pairs(matcher: Matcher, between: Between, wanted: int) -> list[Pair]:
    """Up to ``wanted`` pairs, the most promising first; the smaller number of a pair stands first."""
    promises = _Promises(matcher, between)
    enough = wanted + SPARE
    while True:
        pairs = promises.first(enough)
        found = list(islice(_allowed(between, pairs), wanted))
        if len(found) == wanted or len(pairs) < enough:
            return found
        enough *= 4


def _allowed(between: Between, pairs: Sequence[Pair]) -> Iterator[Pair]:
    for start in range(0, len(pairs), SPARE):
        some = pairs[start : start + SPARE]
        between.expect(one for one, _other in some)
        yield from (pair for pair in some if between.allows(*pair))


class _Promises:
    """What all pairs of people promise who are not silent."""

    def __init__(self, matcher: Matcher, between: Between) -> None:
        pool = matcher.pool
        needs = {key: (found.lines, found.weights) for key, found in pool.every("wishes") if found.lines}
        silent = {at for at in range(pool.size) if between.silent(at)}
        each = max(3, CLOSE_LOOKS // max(pool.total("wishes"), 1))
        self._keen: dict[Key, dict[int, float]] = {}
        self._best_of: dict[int, dict[Key, float]] = defaultdict(dict)
        about: dict[Key, _About] = {}
        for key, found in pool.every("offers"):  # of 100,000 people they are too many to be held
            need = needs.pop(key, None)
            if need is None or not found.lines:
                continue
            rarity = matcher.rarity(key, found.lines)
            offer = found.lines, found.weights
            self._keen[key] = _keen(need, silent)
            for owner, promise in _best(offer, rarity, each, silent):
                self._best_of[owner].setdefault(key, promise)  # their best line comes first
            offering, needing = _owners(offer, by_field(SERVICE), silent), _owners(need, (1.0,) * (FIELD + 1), silent)
            about[key] = _About(rarity, offering, needing)
        self._signatures = _signatures(about)

    def first(self, enough: int) -> list[Pair]:
        """The pairs that promise most, in order: ``enough`` or more, unless there are fewer."""
        found, least = self._mutual(enough)
        if len(found) < enough:
            self._add_others(found)
            least = 0.0
        kept = [(-promise, pair) for pair, promise in found.items() if promise >= least]
        return [pair for _promise, pair in sorted(kept)]

    def _mutual(self, enough: int) -> tuple[dict[Pair, float], float]:
        """(pairs of whom each is about what the other needs, what all that are missing promise less than).

        The signatures come in order, so that a pair is met first where it promises most. As soon as there are enough,
        those that follow matter only for pairs whose lines promise something besides.
        """
        found: dict[Pair, float] = {}
        least = 0.0
        for rarity, people, partners in self._signatures:
            promise = MUTUAL + rarity
            for one, other in self._meeting(people, partners, all_of_them=promise >= least):
                pair = (one, other) if one < other else (other, one)
                if pair not in found and one != other:
                    found[pair] = promise + self._promise(one, other)
            if not least and len(found) >= enough:
                least = promise
        return found, least

    def _meeting(self, people: Sequence[int], partners: Sequence[int], *, all_of_them: bool) -> Iterator[Pair]:
        """Each of the people with each partner, or only those of whom one needs what stands in the other's lines."""
        if all_of_them:
            yield from ((one, other) for one in people for other in partners)
            return
        here = set(people)
        noted = here & self._best_of.keys()
        for other in partners:
            yield from ((one, other) for one in noted if self._met(other, one))
            for key in self._best_of.get(other, ()):
                yield from ((one, other) for one in self._keen[key].keys() & here)

    def _add_others(self, found: dict[Pair, float]) -> None:
        """The pairs of whom only one needs what the other offers."""
        others: dict[Pair, float] = {}
        for other, best in self._best_of.items():
            for key, promise in best.items():
                for one, weight in self._keen[key].items():
                    pair = (one, other) if one < other else (other, one)
                    if one != other and pair not in found:
                        others[pair] = max(weight * promise, others.get(pair, 0.0))
        found |= others

    def _promise(self, one: int, other: int) -> float:
        return max(self._met(one, other), self._met(other, one))

    def _met(self, one: int, other: int) -> float:
        """How much of what one needs stands in the lines of the other, where these are among the best about it."""
        best = self._best_of.get(other)
        if not best:
            return 0.0
        return max([self._keen[key].get(one, 0.0) * promise for key, promise in best.items()])


def _keen(need: Held, silent: Collection[int]) -> dict[int, float]:
    """Who needs something, with the weight that it has among their needs."""
    found: dict[int, float] = {}
    for at, weight in zip(*need, strict=True):
        owner = owner_of(at)
        if weight > found.get(owner, 0.0) and owner not in silent:
            found[owner] = weight
    return found


def _best(offer: Held, rarity: float, each: int, silent: Collection[int]) -> list[tuple[int, float]]:
    """The owners of the lines that are most about a key, with the weight there against how rare it is."""
    lines, weights = offer
    pairs = [(-weight, at) for weight, at in zip(weights, lines, strict=True) if weight > 0]
    best = ((owner_of(at), -less * rarity) for less, at in heapq.nsmallest(each, pairs))
    return [(owner, promise) for owner, promise in best if owner not in silent]


def _owners(held: Held, counts: Sequence[float], silent: Collection[int]) -> "array[int]":
    """Who has a line that is about a key."""
    lines = zip(*held, strict=True)
    owners = {owner_of(at) for at, weight in lines if weight >= HEAD and counts[at & FIELD]}
    return array("q", sorted(owners.difference(silent)))


def _signatures(about: Mapping[Key, _About]) -> list[tuple[float, "array[int]", "array[int]"]]:
    """Two keys by how rare they are: who is about the first and needs the second, and some of whom it is the other way."""
    keys = sorted(about, key=lambda key: (isinstance(key, str), key))
    count = len(keys)
    offered, needed = _by_person(about[key].offering for key in keys), _by_person(about[key].needing for key in keys)
    groups: dict[int, array[int]] = defaultdict(lambda: array("q"))
    for owner, offers in groupby(offered, key=lambda code: code // count):
        start = bisect_left(needed, owner * count)
        needs = [code % count for code in needed[start : bisect_left(needed, owner * count + count, start)]]
        for offer in [code % count for code in offers] if needs else ():
            for need in needs:
                groups[offer * count + need].append(owner)
    found = []
    for code, people in groups.items():
        offer, need = divmod(code, count)
        partners = groups.get(need * count + offer) if offer < need else None
        if partners:
            rarity = about[keys[offer]].rarity + about[keys[need]].rarity
            found.append((rarity, people, partners[:PARTNERS]))
    return sorted(found, key=lambda signature: -signature[0])


def _by_person(owners: Iterable["array[int]"]) -> "array[int]":
    """By person, in order, the keys that one of their lines is about: the person times how many keys there are, plus its place."""
    every = list(owners)
    return array("q", sorted(owner * len(every) + place for place, people in enumerate(every) for owner in people))
