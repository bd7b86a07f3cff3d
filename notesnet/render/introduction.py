"""Introductions for people: where each stands, whose move it is and since when, and the story of one."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from notesnet.model.introduction import Introduction, NextStep, Standing, State
from notesnet.text.dates import short_day
from notesnet.text.visible import width

Line = tuple[str, str]  # the words and their style

WIDTH = 80
_UNREAD = "Can't be read"
_HEADINGS = ("Your move", "Their move", "Nothing due", "Ended", _UNREAD)
_NEXT = {
    "ask": "ask {party}",
    "chase": "remind {party}",
    "close": "close it, {party} has not answered",
    "introduce": "introduce them",
    "checkin": "ask both how it went",
    "outcome": "ask what came of it",
    "thank": "thank {a}",
    "tell": "tell {a} what came of it",
}
# the words, and what stands between them and the day
_STATES = {
    State.IDEA: ("an idea", " since"),
    State.ASKING: ("asking", " since"),
    State.AGREED: ("agreed", " since"),
    State.INTRODUCED: ("introduced", " on"),
    State.MET: ("met", " on"),
    State.OUTCOME: ("outcome known", " since"),
    State.DECLINED: ("declined", " on"),
    State.EXPIRED: ("expired", ", last asked on"),
    State.CLOSED: ("closed", " on"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One introduction as it is shown.

    Attributes:
        names: what a and b are called.
        since: since when it stands where it does, None when the note does not say.
        story: what happened so far, the earliest first; a day may be unknown.
        command: what to type for the next step, empty when there is none.
        broken: whether the front matter can't be read, so that nothing is known.
    """

    note: Introduction
    standing: Standing
    names: tuple[str, str]
    since: date | None
    story: Sequence[tuple[date | None, str]]
    command: str
    broken: bool = False


def list_lines(shown: Sequence[Shown], today: date) -> Iterator[Line]:
    """Those that wait for me, for one of the two and for nobody, then those that ended; each by what is due."""
    grouped: dict[str, list[Shown]] = {heading: [] for heading in _HEADINGS}
    for one in sorted(shown, key=lambda one: (_due(one.standing.next, today), one.note.path)):
        grouped[_UNREAD if one.broken else _heading(one.standing)].append(one)
    first = True
    for heading, some in grouped.items():
        if not some:
            continue
        if not first:
            yield "", ""
        first = False
        yield heading, "bold"
        for one in some:
            yield f"  {one.note.path if one.broken else _title(one)}", ""
            if one.broken:
                continue
            yield from ((f"    {line}", "dim") for line in _stands(one, today))


def show_lines(one: Shown, today: date) -> Iterator[Line]:
    """Who, where it stands, why, what happened, and what comes next with the command for it."""
    yield _title(one), "bold"
    yield one.note.path, "dim"
    yield "", ""
    stands = _state(one, today)
    yield f"{stands[0].upper()}{stands[1:]}.", ""
    if one.note.why:
        yield from ((line, "") for line in textwrap.wrap(f"Why: {one.note.why}", WIDTH, subsequent_indent="  "))
    yield "", ""
    for day, what in one.story:
        for at, line in enumerate(textwrap.wrap(what, WIDTH - 12) or [""]):
            yield f"{(str(day) if day else '') if not at else '':<12}{line}", ""
    step = one.standing.next
    yield "", ""
    if step is None:
        yield ("It has ended." if one.standing.ended else f"Nothing is due{_until(one)}."), "bold"
        return
    yield f"Next: {_next(one)}, {_when(one, today)}", "bold"
    yield f"  {one.command}", ""


def _heading(standing: Standing) -> str:
    if standing.ended:
        return "Ended"
    if standing.next is None:
        return "Nothing due"
    return "Your move" if standing.whose_move == "me" else "Their move"


def _due(step: NextStep | None, today: date) -> date:
    return (step.due or today) if step else date.max


def _title(one: Shown) -> str:
    a, b = one.names
    return f"{b}, through {a}" if one.note.direction == "received" else f"{a} + {b}"


def _stands(one: Shown, today: date) -> list[str]:
    """``asking since 16 Nov; remind Kirsten Hjorth, due 23 Nov``, on two lines where one is too short."""
    stands = _state(one, today)
    if one.standing.next is None:
        return [stands]
    follows = f"{_next(one)}, {_when(one, today)}"
    whole = f"{stands}; {follows}"
    return [whole] if width(whole) <= WIDTH - 4 else [stands, follows]


def _state(one: Shown, today: date) -> str:
    words, joined = _STATES[one.standing.state]
    return f"{words}{joined} {short_day(one.since, today.year)}" if one.since else words


def _next(one: Shown) -> str:
    step = one.standing.next
    assert step is not None  # noqa: S101 - only asked for one that goes on
    a, b = one.names
    if step.step == "introduce" and one.note.mode == "handover" and one.note.asked_by:
        asker, other = (a, b) if one.note.asked_by == "a" else (b, a)
        return f"tell {asker} how to reach {other}"
    if step.step == "outcome" and one.note.direction == "received":
        return "note what came of it"
    return _NEXT[step.step].format(a=a, party=b if step.party == "b" else a)


def _when(one: Shown, today: date) -> str:
    step = one.standing.next
    assert step is not None  # noqa: S101 - as above
    due = "due now" if step.due is None else f"due {short_day(step.due, today.year)}"
    snoozed = one.note.snoozed
    return f"{due} (snoozed)" if snoozed and snoozed.date == step.due else due


def _until(one: Shown) -> str:
    """What a note that waits for nothing waits for."""
    if one.note.direction == "received" and one.note.introduced is None:
        return f" until {one.names[0]} has introduced you"
    return " until you hear that they met" if one.note.direction == "given" else " until you have met"
