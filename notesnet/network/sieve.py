"""Leaves out, at little cost, the lines that can have nothing to do with what is looked for."""

from collections import Counter
from collections.abc import Collection, Sequence

from notesnet.model.concepts import Lexicon
from notesnet.network.phrases import TURNS, Key
from notesnet.text.names import fold
from notesnet.text.stems import compound_parts, singular, spelled_out, stems_of, without_accents, words_of

AT_MOST = 4_000  # texts
_EDGES = ".,;:!?()[]'\"“”‘’«»…"


def sieve(lexicon: Lexicon, keys: Collection[Key], texts: Sequence[str]) -> list[int]:
    """Which of the texts may hold one of the keys, in their order: never one too few, some too many.

    Of very many, those with the rarest words: what says least would not come out on top either.
    """
    forms = _forms(lexicon, keys)
    split = [_rough(text) for text in texts]
    vocabulary = set().union(*split) if split else set()
    plain = {word: word.strip(_EDGES) for word in vocabulary}
    stems = stems_of(plain.values())
    wanted = {word for word, bare in plain.items() if _is_wanted(bare, stems[bare], forms)}
    held = [at for at, words in enumerate(split) if not wanted.isdisjoint(words)]
    if len(held) <= AT_MOST:
        return held
    hits = [wanted.intersection(split[at]) for at in held]
    often = Counter(word for words in hits for word in words)
    rarest = {at: min([often[word] for word in words]) for at, words in zip(held, hits, strict=True)}
    return sorted(sorted(held, key=lambda at: (rarest[at], at))[:AT_MOST])


def _rough(text: str) -> list[str]:
    text = spelled_out(text)
    lower = text.lower() if text.isascii() else without_accents(fold(text))
    return lower.replace("-", " ").replace("/", " ").replace("–", " ").replace("’", "'").split()


def _is_wanted(bare: str, stem: str, forms: frozenset[str]) -> bool:
    if bare in forms or stem in forms or singular(bare) in forms or not forms.isdisjoint(compound_parts(bare)):
        return True
    if bare.isalnum():
        return False
    parts = words_of(bare)
    return any(
        part in forms or singular(part) in forms or not forms.isdisjoint(compound_parts(part)) for part in parts
    ) or not forms.isdisjoint(stems_of(parts).values())


def _forms(lexicon: Lexicon, keys: Collection[Key]) -> frozenset[str]:
    """For each term of the concepts, the word that says most; and the stems that are looked for by themselves."""
    concepts = {key for key in keys if isinstance(key, int)}
    concepts |= {concept for concept, wider in lexicon.within.items() if not concepts.isdisjoint(wider)}
    found = {key for key in keys if isinstance(key, str)}
    found |= {stem for stem, concept in lexicon.hints.items() if concept in concepts}
    for terms in (lexicon.exact, lexicon.stemmed):
        for term, senses in terms.items():
            if any(sense.concept in concepts for sense in senses):
                words = term.split()
                found.add(max(words, key=lambda word: _telling(lexicon, word)))
    return frozenset(found)


def _telling(lexicon: Lexicon, word: str) -> tuple[bool, bool, int]:
    """How much a word says of its term."""
    return (word not in TURNS and word not in lexicon.asking, word not in lexicon.generic, len(word))
