"""Which notes a question may concern, for whoever knows that without looking at each of them."""

from collections.abc import Collection, Sequence
from datetime import date

from notesnet.model.follow_up import FollowUp


class Hints:
    """Answers that may name too many, never too few; None is everybody. This one knows nothing, so that is its answer.

    A mapping or sequence of a vault may carry its own as ``hints``. Paths come in the order of that mapping.
    """

    def state(self) -> str:
        """What changes whenever the notes say something else, or settings or code do; empty when nobody knows."""
        return ""

    def due(self, counted: date, today: date, until: date) -> Collection[str] | None:  # noqa: ARG002 - knows nothing
        """Contacts who may be due by ``until`` when it is ``today`` and touches up to ``counted`` count."""
        return None

    def asleep(self, counted: date, today: date) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts who may drift or be dormant."""
        return None

    def active(self, since: date) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts with a touch, something given or got, or introduced to me, on that day or later."""
        return None

    def gave(self, since: date) -> Collection[str] | None:  # noqa: ARG002 - as above
        """Contacts whose log says of something given or got on that day or later."""
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
