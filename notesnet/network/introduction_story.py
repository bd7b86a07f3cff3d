"""What happened in an introduction so far, in order, and since when it stands where it does."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from notesnet.model.introduction import Answer, Introduction, Outcome, Party, Reply, State
from notesnet.model.note import Day
from notesnet.model.vault import Vault
from notesnet.network.introduction_intent import day_of
from notesnet.network.introductions import (
    PARTIES,
    answer_of,
    asked_on,
    chased_on,
    first_asked,
    name_of,
    other_party,
)

Entered = Day | Reply | Outcome | None


class Event(NamedTuple):
    """One thing that happened; its day when that is known."""

    day: date | None
    what: str


def story_of(vault: Vault, note: Introduction) -> list[Event]:
    """Everything that the note says, the earliest first; what has no day stays behind the step before it."""
    latest = date.min
    keyed = []
    for at, (entered, what) in enumerate(_entries(vault, note)):
        if entered:
            latest = day_of(entered) or latest
            keyed.append((latest, at, Event(day_of(entered), what)))
    return [event for _day, _at, event in sorted(keyed, key=lambda one: one[:2])]


def since(note: Introduction, state: State) -> date | None:
    """Since when it stands there; None when the note does not say."""
    replies = [answer_of(note, party) for party in PARTIES]
    answers = [day_of(reply) for reply in replies]
    asked = [day for party in PARTIES for day in (asked_on(note, party), chased_on(note, party))]
    days: dict[State, list[date | None]] = {
        State.CLOSED: [day_of(note.closed)],
        State.DECLINED: [day_of(reply) for reply in replies if reply and reply.answer is Answer.NO],
        State.OUTCOME: [day_of(note.outcome)],
        State.MET: [day_of(note.met)],
        State.INTRODUCED: [day_of(note.introduced)],
        State.AGREED: answers,
        State.EXPIRED: asked,
        State.ASKING: [*asked, *answers],
        State.IDEA: [day_of(note.created), day_of(note.a_asked)],
    }
    known = [day for day in days[state] if day]
    return max(known) if known else None


def _entries(vault: Vault, note: Introduction) -> Iterator[tuple[Entered, str]]:
    """Each property with what it says, in the order of an introduction's life."""
    a, b = (name_of(vault, note, party) for party in PARTIES)
    received = note.direction == "received"
    both = f"you and {b}" if received else f"{a} and {b}"
    asker = {"a": f", asked for by {a}", "b": f", asked for by {b}"}.get(note.asked_by or "", "")
    yield note.created, f"noted{asker}"
    first: Party = "a" if received else first_asked(note)
    for party in (first, other_party(first)):
        yield from _asking(vault, note, party)
    yield note.introduced, f"{a} introduced you to {b}" if received else f"introduced {both}"
    yield note.thanked, f"thanked {a}"
    yield note.met, f"{both} met"
    yield note.checked_in, f"asked {both} how it went"
    yield note.outcome, note.outcome.text if note.outcome else ""
    yield note.told, f"told {a} what came of it"
    yield note.closed, "closed"


def _asking(vault: Vault, note: Introduction, party: Party) -> Iterator[tuple[Entered, str]]:
    name, answer = name_of(vault, note, party), answer_of(note, party)
    yield (note.a_asked, note.b_asked)[party == "b"], f"asked {name}"
    yield (note.a_chased, note.b_chased)[party == "b"], f"reminded {name}"
    yield answer, f"{name} said {answer.answer.value}" if answer else ""
