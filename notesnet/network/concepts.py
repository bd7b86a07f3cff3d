"""Makes the lexicon by which phrases are read out of the concept files."""

from collections.abc import Mapping, Sequence

from notesnet.model.concepts import (
    AMBIGUOUS,
    MODIFIERS,
    NEAR,
    PLACES,
    SPECIAL,
    WITHIN,
    WORDS,
    Concept,
    ConceptTables,
    Lexicon,
    Sense,
)
from notesnet.text.stems import singular, stems_of, words_of

# Left out of terms and phrases alike, so that "the head of our finance" is "head of finance".
DETERMINERS = frozenset("a an the my our your their his her its some any".split())

NOBODY = -1  # a word that points to several concepts

Entry = tuple[int, bool, tuple[str, ...]]  # concept, tentative, the words of a term


def build_lexicon(tables: Sequence[ConceptTables]) -> Lexicon:
    """One lexicon of several files; a later one adds words to the concepts of an earlier one, and new concepts."""
    listed = {name: _listed(tables, name) for name in ("asking", "generic")}
    asking = frozenset(listed["asking"])
    ambiguous = [word for table in tables for words in table.get(AMBIGUOUS, {}).values() for word in words]
    concepts, entries = _entries(tables, frozenset(ambiguous))
    stems = stems_of(word for _concept, _tentative, words in entries for word in words)
    forms = {word: forms_of(word, stem, asking) for word, stem in stems.items()}
    exact, stemmed, lengths, seconds = _terms(entries, forms)
    numbers = {concept.name: at for at, concept in enumerate(concepts)}
    return Lexicon(
        concepts=tuple(concepts),
        exact=exact,
        stemmed=stemmed,
        hints=_hints(concepts, entries, stems),
        lengths=lengths,
        seconds=seconds,
        within=_links(tables, WITHIN, numbers),
        near=_near(tables, numbers),
        umbrella=_numbered(tables, "umbrella", numbers),
        bearing=_numbered(tables, "bearing", numbers),
        asking=asking,
        generic=_both_forms(listed["generic"]),
        ambiguous=_both_forms(ambiguous),
    )


def label(key: str) -> str:
    """A concept's key as people read it: ``finance-lead`` is finance lead."""
    return " ".join(key.replace("-", " ").replace("_", " ").split())


def _entries(tables: Sequence[ConceptTables], ambiguous: frozenset[str]) -> tuple[list[Concept], list[Entry]]:
    concepts: list[Concept] = []
    numbers: dict[str, int] = {}
    entries: list[Entry] = []
    for table in tables:
        for field, lines in table.items():
            if field in SPECIAL:
                continue
            for key, terms in lines.items():
                name = label(key)
                if name not in numbers:
                    numbers[name] = len(concepts)
                    concepts.append(Concept(name, field, field not in (MODIFIERS, PLACES)))
                begun = [term for term in terms if term[:1].casefold() == name[:1].casefold()]
                typed = {singular(term.strip().rstrip("?").casefold()) for term in begun}
                own = () if singular(name) in typed else (name,)
                for term in (*terms, *own):
                    words = _words(term)
                    if words:
                        tentative = term.rstrip().endswith("?") or (len(words) == 1 and words[0] in ambiguous)
                        entries.append((numbers[name], tentative, words))
    return concepts, entries


def _words(term: str) -> tuple[str, ...]:
    plain = term.replace("-", " ").replace("?", " ")
    if plain.isascii() and plain.replace(" ", "").isalnum():  # nearly all terms, and in a tenth of the time
        words = plain.lower().split()
    else:
        words = words_of(term)
    return tuple(word for word in words if word not in DETERMINERS) if len(words) > 1 else tuple(words)


def forms_of(word: str, stem: str, asking: frozenset[str]) -> tuple[str, str]:
    """(singular, stem) by which terms are found.

    A word of asking stays as it is, so that ``will`` is none of the wills, nor ``talk`` of the talks; so do ``hosting`` and
    ``training``, which are no hosts and no trains.
    """
    single = singular(word)
    if word in asking or single in asking:
        return word, word
    return single, word if word.endswith(("ing", "ly")) or stem in asking else stem


def _terms(
    entries: Sequence[Entry], forms: dict[str, tuple[str, str]]
) -> tuple[
    dict[str, tuple[Sense, ...]],
    dict[str, tuple[Sense, ...]],
    dict[str, tuple[int, ...]],
    dict[str, frozenset[str]],
]:
    exact: dict[str, tuple[Sense, ...]] = {}
    stemmed: dict[str, tuple[Sense, ...]] = {}
    lengths: dict[str, set[int]] = {}
    seconds: dict[str, set[str]] = {}
    for concept, tentative, words in entries:
        sense = Sense(concept, tentative)
        for terms, form in ((exact, 0), (stemmed, 1)):
            key = " ".join([forms[word][form] for word in words])
            known = terms.get(key)
            if known is None:
                terms[key] = (sense,)
            elif all(other.concept != concept for other in known):
                terms[key] = (*known, sense)
            elif tentative:
                terms[key] = tuple([sense if other.concept == concept else other for other in known])
            if len(words) > 1:
                first = forms[words[0]][form]
                lengths.setdefault(first, set()).add(len(words))
                seconds.setdefault(first, set()).add(forms[words[1]][form])
    return (
        exact,
        stemmed,
        {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
        {first: frozenset(found) for first, found in seconds.items()},
    )


def _hints(concepts: Sequence[Concept], entries: Sequence[Entry], stems: Mapping[str, str]) -> dict[str, int]:
    """Words of longer terms that point to one concept: ``dilutive`` stands in terms of grants only."""
    found: dict[str, int] = {}
    for concept, _tentative, words in entries:
        for stem in [stems[word] for word in words] if len(words) > 1 else ():
            if found.setdefault(stem, concept) != concept:
                found[stem] = NOBODY
    return {stem: concept for stem, concept in found.items() if concept != NOBODY and concepts[concept].strong}


def _listed(tables: Sequence[ConceptTables], name: str) -> list[str]:
    return [part for table in tables for word in table.get(WORDS, {}).get(name, ()) for part in words_of(word)]


def _numbered(tables: Sequence[ConceptTables], name: str, numbers: Mapping[str, int]) -> frozenset[int]:
    """The concepts that a list names; names of no concept are left out."""
    named = [label(concept) for table in tables for concept in table.get(WORDS, {}).get(name, ())]
    return frozenset([numbers[concept] for concept in named if concept in numbers])


def _both_forms(words: Sequence[str]) -> frozenset[str]:
    return frozenset([singular(word) for word in words]) | frozenset(stems_of(words).values())


def _near(tables: Sequence[ConceptTables], numbers: dict[str, int]) -> dict[int, tuple[int, ...]]:
    """Links that hold both ways."""
    found: dict[int, list[int]] = {}
    for one, others in _links(tables, NEAR, numbers).items():
        for other in others:
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return {at: tuple(dict.fromkeys(others)) for at, others in found.items()}


def _links(tables: Sequence[ConceptTables], section: str, numbers: dict[str, int]) -> dict[int, tuple[int, ...]]:
    """A concept → those that a section names behind it; names of no concept are left out."""
    found: dict[int, dict[int, None]] = {}
    for table in tables:
        for key, others in table.get(section, {}).items():
            one = numbers.get(label(key))
            for other in [numbers.get(label(name)) for name in others]:
                if one is not None and other is not None and one != other:
                    found.setdefault(one, {})[other] = None
    return {one: tuple(others) for one, others in found.items()}
