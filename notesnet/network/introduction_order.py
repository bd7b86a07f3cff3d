"""The order of an introduction's dates: no step lies before the one that it follows from."""

from collections.abc import Iterator
from datetime import date

from notesnet.errors import RefusedError
from notesnet.model.introduction import Party
from notesnet.network.introduction_intent import Intent, day_of

_LATER = ("introduced", "met", "outcome", "told")
_BESIDE = {"checked_in": ("introduced",), "thanked": ("introduced",)}
_OF_ONE = ("asked", "answer")
# What I do myself is done before I close it; an answer, a meeting or an outcome may come later all the same.
MINE = ("a_asked", "a_chased", "b_asked", "b_chased", "introduced", "checked_in", "thanked")


class OrderError(RefusedError):
    """A step on the wrong side of another one.

    Attributes:
        day: that of the step.
        entered: that of the other one, which stands in the property ``other``.
        place: the file and line of the other one.
    """

    def __init__(self, day: date, other: str, entered: date, place: str, *, behind: bool) -> None:
        message = f"{day} lies {'behind' if behind else 'before'} `{other}`, which is {entered}"
        super().__init__(message, f"say the right day with --on, or mend {place}")
        self.day = day
        self.other = other
        self.entered = entered
        self.place = place


def forbid_disorder(intent: Intent) -> None:
    """Refuses a day that lies before a step that comes first, or behind one that comes later.

    Raises:
        OrderError: it does; the other date is named.
    """
    for before, after in _pairs():
        other = after if intent.field == before else before if intent.field == after else None
        entered = day_of(getattr(intent.note, other)) if other else None
        if other is None or entered is None:
            continue
        if (intent.day > entered) if other == after else (intent.day < entered):
            place = f"{intent.note.path}:{getattr(intent.note, other).line}"
            raise OrderError(intent.day, other, entered, place, behind=other == after)


def _pairs() -> Iterator[tuple[str, str]]:
    """(the property whose day comes first, the one that comes later), as the reader of the note checks them."""
    parties: tuple[Party, Party] = ("a", "b")
    for party in parties:
        chain = (*(f"{party}_{name}" for name in _OF_ONE), *_LATER)
        yield from ((before, after) for at, before in enumerate(chain) for after in chain[at + 1 :])
        yield f"{party}_asked", f"{party}_chased"
    yield from ((before, after) for after, befores in _BESIDE.items() for before in befores)
    yield from ((before, "closed") for before in MINE)
