"""A step that somebody wants to take in an introduction, and the property of its note that records it."""

from datetime import date

from notesnet.frozen import frozen
from notesnet.model.introduction import Introduction, Outcome, Party, Reply
from notesnet.model.note import Day
from notesnet.model.vault import Vault
from notesnet.network.introductions import name_of, other_party

STEPS = ("ask", "chase", "yes", "no", "send", "checkin", "met", "outcome", "thank", "tell", "close")
OF_ONE_SIDE = ("ask", "chase", "yes", "no")

_FIELDS = {
    "ask": "asked",
    "chase": "chased",
    "yes": "answer",
    "no": "answer",
    "send": "introduced",
    "checkin": "checked_in",
    "met": "met",
    "outcome": "outcome",
    "thank": "thanked",
    "tell": "told",
    "close": "closed",
}


@frozen
class Intent:
    """The step, the side it is taken with (None for a step of the whole), and its day."""

    vault: Vault
    note: Introduction
    step: str
    party: Party | None
    day: date

    @property
    def field(self) -> str:
        """The property that records the step."""
        field = _FIELDS[self.step]
        return f"{self.party}_{field}" if self.step in OF_ONE_SIDE else field

    @property
    def entered(self) -> Day | Reply | Outcome | None:
        """What that property holds already."""
        found: Day | Reply | Outcome | None = getattr(self.note, self.field)
        return found

    @property
    def given(self) -> bool:
        """Whether it is I who introduces the two."""
        return self.note.direction == "given"

    @property
    def who(self) -> str:
        """The name of the side that the step is taken with."""
        return self.name(self.party or "a")

    @property
    def both(self) -> str:
        """The two names."""
        return f"{self.name('a')} and {self.name('b')}"

    def name(self, party: Party) -> str:
        """What one side is called."""
        return name_of(self.vault, self.note, party)

    def command(self, step: str, party: Party | None = None, text: str = "") -> str:
        """What to type for another step of this introduction."""
        return step_command(self.note, step, party, text)


def step_command(note: Introduction, step: str, party: Party | None = None, text: str = "") -> str:
    """The command that takes a step, as it is typed: `` `notesnet intro ask 2026-11-20-ada--ben --party a` ``."""
    stem = note.path.rpartition("/")[2].removesuffix(".md")
    named = stem if not set(stem) & set(" '\"$`\\&|;<>()*?[]#~!") else f'"{stem}"'
    side = f" --party {party}" if party else ""
    return f"`notesnet intro {step} {named}{side}{f' {text}' if text else ''}`"


def day_of(entered: Day | Reply | Outcome | None) -> date | None:
    """The day that a property carries; an answer or an outcome may have none."""
    return entered.date if isinstance(entered, Day) else entered.day if entered else None


def waits_for(intent: Intent) -> str:
    """The name of the side that the step is not taken with."""
    return intent.name(other_party(intent.party or "a"))
