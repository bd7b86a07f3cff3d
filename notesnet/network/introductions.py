"""The life of an introduction, computed from its note's dates by one table (section 6 of the vault format)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from notesnet.model.introduction import Answer, Introduction, NextStep, Party, Reply, Standing, State
from notesnet.model.settings import IntroDelays
from notesnet.model.vault import Vault
from notesnet.text.durations import add, subtract

ENDED = (State.CLOSED, State.DECLINED, State.EXPIRED)
PARTIES: tuple[Party, Party] = ("a", "b")


def standing_of(vault: Vault, introduction: Introduction, today: date) -> Standing:
    """State, next step and whose move it is on ``today``."""
    wishes: dict[Party, str] = {party: wish_of(vault, introduction, party) for party in PARTIES}
    state = _state(introduction, wishes, vault.settings.intros, today)
    ended = state in ENDED or (
        state is State.OUTCOME and (introduction.direction == "given" or introduction.told is not None)
    )
    step = None if ended else _next(introduction, state, wishes, vault.settings.intros, today)
    if step and introduction.snoozed and (step.due is None or introduction.snoozed.date > step.due):
        step = NextStep(step.step, step.party, introduction.snoozed.date)
    whose: Literal["me", "a", "b"] | None = None
    if step:
        whose = step.party if step.step == "chase" and step.party else "me"
    return Standing(state, step, whose, ended)


def wish_of(vault: Vault, introduction: Introduction, party: Party) -> Literal["ask", "open", "no"]:
    """What the person on one side says of introductions in general."""
    reference = introduction.a if party == "a" else introduction.b
    contact = vault.contacts.get(reference.path or "") if reference else None
    return contact.introductions if contact else "ask"


def name_of(vault: Vault, introduction: Introduction, party: Party) -> str:
    """What one side is called: by their own note, else as the link says."""
    reference = introduction.a if party == "a" else introduction.b
    contact = vault.contacts.get(reference.path or "") if reference else None
    return contact.name if contact else reference.name if reference else "?"


def other_party(party: Party) -> Party:
    """The other one of the two."""
    return "b" if party == "a" else "a"


def answer_of(introduction: Introduction, party: Party) -> Reply | None:
    """What one side answered."""
    return introduction.a_answer if party == "a" else introduction.b_answer


def says_yes(introduction: Introduction, party: Party, wish: str) -> bool:
    """A yes in the note, the asking itself, or a standing yes; never against ``introductions: no``."""
    answer = answer_of(introduction, party)
    if wish == "no" or (answer and answer.answer is Answer.NO):
        return False
    return bool(answer) or introduction.asked_by == party or wish == "open"


def missing_yes(vault: Vault, introduction: Introduction) -> tuple[str, ...]:
    """What keeps the two of a note from being introduced, one clause a person; empty when both agreed."""
    found = []
    for party in PARTIES:
        wish, answer = wish_of(vault, introduction, party), answer_of(introduction, party)
        name = name_of(vault, introduction, party)
        if says_yes(introduction, party, wish):
            continue
        if wish == "no":
            found.append(f"{name} wants no introductions")
        elif answer and answer.answer is Answer.NO:
            found.append(f"{name} said no")
        else:
            found.append(f"{name} has not said yes")
    return tuple(found)


def asked_on(introduction: Introduction, party: Party) -> date | None:
    """When one side was asked."""
    day = introduction.a_asked if party == "a" else introduction.b_asked
    return day.date if day else None


def chased_on(introduction: Introduction, party: Party) -> date | None:
    """When one side was reminded."""
    day = introduction.a_chased if party == "a" else introduction.b_chased
    return day.date if day else None


def _state(introduction: Introduction, wishes: dict[Party, str], delays: IntroDelays, today: date) -> State:
    """The first of several that fit: closed, declined, outcome, met, introduced, agreed, expired, asking, idea."""
    given = introduction.direction == "given"
    if introduction.closed:
        return State.CLOSED
    if given and _declined(introduction, wishes):
        return State.DECLINED
    for state, entered in (
        (State.OUTCOME, introduction.outcome),
        (State.MET, introduction.met),
        (State.INTRODUCED, introduction.introduced),
    ):
        if entered:
            return state
    return _before_introduced(introduction, wishes, delays, today) if given else State.IDEA


def _declined(introduction: Introduction, wishes: dict[Party, str]) -> bool:
    answers = [answer_of(introduction, party) for party in PARTIES]
    if any(answer and answer.answer is Answer.NO for answer in answers):
        return True
    return "no" in wishes.values() and introduction.introduced is None


def _before_introduced(introduction: Introduction, wishes: dict[Party, str], delays: IntroDelays, today: date) -> State:
    if all(says_yes(introduction, party, wishes[party]) for party in PARTIES):
        return State.AGREED
    if any(day < subtract(today, delays.expire) for day, _party in silent_since(introduction, wishes)):
        return State.EXPIRED
    begun = any(asked_on(introduction, party) or answer_of(introduction, party) for party in PARTIES)
    return State.ASKING if begun else State.IDEA


def silent_since(introduction: Introduction, wishes: Mapping[Party, str]) -> list[tuple[date, Party]]:
    """Since when each side that was asked has not answered; whose yes is given otherwise is waited for no longer."""
    return [
        (day, party)
        for party in PARTIES
        if (day := asked_on(introduction, party))
        and answer_of(introduction, party) is None
        and not says_yes(introduction, party, wishes[party])
    ]


def _next(
    introduction: Introduction, state: State, wishes: dict[Party, str], delays: IntroDelays, today: date
) -> NextStep | None:
    if introduction.direction == "received":
        return _next_received(introduction, delays, today)
    if state in (State.IDEA, State.ASKING):
        return _next_ask(introduction, wishes, delays, today)
    if state is State.AGREED:
        return NextStep("introduce", None, _now(introduction, today))
    if state is State.INTRODUCED and introduction.introduced and introduction.checked_in is None:
        return NextStep("checkin", None, add(introduction.introduced.date, delays.checkin))
    if state is State.MET and introduction.met:
        return NextStep("outcome", None, add(introduction.met.date, delays.outcome))
    return None


def _next_received(introduction: Introduction, delays: IntroDelays, today: date) -> NextStep | None:
    """Thanks come first; then what came of it, and telling the introducer."""
    if introduction.introduced is None:
        return None
    if introduction.thanked is None:
        return NextStep("thank", "a", add(introduction.introduced.date, delays.thank))
    if introduction.outcome:
        return None if introduction.told else NextStep("tell", "a", introduction.outcome.day or today)
    if introduction.met:
        return NextStep("outcome", None, add(introduction.met.date, delays.outcome))
    return None


def _next_ask(
    introduction: Introduction, wishes: dict[Party, str], delays: IntroDelays, today: date
) -> NextStep | None:
    first = first_asked(introduction)
    second = other_party(first)
    for party in (first, second):
        if says_yes(introduction, party, wishes[party]):
            continue
        asked, chased = asked_on(introduction, party), chased_on(introduction, party)
        if chased:
            return NextStep("close", party, add(chased, delays.chase))
        if asked:
            return NextStep("chase", party, add(asked, delays.chase))
        if party == first and not answer_of(introduction, second):
            return NextStep("ask", party, introduction.created.date if introduction.created else today)
        return NextStep("ask", party, _now(introduction, today))
    return None


def first_asked(introduction: Introduction) -> Party:
    """Whom the favour is asked of; who was asked first by hand stays first."""
    asked = {party: asked_on(introduction, party) for party in PARTIES}
    if asked["a"] or asked["b"]:
        return min((p for p in PARTIES if asked[p]), key=lambda p: (asked[p], p))
    return "a" if introduction.asked_by == "b" else "b"


def _now(introduction: Introduction, today: date) -> date:
    """The day that the answer carries, of two the later one, else today."""
    days = [answer.day for party in PARTIES if (answer := answer_of(introduction, party)) and answer.day]
    return max(days) if days else today
