"""Which notes a question may concern, for whoever knows that without looking at each of them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from notesnet.model.brief import Brief
from notesnet.model.due import Moment
from notesnet.model.follow_up import FollowUp


class Urgency(NamedTuple):
    """Whom to rank, see `Hints.urgent`.

    Attributes:
        until: the day by which they are due.
        most: so many of the most urgent at least.
        first: so many of those are wanted even when a touch from then to ``until`` has taken them off; None for all.
        ids: the ids of lines whose people are wanted as well.
        planned: the paths of those whose meetings may put their day off.
        silent: the first day that is not too long ago for a cadence of all, or of a tag.
    """

    moment: Moment
    until: date
    most: int
    first: int | None
    ids: Collection[str]
    planned: Collection[str]
    silent: date


class Hints:
    """Answers that may name too many, never too few; None is everybody. This one knows nothing, so that is its answer.

    A mapping or sequence of a vault may carry its own as ``hints``. Paths come in the order of that mapping.
    """

    def state(self) -> str:
        """What changes whenever the notes say something else, or settings or code do; empty when nobody knows."""
        return ""

    def facts_state(self) -> str:
        """What changes whenever facts about people or introductions do, or settings or code; empty when nobody knows.

        Lines of logs, tasks, meetings and days of a journal are no such facts.
        """
        return ""

    def briefs(self, moment: Moment, until: date | None) -> Sequence[Brief] | None:  # noqa: ARG002 - as above
        """Everyone in short; with ``until`` only those who may be due by then."""
        return None

    def urgent(self, ask: Urgency) -> tuple[Sequence[Brief], Sequence[str]] | None:  # noqa: ARG002 - as above
        """Of those due by a day (the most urgent and those who may or may not be due in short, the paths of the rest)."""
        return None

    def doubtful(self, today: date, oldest: int) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts of a circle that there is not, with a log beyond ``today``, or a birthday to come or over ``oldest`` years ago."""
        return None

    def names(self, paths: Sequence[str]) -> Sequence[str] | None:  # noqa: ARG002 - as above
        """The names of contacts, in the order of their paths as given."""
        return None

    def asleep(self, counted: date, today: date) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts who may drift or be dormant."""
        return None

    def touched(self, first: date, last: date) -> tuple[int, Collection[str]] | None:  # noqa: ARG002 - as above
        """(the days with a touch from ``first`` to ``last``, summed over contacts; the contacts that are left out of that)."""
        return None

    def exchanged(self, since: date) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts with something given or got, or introduced to me, on that day or later."""
        return None

    def owed(self, counted: date, since: date) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts from whom something may have come in on ``since`` or later, with nothing said between that and ``counted``."""
        return None

    def introduced(self, since: date) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts whom somebody introduced to me on that day or later, as their own notes say."""
        return None

    def celebrating(self, days: Collection[tuple[int, int]]) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts with an occasion on one of those days (month, day)."""
        return None

    def called(self, name: str) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts in whose path, name or aliases ``name`` stands, which is folded."""
        return None

    def promised(self, until: date) -> Sequence[FollowUp] | None:  # noqa: ARG002 - as above
        """Of each note with an open follow-up that is due by then, all follow-ups."""
        return None

    def promised_to(self, path: str) -> Sequence[FollowUp] | None:  # noqa: ARG002 - as above
        """The follow-ups that were promised to a contact, perhaps among others, in their order."""
        return None

    def between(self, first: date, last: date) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Meetings on those days."""
        return None

    def in_flight(self) -> Collection[str] | None:
        """Introductions that may not have ended."""
        return None


_NOTHING_KNOWN = Hints()


def hints(of: object) -> Hints:
    """What a mapping or sequence of a vault knows."""
    found = getattr(of, "hints", None)
    return found if isinstance(found, Hints) else _NOTHING_KNOWN
