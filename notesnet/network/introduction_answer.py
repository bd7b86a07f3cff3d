"""What a person wrote below the line of an introduction: the words of its step, and the answer with its words."""

import re
from datetime import date
from typing import Literal, NamedTuple

from notesnet.errors import RefusedError
from notesnet.model.introduction import Introduction
from notesnet.model.tick import Below, Target, Tick
from notesnet.network.introductions import answer_of
from notesnet.text.dates import iso_day
from notesnet.text.patterns import regex

_DAY = r"\d{4}-\d\d-\d\d"
_ANSWER = regex(
    rf"(?:({_DAY})[ \t:–—-]+)?(yes|no|not[ \t]+now)(?:[ \t,:–—-]+({_DAY}))?(?:[ \t]*[:,;.!–—-][ \t]*(.*)|[ \t]*)",
    re.IGNORECASE | re.DOTALL,
)
# Words of somebody who answered, or of one who tells it: what they come to is for a person to say.
_LIKE_AN_ANSWER = regex(
    r"(?i)\b(?:yes|yep|yeah|no|nope|nah|not|maybe|perhaps|ok|okay|sure|agreed|accepts?|accepted|declines?|declined"
    r"|refuses?|refused|happy to|glad to|of course)\b"
)
# What is said of somebody who could not be reached, and says nothing of what they would answer.
_NOBODY_ANSWERED = regex(
    r"(?i)\b(?:no[ \t]+(?:answer|reply|response)(?![ \t]+needed)"
    r"|not[ \t]+(?:in(?![ \t]+favou?r)|there|yet|back|answer(?:ed|ing)?|repl(?:y|ied|ying)))\b"
)
_COUNT = {"ask": ("yes", "no"), "chase": ("yes", "no"), "close": ("yes", "no"), "checkin": ("yes",)}


class Answered(NamedTuple):
    """What stands below an ask, a chase or a close: the answer, its day when one was written, and the words with it."""

    answer: Literal["yes", "no"]
    day: date | None
    text: str
    line: int


class Said(NamedTuple):
    """The lines with the words of the step itself, and the answer behind them; a line behind that is one of its words."""

    words: tuple[Below, ...]
    answer: Answered | None


def read_below(tick: Tick, target: Target) -> Said:
    """What stands below a line. A yes below a checkin says that they met; below other steps nothing is an answer.

    Raises:
        RefusedError: the day of the answer is none, or there are two days, or two answers that differ.
    """
    count = _COUNT.get(target.step, ())
    words: list[Below] = []
    found: Answered | None = None
    for below in tick.below:
        match = _ANSWER.fullmatch(below.text) if count else None
        if found is None and (match is None or _word(match) not in count):
            words.append(below)
        elif match is None:
            assert found is not None  # noqa: S101 - a line before the answer was dealt with above
            found = found._replace(text=joined(found.text, below.text))
        else:
            new = _answered(tick, below, match)
            found = _both(tick, found, new) if found else new
    return Said(tuple(words), found)


def joined(*texts: str) -> str:
    """Words of several lines as those of one."""
    return "; ".join(text for text in (text.rstrip(" ;") for text in texts) if text)


def _word(match: re.Match[str]) -> Literal["yes", "no"]:
    return "yes" if match[2].lower() == "yes" else "no"


def _answered(tick: Tick, below: Below, match: re.Match[str]) -> Answered:
    days = [iso_day(day) for day in (match[1], match[3]) if day]
    if None in days or len(set(days)) > 1:
        message = f"{tick.path}:{below.line}: the day of the answer “{below.text}” is not clear"
        raise RefusedError(message, "write it as `- yes 2026-11-24` or `- no 2026-11-24: reason`")
    return Answered(_word(match), days[0] if days else None, (match[4] or "").strip(), below.line)


def _both(tick: Tick, first: Answered, second: Answered) -> Answered:
    """Two lines with one answer; the words of both."""
    one, other = f"{tick.path}:{first.line}", f"{tick.path}:{second.line}"
    if first.answer != second.answer:
        message = f"{one} says {first.answer} and {other} {second.answer}"
        raise RefusedError(message, "keep the answer that counts; the other one may stand behind it, as words")
    if first.day and second.day and first.day != second.day:
        raise RefusedError(f"{one} and {other} say two days for one answer", "keep the day that is right")
    return Answered(first.answer, first.day or second.day, joined(first.text, second.text), first.line)


def forbid_unclear(tick: Tick, target: Target, introduction: Introduction) -> None:
    """Refuses what sounds like an answer and is neither yes nor no: nothing is guessed about consent.

    Raises:
        RefusedError: such a line stands below an ask, a chase or a close of somebody who has not answered.
    """
    if "no" not in _COUNT.get(target.step, ()) or answer_of(introduction, target.party or "b"):
        return
    for below in tick.below:
        if _LIKE_AN_ANSWER.search(_NOBODY_ANSWERED.sub(" ", below.text)):
            message = f"{tick.path}:{below.line} may be an answer, and is neither yes nor no: “{below.text}”"
            remedy = (
                "write `- yes`, `- no` or `- no: reason` (“not now” is a no); what is no answer belongs in the note"
            )
            raise RefusedError(message, remedy)
