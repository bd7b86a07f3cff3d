"""What a mark on a line of the agenda asks of the notes (the table of section 5 of the vault format).

Nothing is decided from memory: a wish that the notes fulfil already is none.
"""

from collections.abc import Callable
from datetime import date
from typing import Literal

from notesnet.errors import RefusedError
from notesnet.model.follow_up import FollowUp
from notesnet.model.tick import FollowUpWish, GatheringWish, Logged, LogWish, Target, TaskWish, ThankedWish, Tick, Wish
from notesnet.model.touch import BIRTHDAY, IN_TOUCH, THANKED, LogLine
from notesnet.model.vault import Vault
from notesnet.model.week import ItemKind
from notesnet.network.cadence import rhythm_of
from notesnet.network.people_below import people_below
from notesnet.network.tick_introductions import of_introduction, of_suggestion
from notesnet.network.tick_words import day_of, moved_back, moved_from, moved_to, said, stays
from notesnet.network.touches import last_touch, touches_until
from notesnet.text.durations import Duration, add

SIX_MONTHS = Duration(6, "m")


def wishes_of(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    """What is to be done in the notes; empty when nothing was asked for, or all of it is done.

    Raises:
        RefusedError: it can't be taken: why, and what to do instead.
    """
    if tick.wrong_due and tick.mark in ("", ">"):
        raise RefusedError(f"“{tick.wrong_due}” behind 📅 is no date", "write it as YYYY-MM-DD")
    return _BY_KIND[target.kind](vault, tick, target, today)


def _of_touch(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    contact = vault.contacts[target.path]
    if tick.mark == "x":
        follow_up = contact.follow_up
        # a line that was moved to a later day set it to that day
        until = max(tick.sunday, tick.due) if tick.due and not tick.as_written else tick.sunday
        clears = until if follow_up and follow_up.date <= until else None
        return (_log(tick, target.path, IN_TOUCH, today)._replace(clears=clears),)
    if tick.mark == "-":
        rhythm = rhythm_of(contact, vault.settings)
        again = rhythm.duration if rhythm and rhythm.duration.unit != "never" else SIX_MONTHS
        return _follow_up(vault, tick, target.path, add(tick.monday, again), today)
    day = moved_to(tick, target.due, today)
    return _follow_up(vault, tick, target.path, day, today) if day else _logged(vault, tick, (target.path,))


def _log(tick: Tick, path: str, words: str, today: date) -> LogWish:
    """A line in the log; the words of a person come before ours."""
    day, text = said(tick, today)
    return LogWish(path, day, text or words, tick.id, said=bool(text), plain=words)


def _follow_up(vault: Vault, tick: Tick, path: str, day: date, today: date) -> tuple[Wish, ...]:
    """``follow_up`` on that day, unless it is set to that day or a later one, or there was contact since."""
    there = vault.contacts[path].follow_up
    last = last_touch(touches_until(vault, path, today))
    was = moved_from(tick, day)
    if last and last.date >= day:
        if was and last.date < tick.monday:
            message = f"{last.path}:{last.line}: you were in touch on {last.date}, after the {day} of this line"
            raise RefusedError(message, "write a later day, or set `follow_up` yourself")
        return ()
    if stays(there.date if there else None, day, was):
        later = moved_back(there.date if there else None, day, was)
        return (FollowUpWish(path, day, later, later),) if later else ()
    return (FollowUpWish(path, day, was),)


def _logged(vault: Vault, tick: Tick, paths: tuple[str, ...]) -> tuple[Wish, ...]:
    """The lines that a tick had made which was taken back."""
    return tuple(Logged(path, line.line) for path in paths for line in _made(vault, tick, path))


def _made(vault: Vault, tick: Tick, path: str) -> list[LogLine]:
    return [line for line in vault.contacts[path].log if line.block_id == tick.id]


def _of_promise(_vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    if target.task is None or target.task.state == "done" or (target.task.state != "open" and tick.mark != "x"):
        return ()
    task = _which(tick, target, target.task) if target.task.state == "open" else target.task
    act: Literal["tick", "move", "cancel"] = "cancel"
    day: date = today
    was: date | None = None
    later: date | None = None
    if tick.mark == "x":
        act, day = "tick", day_of(tick, today)
    elif tick.mark != "-":
        moved = moved_to(tick, task.due, today)
        if moved is None:
            return ()
        act, day, was = "move", moved, moved_from(tick, moved)
        if stays(task.due, moved, was):
            later = was = moved_back(task.due, moved, was)
            if later is None:
                return ()
    if task.recurring:
        message = f"{task.path}:{task.line}: this task recurs (🔁), and only Obsidian Tasks may tick or move it"
        raise RefusedError(message, "tick it there, which writes the next one")
    return (TaskWish(task.path, task, act, day, target.twins.index(task), len(target.twins), was, later),)


def _which(tick: Tick, target: Target, task: FollowUp) -> FollowUp:
    """Which of several open tasks with the same words: the one with the date of the line, else the one that was counted."""
    still = {twin: id_ for twin, id_ in zip(target.twins, target.twin_ids, strict=True) if twin.state == "open"}
    dated = [twin for twin in still if twin.due == tick.due]
    if len(dated) == 1 and tick.as_written:
        return dated[0]
    if len(still) == 1 or tick.beside.issuperset(still.values()):
        return task
    lines = " and ".join(f"line {twin.line}" for twin in still)
    message = f"{task.path}:{task.line}: the same task stands there {len(still)} times ({lines})"
    raise RefusedError(message, "tick the one that is meant in the note, or delete the others")


def _of_meeting(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    if _asks_for_a_day(tick, target, today):
        raise RefusedError(f"{target.path}: a meeting is moved in its own note", "change `date:` there")
    people = vault.meetings[target.path].people
    paths = tuple(dict.fromkeys(one.path for one in people if one.path and one.path in vault.contacts))
    if tick.mark == "x":
        return tuple(_log(tick, path, IN_TOUCH, today) for path in paths)
    return _logged(vault, tick, paths) if not tick.mark else ()


def _of_date(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    if _asks_for_a_day(tick, target, today):
        line = vault.contacts[target.path].lines.get("birthday" if _is_birthday(target) else "dates", 1)
        raise RefusedError(f"{target.path}:{line}: this day can't be moved", "tick it, skip it with [-], or leave it")
    if tick.mark == "x":
        words = BIRTHDAY if _is_birthday(target) else f"{target.label} wishes"
        return (_log(tick, target.path, words, today),)
    return _logged(vault, tick, (target.path,)) if not tick.mark else ()


def _is_birthday(target: Target) -> bool:
    return target.label.casefold() == "birthday"


def _of_group(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    if _asks_for_a_day(tick, target, today):
        raise RefusedError(
            f"{target.path}: a meeting of a group can't be moved here", "change `dates` or `meets` there"
        )
    if tick.mark != "x":
        return ()
    people = people_below(vault, tick)
    if not people:
        return ()
    return (GatheringWish(target.path, target.name, day_of(tick, today), people, tick.id),)


def _asks_for_a_day(tick: Tick, target: Target, today: date) -> bool:
    return tick.mark in ("", ">") and moved_to(tick, target.due, today) is not None


def _of_thanks(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    if tick.mark == "x":
        wish = _log(tick, target.path, THANKED, today)
        text = wish.text if "#thanked" in wish.text.casefold() else f"{wish.text} #thanked"
        return (wish._replace(text=text),)
    if tick.mark == "-":
        return _thanked(vault, tick, target, today)
    day = moved_to(tick, target.due, today)
    return _follow_up(vault, tick, target.path, day, today) if day else _logged(vault, tick, (target.path,))


def _thanked(vault: Vault, tick: Tick, target: Target, today: date) -> tuple[Wish, ...]:
    """``#thanked`` on the line that says what came in; without such a line one that says so."""
    log = vault.contacts[target.path].log
    came = [line for line in log if line.date == target.day and line.tagged("got")]
    owed = [line for line in came if not line.tagged("thanked")]
    if came:
        return tuple(ThankedWish(target.path, line.line, line.text, line.date) for line in owed)
    if any(line.tagged("thanked") and target.day and line.date >= target.day for line in log):
        return ()
    return (LogWish(target.path, today, "note: #thanked", tick.id, said=False, plain=""),)


_BY_KIND: dict[ItemKind, Callable[[Vault, Tick, Target, date], tuple[Wish, ...]]] = {
    ItemKind.TOUCH: _of_touch,
    ItemKind.REAWAKEN: _of_touch,
    ItemKind.PROMISE: _of_promise,
    ItemKind.INTRODUCTION: of_introduction,
    ItemKind.MEETING: _of_meeting,
    ItemKind.DATE: _of_date,
    ItemKind.GROUP: _of_group,
    ItemKind.THANKS: _of_thanks,
    ItemKind.SUGGESTION: of_suggestion,
}
