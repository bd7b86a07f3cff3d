"""A step of an introduction before it is taken: what it writes, the letter that goes with it, what to be warned of."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from notesnet.app.open_vault import OpenVault
from notesnet.errors import UsageError
from notesnet.model.introduction import Introduction
from notesnet.network.connector_load import load_of
from notesnet.network.introduction_steps import Taken, party_of, take_step

if TYPE_CHECKING:
    from notesnet.app.draft import Draft

_WITHOUT_LETTER = ("yes", "met", "outcome", "close")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The step, its letter (None when there is none), and warnings, such as why there is none."""

    taken: Taken
    draft: "Draft | None"
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed: the step, the side when it was named, the day and the words."""

    step: str
    party: str | None
    day: date
    text: str


def propose_step(opened: OpenVault, introduction: Introduction, wish: Wish) -> Proposal:
    """What taking the step will do; nothing is written.

    Raises:
        UsageError: a day that has not been yet, no way to know the side, an outcome without text.
        NotFoundError: the side that was named is neither of the two.
        RefusedError: a rule forbids the step, or the letter that goes with it.
    """
    vault = opened.vault
    if wish.day > opened.today:
        message = f"{wish.day} has not been yet"
        raise UsageError(message, "a step is noted once it is taken; --on names the day on which it was")
    if any("\ud800" <= sign <= "\udfff" for sign in wish.text):
        raise UsageError("the text has a byte in it that is not UTF-8", "type it again in a terminal that uses UTF-8")
    party = party_of(vault, introduction, wish.step, wish.party)
    taken = take_step(vault, introduction, wish.step, party, wish.day, wish.text)
    loads = load_of(vault, introduction, wish.day) if wish.step == "ask" else ()
    warnings = [f"{load.message}; {load.help}" for load in loads]
    if wish.step in _WITHOUT_LETTER:
        return Proposal(taken, None, tuple(warnings))
    from notesnet.app.introduction_letter import step_letter  # noqa: PLC0415 - templates are loaded for letters only

    letter = step_letter(opened, introduction, wish.step, party)
    return Proposal(taken, letter.draft, (*warnings, *([letter.lacking] if letter.lacking else [])))
