"""How urgently somebody who is due wants to hear from me."""

from datetime import date

from notesnet.model.brief import Brief, Standing
from notesnet.model.settings import Settings
from notesnet.text.durations import Duration, days_of
from notesnet.text.names import folded

DAYS_WITHOUT_CADENCE = 30
MOST_OVERDUE = 3.0


def urgency(standing: Standing, monday: date, settings: Settings) -> float:
    """Days overdue on Monday / cadence days (0 to 3) + 0.5 × circle rank + 0.5 for an advocate."""
    late = (monday - standing.day).days if standing.day else 0
    return urgency_of(late, days_between(standing.cadence), lift_of(standing.brief, settings))


def urgency_of(late: int, days: int, lift: float) -> float:
    """The same of someone ``late`` days overdue with ``days`` between two touches."""
    return min(max(late / days, 0.0), MOST_OVERDUE) + lift


def days_between(cadence: Duration | None) -> int:
    """The days of a cadence, and how many count as one for somebody without."""
    return days_of(cadence) if cadence and cadence.unit != "never" else DAYS_WITHOUT_CADENCE


def lift_of(brief: Brief, settings: Settings) -> float:
    """What lifts someone: half the rank of their circle, and a half for an advocate."""
    circle = settings.circles.get(folded(brief.circle)) if brief.circle else None
    return 0.5 * (circle.rank if circle else 0) + (0.5 if brief.advocate else 0)
