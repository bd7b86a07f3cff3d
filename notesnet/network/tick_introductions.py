"""What a mark on the line of an introduction, or of a suggestion, asks of the notes."""

from dataclasses import replace
from datetime import date
from typing import Any

from notesnet.errors import RefusedError
from notesnet.model.introduction import Answer, Introduction, Outcome, Reply
from notesnet.model.note import Day
from notesnet.model.tick import IntroductionWish, LogWish, StepWish, Target, Tick, Wish
from notesnet.model.vault import Vault
from notesnet.network.introduction_answer import forbid_unclear
from notesnet.network.introduction_faults import forbid_days_to_come, forbid_faulty
from notesnet.network.introduction_not_now import not_now_words, waits_for_word
from notesnet.network.introduction_order import OrderError, forbid_disorder
from notesnet.network.introduction_steps import Taken, deed_of, take_step
from notesnet.network.introduction_why import why_suggested
from notesnet.network.introductions import answer_of, standing_of
from notesnet.network.tick_reading import Reading, answer_text, closing_words, is_taken, other_words, reading_of
from notesnet.network.tick_words import is_dated, moved_back, moved_from, moved_to, said, stays
from notesnet.text.dates import iso_day


def of_introduction(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    """The step taken, moved or given up, the answer that stands below it, and words that came or changed since.

    Raises:
        RefusedError: a rule forbids the step, an outcome has no words, or the note has another answer.
    """
    note = vault.introductions[target.path]
    reading = reading_of(vault, tick, target, today)
    if tick.mark == "-" and (note.closed or standing_of(vault, note, today).ended):
        return tuple(closing_words(reading))
    taken = _stepped(reading)
    now = stepped = _after(note, taken)
    for answer in _answered(reading, now):
        taken.append(_with_word(vault, now, answer, today))
        now = with_fields(now, answer.fields)
    if tick.mark == "-" and not standing_of(vault, now, today).ended:
        day, text = said(reading.words, today)
        try:
            closing = take_step(vault, now, "close", None, day, text)
        except OrderError as error:
            raise _on_another_day(reading, error) from error
        taken.append(_with_word(vault, now, closing, today))
    put_off, later = _moved(vault, tick, target, now, today)
    if later and not taken:
        return (_step_wish(target, put_off)._replace(later=later),)
    taken += put_off if later is None else []
    step = [_step_wish(target, taken)._replace(hint=_letter(reading))] if taken else []
    return (*step, *other_words(reading, stepped))


def _after(note: Introduction, taken: list[Taken]) -> Introduction:
    for one in taken:
        note = with_fields(note, one.fields)
    return note


def _stepped(reading: Reading) -> list[Taken]:
    """The step of a ticked line; none when the note has it, or when an answer came before I could close."""
    vault, tick, target, today = reading.vault, reading.tick, reading.target, reading.today
    late = target.step == "close" and reading.below.answer
    if tick.mark != "x" or late or is_taken(reading.note, target):
        return []
    if reading.there:
        return _afterwards(reading, reading.there)
    standing = standing_of(vault, reading.note, today)
    if standing.ended:
        message = f"{target.path}: it ended meanwhile ({standing.state.value}), so this step was not taken"
        raise RefusedError(message, "open the box again")
    if target.step != "close":
        forbid_days_to_come(reading.note, today)
    day, text = said(reading.words, today)
    if target.step == "outcome" and not text:
        remedy = f"write it on an indented line below line {tick.line}: `  - she hired him`"
        raise RefusedError(f"{target.path}: what came of it is not said", remedy)
    answered = reading.below.answer.day if reading.below.answer and target.step in ("ask", "chase") else None
    if answered and answered < day and target.step == "chase":
        return []
    if answered and not is_dated(reading.words):
        day = min(day, answered)
    try:
        step = take_step(vault, reading.note, target.step, target.party, day, text)
    except OrderError as error:
        raise _on_another_day(reading, error) from error
    return [_with_word(vault, reading.note, step, today) if target.step == "close" else step]


def _on_another_day(reading: Reading, error: OrderError) -> RefusedError:
    """What to write on the agenda, where a command has ``--on``."""
    words = reading.words
    in_front = is_dated(replace(words, done=None))
    right = f"mend the day in line {words.below[0].line}" if in_front else f"write ✅ {error.entered} behind the line"
    return RefusedError(error.message, f"{right}, or mend {error.place}")


def _afterwards(reading: Reading, reply: Reply) -> list[Taken]:
    """An ask or a chase that is ticked once the answer below it is in the note: on no later day, and no chase on a later one."""
    day, text = said(reading.words, reading.today)
    if reply.day and reply.day < day:
        if reading.step == "chase":
            return []
        day = day if is_dated(reading.words) else reply.day
    if reading.note.closed:
        return []
    intent = reading.intent(reading.step, day)
    forbid_faulty(reading.vault, reading.note)
    try:
        forbid_disorder(intent)
    except OrderError as error:
        raise _on_another_day(reading, error) from error
    deed = deed_of(intent)
    return [Taken(((intent.field, day),), f"- {day} {deed}: {text}" if text else "", f"{deed} on {day}")]


def _answered(reading: Reading, now: Introduction) -> list[Taken]:
    """The answer below an ask, a chase or a close; a yes below a checkin says that they met.

    ``now`` is the introduction with the step taken.
    """
    vault, tick, target, today = reading.vault, reading.tick, reading.target, reading.today
    found = reading.below.answer
    if found is None:
        if tick.mark != "-" and not reading.note.closed:
            forbid_unclear(tick, target, now)
        return []
    if found.day and found.day > today:
        place = f"{tick.path}:{found.line}"
        raise RefusedError(f"{place}: {found.day} has not been yet", "mend the day of the answer")
    # an answer that comes with the tick is of its day, a later one of the day on which it is read
    fresh = now is not reading.note
    day = found.day or (said(reading.words, today)[0] if fresh else today)
    if target.step == "checkin":
        if now.met or standing_of(vault, now, today).ended:
            return []
        forbid_days_to_come(now, today)
        return [_answer(reading, now, "met", day)]
    there = answer_of(now, reading.party)
    if there is None:
        forbid_days_to_come(now, today)
        return [_answer(reading, now, found.answer, day)]
    if there.answer.value != found.answer:
        message = (
            f"{target.path}:{there.line}: the note says {there.answer.value}, and line {found.line} here {found.answer}"
        )
        raise RefusedError(message, "make the two alike")
    return []


def _answer(reading: Reading, now: Introduction, step: str, day: date) -> Taken:
    """The answer taken, or that they met; what was said below a tick for which no step is taken goes with it, and its summary says so."""
    found, target = reading.below.answer, reading.target
    assert found is not None  # noqa: S101 - asked for only when there is one
    try:
        taken = take_step(reading.vault, now, step, reading.party, day, answer_text(reading, now))
    except OrderError as error:
        mend = f"mend the day of the answer in line {found.line}"
        new = getattr(now, error.other) is not getattr(reading.note, error.other)
        remedy = f"write ✅ {error.day} behind the line, or {mend}" if new else f"{mend}, or mend {error.place}"
        raise RefusedError(error.message, remedy) from error
    if reading.tick.mark == "x" and target.step == "close":
        return replace(taken, summary=f"{taken.summary}; it is not closed, as an answer came")
    if reading.tick.mark == "x" and target.step == "chase" and now is reading.note and not is_taken(now, target):
        return replace(taken, summary=f"{taken.summary}; no reminder is noted, as the answer is older")
    return taken


def _moved(
    vault: Vault, tick: Tick, target: Target, introduction: Introduction, today: date
) -> tuple[list[Taken], date | None]:
    """(the step put off, unless it is taken or there is none any more; a later day that stands there)."""
    day = moved_to(tick, target.due, today)
    if day is None or is_taken(introduction, target) or standing_of(vault, introduction, today).ended:
        return [], None
    there, was = introduction.snoozed.date if introduction.snoozed else None, moved_from(tick, day)
    later = moved_back(there, day, was) if stays(there, day, was) else None
    if stays(there, day, was) and later is None:
        return [], None
    return [Taken((("snoozed", day),), "", f"snoozed to {day}")], later


def _step_wish(target: Target, taken: list[Taken]) -> StepWish:
    fields = tuple(field for one in taken for field in one.fields)
    body = tuple(one.body for one in taken if one.body)
    return StepWish(target.path, fields, body, "; ".join(one.summary for one in taken))


def _with_word(vault: Vault, introduction: Introduction, taken: Taken, today: date) -> Taken:
    """A step behind which the other side may wait for a kind word: a tick writes no letter, so it says which one there is."""
    after = with_fields(introduction, taken.fields)
    words = [not_now_words(vault, after, party) for party in waits_for_word(vault, after, today)]
    return replace(taken, summary="; ".join([taken.summary, *filter(None, words)]))


def _letter(reading: Reading) -> str:
    """What to type for the letter that asks; empty for another step, and when the answer is there or no letter can be."""
    note, ticked = reading.note, reading.tick.mark == "x" and not is_taken(reading.note, reading.target)
    asked, other = (note.a, note.b) if reading.party == "a" else (note.b, note.a)
    paths = [side.path for side in (asked, other) if side and side.path in reading.vault.contacts]
    if reading.target.step != "ask" or not ticked or reading.below.answer or len(paths) < len((asked, other)):
        return ""
    stems = [str(path).rpartition("/")[2].removesuffix(".md") for path in paths]
    typed = " ".join(f'"{stem}"' if " " in stem else stem for stem in stems)
    return f"`notesnet draft intro-ask {typed}` writes the letter"


def with_fields(introduction: Introduction, fields: tuple[tuple[str, date | str], ...]) -> Introduction:
    """The introduction as it is once these properties are in its note."""
    new: dict[str, Any] = {}  # the fields of the note differ in their types
    for name, value in fields:
        if isinstance(value, date):
            new[name] = Day(value, 1)
        elif name == "outcome":
            new[name] = Outcome(value, None, 1)
        else:
            word, _blank, day = value.partition(" ")
            new[name] = Reply(Answer(word), iso_day(day), 1)
    return replace(introduction, **new)


def of_suggestion(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    """A note for two people who are to be introduced, or are not to be; one for me is a line in the log.

    What is left out for eight weeks is left out because its line stands in the file.
    """
    if tick.mark not in ("x", "-"):
        return ()
    if not target.other:
        if tick.mark == "-":
            return ()
        day, text = said(tick, today)
        return (LogWish(target.path, day, text or "in touch", tick.id, said=bool(text), plain="in touch"),)
    pair = {target.path, target.other}
    if any({party.path for party in (note.a, note.b) if party} == pair for note in vault.introductions.values()):
        return ()
    day, text = said(tick, today)
    why = text or why_suggested(tick.text, vault.contacts[target.path], vault.contacts[target.other])
    return (IntroductionWish(target.path, target.other, why, day if tick.mark == "-" else None),)
