"""An introduction note → an Introduction."""

import re
from datetime import date
from itertools import pairwise

from notesnet.model.introduction import Answer, Introduction, Outcome, Reply
from notesnet.model.note import Day
from notesnet.read.fields import Fields
from notesnet.text.dates import iso_prefix, read_date
from notesnet.text.faults import Fault
from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.yaml_values import Scalar

_ANSWER = regex(r"\s*(not\s+now|[A-Za-z]+)[\s,:–—-]*(.*?)\s*\Z", re.DOTALL | re.IGNORECASE)
_ANSWERS = {"yes": Answer.YES, "no": Answer.NO, "not now": Answer.NO}


def read_introduction(path: str, fields: Fields) -> Introduction:
    """Everything that section 6 of the vault format says of an introduction."""
    asked_by = fields.choice("asked_by", ("", "a", "b"))
    found = Introduction(
        path=path,
        a=fields.reference("a"),
        b=fields.reference("b"),
        direction="received" if fields.choice("direction", ("given", "received")) == "received" else "given",
        asked_by="a" if asked_by == "a" else "b" if asked_by == "b" else None,
        mode="handover" if fields.choice("mode", ("joint", "handover")) == "handover" else "joint",
        why=fields.text("why"),
        created=fields.day("created"),
        a_asked=fields.day("a_asked"),
        b_asked=fields.day("b_asked"),
        a_answer=_reply(fields, "a_answer"),
        b_answer=_reply(fields, "b_answer"),
        a_chased=fields.day("a_chased"),
        b_chased=fields.day("b_chased"),
        introduced=fields.day("introduced"),
        checked_in=fields.day("checked_in"),
        met=fields.day("met"),
        outcome=_outcome(fields),
        told=fields.day("told"),
        thanked=fields.day("thanked"),
        snoozed=fields.day("snoozed"),
        closed=fields.day("closed"),
    )
    _check_parties(fields, found)
    _check_order(fields, found)
    _check_handover(fields, found)
    return found


def words_of_answer(value: str, forms: tuple[str, ...]) -> str:
    """The words behind an answer in its property: ``after four`` of ``yes 2026-11-12: after four``; empty when none are.

    ``forms`` are the vault's other date forms.
    """
    _day, text = _day_in_front(value)
    match = _ANSWER.match(text)
    rest = match.group(2) if match else ""
    if iso_prefix(rest):
        return rest[10:].strip(" \t\r\n,;:–—-")
    return "" if not rest or read_date(rest, forms).date else rest


def _reply(fields: Fields, name: str) -> Reply | None:
    value = fields.first(name)
    if value is None:
        return None
    line = fields.index.line_of(value.span.start)
    before, text = _day_in_front(value.text)
    match = _ANSWER.match(text)
    answer = _ANSWERS.get(" ".join(match.group(1).casefold().split())) if match else None
    if match is None or answer is None:
        message = f"`{name}` is {value.text.strip()!r}, which is no answer"
        fields.faults.append(Fault("bad-answer", value.span, message, "write yes or no, and the day when you know it"))
        return None
    faults = len(fields.faults)
    day = _answer_day(fields, value, match.group(2))
    if before and day and before != day:
        message, remedy = f"`{name}` has two days, {before} and {day}", f"write {answer.value} and one of them"
        fields.faults.append(Fault("bad-date", value.span, message, remedy))
    if len(fields.faults) > faults and answer is Answer.YES:
        return (
            None  # with a day that can't be nobody knows for certain that it was said; a no is respected all the same
        )
    return Reply(answer, before or day, line)


def _day_in_front(text: str) -> tuple[date | None, str]:
    """The day before an answer, as it stands in the lines of a body and below those of an agenda; and the rest."""
    day = iso_prefix(text.strip())
    return (day, text.strip()[10:].lstrip(" \t:–—-")) if day else (None, text)


