"""Why now and what to say: the words of each line of the agenda."""

from collections.abc import Sequence
from datetime import date

from notesnet.model.due import Due
from notesnet.model.touch import Touch
from notesnet.model.week import Item, ItemKind, Person, Silence
from notesnet.render.advice import ASK, say_words
from notesnet.render.plain import by_first_name, plain_words
from notesnet.text.dates import MONTHS, WEEKDAYS, short_day
from notesnet.text.durations import Duration, in_words
from notesnet.text.names import first_name
from notesnet.text.weeks import Week
from notesnet.text.words import count, join, sentence

MOST_NAMES = 8  # so many people are named on a line, the others counted
_WHERE = {"coffee": "over coffee", "lunch": "over lunch", "dinner": "over dinner", "call": "on a call"}


def why_now(item: Item, week: Week) -> str:
    """Why a line stands in this week: a clause without a final full stop."""
    if item.kind in (ItemKind.TOUCH, ItemKind.HELD_BACK) and item.cause:
        return due_words(item.cause, week.monday.year)
    if item.kind is ItemKind.PROMISE:
        return _promised(item, week)
    if item.kind is ItemKind.MEETING and item.due:
        return with_whom(item.due, [plain_words(person.name, 60) for person in item.people])
    if item.kind is ItemKind.DATE and item.due:
        return _occasion(item, item.due)
    if item.kind is ItemKind.GROUP and item.due:
        return ", ".join(part for part in (WEEKDAYS[item.due.weekday()], plain_words(item.place, 60)) if part)
    if item.kind is ItemKind.REAWAKEN and item.silence:
        return _silent(item.silence)
    return ""


def what_to_say(item: Item, week: Week) -> str:
    """Something to say that a person would use: one or more whole sentences, or nothing."""
    year = week.monday.year
    if item.kind is ItemKind.PROMISE and item.promise:
        text = item.promise.text
        if item.reach:  # a person: a group has no address, and no first name
            text = by_first_name(text, item.path, item.name)
        return sentence(plain_words(text, 200))
    if item.kind is ItemKind.MEETING:
        return _advice(item, year)
    if item.kind is ItemKind.GROUP:
        names = [plain_words(person.name, 60) for person in item.people]
        if names:
            return f"You would meet {_some(names)}."
        return f"{count(item.members, 'member')}." if item.members else ""
    if item.say:
        return say_words(item.say, year, person=Person(item.path, item.name))
    return ASK if item.kind in (ItemKind.TOUCH, ItemKind.REAWAKEN) else ""


def due_words(due: Due, year: int) -> str:
    """``due 12 Nov (every 6 weeks; last: coffee 1 Oct)``."""
    if due.day is None:
        return "not due"
    reasons = [_rule_words(due, year), _cadence_words(due.cadence)]
    reasons.append(f"last: {touch_words(due.last, year)}" if due.last else "no touch yet")
    return f"due {short_day(due.day, year)} ({'; '.join(reason for reason in reasons if reason)})"


def touch_words(touch: Touch, year: int) -> str:
    """``coffee 1 Oct``; a touch of kind other is only its day."""
    day = short_day(touch.date, year)
    return day if touch.kind == "other" else f"{plain_words(touch.kind, 30)} {day}"


def _rule_words(due: Due, year: int) -> str:
    by_what = {evidence.what: evidence.date for evidence in due.evidence}
    if due.rule == "follow_up":
        return "follow-up"
    if due.rule == "new" and (met := by_what.get("met")):
        return f"new, met {short_day(met, year)}"
    if due.rule == "paused":
        return "paused until then"
    if due.rule == "planned" and (planned := by_what.get("planned meeting")):
        return f"after the meeting on {short_day(planned, year)}"
    if due.rule == "never_touched":
        known = next(((what, day) for what, day in by_what.items() if what in ("met", "created") and day), None)
        return f"{known[0]} {short_day(known[1], year)}" if known else ""
    return ""


def _cadence_words(cadence: Duration | None) -> str:
    return in_words(cadence) if cadence and cadence.unit != "never" else ""


def _promised(item: Item, week: Week) -> str:
    if item.made:
        day, kind = item.made
        if item.place:
            where = f" at {plain_words(item.place, 60)}"
        elif kind in _WHERE:
            where = f" {_WHERE[kind]}"
        else:
            where = ""
        return f"promised{where} on {short_day(day, week.monday.year)}"
    if item.due is None:
        return "promised"
    if item.due < week.monday:
        return f"promised for {short_day(item.due, week.monday.year)}"
    return f"promised for {WEEKDAYS[item.due.weekday()]}"


def with_whom(day: date, names: Sequence[str]) -> str:
    """The weekday of a meeting and its people, as names or as links."""
    return WEEKDAYS[day.weekday()] + (f", with {_some(names)}" if names else "")


def _some(names: Sequence[str]) -> str:
    """The names as a list in words; of a crowd the first few."""
    others = len(names) - MOST_NAMES
    return join(names) if others <= 1 else join([*names[:MOST_NAMES], f"{others} others"])


def _advice(item: Item, year: int) -> str:
    """What to ask whom; with many people only the first three who have something noted."""
    names = [plain_words(person.name, 60) for person in item.people]
    short = [first_name(name) for name in names]
    calls = [""] if len(names) == 1 else [s if short.count(s) == 1 else n for s, n in zip(short, names, strict=True)]
    told = zip(calls, item.people, item.advice, strict=True)
    said = [say_words(say, year, call, person) for call, person, say in told if say]
    return " ".join(said[:3]) or (ASK if item.people else "")


def _occasion(item: Item, day: date) -> str:
    label = plain_words(item.occasion, 60) or "date"
    if item.age is None:
        return f"{label} on {WEEKDAYS[day.weekday()]}"
    years = f"turns {item.age}" if label.casefold() == "birthday" else f"{item.age} year{'s' if item.age != 1 else ''}"
    return f"{label} on {WEEKDAYS[day.weekday()]} ({years})"


def _silent(silence: Silence) -> str:
    since = f"silent since {MONTHS[silence.last.month - 1]} {silence.last.year}"
    return f"{since}, before that every {gap_words(silence.gap)}" if silence.gap else since


def gap_words(days: int) -> str:
    """A gap in days as people say it: ``6 weeks``, ``3 months``, ``2 years``."""
    for length, unit, limit in ((7, "week", 70), (30.44, "month", 700), (365.25, "year", 10**6)):
        if days < limit:
            number = max(round(days / length), 1)
            return f"{number} {unit}s" if number > 1 else unit
    return f"{days} days"
