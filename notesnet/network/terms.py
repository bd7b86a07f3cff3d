"""What is compared of a phrase: its concepts and words, weighed by what the phrase is about and what only says more of it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notesnet.model.concepts import Lexicon
from notesnet.network.phrases import Key, Mark, Scanner, Share, wider_than

LEVELS = (1.0, 0.45, 0.35)  # what a phrase is about, what is said of it, what is said of that
BEFORE_HEAD = 0.6  # in "wedding photographer" the photographer counts
UNSURE = 0.8  # the first of several senses, with nothing beside it that decides
REMEMBERED = 5_000  # phrases

SUBJECT_TURNS = frozenset(("about", "in", "on"))

FLAT = {0: 0}  # a phrase without a turn has one level
NOWHERE: frozenset[str] = frozenset()


class Feature(NamedTuple):
    """One thing that is compared; only a ``strong`` one can make a match. ``word`` is how it stands in the phrase."""

    weight: float
    strong: bool
    word: str


Features = Mapping[Key, Feature]


class PhraseReader:
    """Reads phrases by a lexicon; remembers the last ones, since a vault repeats them and matching returns to them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._scanner = Scanner(lexicon)
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._known: dict[tuple[str, frozenset[str], bool], Features] = {}

    def fields(self, texts: Sequence[str]) -> frozenset[str]:
        """The fields that surely stand in some phrases: what a person's trade tells about the words of their offers."""
        concepts = self.lexicon.concepts
        sure = [mark.term.sure for text in texts for mark in self._marks_of(text)]
        return frozenset([concepts[concept].field for concept in sure if concept is not None])

    def features(self, text: str, around: frozenset[str] = NOWHERE, *, flat: bool = False) -> Features:
        """What to compare of a phrase; ``around`` are fields that the person's trade adds, ``flat`` weighs all levels alike."""
        found = self._known.get((text, around, flat))
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            marks = self._marks_of(text)
            found = self._known[text, around, flat] = _features(self.lexicon, marks, around, flat=flat)
        return found

    def _marks_of(self, text: str) -> tuple[Mark, ...]:
        found = self._marks.get(text)
        if found is None:
            if len(self._marks) >= REMEMBERED:
                self._marks.clear()
            found = self._marks[text] = self._scanner.scan(text)
        return found


def _features(lexicon: Lexicon, marks: Sequence[Mark], around: frozenset[str], *, flat: bool) -> Features:
    said = [mark.term.said if mark.term.settled else _said(lexicon, marks, at, around) for at, mark in enumerate(marks)]
    strong = [bool(shares) and shares[0].strong for shares in said]
    bears = [
        shares[0].key in lexicon.bearing if is_strong else False for shares, is_strong in zip(said, strong, strict=True)
    ]
    levels = _levels(marks, strong, bears)
    heads = {mark.part: at for at, mark in enumerate(marks) if strong[at]}
    if True in bears:
        heads.update({mark.part: at for at, mark in enumerate(marks) if strong[at] and not bears[at]})
    found: dict[Key, Feature] = {}
    for at, mark in enumerate(marks):
        weight = 1.0 if flat else LEVELS[min(levels.get(mark.level, 1), len(LEVELS) - 1)]
        if strong[at] and heads[mark.part] != at:
            weight *= BEFORE_HEAD
        text = mark.term.text
        for key, share, is_strong in said[at]:
            known = found.get(key)
            if known is None or (is_strong, weight * share) > (known.strong, known.weight):
                found[key] = Feature(weight * share, is_strong, text)
    return found


def _said(lexicon: Lexicon, marks: Sequence[Mark], at: int, around: frozenset[str]) -> tuple[Share, ...]:
    """What a term of several senses adds to its phrase, what can make a match first."""
    term = marks[at].term
    meant = _meant(lexicon, marks, at, around)
    if not meant:
        return (*term.always, *term.unmeant)
    senses = [Share(concept, certainty, strong=True) for concept, certainty in meant]
    wider = [share for concept, certainty in meant for share in wider_than(lexicon, concept, certainty)]
    return (*senses, *wider, *term.always, *term.meaning)


def _levels(marks: Sequence[Mark], strong: Sequence[bool], bears: Sequence[bool]) -> dict[int, int]:
    """How far each level of a phrase is from what it is about; of training IN something, both are."""
    if not marks or marks[-1].level == 0:
        return FLAT
    found: dict[int, int] = {}
    rank, bearing = -1, False
    strong_at = [at for at, is_strong in enumerate(strong) if is_strong]
    for level in sorted({marks[at].level for at in strong_at}):
        here = [at for at in strong_at if marks[at].level == level]
        rank += not (bearing and marks[here[0]].turn in SUBJECT_TURNS)
        bearing = all(bears[at] for at in here)
        found[level] = rank
    return found


def _meant(lexicon: Lexicon, marks: Sequence[Mark], at: int, around: frozenset[str]) -> Sequence[tuple[int, float]]:
    """The concepts that a term means here, with how sure that is: its only one, else by the words around it, else the first."""
    senses = marks[at].term.senses
    if not senses:
        return ()
    votes = [_votes(lexicon, marks, at, lexicon.concepts[sense.concept].field, around) for sense in senses]
    most = max(votes)
    if most > 0:
        return [(sense.concept, 1.0) for sense, vote in zip(senses, votes, strict=True) if vote == most]
    alone = not any(other != at and mark.term.may_meet for other, mark in enumerate(marks))
    possible = [sense for sense in senses if not sense.tentative] or (list(senses) if alone else [])
    return ((possible[0].concept, UNSURE),) if possible else ()


def _votes(lexicon: Lexicon, marks: Sequence[Mark], at: int, field: str, around: frozenset[str]) -> int:
    """How much beside a term speaks for a field: a sure term twice, one that could be of it once, the person's trade once."""
    total = int(field in around)
    for other, mark in enumerate(marks):
        if other != at and any(lexicon.concepts[sense.concept].field == field for sense in mark.term.senses):
            total += 1 if mark.term.sure is None else 2
    return total
