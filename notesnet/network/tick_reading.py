"""A line of an introduction as it is read: the words of its step, its answer, and what the note says of both already."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from notesnet.model.introduction import Introduction, Party, Reply
from notesnet.model.tick import Target, Tick, WordsWish
from notesnet.model.vault import Vault
from notesnet.network.introduction_answer import Said, joined, read_below
from notesnet.network.introduction_intent import OF_ONE_SIDE, Intent
from notesnet.network.introduction_intent import day_of as day_entered
from notesnet.network.introduction_steps import COMMANDS, deed_of
from notesnet.network.introductions import answer_of
from notesnet.network.tick_words import words_below


class Reading(NamedTuple):
    """A line that is read: what stands below it, and the line with the words of the step alone."""

    vault: Vault
    tick: Tick
    target: Target
    today: date
    below: Said
    words: Tick

    @property
    def note(self) -> Introduction:
        """The introduction as its note says."""
        return self.vault.introductions[self.target.path]

    @property
    def party(self) -> Party:
        """Whom an answer is from."""
        return self.target.party or "b"

    @property
    def there(self) -> Reply | None:
        """What the note says that they answered, when what stands below the line is that."""
        reply = answer_of(self.note, self.party) if self.target.step in ("ask", "chase", "close") else None
        return reply if reply and self.below.answer and reply.answer.value == self.below.answer.answer else None

    @property
    def step(self) -> str:
        """The step as a command calls it."""
        return COMMANDS.get(self.target.step, self.target.step)

    def intent(self, step: str, day: date) -> Intent:
        """The step as something that is wanted, with the side that it is taken with."""
        side = self.party if step in OF_ONE_SIDE else "a" if step in ("thank", "tell") else None
        return Intent(self.vault, self.note, step, side, day)


def reading_of(vault: Vault, tick: Tick, target: Target, today: date) -> Reading:
    """A line and what stands below it.

    Raises:
        RefusedError: as ``read_below``.
    """
    below = read_below(tick, target)
    return Reading(vault, tick, target, today, below, replace(tick, below=below.words))


def answer_text(reading: Reading, now: Introduction) -> str:
    """The words of an answer; those of a ticked step that is not noted as well."""
    found, mark = reading.below.answer, reading.tick.mark
    if found is None:
        return ""
    ticked = mark == "x" and reading.target.step in ("chase", "close") and not is_taken(now, reading.target)
    skipped = mark == "-" and found.answer == "no"
    return joined(*(below.text for below in reading.words.below), found.text) if ticked or skipped else found.text


def other_words(reading: Reading, stepped: Introduction) -> list[WordsWish]:
    """The words below a line whose step or answer is in the note already: they may have come, or been changed, since.

    ``stepped`` is the introduction with the step taken.
    """
    found = []
    if reading.tick.mark == "x" and is_taken(reading.note, reading.target):
        found.append(_step_words(reading, reading.step))
    answer = reading.below.answer
    if answer and reading.target.step == "checkin" and reading.note.met:
        intent = reading.intent("met", reading.note.met.date)
        found.append(_words_wish(reading, intent, answer.text))
    elif answer and reading.there:
        intent = reading.intent(answer.answer, reading.there.day or reading.today)
        found.append(_words_wish(reading, intent, answer_text(reading, stepped)))
    return [wish for wish in found if wish.text]


def closing_words(reading: Reading) -> list[WordsWish]:
    """The words below a line that was skipped, once it is closed."""
    wish = _step_words(reading, "close") if reading.note.closed else None
    return [wish] if wish and wish.text else []


def _step_words(reading: Reading, step: str) -> WordsWish:
    entered = day_entered(reading.intent(step, reading.today).entered)
    return _words_wish(reading, reading.intent(step, entered or reading.today), words_below(reading.words))


def _words_wish(reading: Reading, intent: Intent, text: str) -> WordsWish:
    deed = "" if intent.step == "outcome" else deed_of(intent)
    words = " ".join(text.split())
    return WordsWish(reading.target.path, intent.field, deed, day_entered(intent.entered), words, reading.tick.id)


def is_taken(introduction: Introduction, target: Target) -> bool:
    """Whether the note has the date of a step already."""
    return getattr(introduction, _field_of(target.step, target.party)) is not None


def _field_of(step: str, party: Party | None) -> str:
    if step in ("ask", "chase"):
        return f"{party}_{step}{'ed' if step == 'ask' else 'd'}"
    return {
        "close": "closed", "introduce": "introduced", "checkin": "checked_in", "outcome": "outcome", "thank": "thanked",
        "tell": "told",
    }[step]  # fmt: skip
