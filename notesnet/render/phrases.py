"""Why now and what to say: the words of each line of the agenda."""

import re
from collections.abc import Sequence
from datetime import date

from notesnet.model.week import Item, ItemKind, Person, Say, Silence
from notesnet.render.advice import ASK, say_words
from notesnet.render.due import due_words
from notesnet.render.greeting import first_name as first_name_of
from notesnet.render.intro_phrases import IntroWords
from notesnet.render.plain import by_first_name, first_sentence, plain_words
from notesnet.render.suggestion import ask_words, meeting_words
from notesnet.text.dates import MONTHS, WEEKDAYS, short_day
from notesnet.text.names import first_name
from notesnet.text.patterns import regex
from notesnet.text.weeks import Week
from notesnet.text.words import clause, count, join, sentence

MOST_NAMES = 8  # so many people are named on a line, the others counted
BROUGHT = "introducing you to "  # how thanks to an introducer begin
_SHORT = 7  # so many words can stand before their day
_PUNCTUATED = regex(r"[,;:.!?()–—…]|\bon\b|\d$")
_GOT = regex(r"(?<!\S)#got/([\w-]+)", re.IGNORECASE)
# What somebody did can stand before its day; "the plans on 5 Nov" would be plans for that day.
_DID = regex(
    r"(?:s?he |they )?(?:[a-z]{2,}ed|bought|brought|came|drove|found|gave|got|held|kept|led|left|lent|let|made|met|paid|put|ran"
    r"|read|sent|shot|showed|spent|spoke|stood|taught|told|took|went|won|wrote)\b",
    re.IGNORECASE,
)
_TAGS = regex(r"(?<!\S)#\S+")
# What to tell whom we thank, by what came in.
_TELL = {
    "what came of it": frozenset({"referral", "referrals", "lead", "client", "contact", "job", "recommendation"}),
    "what you did with it": frozenset({"advice", "feedback", "idea", "tip"}),
    "how it went": frozenset({"introduction", "intro"}),
}
_WHERE = {"coffee": "over coffee", "lunch": "over lunch", "dinner": "over dinner", "call": "on a call"}


def why_now(item: Item, week: Week) -> str:
    """Why a line stands in this week: a clause without a final full stop."""
    if item.kind in (ItemKind.TOUCH, ItemKind.HELD_BACK) and item.cause:
        return due_words(item.cause, week.monday.year)
    if item.kind is ItemKind.PROMISE:
        return _promised(item, week)
    if item.kind is ItemKind.MEETING and item.due:
        return with_whom(item.due, [plain_words(person.name, 60) for person in item.people])
    if item.kind is ItemKind.DATE and item.due:
        return _occasion(item, item.due)
    if item.kind is ItemKind.GROUP and item.due:
        return ", ".join(part for part in (WEEKDAYS[item.due.weekday()], plain_words(item.place, 60)) if part)
    if item.kind is ItemKind.REAWAKEN and item.silence:
        return _silent(item.silence)
    if item.kind is ItemKind.INTRODUCTION and item.introduction:
        return IntroWords(item.introduction, week.monday.year).why()
    if item.proposal:
        return meeting_words(item.proposal)
    if item.kind is ItemKind.THANKS and item.say:
        return _came_in(item, item.say, week.monday.year)
    return ""


def what_to_say(item: Item, week: Week) -> str:
    """Something to say that a person would use: one or more whole sentences, or nothing."""
    year = week.monday.year
    if item.kind is ItemKind.PROMISE and item.promise:
        text = item.promise.text
        if item.reach:  # a person: a group has no address, and no first name
            text = by_first_name(text, item.path, item.name)
        return sentence(plain_words(text, 200))
    if item.kind is ItemKind.MEETING:
        return _advice(item, year)
    if item.kind is ItemKind.GROUP:
        names = [plain_words(person.name, 60) for person in item.people]
        if names:
            return f"You would meet {_some(names)}."
        return f"{count(item.members, 'member')}." if item.members else ""
    if item.kind is ItemKind.INTRODUCTION and item.introduction:
        return IntroWords(item.introduction, year).say()
    if item.proposal:
        return "" if item.proposal.for_me else ask_words(item.proposal)
    if item.kind is ItemKind.THANKS and item.say:
        return _thanks(item, item.say)
    if item.say:
        return say_words(item.say, year, person=Person(item.path, item.name))
    return ASK if item.kind in (ItemKind.TOUCH, ItemKind.REAWAKEN) else ""


