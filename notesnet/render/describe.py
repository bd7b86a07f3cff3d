"""Sentences about a person out of words that somebody typed, which hold whatever those words are."""

from datetime import date

from notesnet.render.job import role_inside
from notesnet.render.plain import in_first_person, in_quotes
from notesnet.render.views import PersonView
from notesnet.text.dates import MONTHS
from notesnet.text.patterns import regex
from notesnet.text.words import clause, sentence

# With these first words a phrase names no thing, so "looking for …" and "ask about …" would stumble over it.
_NO_THING = frozenset(
    "i i'd i'll i'm i've he he's her his its it it's my our she she's their they they're we we're who "
    "whom you your you're am are be been can could did do does has have is may might must should was were "
    "will would to not how's looking need needs offer offers seek seeks want wants wish wishes add ask "
    "avoid become begin book borrow build buy change choose close convince cut decide explain explore "
    "fill find fix get give go grow hear help helps hire improve join keep know launch learn leave make "
    "meet move open own pay pick promote publish raise reach reduce rent replace review run save scale "
    "sell send set speak start stop talk teach tell think try understand win work write".split()
)
_HELP = frozenset({"help", "work", "review", "change", "book", "start"})  # things as well, before these small words
_SMALL = frozenset({"and", "at", "for", "from", "in", "of", "on", "to", "with"})
# Behind these first words, or with "to", what somebody prefers stands inside a sentence; anything else behind a colon.
_WAYS = frozenset(
    "a an the calls letters messages texts emails e-mails email e-mail evenings mornings afternoons weekends weekdays "
    "whatsapp signal telegram sms".split()
)
_TWO_WORDS = ("phone calls", "text messages", "voice messages", "video calls")
_DOING = regex(r"(?i)[a-z]{2,}ing (?:a|an|the|my|our|your|his|her|their|more|new|people|someone|somebody|out|up)\b")
_NO_EMPLOYER = frozenset(
    {"self-employed", "self employed", "freelance", "freelancer", "independent", "none", "retired", "unemployed"}
)
_CLOSED = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»)"
_LONGEST_THING = 90


def is_thing(phrase: str) -> bool:
    """Whether a phrase can stand behind "for" or "about": "a part-time finance lead" can, "find a lawyer" can not."""
    words = _bare(phrase).replace("’", "'").split()
    if not words or len(phrase) > _LONGEST_THING or _bare(phrase).endswith(_CLOSED) or ". " in phrase or ":" in phrase:
        return False
    first, second = words[0].rstrip(",;"), "".join(words[1:2]).casefold()
    if len(first) > 1 and first.isupper():  # IT and HR, not it
        return True
    return first.casefold() not in _NO_THING or (first.casefold() in _HELP and second in _SMALL)


def workplace(person: PersonView) -> str:
    """Where someone works, empty when nobody employs them."""
    return "" if person.company.casefold() in _NO_EMPLOYER else person.company


def work(person: PersonView) -> str:
    """``founder at Analytical Engines``, to stand behind a name and a comma; empty when nothing is known."""
    place, role = workplace(person), role_inside(person.role)
    if not role:
        return f"from {place}" if place else person.company
    if not person.company or person.company.casefold() in role.casefold():
        return role
    comma = "," if "," in role else ""  # "owner, three nurseries, at Umeh Lane"
    return f"{role}{comma} at {place}" if place else f"{role}, {person.company}"


def ask_about(person: PersonView) -> str:
    """One sentence about what someone offers first; empty when they offer nothing."""
    if not person.offers:
        return ""
    return f"What {person.first_name} can help with: {_theirs_after_colon(person.offers[0])}"


def looks_for(person: PersonView) -> str:
    """One sentence about what someone needs first; empty when they need nothing."""
    if not person.needs:
        return ""
    need = person.needs[0]
    if _is_wanted(need):
        return f"{person.first_name} is looking for {_theirs(need)}."
    return f"{person.first_name} is looking for help with this: {_theirs_after_colon(need)}"


