"""What the tests of the index share: vaults read with and without it, and compared."""

import gc
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from unittest.mock import patch

from notesnet.app import concepts
from notesnet.app.cold_read import read_files, vault_of
from notesnet.app.indexed import Where
from notesnet.app.indexed_build import head_text, walked
from notesnet.app.indexed_links import NamedNotes
from notesnet.app.indexed_mentions import Mentions, links_in, signs_of
from notesnet.app.indexed_read import hash_of, row_of
from notesnet.app.indexed_rows import abouts_of, columns_of, odd_paths, tables_of
from notesnet.app.match import match_text
from notesnet.app.open_vault import find_place, open_vault
from notesnet.app.show import show_contact
from notesnet.app.suggest import suggest_about, suggest_pairs, suggest_to_me
from notesnet.model.vault import Vault
from notesnet.read.conflict_copies import conflict_copies
from notesnet.read.note import Note
from notesnet.store.index_codec import encode
from notesnet.store.index_file import TABLES, IndexFile
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


def assert_right(folder: Path, home: Path) -> None:
    """Every row of the index is what follows from all notes read at once, whatever their numbers are."""
    with switched(home, "on"):
        place = find_place(str(folder), None)
    where, file = Where(place.root, place.settings, place.faults), IndexFile(str(index_of(folder, home)))
    try:
        _compare(where, file)
    finally:
        file.close()


def _compare(where: Where, file: IndexFile) -> None:
    files = list(read_files(where.root, where.settings, hashed=hash_of))
    vault = vault_of(files, where.settings, where.faults)
    there = list(walked(files))
    numbers = {row.path: row.id for row in file.files()}
    assert {row.path: row.hash for row in file.files()} == {read.path: read.hash for read in there}
    everything = sorted((read.said for read in there if isinstance(read.said, Note)), key=lambda note: note.path)
    notes = [note for note in everything if note.path not in conflict_copies(everything)]
    tables = {name: dict(rows) for name, rows in tables_of(vault, numbers)}
    tables["facts"] = {numbers[read.path]: row_of(read) for read in there}
    tables["links"] = {number: _unordered(row) for number, row in NamedNotes(notes).drawers()}
    mentions = Mentions()
    for note in notes:
        mentions.add(numbers[note.path], signs_of(links_in(note), note.path))
    tables["mentions"] = dict(mentions.drawers())
    for name in TABLES:
        rows = {number: _unordered(row) if name == "links" else row for number, row in file.rows(name)}
        assert rows == tables[name], name
    for name, data in columns_of(vault):
        assert file.column(name) == data, name
    abouts = dict(abouts_of(vault, numbers))
    abouts["odd paths"] = odd_paths(numbers)
    abouts["faults"] = encode([read.said for read in files if read.hash is None])
    abouts["head"] = head_text(where, vault, files)
    for name, text in abouts.items():
        assert file.about(name) == text, name


def _unordered(drawer: str) -> str:
    """The names of a drawer of links in one order."""
    pairs = [
        {name: sorted(zip(known[::2], known[1::2], strict=True)) for name, known in sorted(table.items())}
        for table in json.loads(drawer)
    ]
    return repr(pairs)
