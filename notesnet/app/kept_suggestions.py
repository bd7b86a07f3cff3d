"""Remembers whom a week may bring together: to find it, everyone is compared with everyone, and few weeks differ."""

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from notesnet.app.open_vault import OpenVault
from notesnet.errors import NotesnetError
from notesnet.model.hints import hints
from notesnet.model.suggestion import Candidates, Evidence, Line, Met, Suggestion
from notesnet.model.vault import Vault
from notesnet.model.week import Person
from notesnet.store.concept_files import words_digest
from notesnet.store.index_codec import decode, encode
from notesnet.store.index_place import SWITCH
from notesnet.store.kept import keep, kept_path, read_kept
from notesnet.text.weeks import Week

if TYPE_CHECKING:
    from notesnet.network.pool import Pool

ENDING = ".suggestions"
_FORM = "facts, people, pairs, mine"  # how a file is laid out


class _Kept(NamedTuple):
    """Suggestions, with the names of the two things that they hold for: the facts of all notes, and all who can be matched.

    ``people`` is the same more often: a new circle, a new address and a new day of the journal change facts alone.
    """

    facts: str
    people: str
    found: Candidates


def candidates_of(opened: OpenVault, week: Week) -> Candidates:
    """The suggestions from which a week's are chosen, out of the file beside the index where they stand in it.

    The notes, the words that mean the same, and the week's Monday are all that they depend on. Without an index nobody
    knows whether the notes have changed, and they are found anew.
    """
    kept = _read(opened)
    question = _Question(week, _words(opened))
    facts = question.facts(opened.vault) if kept else ""
    if kept and facts and kept.facts == facts:
        return kept.found
    return _find(opened, question, kept)


class _Question(NamedTuple):
    """For which week suggestions are wanted, and a digest of the words that mean the same; empty when these can't be read."""

    week: Week
    words: str

    def facts(self, vault: Vault) -> str:
        """All that they follow from, by the facts of a vault; empty when that can't be told."""
        state = hints(vault.contacts).facts_state()
        return f"{state}\n{self.week.monday.isoformat()}\n{self.words}" if state and self.words else ""

    def people(self, vault: Vault, pool: "Pool") -> str:
        """The same by those who can be matched."""
        return f"{pool.state}\n{self.week.monday.isoformat()}\n{encode(vault.me)}" if pool.state else ""


def _words(opened: OpenVault) -> str:
    try:
        return words_digest(opened.root)
    except NotesnetError:
        return ""


def _find(opened: OpenVault, question: _Question, kept: _Kept | None) -> Candidates:
    """Those that were kept where everybody is as they were; else everyone is compared with everyone."""
    from notesnet.app.pool import matched  # noqa: PLC0415 - only where somebody may match
    from notesnet.network.suggestion_candidates import find_candidates, may_match  # noqa: PLC0415 - as above

    def find(vault: Vault, pool: "Pool") -> Candidates:
        facts, people = question.facts(vault), question.people(vault, pool)
        same = kept if kept and people and kept.people == people else None
        found = same.found if same else find_candidates(vault, pool, question.week.monday)
        if facts and facts == question.facts(vault) and question.words == _words(opened):  # nobody changed it meanwhile
            _keep(opened, _Kept(facts, people, found))
        return found

    if may_match(opened.vault):
        return matched(opened, find)[0]
    facts, nobody = question.facts(opened.vault), Candidates((), ())
    if facts:
        _keep(opened, _Kept(facts, "", nobody))
    return nobody


def _keep(opened: OpenVault, kept: _Kept) -> None:
    keep(kept_path(opened.root, ENDING), _FORM, encode([kept.facts, kept.people, *kept.found]))


def _read(opened: OpenVault) -> _Kept | None:
    if os.environ.get(SWITCH) == "off":
        return None
    text = read_kept(kept_path(opened.root, ENDING), _FORM)
    try:
        facts, people, pairs, mine = decode(text or "")
        return _Kept(facts, people, Candidates(tuple(map(_suggestion, pairs)), tuple(map(_suggestion, mine))))
    except (ValueError, TypeError, RecursionError):
        return None


def _suggestion(row: Any) -> Suggestion:
    a, b, score, evidence, ask_first, safe, for_me = row
    reasons = tuple(map(_evidence, evidence))
    return Suggestion(Person(*a), Person(*b), score, reasons, Person(*ask_first), tuple(safe), for_me)


def _evidence(row: Any) -> Evidence:
    kind, a, b, met, score = row
    return Evidence(kind, Line(*a), Line(*b), tuple(Met(*words) for words in met), score)
