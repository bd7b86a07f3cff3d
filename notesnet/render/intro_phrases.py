"""The words of an introduction on the agenda: the step, the days that it stands on, and what to say."""

from collections.abc import Sequence
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.introduction import Answer, Introduction, Party, Reply
from notesnet.model.note import Day
from notesnet.model.week import InFlight
from notesnet.render.greeting import first_name
from notesnet.render.plain import first_sentence, plain_words
from notesnet.text.dates import short_day
from notesnet.text.names import fold
from notesnet.text.words import sentence

WAITING_SHOWN = 30
_STEPS = {"ask": "to ask", "introduce": "to introduce", "outcome": "to ask what came of it", "tell": "to tell"}
_OPEN = " is open to introductions"


class IntroWords:
    """Tells one introduction; days of another year than ``year`` are named with theirs."""

    def __init__(self, flight: InFlight, year: int) -> None:
        self._flight = flight
        self._note: Introduction = flight.note
        self._year = year
        self._people: dict[Party, Contact] = {"a": flight.a, "b": flight.b}
        a, b = (first_name(plain_words(c.name, 60), plain_words(c.call_me, 60)) for c in (flight.a, flight.b))
        if fold(a) == fold(b):
            a, b = (plain_words(c.name, 60) for c in (flight.a, flight.b))
        self._calls: dict[Party, str] = {"a": a, "b": b}

    def why(self) -> str:
        """The step and what it stands on: a clause without a final full stop."""
        step = self._flight.step
        if step is None:
            return ""
        party = step.party or "a"
        if step.step == "ask":
            return self._ask(party)
        if step.step == "chase":
            return self._chase(party)
        if step.step == "close":
            asked = self._ago(("asked", self._dated(party, "asked")), ("chased", self._dated(party, "chased")))
            return f"close it: {self._calls[party]} was {asked}, no answer"
        if step.step == "introduce":
            return self._introduce()
        return self._after_introduced(step.step)

    def say(self) -> str:
        """What to say or to write down: whole sentences, or nothing."""
        step = self._flight.step
        name = step.step if step else ""
        if name in ("ask", "introduce"):
            return sentence(first_sentence(plain_words(self._note.why)))
        if name == "chase":
            return "A no is fine too."
        if step and name == "close":
            return self._on_closing("b" if step.party == "a" else "a")
        if name == "checkin":
            return "Did they meet?"
        if name == "outcome":
            return "Note it on an indented line below."
        outcome = self._note.outcome
        if name == "tell" and outcome and (words := plain_words(outcome.text)):
            return sentence(f"Noted{self._on(outcome.day, ' ')}: {words}")
        return ""

    def waits(self) -> str:
        """Both names, and where it stands: ``Grace Lindqvist and Luis Ortega (introduced 18 Nov)``."""
        a, b = (plain_words(contact.name, 60) for contact in (self._flight.a, self._flight.b))
        names = f"{b}, through {a}" if self._note.direction == "received" else f"{a} and {b}"
        return f"{names} ({self._stands()})"

    def _ask(self, party: Party) -> str:
        call, other = self._calls[party], _other(party)
        consent = self._consent(other)
        if consent:
            return f"ask {call}: {consent}"
        noted = f"noted{self._on(self._note.created, ' ')}, " if self._note.created else ""
        return f"ask {call} first: {noted}nobody asked yet"

    def _chase(self, party: Party) -> str:
        asked = self._ago(("asked", self._dated(party, "asked")))
        consent = self._consent(_other(party))
        return f"chase {self._calls[party]}: {asked}, no answer{f'; {consent}' if consent else ''}"

    def _on_closing(self, other: Party) -> str:
        """The other side hears at most "not now", with no name and no reason."""
        call = self._calls[other]
        if self._note.asked_by == other or self._answer(other) or self._dated(other, "asked"):
            return f'{call} hears at most "not now", without a name or a reason.'
        return f"{call} was never asked, so there is nothing to tell."

    def _introduce(self) -> str:
        both = self._both_consent()
        receiver = self._note.asked_by
        if self._note.mode == "handover" and receiver is None:
            a, b = self._calls["a"], self._calls["b"]
            return f"say who asked, with `asked_by: a` ({a}) or `asked_by: b` ({b}) in the note: {both}"
        if self._note.mode == "handover" and receiver:
            return f"hand over {_genitive(self._calls[_other(receiver)])} details to {self._calls[receiver]}: {both}"
        return f"introduce them: {both}"

    def _after_introduced(self, step: str) -> str:
        note, a, b = self._note, self._calls["a"], self._calls["b"]
        if step == "checkin":
            return f"check in: introduced{self._on(note.introduced, ' ')}"
        if step == "thank":
            return f"thank {a}, who introduced you{self._on(note.introduced)}"
        if step == "tell":
            return f"tell {a}, who introduced you{self._on(note.introduced)}, what came of it"
        if note.direction == "received":
            return f"what came of it: you met {b}{self._on(note.met)}"
        return f"ask what came of it: they met{self._on(note.met)}"

    def _both_consent(self) -> str:
        replies = sorted(
            ((reply.day or date.max, self._calls[party], reply) for party in ("a", "b") if (reply := self._yes(party))),
            key=lambda row: row[0],
        )
        if len(replies) == 2:
            (_, first, one), (_, second, two) = replies
            if one.day == two.day:
                return f"both said yes{self._on(one.day)}"
            return f"{first} said yes{self._on(one.day)}, {second}{self._on(two.day) or ' as well'}"
        clauses = [clause for party in ("a", "b") if (clause := self._consent(party))]
        if all(clause.endswith(_OPEN) for clause in clauses):
            return "both are open to introductions"
        return ", ".join(sorted(clauses, key=lambda clause: " said yes" in clause))

    def _consent(self, party: Party) -> str:
        """How one side agreed: by their answer, by asking for it, or once and for all; empty when they did not."""
        call, reply = self._calls[party], self._yes(party)
        if reply:
            return f"{call} said yes{self._on(reply.day)}"
        if self._note.asked_by == party:
            return f"{call} asked for it"
        return f"{call}{_OPEN}" if self._people[party].introductions == "open" else ""

    def _answer(self, party: Party) -> Reply | None:
        return self._note.a_answer if party == "a" else self._note.b_answer

    def _yes(self, party: Party) -> Reply | None:
        reply = self._answer(party)
        return reply if reply and reply.answer is Answer.YES else None

    def _dated(self, party: Party, what: str) -> Day | None:
        found: Day | None = getattr(self._note, f"{party}_{what}")
        return found

    def _stands(self) -> str:
        """In a few words for those that wait; the last thing that happened, or from when there is something to do."""
        note, step = self._note, self._flight.step
        if self._flight.mend:
            return plain_words(self._flight.mend)
        if step and step.due and note.snoozed and step.due == note.snoozed.date:
            return f"snoozed until {short_day(step.due, self._year)}"
        if step and step.step in ("chase", "close") and step.party:
            what = "chased" if step.step == "close" else "asked"
            return f"{what} {self._calls[step.party]}{self._on(self._dated(step.party, what), ' ')}"
        if step and step.step in _STEPS and not (step.step == "outcome" and note.met):
            call = f" {self._calls[step.party]}" if step.party else ""
            return f"{_STEPS[step.step]}{call}{self._on(step.due, ' from ')}"
        if note.met:
            return f"met{self._on(note.met, ' ')}"
        if note.introduced:
            checked = f", checked in{self._on(note.checked_in, ' ')}" if note.checked_in else ""
            return f"introduced{self._on(note.introduced, ' ')}{checked}"
        return f"asked {self._calls['a']}{self._on(note.a_asked, ' ')}" if note.a_asked else "not introduced yet"

    def _on(self, day: Day | date | None, before: str = " on ") -> str:
        if day is None:
            return ""
        return before + short_day(day.date if isinstance(day, Day) else day, self._year)

    def _ago(self, *steps: tuple[str, Day | None]) -> str:
        return ", ".join(f"{word}{self._on(day, ' ')}" for word, day in steps if day)


def waiting_line(waiting: Sequence[InFlight], year: int) -> str:
    """The introductions that wait, in one line; of very many the first."""
    told = "; ".join(IntroWords(flight, year).waits() for flight in waiting[:WAITING_SHOWN])
    more = len(waiting) - WAITING_SHOWN
    return f"Waiting: {told}; and {more:,} more: `notesnet intro list --open`." if more > 0 else f"Waiting: {told}."


def _other(party: Party) -> Party:
    return "b" if party == "a" else "a"


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
