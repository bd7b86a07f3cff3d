"""Finds who answers a need: stemmed BM25 over what people offer and are, on concepts before words.

An inverted index holds which lines have a concept or word, so that a need meets only the lines that share something with it;
of these the ones that score best by what the index says of them are then looked at closely.
"""

import heapq
import math
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from notesnet.model.concepts import Lexicon
from notesnet.model.suggestion import Met
from notesnet.network.entries import Offered, Wish
from notesnet.network.lines import OfferLine
from notesnet.network.phrases import Key
from notesnet.network.pool import FIELD, Kind, Pool, Postings, by_field, field_of, number_of, owner_of
from notesnet.network.query import (
    ENOUGH,
    ENOUGH_KIND,
    KIND,
    NEAR,
    NEAR_GAIN,
    SERVICE,
    WEAK,
    Comparison,
    Query,
    compare,
    gain_of,
    norm_of,
)
from notesnet.network.terms import Features

AT_MOST = 400  # lines that are looked at closely for one need


class Answer(NamedTuple):
    """A line that answers a need, how well (0 to 1), and the words that met; ``close`` when only near concepts did."""

    score: float
    line: OfferLine
    met: tuple[Met, ...]
    close: bool = False


class Matcher:
    """Holds needs against the lines of a pool, of one kind: what people offer and are, or their interests."""

    def __init__(self, pool: Pool, kind: Kind = "offers") -> None:
        self.pool = pool
        self._kind: Kind = kind
        self._rarities: dict[Key, float] = {}
        self._compared: dict[tuple[int, int, str], tuple[Query, Features, Comparison | None]] = {}

    @property
    def lexicon(self) -> Lexicon:
        """What the phrases are read by."""
        return self.pool.reader.lexicon

    def rarity(self, key: Key, lines: Collection[int] | None = None) -> float:
        """BM25's inverse document frequency against that of a word nobody has: 1 for that, near 0 for one in every line.

        ``lines`` are those that hold the key, where they are known already.
        """
        known = self._rarities.get(key)
        if known is None:
            holders = len(self.pool.postings(self._kind, key).lines if lines is None else lines)
            total = max(self.pool.total(self._kind), holders, 1)
            known = math.log(1 + (total - holders + 0.5) / (holders + 0.5)) / math.log(2 * total + 2)
            self._rarities[key] = known
        return known

    def answers(self, query: Query, most: int = AT_MOST, *, close: bool = True) -> dict[int, list[Answer]]:
        """Who answers: person → their lines that do, the best first; without ``close`` only by concepts that are the same."""
        scores = self.scores(query, close=close)
        chosen = heapq.nsmallest(most, scores, key=lambda at: (-scores[at], at)) if len(scores) > most else list(scores)
        self.pool.fetch(dict.fromkeys(map(owner_of, chosen)))
        found: dict[int, list[Answer]] = {}
        for at in chosen:
            answer = self.answer(query, self._line(at))
            if answer:
                found.setdefault(answer.line.owner, []).append(answer)
        for answers in found.values():
            answers.sort(key=lambda answer: (answer.close, -answer.score, answer.line.number, answer.line.text))
        return found

    def answer(self, query: Query, offered: Offered) -> Answer | None:
        """How one line answers a need, None when it does not; of lines that hold the same it is found out once."""
        line, features = offered
        if query.wanted.keys().isdisjoint(features):
            return None
        key = id(query), id(features), line.field
        known = self._compared.get(key)
        if known is None:
            if len(self._compared) >= AT_MOST:
                self._compared.clear()
            found = compare(query, features, line.field, self.rarity, self.lexicon)
            known = self._compared[key] = query, features, found  # both live as long as their numbers stand here
        return Answer(known[2].score, line, known[2].met, known[2].close) if known[2] else None

    def scores(self, query: Query, *, close: bool = True) -> dict[int, float]:
        """The lines that answer a need, and how well, as ``compare`` says; no line is looked at for it."""
        pool, kind, features = self.pool, self._kind, query.features
        pool.expect(kind, query.strong_keys if close else query.own_keys)
        held = None if close else _holding(pool.postings(kind, key) for key in query.own_keys)
        factors = by_field(query.fields)
        evidence: dict[int, float] = {}
        total: dict[int, float] = {}
        for origin in query.own_keys:
            told: dict[int, float] = {}
            best: dict[int, float] = {}
            for key, weight in self._leading(query, origin):
                postings = pool.postings(kind, key) if close else pool.known_postings(kind, key)
                worth = weight * self.rarity(key) * (1.0 if key == origin else NEAR_GAIN) if postings.lines else 0.0
                for at, there, size in zip(*postings, strict=True):
                    if held is None or at in held:
                        here = abs(there) * factors[at & FIELD]
                        if there > 0:
                            told[at] = max(told.get(at, 0.0), weight * here)
                        best[at] = max(best.get(at, 0.0), gain_of(worth, here, norm_of(size)))
            _add(evidence, told)
            _add(total, best)
        enough = {at for at, weight in evidence.items() if weight >= query.enough}
        for origin, feature in features.items() if enough else ():
            for at, there, size in zip(*pool.known_postings(kind, origin), strict=True) if not feature.strong else ():
                if at in enough:
                    here = abs(there) * factors[at & FIELD]
                    total[at] += gain_of(feature.weight * WEAK, here, norm_of(size))
        whole = sum([feature.weight for feature in features.values()])
        return {at: min(total[at] / whole, 1.0) for at in enough}

    def wishes_for(self, offers: Iterable[Offered]) -> list[dict[int, float]]:
        """For each line of someone the needs that it answers, those aside that are only close; none is looked at for it."""
        offers = list(offers)
        self.pool.expect("wishes", {key for offered in offers for key in strong_keys(offered.features)})
        return [self._wishes_for(offered) for offered in offers]

    def _wishes_for(self, offered: Offered) -> dict[int, float]:
        pool, features, field = self.pool, offered.features, offered.line.field
        held = _holding(pool.postings("wishes", key) for key in strong_keys(features))
        norm = norm_of(sum([feature.weight for feature in features.values()]))
        kind = KIND.get(field, 0.0)
        factors = {"needs": SERVICE.get(field, 0.0), "clients": kind, "ideal_client": kind}
        evidence = dict.fromkeys(held, 0.0)
        total = dict.fromkeys(held, 0.0)
        sizes: dict[int, float] = {}
        for origin, keys in self._answered(features).items() if held else ():
            postings = pool.known_postings("wishes", origin)
            if not postings.lines:
                continue
            told, gains, weak = {}, {}, {}
            for asks, factor in factors.items():
                told[asks] = max(near * features[key].weight * factor * features[key].strong for key, near in keys)
                gains[asks] = max(
                    gain_of(
                        near * self.rarity(key) * (1.0 if key == origin else NEAR_GAIN),
                        features[key].weight * factor,
                        norm,
                    )
                    for key, near in keys
                )
                weak[asks] = gain_of(WEAK, features[origin].weight * factor, norm) if origin in features else 0.0
            for at, asked, size in zip(*postings, strict=True):
                if at in held:
                    asks = field_of(at)
                    sizes[at] = size
                    if asked > 0:
                        evidence[at] += asked * told[asks]
                    total[at] += asked * gains[asks] if asked > 0 else -asked * weak[asks]
        least = {"needs": ENOUGH - 1e-9, "clients": ENOUGH_KIND - 1e-9, "ideal_client": ENOUGH - 1e-9}
        return {at: min(total[at] / sizes[at], 1.0) for at in held if evidence[at] >= least[field_of(at)]}

    def _answered(self, features: Features) -> dict[Key, list[tuple[Key, float]]]:
        """What of a need a line answers: a feature of it → the keys of the line that do, and how near each is."""
        found: dict[Key, list[tuple[Key, float]]] = {key: [(key, 1.0)] for key in features}
        for key in features:
            for other in self.lexicon.near.get(key, ()) if isinstance(key, int) else ():
                found.setdefault(other, []).append((key, NEAR))
        return found

    def wish(self, at: int) -> Wish:
        """The need at a place."""
        return self.pool.wishes(owner_of(at))[number_of(at)]

    def _line(self, at: int) -> Offered:
        owner = owner_of(at)
        lines = self.pool.lines(owner) if self._kind == "offers" else self.pool.interests(owner)
        return lines[number_of(at)]

    def _leading(self, query: Query, origin: Key) -> Iterable[tuple[Key, float]]:
        """The keys that answer to a feature of a need, with their weights."""
        near = self.lexicon.near.get(origin, ()) if isinstance(origin, int) else ()
        keys = dict.fromkeys((origin, *near))
        return [(key, weight) for key in keys for other, weight in query.wanted[key] if other == origin]


def strong_keys(features: Features) -> list[Key]:
    """The keys that can make a match."""
    return [key for key, feature in features.items() if feature.strong]


def counted_keys(wishes: Iterable[Wish], lines: Iterable[Offered]) -> set[Key]:
    """The keys of which it matters how rare they are when someone's needs and lines are held against those of others."""
    asked = {key for wish in wishes for key in wish.query.strong_keys}
    return asked | {
        key for line in lines for key, (_w, strong, _) in line.features.items() if strong or isinstance(key, int)
    }


def best_by_owner(scores: Mapping[int, float], owners: Collection[int] | None = None) -> dict[int, float]:
    """Person → the best score of their lines; of some people only, if they are given."""
    found: dict[int, float] = {}
    for at, score in scores.items():
        owner = owner_of(at)
        if score > found.get(owner, -1.0) and (owners is None or owner in owners):
            found[owner] = score
    return found


def _holding(found: Iterable[Postings]) -> set[int]:
    """The lines in which something can make a match."""
    return {at for lines, weights, _sizes in found for at, weight in zip(lines, weights, strict=True) if weight > 0}


def _add(sums: dict[int, float], more: Mapping[int, float]) -> None:
    for at, weight in more.items():
        sums[at] = sums.get(at, 0.0) + weight
