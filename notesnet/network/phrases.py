"""Reads a phrase into the terms it holds, and on which level of the phrase each stands."""

from collections.abc import Sequence
from typing import NamedTuple

from notesnet.model.concepts import PLACES, Lexicon, Sense
from notesnet.network.concepts import DETERMINERS, forms_of
from notesnet.text.stems import compound_parts, singular, spelled_out, stems_of, words_of

# They begin what only says more of the phrase: a printer FOR catalogues, a lawyer WHO knows, a room NEAR the river.
TURNS = frozenset(
    "for of to with in on at by from about who that which whose between into without under over across through near as "
    "taking doing offering specialising specializing needing using where when so because after before since while until against via per than like behind beside around inside during".split()
)
# Those with which a term may end, and it is what is asked for: a ``sponsor for`` a breakfast cooks none.
ENDING_TURNS = frozenset("for in of who that which whose where".split())
WITHIN = 0.7  # a wider concept that the meant one is a part of: two parts of logistics just meet
ONE_OF_MANY = 0.6  # the same of an umbrella: two sports do not meet, and each meets sport
HINT = 0.6  # a concept that a word points to
LONG_STEM = 5  # letters: hosting is of no host, nor training of a train, but translating is of translation
MOST_LETTERS = 600  # a phrase that goes on after that is a story, and is compared by its beginning
NO_WORDS: frozenset[str] = frozenset()
JOINS = frozenset("and or plus nor".split())
_BREAKS = str.maketrans({";": ",", ":": ",", "/": ",", "(": ","})


MODIFIER, PLACE, INNER = 0.3, 0.6, 0.5  # what a concept of these kinds weighs against one that a term means by itself
GENERIC, UNCLEAR, LITERAL = (
    0.12,
    0.35,
    0.3,
)  # the same of words: those that meet often, that mean much, that are in a term

Key = int | str  # the number of a concept, or the stem of a word


class Share(NamedTuple):
    """One thing that a term adds to its phrase, against the weight of the term; only a ``strong`` one can make a match."""

    key: Key
    share: float
    strong: bool


class Term(NamedTuple):
    """A term of the lexicon, or a word of none.

    Attributes:
        text: as it stands in the phrase, in lower case.
        senses: the concepts that it can mean and that can make a match; none for a word of no concept.
        sure: the only concept that it can mean, None when the words around it have to decide.
        may_meet: whether it can make a match.
        settled: whether it adds the same wherever it stands.
        said: what it adds when that is settled, what can make a match first.
        always: what it adds whatever it means.
        meaning: what it adds besides its sense, when it has one.
        unmeant: what it adds when none of its senses is meant.
    """

    text: str
    senses: tuple[Sense, ...]
    sure: int | None
    may_meet: bool
    settled: bool
    said: tuple[Share, ...]
    always: tuple[Share, ...]
    meaning: tuple[Share, ...]
    unmeant: tuple[Share, ...]


class Mark(NamedTuple):
    """A term at its place: the ``level`` rises with each turn (for, who, in …), the ``part`` with each comma and *and* too.

    ``turn`` is the word by which its level began, empty on the first.
    """

    term: Term
    level: int
    part: int
    turn: str = ""


class _Word(NamedTuple):
    """A word of some phrase, looked up once."""

    single: str
    key: str  # the stem by which terms are found
    stem: str
    alone: tuple[Sense, ...]  # what it means as a term of one word
    lengths: tuple[int, ...]  # how many words the longer terms have that begin with it, the longest first
    seconds: frozenset[str]  # the words that come second in them
    turns: bool  # whether it begins what only says more of the phrase
    joins: bool  # whether it is an *and* or *or*
    says_nothing: bool  # whether it is left out where it is part of no term


