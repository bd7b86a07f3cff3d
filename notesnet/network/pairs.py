"""Which pairs of a whole vault are worth a close look, without comparing all of them."""

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from notesnet.network.between import Between
from notesnet.network.matching import Matcher
from notesnet.network.phrases import Key
from notesnet.network.pool import heads_of, owner_of

CLOSE_LOOKS = 150_000  # about as many lines are met by all needs together
KEPT = 5_000  # pairs that are kept while the needs are gone through
MUTUAL = 2.0  # two people who help each other come before all others
AT_ONCE = 500  # people who are read together
PARTNERS = 10  # of those with the same need and offer, how many each is held against

Heads = dict[int, tuple[Key, ...]]


def promising_pairs(matcher: Matcher, between: Between, wanted: int) -> list[tuple[int, int]]:
    """Up to ``wanted`` pairs, the most promising first; the smaller number of a pair stands first."""
    pool = matcher.pool
    pool.expect("offers", None)
    pairs = _Pairs(between)
    best = _best_lines(matcher, max(3, CLOSE_LOOKS // max(pool.total("wishes"), 1)))
    needed: Heads = {}
    offered: Heads = {}
    for at in range(pool.size):
        if at % AT_ONCE == 0:
            pool.fetch(range(at, min(at + AT_ONCE, pool.size)))
        if between.silent(at):
            continue
        wishes = pool.wishes(at)
        for wish in wishes:
            for key, feature in wish.query.features.items():
                if feature.strong:
                    for owner, promise in best(key):
                        pairs.add(at, owner, feature.weight * promise)
        if wishes:
            needed[at] = heads_of(wish.query.features for wish in wishes)
            offered[at] = pool.heads(at)
    for one, other, rarity in _mutual(matcher, offered, needed):
        pairs.add(one, other, MUTUAL + rarity)
    return pairs.most(wanted)


class _Pairs:
    """Pairs with what they promise; when there are too many the least promising are forgotten."""

    def __init__(self, between: Between) -> None:
        self._allows = between.allows
        self._promise: dict[tuple[int, int], float] = {}
        self._least = 0.0  # what promises less was forgotten, or is not worth remembering

    def add(self, one: int, other: int, promise: float) -> None:
        if promise < self._least:
            return
        pair = (one, other) if one < other else (other, one)
        known = self._promise.get(pair)
        if known is not None:
            self._promise[pair] = known + promise if promise >= MUTUAL > known else max(known, promise)
        elif self._allows(one, other):
            self._promise[pair] = promise
            if len(self._promise) > 2 * KEPT:
                self._promise = {pair: self._promise[pair] for pair in self.most(KEPT)}
                self._least = min(self._promise.values())

    def most(self, wanted: int) -> list[tuple[int, int]]:
        """The most promising pairs."""
        return heapq.nsmallest(wanted, self._promise, key=lambda pair: (-self._promise[pair], pair))


def _best_lines(matcher: Matcher, each: int) -> Callable[[Key], list[tuple[int, float]]]:
    """For a key the owners of the lines that are most about it, with the weight there against how rare it is."""
    known: dict[Key, list[tuple[int, float]]] = {}

    def best(key: Key) -> list[tuple[int, float]]:
        found = known.get(key)
        if found is None:
            lines, weights, _sizes = matcher.pool.postings("offers", key)
            pairs = ((-weight, at) for weight, at in zip(weights, lines, strict=True) if weight > 0)
            rarity = matcher.rarity(key)
            found = known[key] = [(owner_of(at), -less * rarity) for less, at in heapq.nsmallest(each, pairs)]
        return found

    return best


def _mutual(matcher: Matcher, offers: Heads, needs: Heads) -> Iterator[tuple[int, int, float]]:
    """Pairs of which each is about what the other needs, by concept: a join over (offer, need), sorted."""
    numbers: dict[Key, int] = {}
    for heads in (needs, offers):
        for keys in heads.values():
            for key in keys:
                numbers.setdefault(key, len(numbers))
    keys_count, people = len(numbers) + 1, max(needs, default=0) + 1
    codes = sorted(
        (numbers[offer] * keys_count + numbers[need]) * people + owner
        for owner, mine in offers.items()
        for offer in mine
        for need in needs[owner]
        if offer != need
    )
    rarity = {number: matcher.rarity(key) for key, number in numbers.items()}
    yield from _joined(codes, keys_count, people, rarity)


def _joined(
    codes: Sequence[int], keys_count: int, people: int, rarity: Mapping[int, float]
) -> Iterator[tuple[int, int, float]]:
    for code in codes:
        signature, owner = divmod(code, people)
        offer, need = divmod(signature, keys_count)
        if offer > need:
            continue
        wanted = (need * keys_count + offer) * people
        start = bisect_left(codes, wanted)
        for other in codes[start : start + PARTNERS]:
            if other // people != wanted // people:
                break
            yield owner, other % people, rarity[offer] + rarity[need]
