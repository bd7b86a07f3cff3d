"""The pairs that are looked at closely are those that promise most by definition, however few of all pairs are met."""

import random
from collections.abc import Mapping
from itertools import combinations

import pytest

from notesnet.model.contact import Contact
from notesnet.network import pairs
from notesnet.network.between import Between
from notesnet.network.matching import Matcher
from notesnet.network.memory_pool import MemoryPool
from notesnet.network.phrases import Key
from notesnet.network.pool import HEAD, owner_of
from notesnet.network.query import SERVICE
from tests.network.helpers import MONDAY, at, contact, link, phrases, vault_of
from tests.network.lexicon import lexicon

THINGS = (
    "bookkeeping",
    "a plumber",
    "legal advice",
    "web design",
    "translations into French",
    "a carpenter for shelves",
    "piano lessons and tuning",
    "a photographer",
    "garden design in Leeds",
    "zorbing quartets",
)


def _people(dice: random.Random) -> list[Contact]:
    """People who share what they need and offer, some of whom know each other or want to be left alone."""
    names = [f"P{number}" for number in range(dice.choice((3, 12, 40)))]
    common = THINGS[: dice.choice((2, 4, 5, len(THINGS)))]
    people = []
    for name in names:
        more: dict[str, object] = {}
        if dice.random() < 0.2:
            more["knows"] = tuple(link(f"people/{other.lower()}.md") for other in dice.sample(names, 2))
        if dice.random() < 0.1:
            more["paused_until"] = at("2026-12-24")
        if dice.random() < 0.1:
            more["status"] = "archived"
        if dice.random() < 0.2:
            more["role"] = dice.choice(common)
        if dice.random() < 0.2:
            more["ideal_client"] = phrases(dice.choice(common))
        needs, offers = (phrases(*dice.choices(common, k=dice.randrange(3))) for _ in range(2))
        people.append(contact(name, needs=needs, offers=offers, **more))
    return people


def _by_definition(matcher: Matcher, between: Between, wanted: int) -> list[tuple[int, int]]:
    """Every pair, one after the other."""
    pool = matcher.pool
    keen = [number for number in range(pool.size) if not between.silent(number)]
    asks = {one: [f for wish in pool.wishes(one) for f in wish.query.features.items() if f[1].strong] for one in keen}
    needs = {one: {key for key, feature in asks[one] if feature.weight >= HEAD} for one in keen}
    offers = {one: _heads(matcher, one) for one in keen}
    each = max(3, pairs.CLOSE_LOOKS // max(pool.total("wishes"), 1))
    best: dict[Key, Mapping[int, float]] = {}
    for key in {key for one in keen for key, _feature in asks[one]}:
        lines, weights, _sizes = pool.postings("offers", key)
        held = sorted((-weight, line) for weight, line in zip(weights, lines, strict=True) if weight > 0)[:each]
        best[key] = {}
        for less, line in reversed(held):
            best[key] = {**best[key], owner_of(line): -less * matcher.rarity(key)}

    def met(one: int, other: int) -> float:
        return max((feature.weight * best[key].get(other, 0.0) for key, feature in asks[one]), default=0.0)

    promise = {pair: max(met(*pair), met(*reversed(pair))) for pair in combinations(keen, 2)}
    every = sorted({key for keys in needs.values() for key in keys}, key=lambda key: (isinstance(key, str), key))
    mutual: dict[tuple[int, int], float] = {}
    for first, second in combinations(every, 2):
        people = [one for one in keen if first in offers[one] and second in needs[one]]
        partners = [one for one in keen if second in offers[one] and first in needs[one]][: pairs.PARTNERS]
        for one in people:
            for other in partners:
                pair = (min(one, other), max(one, other))
                rarity = matcher.rarity(first) + matcher.rarity(second)
                mutual[pair] = max(mutual.get(pair, 0.0), pairs.MUTUAL + rarity)
    total = {pair: worth + mutual.get(pair, 0.0) for pair, worth in promise.items()}
    found = [pair for pair, worth in total.items() if worth > 0 and between.allows(*pair)]
    return sorted(found, key=lambda pair: (-total[pair], pair))[:wanted]


def _heads(matcher: Matcher, one: int) -> set[Key]:
    lines = [features for line, features in matcher.pool.lines(one) if line.field in SERVICE]
    return {key for found in lines for key, (weight, strong, _word) in found.items() if strong and weight >= HEAD}


@pytest.mark.parametrize("seed", [*range(50), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(50, 300))])
def test_the_most_promising_pairs_are_those_by_definition(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where only the first few are looked for, where many are as good, and where most of them may not meet."""
    dice = random.Random(seed)
    monkeypatch.setattr(pairs, "SPARE", dice.choice((1, 3, 20)))
    monkeypatch.setattr(pairs, "PARTNERS", dice.choice((1, 2, 10)))
    monkeypatch.setattr(pairs, "CLOSE_LOOKS", dice.choice((10, 150_000)))
    vault = vault_of(*_people(dice))
    pool = MemoryPool(vault, lexicon())
    for wanted in (1, 2, 5, 10, 20, 40, 1000):
        matcher, between = Matcher(pool), Between(pool, MONDAY)
        found = pairs.promising_pairs(matcher, between, wanted)
        assert found == _by_definition(matcher, Between(pool, MONDAY), wanted), wanted


def test_who_is_asked_of_at_once_is_told_as_one_by_one() -> None:
    """Whoever knows whom, and in whichever note it stands."""
    pool = MemoryPool(vault_of(*_people(random.Random(3))), lexicon())
    at_once, one_by_one = Between(pool, MONDAY), Between(pool, MONDAY)
    at_once.expect(range(pool.size))
    assert any(at_once.apart_from(one) for one in range(pool.size))
    for one in range(pool.size):
        assert set(at_once.apart_from(one)) == set(one_by_one.apart_from(one))
