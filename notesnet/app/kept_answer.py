"""Remembers the last answer to a question about the whole vault, which is asked again while the notes say the same."""

from collections.abc import Callable

from notesnet.app.open_vault import OpenVault
from notesnet.model.hints import hints
from notesnet.store.concept_files import packaged_stamp, vault_concepts
from notesnet.store.kept import keep, kept_path, read_kept


def kept_answer(opened: OpenVault, ending: str, question: str, make: Callable[[], str]) -> str:
    """What ``make`` makes, out of a file beside the index where that has it: of the same notes, settings and question.

    ``question`` says everything that the answer depends on besides. Without an index nobody knows whether the notes have
    changed, and the answer is made anew.
    """
    key = _key(opened, question)
    kept = read_kept(kept_path(opened.root, ending), key) if key else None
    if kept is not None:
        return kept
    found = make()
    if key and key == _key(opened, question):  # nothing was changed under our hands
        keep(kept_path(opened.root, ending), key, found)
    return found


def _key(opened: OpenVault, question: str) -> str:
    """Everything that the answer follows from; empty when that can't be told."""
    state = hints(opened.vault.contacts).state()
    return f"{state}\n{packaged_stamp()}\n{vault_concepts(opened.root)!r}\n{question}" if state else ""
