"""The words that mean the same: what a concept file says, and what is made of it."""

from collections.abc import Mapping
from typing import NamedTuple

from notesnet.frozen import frozen

# section → concept → its words, as typed
ConceptTables = Mapping[str, Mapping[str, tuple[str, ...]]]

MODIFIERS, PLACES, AMBIGUOUS, WITHIN, NEAR, WORDS = "modifiers", "places", "ambiguous", "within", "near", "words"
SPECIAL = (AMBIGUOUS, WITHIN, NEAR, WORDS)


class Concept(NamedTuple):
    """One meaning: its name for people, its field, and whether it can make a match."""

    name: str
    field: str
    strong: bool


class Sense(NamedTuple):
    """One meaning of a term: the number of its concept; ``tentative`` ones need a word of the same field beside them."""

    concept: int
    tentative: bool


@frozen
class Lexicon:
    """All concepts, and the terms by which a phrase is read.

    Attributes:
        exact: a term by its singular words, joined by blanks.
        stemmed: the same by the stems of its words.
        hints: the stem of a word that stands in longer terms of one concept only → that concept.
        lengths: the first word of terms (singular or stem) → how many words they have, the longest first.
        seconds: the first word of longer terms → those that come second, in both forms.
        within: a concept → the wider ones that it is a part of: a haulier is of logistics.
        near: a concept → those that are close to it.
        umbrella: concepts that hold many things which people who love one of them do not therefore love: sport, pets.
        bearing: concepts that say how something is passed on, and not what: training, mentoring.
        asking: words that carry no meaning here: how one asks and offers.
        generic: singulars and stems of words that meet too often to make a match.
        ambiguous: the same of words that mean too much to make one alone.
    """

    concepts: tuple[Concept, ...]
    exact: Mapping[str, tuple[Sense, ...]]
    stemmed: Mapping[str, tuple[Sense, ...]]
    hints: Mapping[str, int]
    lengths: Mapping[str, tuple[int, ...]]
    seconds: Mapping[str, frozenset[str]]
    within: Mapping[int, tuple[int, ...]]
    near: Mapping[int, tuple[int, ...]]
    umbrella: frozenset[int]
    bearing: frozenset[int]
    asking: frozenset[str]
    generic: frozenset[str]
    ambiguous: frozenset[str]
