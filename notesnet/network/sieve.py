"""Leaves out, at little cost, the lines that can have nothing to do with what is looked for."""

from array import array
from collections.abc import Collection, Sequence
from functools import cached_property

from notesnet.model.concepts import Lexicon
from notesnet.network.phrases import TURNS, Key
from notesnet.text.names import fold
from notesnet.text.stems import compound_parts, singular, spelled_out, stems_of, without_accents, words_of

_EDGES = ".,;:!?()[]'\"“”‘’«»…"


class Sieve:
    """Texts by their words, to be asked again and again; some 10 bytes a word of them."""

    def __init__(self, lexicon: Lexicon, texts: Sequence[str]) -> None:
        self._lexicon = lexicon
        self._holding: dict[str, array[int]] = {}
        for at, text in enumerate(texts):
            for word in set(_rough(text)):
                held = self._holding.get(word)
                if held is None:
                    held = self._holding[word] = array("I")
                held.append(at)
        self._by_form: dict[str, list[str]] = {}
        plain = {word: word.strip(_EDGES) for word in self._holding}
        stems = stems_of(plain.values())
        for word, bare in plain.items():
            for form in _forms_of(bare, stems[bare]):
                self._by_form.setdefault(form, []).append(word)

    def held(self, keys: Collection[Key]) -> list[int]:
        """Which of the texts may hold one of the keys, in their order: never one too few, some too many."""
        found: set[int] = set()
        for form in self._forms(keys):
            for word in self._by_form.get(form, ()):
                found.update(self._holding[word])
        return sorted(found)

    def _forms(self, keys: Collection[Key]) -> set[str]:
        """For each term of the concepts, the word that says most; and the stems that are looked for by themselves."""
        lexicon = self._lexicon
        concepts = {key for key in keys if isinstance(key, int)}
        concepts |= {concept for concept, wider in lexicon.within.items() if not concepts.isdisjoint(wider)}
        found = {key for key in keys if isinstance(key, str)}
        found |= {stem for stem, concept in lexicon.hints.items() if concept in concepts}
        for concept in concepts:
            for term in self._terms.get(concept, ()):
                found.add(max(term.split(), key=lambda word: _telling(lexicon, word)))
        return found

    @cached_property
    def _terms(self) -> dict[int, list[str]]:
        """The terms of each concept."""
        found: dict[int, list[str]] = {}
        for terms in (self._lexicon.exact, self._lexicon.stemmed):
            for term, senses in terms.items():
                for sense in senses:
                    found.setdefault(sense.concept, []).append(term)
        return found


def _rough(text: str) -> list[str]:
    text = spelled_out(text)
    lower = text.lower() if text.isascii() else without_accents(fold(text))
    return lower.replace("-", " ").replace("/", " ").replace("–", " ").replace("’", "'").split()


def _forms_of(bare: str, stem: str) -> set[str]:
    """Everything by which a word may be looked for."""
    found = {bare, stem, singular(bare), *compound_parts(bare)}
    if not bare.isalnum():
        parts = words_of(bare)
        found.update(parts, stems_of(parts).values())
        for part in parts:
            found.update((singular(part), *compound_parts(part)))
    return found


def _telling(lexicon: Lexicon, word: str) -> tuple[bool, bool, int]:
    """How much a word says of its term."""
    return (word not in TURNS and word not in lexicon.asking, word not in lexicon.generic, len(word))