class Scanner:
    """Finds the terms of phrases, the longest first; remembers words and terms."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words: dict[str, _Word] = {}
        self._terms: dict[tuple[str, ...], Term] = {}

    def scan(self, text: str) -> tuple[Mark, ...]:
        """The terms of a phrase in their order; words of asking and bare numbers are left out."""
        text = spelled_out(text[:MOST_LETTERS])
        words = [word for word in words_of(text) if word not in DETERMINERS]
        looked_up = self._look_up(words)
        breaks = _before_breaks(text)
        marks: list[Mark] = []
        at = level = part = 0
        turned = ""
        while at < len(words):
            word, known = words[at], looked_up[at]
            if known.lengths:
                length, senses = self._longest(looked_up, at, _unbroken(words, at, breaks))
            else:
                senses = known.alone
                length = 1 if senses else 0
            turn = known.turns and (bool(marks) or not length)
            if turn or (known.joins and not length):
                level, part = level + turn, part + 1
                turned = word if turn else turned
            if length:
                marks.append(Mark(self._term(tuple(words[at : at + length]), senses), level, part, turned))
            elif not known.says_nothing:
                marks.append(Mark(self._term((word,), ()), level, part, turned))
            at += length or 1
            if length > 1 and words[at - 1] in ENDING_TURNS and at < len(words):
                level, part, turned = level + 1, part + 1, words[at - 1]
            if breaks and words[at - 1] in breaks:
                part += 1
        return tuple(marks)

    def _look_up(self, words: Sequence[str]) -> list[_Word]:
        known = self._words
        fresh = [word for word in words if word not in known]
        if fresh:
            lexicon = self.lexicon
            for word, stem in stems_of(fresh).items():
                single, key = forms_of(word, stem, lexicon.asking)
                alone = lexicon.exact.get(single, ())
                if not alone and not any(
                    single in words for words in (lexicon.asking, lexicon.ambiguous, lexicon.generic)
                ):
                    alone = lexicon.stemmed.get(key, ()) or self._derived(word, stem)
                lengths = {*lexicon.lengths.get(single, ()), *lexicon.lengths.get(key, ())}
                seconds = lexicon.seconds.get(single, NO_WORDS) | lexicon.seconds.get(key, NO_WORDS)
                turns, joins = word in TURNS, word in JOINS
                nothing = turns or joins or word in lexicon.asking or word.isdigit()
                longest = tuple(sorted(lengths, reverse=True))
                known[word] = _Word(single, key, stem, alone, longest, seconds, turns, joins, nothing)
        return [known[word] for word in words]

    def _derived(self, word: str, stem: str) -> tuple[Sense, ...]:
        """What an unknown word means by what it was made of: ``translating`` of translate, ``cheesemonger`` of cheese."""
        lexicon = self.lexicon
        if word.endswith(("ing", "ly")) and len(stem) >= LONG_STEM and stem not in lexicon.ambiguous | lexicon.generic:
            return lexicon.stemmed.get(stem, ())
        for part in compound_parts(word):
            senses = lexicon.exact.get(part, ())
            if len(senses) == 1 and not senses[0].tentative and part not in lexicon.ambiguous | lexicon.generic:
                return senses
        return ()

    def _longest(self, words: Sequence[_Word], at: int, most: int) -> tuple[int, tuple[Sense, ...]]:
        word = words[at]
        left = min(len(words) - at, most)
        if left > 1 and (words[at + 1].single in word.seconds or words[at + 1].key in word.seconds):
            for length in [length for length in word.lengths if length <= left]:
                part = words[at : at + length]
                found = self.lexicon.exact.get(" ".join([other.single for other in part]))
                found = found or self.lexicon.stemmed.get(" ".join([other.key for other in part]))
                if found:
                    return length, found
        return (1, word.alone) if word.alone else (0, ())

    def _term(self, words: tuple[str, ...], found: tuple[Sense, ...]) -> Term:
        term = self._terms.get(words)
        if term is None:
            term = self._terms[words] = self._made(words, found)
        return term

    def _made(self, words: tuple[str, ...], found: tuple[Sense, ...]) -> Term:
        concepts = self.lexicon.concepts
        senses = tuple(sense for sense in found if concepts[sense.concept].strong)
        sure = senses[0].concept if len(senses) == 1 and not senses[0].tentative else None
        stems = [self._words[word].stem for word in words]
        rare = not found and not self._is_vague(words[0], stems[0]) and (len(words[0]) > 3 or not words[0].isascii())
        modifiers = [concepts[sense.concept] for sense in found if not concepts[sense.concept].strong]
        numbers = [sense.concept for sense in found if not concepts[sense.concept].strong]
        shares = [PLACE if concept.field == PLACES else MODIFIER for concept in modifiers]
        if len(words) > 1:
            places = [place for place in self._places(words) if place not in numbers]
            numbers, shares = [*numbers, *places], [*shares, *[PLACE] * len(places)]
        unclear = UNCLEAR if senses or (not found and stems[0] in self.lexicon.ambiguous) else GENERIC
        literal = LITERAL if modifiers else unclear
        always = [Share(number, share, strong=False) for number, share in zip(numbers, shares, strict=True)]
        meaning = (
            *(Share(inner, INNER, strong=True) for inner in self._inner(words, senses)),
            *(Share(stem, LITERAL, strong=False) for stem in stems),
        )
        if rare:
            unmeant = (Share(stems[0], 1.0, strong=True), *self._hint(stems[0]))
        else:
            unmeant = tuple(Share(stem, literal, strong=False) for stem in stems)
        if sure is None:
            said = (*unmeant, *always)
        else:
            said = (Share(sure, 1.0, strong=True), *wider_than(self.lexicon, sure), *always, *meaning)
        may_meet, settled = bool(senses) or rare, sure is not None or not senses
        return Term(" ".join(words), senses, sure, may_meet, settled, said, tuple(always), meaning, unmeant)

    def _places(self, words: tuple[str, ...]) -> list[int]:
        """The places that stand in a longer term: a Turkish delegation needs an interpreter, and best one of Turkish."""
        lexicon = self.lexicon
        found = [sense.concept for word in words for sense in lexicon.exact.get(singular(word), ())]
        return [concept for concept in found if lexicon.concepts[concept].field == PLACES]

    def _hint(self, stem: str) -> tuple[Share, ...]:
        """What a word of no term points to, since it stands in longer terms of one concept only."""
        concept = self.lexicon.hints.get(stem)
        return () if concept is None else (Share(concept, HINT, strong=True),)

    def _is_vague(self, word: str, stem: str) -> bool:
        generic, ambiguous = self.lexicon.generic, self.lexicon.ambiguous
        return any(form in generic or form in ambiguous for form in (singular(word), stem))

    def _inner(self, words: tuple[str, ...], senses: Sequence[Sense]) -> list[int]:
        """What the words of a term mean by themselves: a patent attorney is a lawyer too, since both are of the law."""
        if len(words) == 1 or len(senses) != 1:
            return []
        concepts, concept = self.lexicon.concepts, senses[0].concept
        found = []
        for word in words:
            single = self.lexicon.exact.get(singular(word), ())
            if len(single) == 1 and not single[0].tentative and single[0].concept != concept:
                other = concepts[single[0].concept]
                if other.strong and other.field == concepts[concept].field:
                    found.append(single[0].concept)
        return found


def wider_than(lexicon: Lexicon, concept: int, certainty: float = 1.0) -> list[Share]:
    """The concepts of which one is a part, as a term adds them that means it."""
    return [
        Share(whole, certainty * (ONE_OF_MANY if whole in lexicon.umbrella else WITHIN), strong=True)
        for whole in lexicon.within.get(concept, ())
    ]


def _unbroken(words: Sequence[str], at: int, breaks: frozenset[str]) -> int:
    """How many words from one on stand together, with no comma or the like between them."""
    if not breaks:
        return len(words)
    return next((end - at + 1 for end in range(at, len(words)) if words[end] in breaks), len(words))


def _before_breaks(text: str) -> frozenset[str]:
    """The words that stand before a comma or the like."""
    if not any(sign in text for sign in ",;:/("):
        return frozenset()
    pieces = text.translate(_BREAKS).split(",")
    return frozenset([words[-1] for piece in pieces[:-1] if (words := words_of(piece))])
