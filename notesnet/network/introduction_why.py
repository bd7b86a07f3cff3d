"""Why two people were suggested to each other, in words that hold whatever the two phrases are."""

import re

from notesnet.model.contact import Contact
from notesnet.model.note import Phrase
from notesnet.text.names import first_name, fold
from notesnet.text.patterns import regex

_MEETS = regex(r"[\"“](.+)[\"”] meets [\"“](.+)[\"”]")  # a phrase may hold quotes itself
_QUOTED = regex(r"[\"“]([^\"”]+)[\"”]")  # of a line that a person put in other words
_SAID = regex(r"(?i)(?:i|we|he|she|they|it|my|our|his|her|their)\b|.*[.!?…]$", re.DOTALL)


def why_suggested(line: str, a: Contact, b: Contact) -> str:
    """What the two phrases that a suggestion quotes say of the two, with who needs and who offers it; empty without two.

    Each phrase stays in quotes, as it is a person's own. Where their notes no longer have it, nobody is named.
    """
    found = _MEETS.search(line)
    quoted = found.groups() if found else _QUOTED.findall(line)[:2]
    if len(quoted) < 2:
        return ""
    need, offer = quoted
    names = _names(a, b)
    for (one, other), (who, whom) in (((a, b), names), ((b, a), names[::-1])):
        needs, offers = _held((*one.needs, *one.ideal_client), need), _held(other.offers, offer)
        if needs and offers:
            return (
                f"{_says(who, 'is looking for', 'needs this:', needs)}; {_says(whom, 'offers', 'offers this:', offers)}"
            )
    if (shared := _held(a.interests, need)) and _held(b.interests, offer):
        return _shared(names, need, offer) or f"both care about {_marked(shared)}"
    if _key(need) == _key(offer):
        return f"both are at home in the same trade: {_marked(need)}"
    return f"one is looking for {_marked(need)}; the other offers {_marked(offer)}"


def _names(a: Contact, b: Contact) -> tuple[str, str]:
    """What the two are called: their first names, their whole names where these are the same."""
    short = (a.call_me.strip() or first_name(a.name), b.call_me.strip() or first_name(b.name))
    return (a.name, b.name) if fold(short[0]) == fold(short[1]) else short


def _held(phrases: tuple[Phrase, ...], shown: str) -> str:
    """The phrase that the agenda shows, whole, where it stands among these; empty where it does not."""
    wanted = _key(shown)
    same = (phrase.text for phrase in phrases if _key(phrase.text) == wanted)
    cut = (phrase.text for phrase in phrases if shown.endswith("…") and _key(phrase.text).startswith(wanted))
    return next(same, "") or next(cut, "")


def _key(phrase: str) -> str:
    """A phrase without its marks, its blanks and its capitals."""
    return "".join(sign for sign in fold(phrase) if sign.isalnum())


def _says(who: str, plain: str, before_a_sentence: str, phrase: str) -> str:
    return f"{who} {before_a_sentence if _SAID.match(phrase) else plain} {_marked(phrase)}"


def _shared(names: tuple[str, str], one: str, other: str) -> str:
    if _key(one) == _key(other):
        return ""
    return f"{names[0]} cares about {_marked(one)}, {names[1]} about {_marked(other)}"


def _marked(phrase: str) -> str:
    phrase = " ".join(phrase.split())
    return f"“{phrase}”" if '"' in phrase else f'"{phrase}"'
