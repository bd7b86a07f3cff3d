"""Parts a line into what somebody gives and what they want: a landlord who seeks tenants has none to give."""

import re
from functools import lru_cache

from notesnet.network.phrases import MOST_LETTERS
from notesnet.text.patterns import regex

_HINTS = (
    "seek",
    "look",
    "need",
    "want",
    "search",
    "hunt",
    "hopes to",
    "hoping",
    "wish",
    "like to",
    "keen to",
    "sought",
    "require",
)
_BREAK = regex(r"\s*(?:[,;:()|•\n–—]|\.\s|\s[-/]\s)\s*")
_GETTING = (
    "buy|hire|find|meet|learn|rent(?!\\s+out)|lease|borrow|raise|get|recruit|acquire|source|employ|take\\s+on|expand|grow|scale|"
    "move|relocate|export|open|start|launch|set\\s+up|be\\s+introduced|connect\\s+with|speak\\s+(?:to|with)|talk\\s+(?:to|with)"
)
_BY_WHOM = r"(?:\b(?:who|that|which|i|we|and|but|also)(?:\s+(?:also|now|currently|still|often|always|really))?\s+)"
_WISH = regex(
    r"(?:\b(?:seeks|seeking|wanting|needing|(?:looking|searching|hunting)(?:\s+\w+ly)?\s+for|"
    r"looks\s+for|wishes\s+for|hoping\s+for|in\s+(?:search|need|want)\s+of|on\s+the\s+(?:look-?\s?out|hunt|search)\s+for)"
    r"|(?:^|\b(?<!\bwhat)(?<!\bspecial)(?<!\beducational)(?<!\badditional)(?<!\bcomplex)(?<!\bcare)(?<!\bsupport)"
    r"(?<!\blearning)(?<!\btheir)(?<!\byour)(?<!\bour)(?<!\bits)(?<!\bcustomer)(?<!\bclient)(?<!\buser)(?<!\bbusiness)"
    r"(?<!\btraining)\s+)(?:needs|wants|requires)(?!\s+(?:to|no|not|assess\w*|anal\w*|teach\w*|co-?ordinat\w*|school\w*|"
    r"child\w*|pupils?|education|and|or)\b)"
    rf"|{_BY_WHOM}(?:need|want|seek|require)(?!\s+(?:to|no|not)\b)"
    rf"|\b(?:wants?|looking|seek(?:s|ing)|would\s+like|would\s+love|hop(?:es|ing)|wish(?:es|ing)|keen|needs?)\s+to\s+(?:{_GETTING}))"
    r"(?=\s+\S)",
    re.IGNORECASE,
)
_COLON = regex(r"\b(?:wants?|wanted|needs|needed|seeking|looking\s+for|in\s+search\s+of)\s?:\s?", re.IGNORECASE)
_WANTED = regex(
    r"^(?!.*\b(?:as|if|is|are|be|when|whenever|where|wherever|what|whatever|not|no|most|much|often|badly)\s+\w+$)"
    r".*\w\s+(?:(?:wanted|sought)(?:\s+(?:for|in|by|at|near|from)\s.*)?|needed|required)$",
    re.IGNORECASE,
)
_WORK = regex(  # who looks for it gives their work
    r"\b(?:roles?|jobs?|positions?|placements?|internships?|apprenticeships?|traineeships?|commissions|gigs|assignments?|"
    r"employment|trusteeships?|posts?|seats?|mandates|engagements)\b"
    r"|(?<!\bto )\bwork\b(?:\s*$|\s+(?:as|in|at|from|with|near|where|again)\b)|\bexperience\s+(?:in|with|at|as|of)\b|\b(?:new|next|fresh)\s+(?:challenge|opportunit|adventure)",
    re.IGNORECASE,
)
_FOR_OTHERS = regex(  # whose clients want it
    r"\b(?:for|to|helps?|helping|finds?|finding|match(?:es|ing)|connect(?:s|ing)|support(?:s|ing)|advis(?:es?|ing)|"
    r"guid(?:es|ing)|serv(?:es?|ing)|works?\s+with|working\s+with|represent(?:s|ing)?|assist(?:s|ing)|hous(?:es|ing)|"
    r"plac(?:es|ing)|recruit\w*|head-?hunt\w*|what|whatever|everything|anything)\b",
    re.IGNORECASE,
)
_AND = regex(r"\b(?:and|or|plus)\s", re.IGNORECASE)
ITEM = 4  # words; what is longer is no item of a list


@lru_cache(maxsize=5_000)  # a vault repeats its phrases
def given_and_wanted(text: str) -> tuple[str, str]:
    """What a line says that somebody gives, and what it says that they want; mostly all of it is given.

    Both without what a phrase is not compared by. What their clients want is given, and so is the work that somebody looks for.
    """
    text = text[:MOST_LETTERS]
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return text, ""
    gives: list[str] = []
    wants: list[str] = []
    pieces = [piece for piece in _BREAK.split(_COLON.sub("wants ", text)) if piece]
    at = 0
    while at < len(pieces):
        given, wanted = _parted(pieces[at])
        at += 1
        if given:
            gives.append(given)
        if wanted:
            more = _list_after(pieces, at)
            wants += [wanted, *pieces[at:more]]
            at = more
    return (", ".join(gives), ", ".join(wants)) if wants else (text, "")


def _parted(piece: str) -> tuple[str, str]:
    """The same of what stands between two commas."""
    found = _WISH.search(piece)
    if found and not _FOR_OTHERS.search(piece, 0, found.start()) and not _WORK.search(piece, found.end()):
        return piece[: found.start()].strip(), piece[found.end() :].strip()
    return ("", piece) if _WANTED.match(piece) and not _WORK.search(piece) else (piece, "")


def _list_after(pieces: list[str], at: int) -> int:
    """Where a list ends that goes on after a comma: ``seeks premises, funding and a bookkeeper``."""
    for end in range(at, len(pieces)):
        if len(pieces[end].split()) > ITEM:
            break
        if _AND.search(pieces[end]):
            return end + 1
    return at
