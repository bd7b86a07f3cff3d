"""The lexicon that comes with notesnet, made once for all tests."""

from functools import cache

from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.vault import Vault
from notesnet.network.concepts import build_lexicon
from notesnet.network.match import match_offers
from notesnet.read.concepts import packaged_tables
from notesnet.store.concept_files import packaged_concepts
from tests.network.helpers import contact, phrases, vault_of


@cache
def lexicon() -> Lexicon:
    """The packaged one."""
    return build_lexicon([packaged_tables(packaged_concepts())])


def offering(*offers: str) -> Vault:
    """A vault in which each offer is that of one person: P0, P1 and so on."""
    return vault_of(*(contact(f"P{at}", offers=phrases(offer)) for at, offer in enumerate(offers)))


def found(need: str, *offers: str) -> list[str]:
    """The offers that answer a need, the best first."""
    return [match.evidence[0].line.text for match in match_offers(offering(*offers), lexicon(), need)]


def names(need: str, *people: Contact) -> list[str]:
    """Who is found among some people."""
    return [match.person.name for match in match_offers(vault_of(*people), lexicon(), need)]
