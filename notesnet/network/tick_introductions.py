"""What a mark on the line of an introduction, or of a suggestion, asks of the notes."""

from dataclasses import replace
from datetime import date
from typing import Any

from notesnet.errors import RefusedError
from notesnet.model.introduction import Answer, Introduction, Outcome, Party, Reply
from notesnet.model.note import Day
from notesnet.model.tick import IntroductionWish, LogWish, StepWish, Target, Tick, Wish
from notesnet.model.vault import Vault
from notesnet.network.introduction_answer import answer_below, forbid_unclear
from notesnet.network.introduction_faults import forbid_days_to_come
from notesnet.network.introduction_not_now import not_now_words, waits_for_word
from notesnet.network.introduction_steps import Taken, take_step
from notesnet.network.introduction_why import why_suggested
from notesnet.network.introductions import answer_of, standing_of
from notesnet.network.tick_words import day_of, moved_back, moved_from, moved_to, said, stays
from notesnet.text.dates import iso_day


def of_introduction(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    """The step taken, moved or given up, and the answer that stands below it.

    Raises:
        RefusedError: a rule forbids the step, an outcome has no words, or the note has another answer.
    """
    introduction = vault.introductions[target.path]
    ended = standing_of(vault, introduction, today).ended
    if tick.mark == "-":
        closing = Taken((("closed", today),), "", f"closed on {today}")
        return () if ended or introduction.closed else _wish(target, [_with_word(vault, introduction, closing, today)])
    taken: list[Taken] = []
    if tick.mark == "x" and ended and not _is_taken(introduction, target):
        state = standing_of(vault, introduction, today).state.value
        raise RefusedError(
            f"{target.path}: it ended meanwhile ({state}), so this step was not taken", "open the box again"
        )
    if tick.mark == "x" and not _is_taken(introduction, target):
        step = _step(vault, tick, target, today)
        taken.append(_with_word(vault, introduction, step, today) if target.step == "close" else step)
        introduction = with_fields(introduction, taken[-1].fields)
    for answer in _answered(vault, tick, target, introduction, today):
        taken.append(_with_word(vault, introduction, answer, today))
        introduction = with_fields(introduction, answer.fields)
    put_off, later = _moved(vault, tick, target, introduction, today)
    if later and not taken:
        return (_step_wish(target, put_off)._replace(later=later),)
    taken += put_off if later is None else []
    return _wish(target, taken) if taken else ()


def _moved(
    vault: Vault, tick: Tick, target: Target, introduction: Introduction, today: date
) -> tuple[list[Taken], date | None]:
    """(the step put off, unless it is taken or there is none any more; a later day that stands there)."""
    day = moved_to(tick, target.due, today)
    if day is None or _is_taken(introduction, target) or standing_of(vault, introduction, today).ended:
        return [], None
    there, was = introduction.snoozed.date if introduction.snoozed else None, moved_from(tick, day)
    later = moved_back(there, day, was) if stays(there, day, was) else None
    if stays(there, day, was) and later is None:
        return [], None
    return [Taken((("snoozed", day),), "", f"snoozed to {day}")], later


def _wish(target: Target, taken: list[Taken]) -> tuple[Wish, ...]:
    return (_step_wish(target, taken),)


def _step_wish(target: Target, taken: list[Taken]) -> StepWish:
    fields = tuple(field for one in taken for field in one.fields)
    body = tuple(one.body for one in taken if one.body)
    return StepWish(target.path, fields, body, "; ".join(one.summary for one in taken))


def _step(vault: Vault, tick: Tick, target: Target, today: date) -> Taken:
    introduction = vault.introductions[target.path]
    if target.step != "close":
        forbid_days_to_come(introduction, today)
    if target.step == "outcome":
        day, text = said(tick, today)
        if not text:
            remedy = f"write it on an indented line below line {tick.line}: `  - she hired him`"
            raise RefusedError(f"{target.path}: what came of it is not said", remedy)
        return take_step(vault, introduction, "outcome", None, day, text)
    name = {"introduce": "send"}.get(target.step, target.step)
    words = _words(tick) if name in ("ask", "chase") else ""
    return take_step(vault, introduction, name, target.party, day_of(tick, today), words)


def _words(tick: Tick) -> str:
    """What a person wrote below a step, unless one of the lines is an answer: then that is what is said."""
    return "" if answer_below(tick) else "; ".join(below.text.rstrip(" ;") for below in tick.below)


def _with_word(vault: Vault, introduction: Introduction, taken: Taken, today: date) -> Taken:
    """A step behind which the other side may wait for a kind word: a tick writes no letter, so it says which one there is."""
    after = with_fields(introduction, taken.fields)
    words = [not_now_words(vault, after, party) for party in waits_for_word(vault, after, today)]
    return replace(taken, summary="; ".join([taken.summary, *filter(None, words)]))


def _answered(vault: Vault, tick: Tick, target: Target, introduction: Introduction, today: date) -> list[Taken]:
    """The answer below an ask or a chase; a yes below a checkin says that they met."""
    if target.step not in ("ask", "chase", "checkin"):
        return []
    found = answer_below(tick)
    if found is None:
        forbid_unclear(tick, target, introduction)
        return []
    if found.day and found.day > today:
        raise RefusedError(f"line {found.line}: {found.day} has not been yet", "mend the day of the answer")
    # an answer that comes with the tick is of its day, a later one of the day on which it is read
    fresh = introduction is not vault.introductions[target.path]
    day = found.day or (day_of(tick, today) if fresh else today)
    if target.step == "checkin":
        if found.answer == "no" or introduction.met or standing_of(vault, introduction, today).ended:
            return []
        forbid_days_to_come(introduction, today)
        return [take_step(vault, introduction, "met", None, day, found.text)]
    party: Party = target.party or "b"
    there = answer_of(introduction, party)
    if there is None:
        forbid_days_to_come(introduction, today)
        return [take_step(vault, introduction, found.answer, party, day, found.text)]
    if there.answer.value != found.answer:
        message = (
            f"{target.path}:{there.line}: the note says {there.answer.value}, and line {found.line} here {found.answer}"
        )
        raise RefusedError(message, "make the two alike")
    return []


def _is_taken(introduction: Introduction, target: Target) -> bool:
    """Whether the note has the date of a step already."""
    return getattr(introduction, _field_of(target.step, target.party)) is not None


def _field_of(step: str, party: Party | None) -> str:
    if step in ("ask", "chase"):
        return f"{party}_{step}{'ed' if step == 'ask' else 'd'}"
    return {
        "close": "closed", "introduce": "introduced", "checkin": "checked_in", "outcome": "outcome", "thank": "thanked",
        "tell": "told",
    }[step]  # fmt: skip


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
