"""Introductions for people: where each stands, whose move it is and since when, and the story of one."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from notesnet.frozen import frozen
from notesnet.model.introduction import Answer, Introduction, NextStep, Standing, State
from notesnet.text.dates import short_day
from notesnet.text.patterns import regex
from notesnet.text.visible import width
from notesnet.text.words import join, lifted

Line = tuple[str, str]  # the words and their style

WIDTH = 80
_COMMAND = regex(r"`[^`]*`")
_FIXED = "\u00a0"
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


@frozen
class Shown:
    """One introduction as it is shown.

    Attributes:
        names: what a and b are called.
        since: since when it stands where it does, None when the note does not say.
        story: what happened so far, the earliest first; a day may be unknown.
        command: what to type for the next step, empty when there is none.
        broken: whether the front matter can't be read, so that nothing is known.
        left: what is left to be said to whom, once it has ended.
        faulty: what has to be mended in the note before a step is taken, and how; None when nothing has.
        unwilling: the names of those who want no introductions.
    """

    note: Introduction
    standing: Standing
    names: tuple[str, str]
    since: date | None
    story: Sequence[tuple[date | None, str]]
    command: str
    broken: bool = False
    left: tuple[str, ...] = ()
    faulty: tuple[str, str] | None = None
    unwilling: tuple[str, ...] = ()


def list_lines(shown: Sequence[Shown], today: date) -> Iterator[Line]:
    """Those that wait for me, for one of the two and for nobody, then those that ended; each by what is due."""
    grouped: dict[str, list[Shown]] = {heading: [] for heading in _HEADINGS}
    for one in sorted(shown, key=lambda one: (_due(one.standing.next, today), one.note.path)):
        grouped[_UNREAD if one.broken else _heading(one)].append(one)
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
    if one.note.why or not one.faulty:
        yield "", ""
    if not one.faulty:  # what it says would be told as if it were so
        stands = _state(one, today)
        yield f"{stands[0].upper()}{stands[1:]}.", ""
    if one.note.why:
        yield from ((line, "") for line in textwrap.wrap(f"Why: {one.note.why}", WIDTH, subsequent_indent="  "))
    if one.story:
        yield "", ""
    for day, what in one.story:
        for at, line in enumerate(textwrap.wrap(what, WIDTH - 12) or [""]):
            yield f"{(str(day) if day else '') if not at else '':<12}{line}", ""
    step = one.standing.next
    yield "", ""
    if one.faulty:
        words, remedy = one.faulty
        yield "Next: mend the note", "bold"
        yield from ((f"  {line}", "") for line in _wrapped(f"{lifted(words)}. {lifted(remedy)}.", WIDTH - 2))
        return
    if step is None:
        yield ("It has ended." if one.standing.ended else f"Nothing is due{_until(one)}."), "bold"
        yield from ((line, "") for words in one.left for line in _wrapped(f"{words}."))
        return
    yield f"Next: {_next(one)}, {_when(one, today)}", "bold"
    if one.command and not _lacks_asker(one):
        yield f"  {one.command}", ""


def _heading(one: Shown) -> str:
    standing = one.standing
    if standing.ended:
        return "Ended"
    if one.faulty:
        return "Your move"
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
    if one.faulty:
        return _wrapped(one.faulty[0], WIDTH - 4)
    stands = _state(one, today)
    if one.standing.next is None:
        return [stands]
    follows = f"{_next(one)}, {_when(one, today)}"
    whole = f"{stands}; {follows}"
    return [whole] if width(whole) <= WIDTH - 4 else [stands, follows]


def _state(one: Shown, today: date) -> str:
    words, joined = _STATES[one.standing.state]
    if one.standing.state is State.DECLINED and not _said_no(one.note):
        return f"{words}: {join(one.unwilling)} {'wants' if len(one.unwilling) == 1 else 'want'} no introductions"
    return f"{words}{joined} {short_day(one.since, today.year)}" if one.since else words


def _said_no(note: Introduction) -> bool:
    return any(answer and answer.answer is Answer.NO for answer in (note.a_answer, note.b_answer))


def _next(one: Shown) -> str:
    step = one.standing.next
    assert step is not None  # noqa: S101 - only asked for one that goes on
    a, b = one.names
    if _lacks_asker(one):
        return f"say who asked: add `asked_by: a` ({a}) or `asked_by: b` ({b})"
    if step.step == "introduce" and one.note.mode == "handover":
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


def _lacks_asker(one: Shown) -> bool:
    """Whether a handover can't be written, since nobody knows to whom."""
    step = one.standing.next
    return step is not None and step.step == "introduce" and one.note.mode == "handover" and not one.note.asked_by


def _wrapped(text: str, columns: int = WIDTH) -> list[str]:
    """Lines in which a command is never broken off in the middle."""
    lines = textwrap.wrap(
        _COMMAND.sub(lambda match: match[0].replace(" ", _FIXED), text),
        columns,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_FIXED, " ") for line in lines]


def _until(one: Shown) -> str:
    """What a note that waits for nothing waits for."""
    if one.note.direction == "received" and one.note.introduced is None:
        return f" until {one.names[0]} has introduced you"
    return " until you hear that they met" if one.note.direction == "given" else " until you have met"
