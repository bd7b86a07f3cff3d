"""Which pairs of a whole vault are worth a close look, without comparing all of them."""

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

from notesnet.model.contact import Contact
from notesnet.network.lines import wishes
from notesnet.network.matching import HEAD, Matcher
from notesnet.network.phrases import Key
from notesnet.network.query import query_of

CLOSE_LOOKS = 150_000  # about as many lines are met by all needs together
KEPT = 5_000  # pairs that are kept while the needs are gone through
MUTUAL = 2.0  # two people who help each other come before all others
PARTNERS = 10  # of those with the same need and offer, how many each is held against

Allows = Callable[[int, int], bool]


def promising_pairs(
    matcher: Matcher, people: Mapping[int, Contact], allows: Allows, wanted: int
) -> list[tuple[int, int]]:
    """Up to ``wanted`` pairs, the most promising first; the smaller number of a pair stands first."""
    pairs = _Pairs(allows)
    needs = sum(len(contact.needs) + len(contact.ideal_client) for contact in people.values())
    each = max(3, CLOSE_LOOKS // max(needs, 1))
    best = _best_lines(matcher, each)
    heads: dict[int, set[Key]] = {}
    for number, contact in people.items():
        for text, _line, clients in wishes(contact):
            query = query_of(matcher.reader, text, clients=clients)
            for key, feature in query.features.items():
                if not feature.strong:
                    continue
                if feature.weight >= HEAD:
                    heads.setdefault(number, set()).add(key)
                for owner, there in best(key):
                    pairs.add(number, owner, feature.weight * there * matcher.rarity(key))
    for one, other, rarity in _mutual(matcher, heads):
        pairs.add(one, other, MUTUAL + rarity)
    return pairs.most(wanted)


class _Pairs:
    """Pairs with what they promise; when there are too many the least promising are forgotten."""

    def __init__(self, allows: Allows) -> None:
        self._allows = allows
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
    """For a key the owners of the lines that are most about it."""
    known: dict[Key, list[tuple[int, float]]] = {}

    def best(key: Key) -> list[tuple[int, float]]:
        found = known.get(key)
        if found is None:
            postings = matcher.postings(key)
            pairs = zip(postings.weights, postings.lines, strict=True) if postings else ()
            top = heapq.nsmallest(each, ((-weight, at) for weight, at in pairs if weight > 0))
            found = known[key] = [(matcher.lines[at].owner, -weight) for weight, at in top]
        return found

    return best


def _mutual(matcher: Matcher, needs: Mapping[int, set[Key]]) -> Iterator[tuple[int, int, float]]:
    """Pairs of which each is about what the other needs, by concept: a join over (offer, need), sorted."""
    offers = {owner: keys for owner, keys in matcher.about.items() if owner in needs}
    numbers: dict[Key, int] = {}
    for keys in (*needs.values(), *offers.values()):
        for key in sorted(keys, key=str):
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
