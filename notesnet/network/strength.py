"""How strong a tie is, 0 to 100.

S = Σ weight × 0.5^(age in days / 180) over the touches, at most one a day; passive ones add at most 3 together;
strength = 100 × S / (S + 6), rounded half up (section 8 of the vault format).
"""

from collections.abc import Iterable
from datetime import date
from math import floor

from notesnet.model.touch import Touch

HALF_LIFE = 180
MIDDLE = 6.0
PASSIVE_CAP = 3.0


def strength(touches: Iterable[Touch], today: date, trust: int = 0) -> int:
    """The strength on ``today`` of a tie with these touches; a stated ``trust`` (1 to 5) is a floor of ten times it."""
    days: dict[date, Touch] = {}
    for touch in touches:
        best = days.get(touch.date)
        if touch.date <= today and (
            best is None or (touch.weight, not touch.passive) > (best.weight, not best.passive)
        ):
            days[touch.date] = touch
    active = passive = 0.0
    for touch in days.values():
        worth = touch.weight * 0.5 ** ((today - touch.date).days / HALF_LIFE)
        if touch.passive:
            passive += worth
        else:
            active += worth
    total = active + min(passive, PASSIVE_CAP)
    return max(floor(100 * total / (total + MIDDLE) + 0.5), 10 * trust)
