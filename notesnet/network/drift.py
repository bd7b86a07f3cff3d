"""Ties that fade: who drifts by their own rhythm, and who is dormant."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from notesnet.model.touch import Touch

DORMANT_AFTER = 365
DRIFT_AT_LEAST = 90
GAP_AT_LEAST = 14
DAYS_AT_LEAST = 3
GAPS_AT_MOST = 12


def usual_gap(touches: Iterable[Touch]) -> float | None:
    """The median of the days between days with a touch; None with fewer than 3 such days or a gap under 14 days."""
    days = sorted({touch.date.toordinal() for touch in touches})
    if len(days) < DAYS_AT_LEAST:
        return None
    gaps = sorted([late - early for early, late in pairwise(days)])
    middle = len(gaps) // 2
    gap = float(gaps[middle]) if len(gaps) % 2 else (gaps[middle - 1] + gaps[middle]) / 2
    return gap if gap >= GAP_AT_LEAST else None


def drifts(touches: tuple[Touch, ...], today: date) -> bool:
    """Silent for more than twice the usual gap and at least 90 days, but less than 12 gaps."""
    gap = usual_gap(touches)
    if gap is None:
        return False
    silent = (today - touches[-1].date).days
    return silent > 2 * gap and silent >= DRIFT_AT_LEAST and silent < GAPS_AT_MOST * gap


def dormant(touches: tuple[Touch, ...], today: date) -> bool:
    """At least 3 touches and none for 365 days; the caller leaves out who has a cadence, is archived or paused."""
    days = {touch.date for touch in touches}
    return len(days) >= DAYS_AT_LEAST and (today - touches[-1].date).days >= DORMANT_AFTER
