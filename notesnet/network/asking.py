"""What kind of answer a need asks for: someone who does it, or people who are it."""

import re
from typing import NamedTuple

from notesnet.text.patterns import regex


class Ask(NamedTuple):
    """A need without the words of asking; ``clients`` when it is for people of a kind, not for a service.

    ``themselves`` when only such people answer, and not who serves them and may know some.
    """

    text: str
    clients: bool
    themselves: bool = False


_INTRODUCTIONS = regex(
    r"^(?:(?:an?|some|more|warm|good|new|direct|any)\s+)*"
    r"(?:intro(?:duction)?s?|contacts?|connections?|access|links?|a\s+way|a\s+door|doors|meetings?|conversations?)\s+"
    r"(?:to|in|into|at|with|among|inside|within)\s+",
    re.IGNORECASE,
)
_MEET = regex(
    r"^(?:(?:i|we)\s+)?(?:(?:want|wants|would\s+like|hope|hopes|looking|wish|love)\s+)?(?:to\s+)?"
    r"(?:meet(?:ing)?|get\s+to\s+know|hear\s+from|talk\s+(?:to|with)|speak\s+(?:to|with)|connect(?:ing)?\s+with|be\s+introduced\s+to)\s+",
    re.IGNORECASE,
)
_CLIENTS = regex(
    r"\b(?:as\s+(?:an?\s+|our\s+|my\s+)?(?:first\s+|new\s+|pilot\s+)?(?:clients?|customers?|buyers?|users?|partners?)"
    r"|(?:(?:first|new|more|early|pilot|paying|test|trial|reference|ten|few|some|good)\s+)*"
    r"(?:clients?|customers?|buyers?|users?|adopters?|takers?)(?:\s+(?:in|from|among|who|which|that|for|at|with|like|of)\b|\s*$|\s*[,;.(]))\s*",
    re.IGNORECASE,
)
_OF_A_KIND = regex(
    r"^(?:an?\s+|the\s+|some\s+|more\s+|two\s+|three\s+|ten\s+|first\s+|few\s+|new\s+|small\s+|family\s+)*"
    r"(?:\w+\s+)?(?:owners?|firms?|companies|makers|manufacturers|schools|hotels|restaurants|cafés|museums|clinics|homes|shops|"
    r"retailers|practices|charities|founders|start-?ups|tradespeople|employers|teams|organisations|organizations|executives)\s+"
    r"(?:who|that|which|with|whose|in|about|from|of|looking|needing|between)\b",
    re.IGNORECASE,
)


def ask_of(text: str) -> Ask:
    """What a need asks for, in its own words: ``introductions to museums`` asks for people who are of museums."""
    for pattern in (_INTRODUCTIONS, _MEET):
        found = pattern.match(text.strip())
        if found:
            return Ask(text.strip()[found.end() :] or text, clients=True)
    found = _CLIENTS.search(text)
    if found and _is_wish_for_clients(text, found):
        rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,.")
        return Ask(rest or text, clients=True)
    return Ask(text, clients=bool(_OF_A_KIND.match(text.strip())))


def _is_wish_for_clients(text: str, found: re.Match[str]) -> bool:
    """Customers themselves are wished for; a tool, a person or advice FOR customers is a service."""
    before = text[: found.start()].casefold().split()
    asking = {"a", "an", "the", "our", "my", "some", "more", "new", "first", "ten", "two", "three", "five", "few", "to",
              "for", "find", "finding", "get", "getting", "win", "winning", "looking", "help", "with", "need", "want",
              "small", "good", "paying", "another", "wants", "someone", "as"}  # fmt: skip
    return found[0].casefold().startswith("as") or all(word in asking for word in before)
