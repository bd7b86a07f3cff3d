"""A touch: one contact with one person on one day."""

from datetime import date
from typing import NamedTuple

IN_TOUCH = "in touch"
BIRTHDAY = "birthday wishes"
THANKED = "said thanks #thanked"
OUR_WORDS = (IN_TOUCH, BIRTHDAY, THANKED)  # what a tick without words says in a log; nobody's own, so it tells nothing


class LogLine(NamedTuple):
    """One interaction as it stands in a log; ``text`` is empty when it is private."""

    date: date
    kind: str
    text: str
    line: int
    tags: tuple[str, ...] = ()
    block_id: str = ""
    private: bool = False

    def tagged(self, name: str) -> bool:
        """True for ``#name`` and for ``#name/…``, in any case."""
        for tag in self[4]:  # noqa: SIM110 - a generator for each of a hundred thousand lines takes three times as long
            if tag.partition("/")[0].casefold() == name:
                return True
        return False


class Touch(NamedTuple):
    """A day on which there was contact, and the file and line that say so.

    ``weight`` is the kind's; ``passive`` ones (a mention, a meeting of more than four) count little.
    ``source`` is log, meeting, mention, intro or last_contact.
    """

    date: date
    kind: str
    text: str
    path: str
    line: int
    weight: float
    passive: bool = False
    source: str = "log"
