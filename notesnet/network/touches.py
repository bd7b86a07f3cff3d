"""The touches with one person up to a day."""

from datetime import date

from notesnet.model.touch import Touch
from notesnet.model.vault import Vault


def touches_until(vault: Vault, path: str, day: date) -> tuple[Touch, ...]:
    """The touches up to ``day`` included, oldest first; ``last_contact`` only when it is later than all others."""
    found = [touch for touch in vault.touches.get(path, ()) if touch.date <= day]
    stated = [touch for touch in found if touch.source == "last_contact"]
    if stated and len(found) > 1:
        latest = max((touch.date for touch in found if touch.source != "last_contact"), default=date.min)
        found = [touch for touch in found if touch.source != "last_contact" or touch.date > latest]
    return tuple(found)


def last_touch(touches: tuple[Touch, ...]) -> Touch | None:
    """The latest touch; of several on one day the weightiest, and a talk before a mention."""
    if not touches:
        return None
    day = touches[-1].date
    return max((t for t in touches if t.date == day), key=lambda t: (not t.passive, t.weight, -t.line))
