"""Who should meet whom, and who answers a wish: the decisions and the lines they stand on."""

from typing import Literal, NamedTuple

from notesnet.frozen import frozen
from notesnet.model.week import Person

SuggestionKind = Literal["need_offer", "offer_need", "interest", "trade"]
MatchKind = Literal["offers", "knows", "interests"]


class Line(NamedTuple):
    """Words of a note and where they stand; a line number of 1 where only the note is known."""

    text: str
    path: str
    line: int


class Met(NamedTuple):
    """Two words that met, and the concept in which they did; ``concept`` is empty for a word of none."""

    one: str
    other: str
    concept: str


@frozen
class Evidence:
    """One reason why two people should meet.

    Attributes:
        kind: ``need_offer``: a needs what b offers; ``offer_need``: the other way round.
        a: the line in a's note.
        b: the line in b's note.
        met: the words that met, the weightiest first.
        score: 0 to 1.
    """

    kind: SuggestionKind
    a: Line
    b: Line
    met: tuple[Met, ...] = ()
    score: float = 0.0


@frozen
class Suggestion:
    """Two people who should meet; with ``for_me`` a is me.

    Attributes:
        score: above 1 when they help each other.
        evidence: the strongest first, never empty.
        ask_first: whom the favour is asked of, the other one where that one is open to introductions; without a path when both are.
        safe: why they may be asked now, one clause each.
    """

    a: Person
    b: Person
    score: float
    evidence: tuple[Evidence, ...]
    ask_first: Person
    safe: tuple[str, ...]
    for_me: bool = False

    @property
    def mutual(self) -> bool:
        """Whether each needs something that the other offers."""
        return {"need_offer", "offer_need"} <= {evidence.kind for evidence in self.evidence}


class Candidates(NamedTuple):
    """Suggestions from which those of a week are chosen, the best first: pairs of contacts, and whom I should meet."""

    pairs: tuple[Suggestion, ...]
    mine: tuple[Suggestion, ...]


@frozen
class Found:
    """One line for which someone was found."""

    kind: MatchKind
    line: Line
    met: tuple[Met, ...] = ()


@frozen
class Match:
    """Someone who offers what was asked for, knows one who does, or cares about it."""

    person: Person
    score: float
    evidence: tuple[Found, ...]
