"""What matching costs in made-up vaults, the reading of the notes apart."""

import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from bench.matching.quality import SETS, packaged_lexicon, pairs_of
from notesnet.app.uncollected import uncollected
from notesnet.model.contact import Contact
from notesnet.model.note import Phrase
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.network.match import match_offers
from notesnet.network.suggestions import scope_of, suggest, suggest_for

PHRASES = SETS[:4]  # the same ones whatever sets are added, so that the seconds can be compared
TODAY = date(2026, 11, 25)
TAILS = (" in Leeds", " for a month", " near the station", " with patience", " for small teams", " twice a year")


class Cost(NamedTuple):
    """One measurement; ``mebibytes`` is how much the peak of the process rose."""

    contacts: int
    phrases: str
    what: str
    seconds: float
    mebibytes: int


def cost_rows(sizes: Sequence[int]) -> Iterator[Cost]:
    """Each command's decision at each size, with phrases that people share and with phrases that each has alone."""
    for size in sizes:
        for unique in (False, True):
            vault = made_vault(size, unique=unique)
            packaged_lexicon()  # made once, before anything is timed
            tasks = (
                ("match TEXT", partial(_match, vault)),
                ("suggest NAME", partial(_suggest_for, vault, f"people/{size // 2}.md")),
                ("suggest", partial(_suggest, vault)),
            )
            for what, task in tasks:
                before, began = _peak(), time.process_time()
                with uncollected():
                    task()
                spent = time.process_time() - began
                yield Cost(size, "all different" if unique else "shared", what, spent, _peak() - before)


def made_vault(size: int, *, unique: bool) -> Vault:
    """Contacts with four needs, four offers and a role each, out of the phrases of the sets."""
    dice = random.Random(1)
    phrases = [
        text for name in PHRASES for pair in pairs_of(name) for text in (pair.need, pair.offer, pair.lure) if text
    ]

    def phrase() -> str:
        return dice.choice(phrases) + (f"{dice.choice(TAILS)} no {dice.randrange(999)}" if unique else "")

    def some() -> tuple[Phrase, ...]:
        return tuple(Phrase(phrase(), line) for line in range(5, 9))

    people = [
        Contact(f"people/{at}.md", f"Person {at}", role=dice.choice(phrases), offers=some(), needs=some())
        for at in range(size)
    ]
    return Vault(Settings(), contacts={contact.path: contact for contact in people})


def _match(vault: Vault) -> None:
    match_offers(vault, packaged_lexicon(), "a part-time finance lead")


def _suggest_for(vault: Vault, path: str) -> None:
    suggest_for(scope_of(vault, packaged_lexicon(), TODAY), path, 10)


def _suggest(vault: Vault) -> None:
    suggest(scope_of(vault, packaged_lexicon(), TODAY), 10)


def _peak() -> int:
    """The most memory that this process has held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
