"""Suggestions and matches in words: the two lines, what met, and why it is safe to ask now."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from notesnet.model.suggestion import Evidence, Found, Line, Match, Met, Suggestion
from notesnet.render.plain import plain_words
from notesnet.text.names import first_name
from notesnet.text.words import lifted

Styled = tuple[str, str]  # the words and their style


def suggestion_lines(suggestions: Sequence[Suggestion]) -> Iterator[Styled]:
    """Each pair with its reasons and their places."""
    for at, suggestion in enumerate(suggestions):
        if at:
            yield "", ""
        yield _heading(suggestion), "bold"
        for evidence in suggestion.evidence:
            yield f"  {evidence_words(evidence)}", ""
            yield f"    {_place(evidence.a)} · {_place(evidence.b)}", "dim"
        yield f"  Safe to ask: {'; '.join(suggestion.safe)}.", ""


def _heading(suggestion: Suggestion) -> str:
    both = ", good for both" if suggestion.mutual else ""
    if suggestion.for_me:
        return f"{suggestion.b.name} and you{both}"
    return f"{suggestion.a.name} and {suggestion.b.name}{both}. {ask_words(suggestion)}"


def ask_words(suggestion: Suggestion) -> str:
    """Whom to ask first, as a sentence; nobody where both have said yes to introductions once and for all."""
    if not suggestion.ask_first.path:
        return "Both are open to introductions."
    names = [plain_words(person.name, 60) for person in (suggestion.a, suggestion.b)]
    name = plain_words(suggestion.ask_first.name, 60)
    short = first_name(name)
    return f"Ask {name if [first_name(other) for other in names].count(short) > 1 else short} first."


def meeting_words(suggestion: Suggestion) -> str:
    """What stands on the agenda behind the names: the need and what meets it, a clause without a final full stop."""
    best = suggestion.evidence[0]
    need, offer = (best.b, best.a) if best.kind == "offer_need" else (best.a, best.b)
    words = f"{_quoted(need)} meets {_quoted(offer)}"
    if not suggestion.for_me:
        return words
    return f"{'you need' if best.kind == 'need_offer' else 'you offer'}: {words}"


def evidence_words(evidence: Evidence) -> str:
    """One reason in words: the need, the offer, and in which words they met."""
    if evidence.kind == "interest":
        return f"both care about {plain_words(evidence.a.text, 100)}"
    if evidence.kind == "trade":
        return f"the same trade: {plain_words(evidence.a.text, 100)}"
    need, offer = (evidence.a, evidence.b) if evidence.kind == "need_offer" else (evidence.b, evidence.a)
    return f"{_quoted(need)} meets {_quoted(offer)}{_met_words(evidence.met)}"


def match_lines(matches: Sequence[Match]) -> Iterator[Styled]:
    """Each person with the lines for which they were found."""
    for match in matches:
        yield match.person.name, "bold"
        for found in match.evidence:
            yield f"  {found_words(found)}", ""
            yield f"    {_place(found.line)}", "dim"


def found_words(found: Found) -> str:
    """One reason in words."""
    lead = {"offers": "", "knows": "knows ", "interests": "cares about "}[found.kind]
    return f"{lead}{_said(found.line.text)}{_met_words(found.met)}"


@lru_cache(maxsize=1024)
def _said(text: str) -> str:
    """A line in plain words; hundreds of people may offer the same in the same ones."""
    return plain_words(text, 200)


def nothing_words(name: str, *, alone: bool) -> str:
    """What to say when there is no suggestion; ``alone`` when nobody has needs or offers yet."""
    if alone:
        return "nobody has needs and offers noted yet: add `needs:` and `offers:` to the notes of two people"
    return lifted(f"nobody comes to mind for {name}" if name else "no pair comes to mind")


def _met_words(met: Sequence[Met]) -> str:
    parts = list(dict.fromkeys(found.concept or found.one for found in met))[:3]
    return f" ({', '.join(parts)})" if parts else ""


def _quoted(line: Line) -> str:
    return f'"{plain_words(line.text, 120)}"'


def _place(line: Line) -> str:
    return f"{line.path}:{line.line}"