def still_looking(person: PersonView) -> str:
    """The question whether someone still needs what they needed first; empty when nothing is known."""
    if not person.needs:
        return ""
    need = person.needs[0]
    if _is_wanted(need):
        return f"Are you still looking for {_theirs(need)}?"
    return f"Is this still on your list: {_theirs(need)}?"


def contacted(person: PersonView) -> str:
    """One sentence about how someone likes to be contacted; empty when nothing is known."""
    way = after_colon(person.prefers)
    words = way.casefold().rstrip(".").split()
    if not words:
        return ""
    first = words[0].rstrip(",;")
    if not in_first_person(way) and (first in _WAYS or first == "to" or " ".join(words[:2]).rstrip(",;") in _TWO_WORDS):
        small = way if first in ("whatsapp", "signal", "telegram", "sms") else way[0].lower() + way[1:]
        return f"{person.first_name} prefers {small}"
    return f"How {person.first_name} likes to be contacted: {_theirs_after_colon(person.prefers)}"


def quoted(text: str) -> str:
    """Somebody's own words in quotes, with a stop behind them where they have none; curly quotes where they hold straight ones."""
    text = text.strip()
    if not text:
        return ""
    if len(text) > 1 and text[0] + text[-1] in ('""', "“”"):
        text = text[1:-1].strip()
    return _ended(in_quotes(text))


def inside(text: str) -> str:
    """Words to stand inside a sentence: a small first letter where that is surely no name, no sign at the end."""
    return _bare(clause(text))


def full_sentence(text: str) -> str:
    """Words as a sentence of their own: a capital where it surely begins small, one full stop, none behind a link."""
    made = sentence(text)
    return made[:-1] if _ends_with_link(text) and made.endswith(".") else made


def after_colon(text: str) -> str:
    """Words to stand behind a colon: a small first letter where that is surely no name, one full stop."""
    return _ended(clause(text)) if text.strip() else ""


def in_month(day: date, today: date) -> str:
    """``in October``, with the year when that is not this one."""
    month = MONTHS[day.month - 1]
    return f"in {month}" if day.year == today.year else f"in {month} {day.year}"


def on_day(day: date, today: date) -> str:
    """``on 12 November``, with the year when that is not this one."""
    named = f"on {day.day} {MONTHS[day.month - 1]}"
    return named if day.year == today.year else f"{named} {day.year}"


def _theirs(text: str) -> str:
    """Words inside a sentence; quoted where somebody speaks of themselves, since a letter's *our* is its sender's."""
    return in_quotes(inside(text)) if in_first_person(text) else inside(text)


def _theirs_after_colon(text: str) -> str:
    return in_quotes(after_colon(text)) if in_first_person(text) else after_colon(text)


def _fits(phrase: str) -> bool:
    """Whether a phrase reads well inside a sentence; behind a colon a capital that may be no name's does not hurt."""
    first = inside(phrase).partition(" ")[0]
    return is_thing(phrase) and not (first[:1].isupper() and first[1:].islower())


def _is_wanted(phrase: str) -> bool:
    """Whether a phrase reads well behind "looking for": "finding a co-founder" is what is done, not what is wanted."""
    return _fits(phrase) and not _DOING.match(phrase)


def _bare(phrase: str) -> str:
    """A phrase without the signs at its end that a sentence brings itself; ``Inc.`` and ``etc.`` lose theirs too."""
    return phrase.strip().rstrip(".,;:!? ")


def _ends_with_link(text: str) -> bool:
    """Whether a mail program would take a full stop for a part of an address on the web."""
    return "://" in text[text.rfind(" ") + 1 :]


def _ended(text: str) -> str:
    """A text with a full stop, unless it ends with a sign of its own, also one in quotes or brackets, or with a link."""
    if _ends_with_link(text) or text.rstrip(_CLOSERS).endswith(_CLOSED):
        return text
    text = text.rstrip(",;: ")
    own = "\u3040" <= text.rstrip(_CLOSERS)[-1:] <= "\u9fff"  # kana and Chinese characters have a stop of their own
    return f"{text}{'。' if own else '.'}"
