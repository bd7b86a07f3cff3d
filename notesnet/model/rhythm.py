"""The rhythm of a tie as measured, and the cadence that would fit it."""

from datetime import date

from notesnet.frozen import frozen
from notesnet.text.durations import Duration

PLANNED = 40  # how many of the strongest ties a plan holds


@frozen
class RhythmRow:
    """Someone without a cadence.

    Attributes:
        gap: usual days between touches, None when there were too few to tell.
        touches: on how many days there was contact.
        last: the last touch, None when there is none.
        proposed: the cadence that fits, None for someone who is better left alone.
        met: the day of meeting, when the note says so.
        worth: false for someone met over two years ago and never seen since, whom a plan does not tick.
    """

    path: str
    name: str
    strength: int
    gap: int | None
    touches: int
    last: date | None
    proposed: Duration | None
    met: date | None = None
    worth: bool = True


@frozen
class RhythmTable:
    """All of them, the strongest tie first, and what the cadences ask for.

    Attributes:
        asked: touches a week that the cadences in force ask for.
        proposed: touches a week that the proposals would add.
        budget: `people_per_week`.
    """

    rows: tuple[RhythmRow, ...]
    asked: float
    proposed: float
    budget: int
