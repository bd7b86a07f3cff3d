"""A way to somebody through people who know each other."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from notesnet.frozen import frozen

TieKind = Literal["touch", "trust", "knows", "both", "introduced_by", "met", "group"]


class Tie(NamedTuple):
    """That two people know each other, and the line that says so.

    Attributes:
        strength: 0 to 1.
        kind: what the line says: a touch with me, my own ``trust``, ``knows`` on one side or on both, ``introduced_by``,
            an introduction that was ``met``, a group in common.
        by: whose word or deed it is: who knows the other, who made the introduction; empty where that is both, or I.
        path: the note.
        line: 1-based.
        last: the day that goes with the line, None where there is none.
        words: the kind of the touch, or the name of the group.
    """

    strength: float
    kind: TieKind
    by: str
    path: str
    line: int
    last: date | None = None
    words: str = ""


class Edge(NamedTuple):
    """One step of a route, by names; ``tie.by`` is a name here as well."""

    source: str
    target: str
    tie: Tie


@frozen
class Route:
    """One way from me to somebody.

    Attributes:
        names: all people on it; ``Me`` is the first.
        strength: the product of its ties, 0 to 1, not rounded.
        closed: who of those behind me wants no introductions.
    """

    names: tuple[str, ...]
    strength: float
    edges: tuple[Edge, ...]
    closed: tuple[str, ...] = ()


@frozen
class Routes:
    """What `path` found.

    Attributes:
        to: whom or which company it leads to, by name.
        found: the strongest first.
        silent: who knows them, but has no tie with me; only when nothing was found.
    """

    to: str
    found: Sequence[Route]
    silent: Sequence[Edge] = ()


@frozen
class Reach:
    """One contact, and whom they know who is no contact of mine.

    Attributes:
        strength: of my tie with the contact, 0 to 100.
        known: name and line of each, by name.
    """

    path: str
    name: str
    strength: int
    known: tuple[tuple[str, int], ...]
