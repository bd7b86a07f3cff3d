"""Remembers whom a week may bring together: to find it, everyone is compared with everyone, and few weeks differ."""

from typing import Any

from notesnet.app.open_vault import OpenVault
from notesnet.errors import NotesnetError
from notesnet.model.hints import hints
from notesnet.model.suggestion import Candidates, Evidence, Line, Met, Suggestion
from notesnet.model.week import Person
from notesnet.store.concept_files import packaged_concepts, vault_concepts
from notesnet.store.index_codec import decode, encode
from notesnet.store.kept import keep, kept_path, read_kept
from notesnet.text.digests import blake2b
from notesnet.text.weeks import Week

ENDING = ".suggestions"


def candidates_of(opened: OpenVault, week: Week) -> Candidates:
    """The suggestions from which a week's are chosen, out of the file beside the index where they stand in it.

    The notes, the words that mean the same, and the week's Monday are all that they depend on. Without an index nobody
    knows whether the notes have changed, and they are found anew.
    """
    key = _key(opened, week)
    kept = _read(opened, key) if key else None
    if kept is not None:
        return kept
    found = _find(opened, week)
    if key and key == _key(opened, week):  # nothing was changed under our hands
        keep(kept_path(opened.root, ENDING), key, encode(found))
    return found


def _key(opened: OpenVault, week: Week) -> str:
    """Everything that they follow from; empty when that can't be told."""
    state = hints(opened.vault.contacts).facts_state()
    if not state:
        return ""
    try:
        words = f"{packaged_concepts()}\n{vault_concepts(opened.root)!r}"
    except NotesnetError:
        return ""
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return f"{state}\n{week.monday.isoformat()}\n{digest}"


def _find(opened: OpenVault, week: Week) -> Candidates:
    from notesnet.app.pool import matched  # noqa: PLC0415 - only where somebody may match
    from notesnet.network.suggestion_candidates import find_candidates, may_match  # noqa: PLC0415 - as above

    if not may_match(opened.vault):
        return Candidates((), ())
    return matched(opened, lambda vault, pool: find_candidates(vault, pool, week.monday))[0]


def _read(opened: OpenVault, key: str) -> Candidates | None:
    text = read_kept(kept_path(opened.root, ENDING), key)
    try:
        pairs, mine = decode(text or "")
        return Candidates(tuple(map(_suggestion, pairs)), tuple(map(_suggestion, mine)))
    except (ValueError, TypeError, RecursionError):
        return None


def _suggestion(row: Any) -> Suggestion:
    a, b, score, evidence, ask_first, safe, for_me = row
    reasons = tuple(map(_evidence, evidence))
    return Suggestion(Person(*a), Person(*b), score, reasons, Person(*ask_first), tuple(safe), for_me)


def _evidence(row: Any) -> Evidence:
    kind, a, b, met, score = row
    return Evidence(kind, Line(*a), Line(*b), tuple(Met(*words) for words in met), score)
