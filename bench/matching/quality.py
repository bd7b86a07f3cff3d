"""How well needs find the offers that answer them, and leave the lures alone."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.note import Phrase
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.network.concepts import build_lexicon
from notesnet.network.match import match_offers
from notesnet.network.pool import pool_of
from notesnet.read.concepts import packaged_tables
from notesnet.store.concept_files import packaged_concepts

SETS = (
    "blind", "seen", "seen-2", "seen-3", "seen-4", "seen-5", "seen-6", "seen-7", "seen-8", "seen-9", "seen-10",
    "unseen-1", "unseen-2", "unseen-3", "unseen-4",
)  # fmt: skip
FOLDER = Path(__file__).parent


class Pair(NamedTuple):
    """A need, the offer that answers it, and an offer that only looks so (may be empty)."""

    need: str
    offer: str
    words: str
    lure: str


class Quality(NamedTuple):
    """What one set gave; the pool in which each need looks is all offers and lures of the set."""

    pairs: int
    first: float
    among_three: float
    recall: float
    lures: int
    lures_found: int
    others: float


def pairs_of(name: str) -> list[Pair]:
    """The pairs of a set."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Pair(row[0], row[1], row[2], row[3] if len(row) > 3 else "") for row in rows]


@cache
def packaged_lexicon() -> Lexicon:
    """The concepts that come with notesnet."""
    return build_lexicon([packaged_tables(packaged_concepts())])


def quality(name: str) -> Quality:
    """Looks for each need of a set."""
    pairs = pairs_of(name)
    offers = [pair.offer for pair in pairs] + [pair.lure for pair in pairs if pair.lure]
    people = {
        f"people/{at}.md": Contact(f"people/{at}.md", f"{at}", offers=(Phrase(o, 1),)) for at, o in enumerate(offers)
    }
    vault = Vault(Settings(), contacts=people)
    pool = pool_of(vault, packaged_lexicon())
    found = [[m.evidence[0].line.text for m in match_offers(vault, pool, pair.need)] for pair in pairs]
    both = list(zip(pairs, found, strict=True))
    return Quality(
        pairs=len(pairs),
        first=sum(pair.offer in hits[:1] for pair, hits in both) / len(pairs),
        among_three=sum(pair.offer in hits[:3] for pair, hits in both) / len(pairs),
        recall=sum(pair.offer in hits for pair, hits in both) / len(pairs),
        lures=sum(bool(pair.lure) for pair in pairs),
        lures_found=sum(pair.lure in hits for pair, hits in both if pair.lure),
        others=sum(len(hits) - (pair.offer in hits) for pair, hits in both) / len(pairs),
    )
