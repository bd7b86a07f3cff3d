"""How a letter says where someone can be reached: only the ways that they like, as far as their note tells."""

import re

from notesnet.render.views import PersonView
from notesnet.text.patterns import regex

_PHONE = "Phone"
_EMAIL = "E-mail"
# Words behind one of these, up to the next pause, are what someone does not want; "than" is for "rather called than written to".
_AGAINST = regex(
    r"\b(?:no|not|never|nor|than|without|except|avoids?|hates?|dislikes?|instead of|cannot|[a-z]+n['’]t|dont|doesnt)\b[^,;.:()]*?"
    r"(?=\bbut\b|[,;.:()]|$)"
)
_WAYS = {
    _PHONE: re.compile(r"\b(?:phon|telephon|call|ring\b|mobile|cell|text|sms|whatsapp|signal\b|voice)"),
    _EMAIL: re.compile(r"\b(?:e-?mail|mail\b|mails\b|wr(?:ite|itten|iting))"),
}


def reach(person: PersonView) -> str:
    """Phone and address as lines of a letter: those that ``prefers`` names, in its order; else the address alone.

    A number is given to others only when the person is said to like calls, or has no address. Empty when nothing is known.
    """
    known = {_EMAIL: person.email, _PHONE: person.phone}
    ways = [way for way in _liked(person.prefers) if known[way]]
    ways = ways or [way for way, value in known.items() if value][:1]
    return "\n".join(f"{way}: {known[way]}" for way in ways)


def _liked(prefers: str) -> list[str]:
    """The ways that are named and not ruled out, the first named first."""
    wanted = _AGAINST.sub(" ", prefers.casefold())
    found = {way: match.start() for way, pattern in _WAYS.items() if (match := pattern.search(wanted))}
    return sorted(found, key=lambda way: found[way])
