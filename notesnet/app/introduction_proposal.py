"""A step of an introduction before it is taken: what it writes, the letter that goes with it, what there is to say of it."""

from datetime import date
from typing import TYPE_CHECKING

from notesnet.app.open_vault import OpenVault
from notesnet.errors import UsageError
from notesnet.frozen import frozen
from notesnet.model.introduction import Introduction, Party
from notesnet.model.vault import Vault
from notesnet.network.connector_load import load_of
from notesnet.network.introduction_faults import forbid_days_to_come, forbid_faulty
from notesnet.network.introduction_intent import Intent
from notesnet.network.introduction_not_now import not_now_words, waits_for_word
from notesnet.network.introduction_rules import forbid_ended
from notesnet.network.introduction_steps import Taken, party_of, take_step
from notesnet.network.introductions import asked_on, standing_of
from notesnet.network.tick_introductions import with_fields
from notesnet.text.durations import add

if TYPE_CHECKING:
    from notesnet.app.draft import Draft

_WITHOUT_LETTER = ("yes", "met", "outcome", "close")


@frozen
class Proposal:
    """The step, its letter (None when there is none), warnings, such as why there is none, and hints at what is left."""

    taken: Taken
    draft: "Draft | None"
    warnings: tuple[str, ...]
    hints: tuple[str, ...] = ()


@frozen
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
    if wish.step != "close":
        forbid_days_to_come(introduction, opened.today)
    party = _party(vault, introduction, wish)
    taken = take_step(vault, introduction, wish.step, party, wish.day, wish.text)
    loads = load_of(vault, introduction, wish.day) if wish.step == "ask" else ()
    warnings = [f"{load.message}; {load.help}" for load in loads]
    warnings += _early(vault, introduction, wish)
    if wish.step in _WITHOUT_LETTER:
        after = with_fields(introduction, taken.fields) if wish.step == "close" else None
        waits = waits_for_word(vault, after, wish.day) if after else ()
        hints = filter(None, (not_now_words(vault, introduction, party) for party in waits))
        return Proposal(taken, None, tuple(warnings), tuple(hints))
    from notesnet.app.introduction_letter import step_letter  # noqa: PLC0415 - templates are loaded for letters only

    letter = step_letter(opened, introduction, wish.step, party)
    return Proposal(taken, letter.draft, (*warnings, *([letter.lacking] if letter.lacking else [])))


def _party(vault: Vault, introduction: Introduction, wish: Wish) -> Party | None:
    """With whom the step is taken; that it can be taken with nobody is said before it is asked with whom."""
    try:
        return party_of(vault, introduction, wish.step, wish.party)
    except UsageError:
        if not wish.party:
            forbid_faulty(vault, introduction)
            forbid_ended(Intent(vault, introduction, wish.step, "b", wish.day))
        raise


def _early(vault: Vault, introduction: Introduction, wish: Wish) -> list[str]:
    """A reminder, or a question how it went, before anybody can have done anything."""
    step = standing_of(vault, introduction, wish.day).next
    if step is None or step.step != wish.step or step.step not in ("chase", "checkin"):
        return []
    began = asked_on(introduction, step.party) if step.party else None
    if step.step == "checkin" and introduction.introduced:
        began = introduction.introduced.date
    delays = vault.settings.intros
    due = add(began, delays.chase if step.step == "chase" else delays.checkin) if began else wish.day
    return [f"that is early: it is due on {due}"] if due > wish.day else []
