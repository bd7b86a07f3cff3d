"""A need made ready to be compared with what people offer, and the comparison itself."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from notesnet.model.concepts import PLACES, Lexicon
from notesnet.model.suggestion import Met
from notesnet.network.asking import Ask, ask_of
from notesnet.network.phrases import MOST_LETTERS, Key
from notesnet.network.terms import Feature, Features, PhraseReader

K1, B, USUAL_LENGTH = (
    1.2,
    0.1,
    2.2,
)  # BM25: how soon more of the same stops counting, what long lines lose, what is long
NEAR, NEAR_GAIN = (
    0.5,
    0.7,
)  # a concept that is close: what it weighs as evidence, and how much less it adds to the score
ENOUGH, ENOUGH_KIND = (
    0.4,
    0.25,
)  # what the strong features that met must weigh; less where people of a kind are asked for

# How much a line of each field answers a need for a service, and a wish for people of a kind.
SERVICE: Mapping[str, float] = {"offers": 1.0, "role": 0.85, "company": 0.6}
KIND: Mapping[str, float] = {"offers": 0.7, "role": 1.0, "company": 1.0, "employer": 1.0}

WEAK = 0.5  # the rarity of what makes no match by itself; counting it would mean reading every line

Rarity = Callable[[Key], float]


class Query(NamedTuple):
    """A need: its features, and by key each feature that it answers to with its weight (close concepts are keys too)."""

    text: str
    ask: Ask
    features: Features
    wanted: Mapping[Key, tuple[tuple[Key, float], ...]]

    @property
    def fields(self) -> Mapping[str, float]:
        """How much a line of each field counts."""
        return KIND if self.ask.clients else SERVICE

    @property
    def own_keys(self) -> list[Key]:
        """The keys that can make a match, without those that are only close."""
        return [key for key, feature in self.features.items() if feature.strong]

    @property
    def strong_keys(self) -> list[Key]:
        """The keys that can make a match."""
        features = self.features
        return [key for key, origins in self.wanted.items() if any(features[origin].strong for origin, _w in origins)]

    @property
    def enough(self) -> float:
        """What the strong features that met must weigh."""
        return (ENOUGH_KIND if self.ask.clients and not self.ask.themselves else ENOUGH) - 1e-9


class Comparison(NamedTuple):
    """How well a line answers a need (0 to 1), and the words that met."""

    score: float
    met: tuple[Met, ...]
    close: bool  # true when only concepts that are near each other met


def query_of(reader: PhraseReader, text: str, *, clients: bool = False) -> Query:
    """A need, or with ``clients`` a description of whom somebody wants as clients, made ready."""
    ask = Ask(text, clients=True, themselves=True) if clients else ask_of(text[:MOST_LETTERS])
    features = reader.features(ask.text, flat=ask.clients)
    if not any(feature.strong for feature in features.values()):
        features = _only_place(reader.lexicon, features)
    return Query(text, ask, features, wanted_by(reader.lexicon.near, features))


def wanted_by(near: Mapping[int, tuple[int, ...]], features: Features) -> Mapping[Key, tuple[tuple[Key, float], ...]]:
    """By key each feature that it answers to, with its weight; ``near`` are the concepts that are close to others."""
    wanted: dict[Key, list[tuple[Key, float]]] = {}
    for key, feature in features.items():
        wanted.setdefault(key, []).append((key, feature.weight))
        if isinstance(key, int) and feature.strong:
            for other in near.get(key, ()):
                wanted.setdefault(other, []).append((key, feature.weight * NEAR))
    return {key: tuple(origins) for key, origins in wanted.items()}


def norm_of(size: float) -> float:
    """What a line loses by its length; ``size`` is the weight of all that it holds."""
    return K1 * (1 - B + B * size / USUAL_LENGTH)


def gain_of(weight: float, there: float, norm: float) -> float:
    """What something adds that weighs so much in the need and so much in the line."""
    return weight * there * (K1 + 1) / (there + norm)


def compare(query: Query, line: Features, field: str, rarity: Rarity, lexicon: Lexicon) -> Comparison | None:
    """How a line of a field answers a need; None when what met is not enough to make a match."""
    factor = query.fields.get(field, 0.0)
    if not factor:
        return None
    norm = norm_of(sum([feature.weight for feature in line.values()]))
    evidence: dict[Key, float] = {}
    close = True
    best: dict[Key, tuple[float, Key]] = {}
    for key, feature in line.items():
        for origin, weight in query.wanted.get(key, ()):
            there = feature.weight * factor
            if feature.strong and query.features[origin].strong:
                evidence[origin] = max(evidence.get(origin, 0.0), weight * there)
                close = close and key != origin
            rare = rarity(key) if query.features[origin].strong else WEAK
            gain = gain_of(weight * rare * (1.0 if key == origin else NEAR_GAIN), there, norm)
            if origin not in best or gain > best[origin][0]:
                best[origin] = (gain, key)
    if sum(evidence.values()) < query.enough:
        return None
    total = sum([feature.weight for feature in query.features.values()])
    score = sum([gain for gain, _key in best.values()]) / total
    return Comparison(min(score, 1.0), _met(query, line, best, lexicon), close)


def _met(query: Query, line: Features, best: Mapping[Key, tuple[float, Key]], lexicon: Lexicon) -> tuple[Met, ...]:
    found: dict[tuple[str, str], Met] = {}
    for origin, (_gain, key) in sorted(best.items(), key=lambda item: (-item[1][0], str(item[0]))):
        asked, there = query.features[origin], line[key]
        concept = lexicon.concepts[key].name if isinstance(key, int) else ""
        if asked.strong and there.strong:
            found.setdefault((asked.word, there.word), Met(asked.word, there.word, concept))
    return tuple(found.values())


def _only_place(lexicon: Lexicon, features: Features) -> Features:
    """A need of nothing but a place: then the place is what is meant."""
    return {
        key: Feature(1.0, strong=True, word=feature.word)
        if isinstance(key, int) and lexicon.concepts[key].field == PLACES
        else feature
        for key, feature in features.items()
    }
