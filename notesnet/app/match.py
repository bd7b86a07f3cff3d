"""Who offers something, knows one who does, or cares about it."""

from notesnet.app.meaning import Progress, likeness_for
from notesnet.app.open_vault import OpenVault
from notesnet.app.pool import matched
from notesnet.model.suggestion import Match
from notesnet.network.interests import match_interests
from notesnet.network.match import match_offers
from notesnet.store.sentence_model import NoModelError


def match_text(
    opened: OpenVault, text: str, *, interests: bool, progress: Progress | None = None
) -> tuple[list[Match], list[str]]:
    """Who was found for a text, the best first, and warnings about the vault's concepts.toml and the extra [semantic].

    ``progress`` is told how many lines that extra has read, when there are any that it has not read before.
    """
    if interests:
        return matched(opened, lambda vault, pool: match_interests(vault, pool, text))
    found, warnings = matched(opened, lambda vault, pool: match_offers(vault, pool, text))
    likeness, more = likeness_for(opened.root, progress)
    if likeness:
        from notesnet.network.semantic import with_meaning  # noqa: PLC0415 - only with the extra [semantic]

        try:
            found = with_meaning(opened.vault, text, found, likeness)
        except NoModelError as error:
            more = [f"the extra [semantic] failed ({error})"]
    return found, [*warnings, *more]