def _answer_day(fields: Fields, value: Scalar, text: str) -> date | None:
    """The day behind an answer; words behind it, such as the reason of a no, are the person's own."""
    if not text:
        return None
    reading = read_date(text, fields.forms)
    if reading.date is None and (begins := iso_prefix(text)):
        return begins
    if reading.date is None and any(sign.isdecimal() for sign in text.split(maxsplit=1)[0]):
        remedy = f"write yes {reading.suggestion}" if reading.suggestion else "write for example yes 2026-11-20"
        fields.faults.append(Fault("bad-date", value.span, reading.problem or "not a date", remedy))
    return reading.date


def _outcome(fields: Fields) -> Outcome | None:
    value = fields.first("outcome")
    if value is None:
        return None
    day, text = fields.leading_date(value)
    return Outcome(" ".join(text.split()), day, fields.index.line_of(value.span.start))


def _check_parties(fields: Fields, found: Introduction) -> None:
    for name in ("a", "b"):
        if getattr(found, name) is None:
            message = f"`{name}` is missing: an introduction needs two people"
            remedy = f'add `{name}: "[[Name]]"`'
            fields.faults.append(Fault("intro-party", _place(fields, name), message, remedy))


def _check_order(fields: Fields, found: Introduction) -> None:
    """Each step on or after the one before it; the first break is named."""
    steps: list[tuple[str, date]] = []

    def add(name: str, *days: Day | Reply | Outcome | None) -> None:
        for day in days:
            when = day.date if isinstance(day, Day) else day.day if day else None
            if when:
                steps.append((name, when))

    for party in ("a", "b"):
        steps.clear()
        asked, chased = getattr(found, f"{party}_asked"), getattr(found, f"{party}_chased")
        if asked and chased and chased.date < asked.date:
            add(f"{party}_asked", asked)
            add(f"{party}_chased", chased)
        else:  # an answer may come before or after the chase
            add(f"{party}_asked", asked)
            add(f"{party}_answer", getattr(found, f"{party}_answer"))
        add("introduced", found.introduced)
        add("met", found.met)
        add("outcome", found.outcome)
        add("told", found.told)
        for (before, early), (after, late) in pairwise(steps):
            if late < early:
                message = f"`{after}` ({late}) lies before `{before}` ({early})"
                fields.faults.append(Fault("intro-order", _place(fields, after), message, "mend one of the two dates"))
                return
    for name, later in (("checked_in", found.checked_in), ("thanked", found.thanked)):
        if found.introduced and later and later.date < found.introduced.date:
            message = f"`{name}` ({later.date}) lies before `introduced` ({found.introduced.date})"
            fields.faults.append(Fault("intro-order", _place(fields, name), message, "mend one of the two dates"))
            return
    _check_closed(fields, found)


def _check_closed(fields: Fields, found: Introduction) -> None:
    """What I do myself lies before the day on which I closed it; answers, a meeting, an outcome may come later."""
    closed = found.closed
    for name in ("a_asked", "a_chased", "b_asked", "b_chased", "introduced", "checked_in", "thanked"):
        mine: Day | None = getattr(found, name)
        if closed and mine and closed.date < mine.date:
            message = f"`closed` ({closed.date}) lies before `{name}` ({mine.date})"
            fields.faults.append(Fault("intro-order", _place(fields, "closed"), message, "mend one of the two dates"))
            return


def _check_handover(fields: Fields, found: Introduction) -> None:
    """A handover gives the one who asked the other's details, so it must be said who that is."""
    if found.mode == "handover" and found.asked_by is None and found.direction == "given" and not found.introduced:
        message = "`mode: handover` goes to the one who asked, and the note does not say who that was"
        fault = Fault("intro-asker", _place(fields, "mode"), message, "add `asked_by: a` or `asked_by: b`")
        fields.faults.append(fault)


def _place(fields: Fields, name: str) -> Span:
    start = fields.index.line_start(fields.line(name))
    return Span(start, start + len(fields.index.line_text(fields.line(name))))
