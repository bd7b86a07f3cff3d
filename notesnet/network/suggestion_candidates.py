"""Whom a week may bring together, before what stands in its file and what earlier weeks proposed are looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.suggestion import Candidates, Suggestion
from notesnet.model.vault import Vault
from notesnet.network.lines import as_contact
from notesnet.network.pool import Pool
from notesnet.network.suggestions import scope_of, suggest, suggest_mine

LOOKED_AT = 40  # suggestions from which those of the last eight weeks are left out
NEED_KINDS = ("need_offer", "offer_need")


def find_candidates(vault: Vault, words: Lexicon | Pool, monday: date) -> Candidates:
    """The suggestions in which a need is met, decided for a Monday; they depend on these three and on nothing else.

    A shared interest alone is no reason to write. Why it is safe to ask is left out: it tells of the last touches, which
    may change while the suggestions do not.
    """
    scope = scope_of(vault, words, monday)
    return Candidates(_with_a_need(suggest(scope, LOOKED_AT)), _with_a_need(suggest_mine(scope, LOOKED_AT)))


def may_match(vault: Vault) -> bool:
    """Whether anybody needs and anybody offers: else nothing is read any closer."""
    return any(p.needs or p.ideal_client for p in _people(vault)) and any(
        p.offers or p.role or p.company for p in _people(vault)
    )


def _people(vault: Vault) -> Iterator[Contact]:
    """Everyone, one by one: mostly the first few tell, and not all have to be read."""
    yield as_contact(vault.me)
    yield from map(vault.contacts.__getitem__, vault.contacts)


def _with_a_need(found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(replace(one, safe=()) for one in found if one.evidence[0].kind in NEED_KINDS)
