"""The words that mean the same, for one vault: notesnet's own and what the vault adds."""

from functools import lru_cache

from notesnet.model.concepts import Lexicon
from notesnet.network.concepts import build_lexicon
from notesnet.read.concepts import FILE, ConceptFault, packaged_tables, read_concepts
from notesnet.store.concept_files import packaged_concepts, vault_concepts


def lexicon_for(root: str) -> tuple[Lexicon, list[str]]:
    """The lexicon of a vault, and a warning for each fault in its own concepts.toml, which is otherwise left out."""
    own = vault_concepts(root)
    if isinstance(own, str):
        return _lexicon(None)[0], [f"{FILE}: {own}; its words are left out"]
    lexicon, faults = _lexicon(own)
    return lexicon, [f"{FILE}:{fault.line}: {fault.message}; {fault.help}" for fault in faults]


@lru_cache(maxsize=4)
def _lexicon(own: bytes | None) -> tuple[Lexicon, tuple[ConceptFault, ...]]:
    """Made once for the same words: `watch` asks for it again and again."""
    tables = [packaged_tables(packaged_concepts())]
    faults: tuple[ConceptFault, ...] = ()
    if own is not None:
        table, faults = read_concepts(own)
        tables.append(table)
    return build_lexicon(tables), faults
