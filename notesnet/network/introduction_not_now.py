"""Who still waits for a kind word when an introduction goes no further."""

from datetime import date

from notesnet.model.introduction import Answer, Introduction, Party, State
from notesnet.model.vault import Vault
from notesnet.network.introductions import PARTIES, answer_of, asked_on, chased_on, name_of, other_party, standing_of


def knows_of_it(note: Introduction, party: Party) -> bool:
    """Whether one side asked for it, was asked, or answered: nobody else hears that it goes no further."""
    return bool(asked_on(note, party) or answer_of(note, party) or note.asked_by == party)


def waits_for_word(vault: Vault, note: Introduction, today: date) -> tuple[Party, ...]:
    """The sides that may still hope for one that was declined, or closed before it was made; never who said no.

    Who was reminded and stayed silent was told in that letter that I would leave it at that.
    """
    if note.direction == "received" or note.introduced or note.met or note.outcome:
        return ()
    state = standing_of(vault, note, today).state
    if state not in (State.DECLINED, State.CLOSED):
        return ()
    return tuple(party for party in PARTIES if knows_of_it(note, party) and not _left_it(note, party))


def not_now_words(vault: Vault, note: Introduction, party: Party) -> str:
    """Why one side waits, and what to type for the letter; a clause without a full stop, empty when no letter can be."""
    paths = []
    for side in (party, other_party(party)):
        reference = note.a if side == "a" else note.b
        if reference is None or reference.path not in vault.contacts:
            return ""
        paths.append(_typed(reference.path or ""))
    if note.asked_by == party:
        did = "asked you for it"
    else:
        did = "said yes" if answer_of(note, party) else "was asked"
    command = f"`notesnet draft intro-not-now {' '.join(paths)}`"
    return f'{name_of(vault, note, party)} {did}: unless you have written already, {command} writes a kind "not now"'


def _left_it(note: Introduction, party: Party) -> bool:
    answer = answer_of(note, party)
    if answer:
        return answer.answer is Answer.NO
    return chased_on(note, party) is not None and note.asked_by != party


def _typed(path: str) -> str:
    stem = path.rpartition("/")[2].removesuffix(".md")
    return f'"{stem}"' if " " in stem else stem
