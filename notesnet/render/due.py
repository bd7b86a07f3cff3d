"""When and why someone is due, in words."""

from collections.abc import Iterator
from datetime import date

from notesnet.model.due import Due
from notesnet.model.touch import Touch
from notesnet.text.dates import short_day
from notesnet.text.durations import Duration, in_words
from notesnet.text.words import count

Line = tuple[str, str]  # the words and their style
_LONGEST_KIND = 30


def due_sentence(due: Due, today: date) -> str:
    """When someone is due, and by which rule, in one sentence."""
    if due.day is None:
        return f"Not due: {_why_not(due)}."
    words = due_words(due, today.year)
    late = (today - due.day).days
    if late > 0:
        return f"{words[0].upper()}{words[1:]}: {count(late, 'day')} overdue."
    if late == 0:
        return f"{words[0].upper()}{words[1:]}: today."
    return f"{words[0].upper()}{words[1:]}: in {count(-late, 'day')}."


def _why_not(due: Due) -> str:
    if due.rule == "archived":
        return "archived"
    if due.cadence is None:
        return "no cadence"
    return "the cadence is never" if due.cadence.unit == "never" else "silent for over two years"


def why_lines(name: str, due: Due, today: date) -> Iterator[Line]:
    """The rule and, for each fact, its file and line."""
    yield name, "bold"
    yield due_sentence(due, today), ""
    yield f"Rule: {due.rule}", ""
    for evidence in due.evidence:
        day = f" {evidence.date.isoformat()}" if evidence.date else ""
        yield f"  {evidence.what}{day}  {evidence.path}:{evidence.line}", ""


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
    if touch.kind == "other":
        return day
    return f"{_kind(touch.kind)} {day}"


def _kind(kind: str) -> str:
    """The kind as a person wrote it, which is one word as a rule."""
    if kind.isascii() and kind.isalpha() and len(kind) <= _LONGEST_KIND:
        return kind
    from notesnet.render.plain import plain_words  # noqa: PLC0415 - `why` is to be quick

    return plain_words(kind, _LONGEST_KIND)


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
