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
_ROUNDED = 1e-9  # more than sums of numbers that fade one by one, or together, can differ


def strength(touches: Iterable[Touch], today: date, trust: int = 0) -> int:
    """The strength on ``today`` of a tie with these touches; a stated ``trust`` (1 to 5) is a floor of ten times it."""
    return of_worth(*worth(touches, today), trust)


def worth(touches: Iterable[Touch], today: date) -> tuple[float, float]:
    """What the touches up to ``today`` are worth on that day: (talks and the like, mentions)."""
    days: dict[date, Touch] = {}
    for touch in touches:
        day = touch[0]
        best = days.get(day)
        if best is None:
            if day <= today:
                days[day] = touch
        elif (touch.weight, not touch.passive) > (best.weight, not best.passive):
            days[day] = touch
    active = passive = 0.0
    now = today.toordinal()
    for day, touch in days.items():
        value = touch[5] * 0.5 ** ((now - day.toordinal()) / HALF_LIFE)
        if touch[6]:
            passive += value
        else:
            active += value
    return active, passive


def of_worth(active: float, passive: float, trust: int) -> int:
    """The strength of a tie whose touches are worth that much."""
    return max(floor(_exact(active, passive)), 10 * trust)


def of_faded_worth(active: float, passive: float, days: int, trust: int) -> int | None:
    """The same ``days`` after they were; None when a rounded sum can't tell two strengths apart."""
    left = 0.5 ** (days / HALF_LIFE)
    exact = _exact(active * left, passive * left)
    return None if abs(exact - round(exact)) < _ROUNDED else max(floor(exact), 10 * trust)


def strength_of(worth: float, days: int) -> float:
    """The strength of a tie before it is rounded down, ``days`` after its touches were worth that much, all kinds of them."""
    return _exact(worth * 0.5 ** (days / HALF_LIFE), 0.0)


def _exact(active: float, passive: float) -> float:
    total = active + min(passive, PASSIVE_CAP)
    return 100 * total / (total + MIDDLE) + 0.5
