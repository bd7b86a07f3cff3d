"""The answer that a person wrote below an ask, a chase or a checkin on the agenda."""

import re
from datetime import date
from typing import Literal, NamedTuple

from notesnet.errors import RefusedError
from notesnet.model.introduction import Introduction
from notesnet.model.tick import Target, Tick
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
    r"(?i)\b(?:yes|yep|yeah|no|nope|nah|not|maybe|perhaps|later|ok|okay|sure|agreed|accepts?|accepted|declines?|declined"
    r"|refuses?|refused|happy to|glad to|of course)\b"
)


class Answered(NamedTuple):
    """What stands below an ask or a chase: the answer, its day when one was written, and the words behind it."""

    answer: Literal["yes", "no"]
    day: date | None
    text: str
    line: int


def answer_below(tick: Tick) -> Answered | None:
    """The first answer below a line; its day stands before or behind it.

    Raises:
        RefusedError: that day is none, or there are two.
    """
    for below in tick.below:
        match = _ANSWER.fullmatch(below.text)
        if match:
            days = [iso_day(day) for day in (match[1], match[3]) if day]
            if None in days or len(set(days)) > 1:
                message = f"line {below.line}: the day of the answer “{below.text}” is not clear"
                raise RefusedError(message, "write it as `- yes 2026-11-24` or `- no 2026-11-24: reason`")
            answer: Literal["yes", "no"] = "yes" if match[2].lower() == "yes" else "no"
            return Answered(answer, days[0] if days else None, (match[4] or "").strip(), below.line)
    return None


def forbid_unclear(tick: Tick, target: Target, introduction: Introduction) -> None:
    """Refuses what sounds like an answer and is neither yes nor no: nothing is guessed about consent.

    Raises:
        RefusedError: such a line stands below an ask or a chase of somebody who has not answered.
    """
    if target.step not in ("ask", "chase") or answer_of(introduction, target.party or "b"):
        return
    for below in tick.below:
        if _LIKE_AN_ANSWER.search(below.text):
            message = f"{target.path}: line {below.line} may be an answer, and is neither yes nor no: “{below.text}”"
            remedy = (
                "write `- yes`, `- no` or `- no: reason` (“not now” is a no); what is no answer belongs in the note"
            )
            raise RefusedError(message, remedy)
