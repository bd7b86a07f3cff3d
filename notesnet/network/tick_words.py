"""The day and the words of a tick."""

from datetime import date, timedelta

from notesnet.errors import RefusedError
from notesnet.model.tick import Tick
from notesnet.text.dates import read_date
from notesnet.text.patterns import regex

_DATED = regex(r"(\d{4}-\d\d-\d\d)(?:[ \t]*[:–—-])?[ \t]+(?=\S)")


def day_of(tick: Tick, today: date) -> date:
    """The day behind ✅, else today.

    Raises:
        RefusedError: what stands there is no day, or one that has not been yet.
    """
    if tick.wrong_day:
        raise RefusedError(f"“{tick.wrong_day}” behind ✅ is no date", "write it as YYYY-MM-DD, or take it out")
    if tick.done and tick.done > today:
        raise RefusedError(f"{tick.done} has not been yet", "mend the day behind ✅, or take it out")
    return tick.done or today


def said(tick: Tick, today: date) -> tuple[date, str]:
    """(the day, what a person wrote below the line): one line of a log; a day written in front of the words beats ✅.

    Raises:
        RefusedError: as ``day_of``.
    """
    text = "; ".join(below.text.rstrip(" ;") for below in tick.below)
    dated = _DATED.match(text)
    day = read_date(dated[1]).date if dated else None
    if dated is None or day is None:
        return day_of(tick, today), text
    if day > today:
        raise RefusedError(f"{day} has not been yet", f"mend it in line {tick.below[0].line}")
    return day, text[dated.end() :]


def words_below(tick: Tick) -> str:
    """What a person wrote below the line, less a day in front, whatever stands behind ✅."""
    text = "; ".join(below.text.rstrip(" ;") for below in tick.below)
    dated = _DATED.match(text)
    return text[dated.end() :] if dated and read_date(dated[1]).date else text


def is_dated(tick: Tick) -> bool:
    """Whether a person gave the day of a tick, behind ✅ or in front of the words below it."""
    dated = _DATED.match(tick.below[0].text) if tick.below else None
    return tick.done is not None or bool(dated and read_date(dated[1]).date)


def moved_to(tick: Tick, due: date | None, today: date) -> date | None:
    """The day that an open line was moved to: another 📅 date, else for ``[>]`` the Monday after its week; None for none.

    ``due`` is the date that the line would show when it was written now: a line whose words were changed may still show it.
    """
    if tick.due and not tick.as_written and tick.due != due and (tick.only_moved or tick.due > today):
        return tick.due
    if tick.mark != ">" or (tick.only_moved and tick.due == due):
        return None  # the date that a person wrote is there already, and beats the sign
    return tick.sunday + timedelta(1)


def stays(there: date | None, day: date, was: date | None) -> bool:
    """Whether a day in a note is left as it is when a line asks for ``day``: it is that day, or a later one.

    A later one is moved only when it is ``was``, the day that a person changed on the line: otherwise it was set since.
    """
    return there is not None and (there == day or (there > day and there != was))


def moved_back(there: date | None, day: date, was: date | None) -> date | None:
    """The later day in a note that a line may have set itself before a person moved it back to ``day``; None for none."""
    return there if there and was and there > day else None


def moved_from(tick: Tick, day: date) -> date | None:
    """The day that stood on the line before a person made it ``day``; None when ``day`` comes from elsewhere."""
    return tick.was if tick.due == day else None
