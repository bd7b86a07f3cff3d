"""The touches with one person up to a day."""

from bisect import bisect_right
from datetime import date
from operator import attrgetter

from notesnet.model.touch import Touch
from notesnet.model.vault import Vault

_DAY = attrgetter("date")


def touches_until(vault: Vault, path: str, day: date) -> tuple[Touch, ...]:
    """The touches up to ``day`` included, oldest first; ``last_contact`` only when it is later than all others."""
    found = vault.touches.get(path, ())
    if found and found[-1].date > day:
        found = found[: bisect_right(found, day, key=_DAY)]
    stated = [touch.date for touch in found if touch.source == "last_contact"]
    if not stated or len(found) == 1:
        return found
    latest = max((touch.date for touch in found if touch.source != "last_contact"), default=date.min)
    return tuple(touch for touch in found if touch.source != "last_contact" or touch.date > latest)


def last_touch(touches: tuple[Touch, ...]) -> Touch | None:
    """The latest touch; of several on one day the weightiest, and a talk before a mention."""
    if not touches:
        return None
    last = touches[-1]
    if len(touches) == 1 or touches[-2].date != last.date:
        return last
    return max((t for t in touches if t.date == last.date), key=lambda t: (not t.passive, t.weight, -t.line))
