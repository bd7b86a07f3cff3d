"""What the tests of the index share: vaults read with and without it, and compared."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from unittest.mock import patch

from notesnet.app import concepts
from notesnet.app.match import match_text
from notesnet.app.open_vault import open_vault
from notesnet.app.show import show_contact
from notesnet.app.suggest import suggest_about, suggest_pairs, suggest_to_me
from notesnet.model.vault import Vault
from notesnet.store.index_place import SWITCH, index_path
from tests.harness import TODAY, Result, clean_environment, run_here

COMMANDS = (
    ["agenda", "--print"],
    ["list"],
    ["list", "due", "--json"],
    ["list", "promises"],
    ["show", "ada"],
    ["why", "ben"],
    ["check", "--fail-on", "error"],
    ["match", "a plumber"],
    ["match", "chess", "--interests", "--json"],
    ["suggest", "--json"],
    ["suggest", "ada"],
    ["suggest", "--mine"],
)


@contextmanager
def switched(home: Path, how: str) -> Iterator[None]:
    """The environment of a person whose index is on or off."""
    with patch.dict(os.environ, {**clean_environment(home), SWITCH: how}, clear=True):
        yield


def index_of(folder: Path, home: Path) -> Path:
    """The file of a vault's index."""
    with switched(home, "on"):
        return Path(index_path(str(folder)))


def opened(folder: Path, home: Path, how: str) -> Vault:
    """The vault, read in that way."""
    with switched(home, how):
        vault = open_vault(str(folder), date.fromisoformat(TODAY)).vault
        parts(vault)  # a lazy one is read here, in this environment
        return vault


def parts(vault: Vault) -> dict[str, object]:
    """Everything that a vault says, in plain collections, with the order of what has one."""
    found: dict[str, object] = {}
    for field in fields(vault):
        value = getattr(vault, field.name)
        if isinstance(value, Mapping):
            # the order of touches and meetings_of is nobody's promise
            value = dict(value) if field.name in ("touches", "meetings_of") else list(value.items())
        found[field.name] = list(value) if field.name in ("follow_ups", "diagnostics") else value
    return found


def same(folder: Path, home: Path) -> None:
    """Asserts that a vault says the same with its index and without, when it is asked twice."""
    without = parts(opened(folder, home, "off"))
    for _time in range(2):
        vault = opened(folder, home, "on")
        with_index = parts(vault)
        for name, value in without.items():
            assert with_index[name] == value, name


WORDS = """
[trades]
plumbing = ["plumber", "boilers", "bathroom fitter"]
heating = ["radiators", "heating engineer"]
law = ["lawyer", "solicitor", "legal advice", "legal"]
books = ["bookkeeping", "bookkeeper", "keep my books", "ledger?"]
museums = ["museum", "museum curator"]
games = ["chess", "bowls", "croquet"]
[places]
leeds = ["leeds"]
[near]
plumbing = ["heating"]
[words]
umbrella = ["games"]
asking = ["someone", "for", "help"]
generic = ["work", "advice"]
"""


@contextmanager
def few_words() -> Iterator[None]:
    """Few words that mean the same instead of those that come with notesnet: made at once, and they stay as they are."""
    with ExitStack() as stack:
        stack.enter_context(patch("notesnet.app.concepts.packaged_concepts", lambda: WORDS))
        stack.enter_context(patch("notesnet.store.concept_files.packaged_stamp", lambda: WORDS))
        concepts._lexicon.cache_clear()
        try:
            yield
        finally:
            concepts._lexicon.cache_clear()


def same_matches(folder: Path, home: Path) -> None:
    """Asserts that everyone is matched with everyone as without an index, when it is asked twice."""
    without = matches(folder, home, "off")
    for _time in range(2):
        assert matches(folder, home, "on") == without


def matches(folder: Path, home: Path, how: str) -> list[object]:
    """Who offers a few things, who cares about them, who should meet whom, and who answers each card."""
    with switched(home, how):
        found: list[object] = []
        for text in ("a plumber", "legal advice", "bookkeeping in Leeds", "chess", "games"):
            place = open_vault(str(folder), date.fromisoformat(TODAY))
            found += [match_text(place, text, interests=interests) for interests in (False, True)]
        place = open_vault(str(folder), date.fromisoformat(TODAY))
        found += [suggest_pairs(place, 5), suggest_to_me(place, 5)]
        for path in place.vault.contacts:
            found += [suggest_about(place, path, (), 5), show_contact(place, path).answers]
        gc.collect()
    return found


def answers(folder: Path, home: Path, how: str) -> list[Result]:
    """What the commands of every day print."""
    environment = {**clean_environment(home), SWITCH: how}
    found = [run_here(["--today", TODAY, *command], folder, environment) for command in COMMANDS]
    gc.collect()  # a command closes its index when its process ends
    return found