def _promised(item: Item, week: Week) -> str:
    if item.made:
        day, kind = item.made
        if item.place:
            where = f" at {plain_words(item.place, 60)}"
        elif kind in _WHERE:
            where = f" {_WHERE[kind]}"
        else:
            where = ""
        return f"promised{where} on {short_day(day, week.monday.year)}"
    if item.due is None:
        return "promised"
    if item.due < week.monday:
        return f"promised for {short_day(item.due, week.monday.year)}"
    return f"promised for {WEEKDAYS[item.due.weekday()]}"


def with_whom(day: date, names: Sequence[str]) -> str:
    """The weekday of a meeting and its people, as names or as links."""
    return WEEKDAYS[day.weekday()] + (f", with {_some(names)}" if names else "")


def _some(names: Sequence[str]) -> str:
    """The names as a list in words; of a crowd the first few."""
    others = len(names) - MOST_NAMES
    return join(names) if others <= 1 else join([*names[:MOST_NAMES], f"{others} others"])


def _advice(item: Item, year: int) -> str:
    """What to ask whom; with many people only the first three who have something noted."""
    names = [plain_words(person.name, 60) for person in item.people]
    short = [first_name(name) for name in names]
    calls = [""] if len(names) == 1 else [s if short.count(s) == 1 else n for s, n in zip(short, names, strict=True)]
    told = zip(calls, item.people, item.advice, strict=True)
    said = [say_words(say, year, call, person) for call, person, say in told if say]
    return " ".join(said[:3]) or (ASK if item.people else "")


def _occasion(item: Item, day: date) -> str:
    label = plain_words(item.occasion, 60) or "date"
    if item.age is None:
        return f"{label} on {WEEKDAYS[day.weekday()]}"
    years = f"turns {item.age}" if label.casefold() == "birthday" else f"{item.age} year{'s' if item.age != 1 else ''}"
    return f"{label} on {WEEKDAYS[day.weekday()]} ({years})"


def _silent(silence: Silence) -> str:
    since = f"silent since {MONTHS[silence.last.month - 1]} {silence.last.year}"
    return f"{since}, before that every {gap_words(silence.gap)}" if silence.gap else since


def _came_in(item: Item, say: Say, year: int) -> str:
    """``referred Joyce Tan on 5 Nov; nothing said since``; longer words, and things, stand behind the day."""
    day = short_day(say.day, year) if say.day else ""
    text = plain_words(by_first_name(say.text, item.path, item.name), 120)
    words = clause(first_sentence(text).rstrip("!?")).rstrip(",;: ")
    if text.startswith(BROUGHT):
        words = f"introduced you to {text.removeprefix(BROUGHT)}"
    elif not _TAGS.sub("", say.text).strip():
        words = _got(say) or "something came in"
    elif not _DID.match(words) or _PUNCTUATED.search(words) or len(words.split()) > _SHORT:
        return f"{day}: {words}; nothing said since"
    return f"{words} on {day}; nothing said since"


def _thanks(item: Item, say: Say) -> str:
    """To thank by name, and to tell what it was good for."""
    call = first_name_of(plain_words(item.name, 60), plain_words(item.call_me, 60))
    got = "introduction" if say.text.startswith(BROUGHT) else _got(say)
    return f"Thank {call}{next((f' and say {tell}' for tell, kinds in _TELL.items() if got in kinds), '')}."


def _got(say: Say) -> str:
    """What came in by its tag: ``advice`` for ``#got/advice``; empty for a bare ``#got``."""
    found = _GOT.search(say.text)
    return found[1].casefold() if found else ""


def gap_words(days: int) -> str:
    """A gap in days as people say it: ``6 weeks``, ``3 months``, ``2 years``."""
    for length, unit, limit in ((7, "week", 70), (30.44, "month", 700), (365.25, "year", 10**6)):
        if days < limit:
            number = max(round(days / length), 1)
            return f"{number} {unit}s" if number > 1 else unit
    return f"{days} days"
