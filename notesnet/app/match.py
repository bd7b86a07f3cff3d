"""Who offers something, knows one who does, or cares about it."""

from notesnet.app.concepts import lexicon_for
from notesnet.app.meaning import Progress, likeness_for
from notesnet.app.open_vault import OpenVault
from notesnet.model.suggestion import Match
from notesnet.network.match import match_interests, match_offers
from notesnet.network.semantic import with_meaning
from notesnet.store.sentence_model import NoModelError


def match_text(
    opened: OpenVault, text: str, *, interests: bool, progress: Progress | None = None
) -> tuple[list[Match], list[str]]:
    """Who was found for a text, the best first, and warnings about the vault's concepts.toml and the extra [semantic].

    ``progress`` is told how many lines that extra has read, when there are any that it has not read before.
    """
    lexicon, warnings = lexicon_for(opened.root)
    if interests:
        return match_interests(opened.vault, lexicon, text), warnings
    found = match_offers(opened.vault, lexicon, text)
    likeness, more = likeness_for(opened.root, progress)
    if likeness:
        try:
            found = with_meaning(opened.vault, text, found, likeness)
        except NoModelError as error:
            more = [f"the extra [semantic] failed ({error})"]
    return found, [*warnings, *more]
