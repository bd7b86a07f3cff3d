"""The steps of an introduction: what taking one writes into its note, and with which of the two it is taken."""

from dataclasses import replace
from datetime import date

from notesnet.errors import NotFoundError, UsageError
from notesnet.frozen import frozen
from notesnet.model.introduction import Introduction, Party
from notesnet.model.vault import Vault
from notesnet.network.introduction_intent import OF_ONE_SIDE, STEPS, Intent
from notesnet.network.introduction_rules import forbid
from notesnet.network.introductions import (
    PARTIES,
    answer_of,
    asked_on,
    chased_on,
    first_asked,
    name_of,
    says_yes,
    wish_of,
)
from notesnet.network.people import find_contact
from notesnet.text.names import fold

COMMANDS = {"introduce": "send"}  # the step of the table → what is typed, where the two differ


@frozen
class Taken:
    """What a step writes into the note.

    Attributes:
        fields: the properties to set, in order, by our names.
        body: a line to add to the note's body, empty when there is none; only the words of a yes go to a letter, a handover.
        summary: what was done, in words for the journal, such as ``asked Tom Okafor on 2026-11-25``.
    """

    fields: tuple[tuple[str, date | str], ...]
    body: str
    summary: str


def take_step(vault: Vault, introduction: Introduction, step: str, party: Party | None, day: date, text: str) -> Taken:
    """What taking a step on a day writes; ``step`` may also be called as the table of section 6 calls it.

    ``party`` counts for ask, chase, yes and no only. ``text`` is the outcome, else words that go into the body.

    Raises:
        UsageError: there is no such step, no party, or an outcome without text.
        RefusedError: a rule forbids the step; its help says what to do instead.
    """
    step = COMMANDS.get(step, step)
    if step not in STEPS:
        raise UsageError(f"there is no step {step!r}", f"steps are {' '.join(STEPS)}")
    if step in OF_ONE_SIDE and party is None:
        raise _which(vault, introduction, step)
    side: Party | None = "a" if step in ("thank", "tell") else party if step in OF_ONE_SIDE else None
    intent = Intent(vault, introduction, step, side, day)
    words = " ".join(text.split())
    forbid(intent)
    if step == "outcome":
        if not words:
            raise UsageError("what came of it?", f"say it in a few words: {intent.command('outcome', text='TEXT')}")
        return Taken((("outcome", f"{day} {words}"),), "", f"outcome on {day}: {words}")
    deed = deed_of(intent)
    value = f"{step} {day}" if step in ("yes", "no") else day
    return Taken(((intent.field, value),), f"- {day} {deed}: {words}" if words else "", f"{deed} on {day}")


def party_of(vault: Vault, introduction: Introduction, step: str, typed: str | None) -> Party | None:
    """With which of the two a step is taken: as typed (a, b or a name), else the one that alone can be meant.

    None for a step that is taken with neither. When the step was taken with all whom it could concern, the last of them:
    then ``take_step`` refuses it.

    Raises:
        UsageError: both can be meant, or a side was typed for a step that is taken with neither.
        NotFoundError: the name is that of neither, or of both.
    """
    step = COMMANDS.get(step, step)
    if typed is not None:
        named = _named(vault, introduction, typed)
        if step in ("thank", "tell") and named == "b":
            raise UsageError(f"{step} goes to the introducer", "leave --party out")
        if step not in (*OF_ONE_SIDE, "thank", "tell", "close"):
            raise UsageError(f"{step} is taken with neither of the two", "leave --party out")
        return named if step != "close" else None
    if step not in OF_ONE_SIDE:
        return None
    found = _candidates(vault, introduction, step)
    if len(found) > 1:
        raise _which(vault, introduction, step)
    return found[0]


def _which(vault: Vault, introduction: Introduction, step: str) -> UsageError:
    a, b = (name_of(vault, introduction, party) for party in PARTIES)
    return UsageError(f"{step} can be meant for {a} (a) and for {b} (b)", "say which one: --party a or --party b")


def _named(vault: Vault, introduction: Introduction, typed: str) -> Party:
    """The side that was typed; only the two are looked among, so a first name is enough as a rule."""
    wanted = fold(typed)
    if wanted in PARTIES:
        return "a" if wanted == "a" else "b"
    by_path: dict[str, Party] = {}
    for party in PARTIES:
        reference = introduction.a if party == "a" else introduction.b
        if reference and reference.path in vault.contacts:
            by_path[reference.path or ""] = party
        elif reference and wanted and fold(reference.name).startswith(wanted):
            return party
    two = replace(vault, contacts={path: vault.contacts[path] for path in by_path}, unreadable=())
    try:
        return by_path[find_contact(two, typed).path]
    except NotFoundError as error:
        if error.candidates:
            raise
        a, b = (name_of(vault, introduction, party) for party in PARTIES)
        message = f"{typed!r} is neither {a} nor {b}, whom the introduction is about"
        raise NotFoundError(message, "say --party a or --party b") from None


def _candidates(vault: Vault, introduction: Introduction, step: str) -> list[Party]:
    """Those whom a step can be meant for; never empty."""
    if introduction.direction == "received":
        return ["a"]
    open_ = [party for party in PARTIES if answer_of(introduction, party) is None]
    waiting = [party for party in open_ if asked_on(introduction, party)]
    if step == "ask":
        found = _to_ask(vault, introduction)
    elif step == "chase":
        found = [party for party in waiting if chased_on(introduction, party) is None] or waiting
    elif step == "yes":
        found = waiting or [party for party in open_ if introduction.asked_by != party]
    else:
        found = waiting or open_
    return found or [_last(introduction, step)]


def _to_ask(vault: Vault, introduction: Introduction) -> list[Party]:
    """The first one who has not said yes: the other is asked after that."""
    first = first_asked(introduction)
    order = sorted(PARTIES, key=lambda party: party != first)
    return [party for party in order if not says_yes(introduction, party, wish_of(vault, introduction, party))][:1]


def _last(introduction: Introduction, step: str) -> Party:
    """With whom the step was taken last; else the one whom the favour is asked of."""
    days: list[tuple[date, Party]] = []
    for party in PARTIES:
        answer = answer_of(introduction, party)
        day = asked_on(introduction, party) if step in ("ask", "chase") else answer.day if answer else None
        if day:
            days.append((day, party))
    return max(days)[1] if days else first_asked(introduction)


def deed_of(intent: Intent) -> str:
    """What was done, in words to which a day is added."""
    who, both = intent.who, intent.both
    if not intent.given:
        both = f"you and {intent.name('b')}"
    return {
        "ask": f"asked {who}",
        "chase": f"reminded {who}",
        "yes": f"{who} said yes",
        "no": f"{who} said no",
        "send": f"introduced {both}" if intent.given else f"{intent.name('a')} introduced you to {intent.name('b')}",
        "checkin": f"asked {both} how it went",
        "met": f"{both} met",
        "thank": f"thanked {who}",
        "tell": f"told {who} what came of it",
        "close": "closed",
    }[intent.step]
