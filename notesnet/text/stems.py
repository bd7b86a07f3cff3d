"""Words of a phrase as matching compares them: folded, without accents, by their singular and by their stem."""

from collections.abc import Iterable
from functools import cache
from typing import Protocol

from notesnet.text.names import fold
from notesnet.text.patterns import regex

# `c++`, `c#`, `r&d` and `node.js` are words; an apostrophe belongs to its word, a hyphen does not
_WORD = regex(r"[^\W_]+(?:[&.][^\W_]+|\+\+|#)?(?:['’][^\W_]+)?")
_DOTTED = regex(r"\b(?:[^\W\d_]\.){2,}")  # U.S., Ph.D. without its middle
_COMPOUND = regex(
    r"re([a-z]{4,})|([a-z]{4,}?)(?:works?|working|worker|maker|making|monger|man|men|woman|women|smith|ware|crafts?|grower|"
    r"growing|keeper|keeping|seller|selling|shop|house|yard|writer|writing|fitter|fitting|layer|laying|cutter|cutting|"
    r"mender|mending|builder|building|tech|free|proofing|proof|holder|owner|farm|farmer|farming|room|board|book)"
)
_CAPITALS = regex(r"\b(?:IT|US)\b")
_COMBINING = regex("[\u0300-\u036f]")


class _Stemmer(Protocol):
    def stemWords(self, words: list[str]) -> list[str]: ...  # noqa: N802 - the library's name


def words_of(text: str) -> list[str]:
    """The words of a text in their order: lower case, no accents, ``'s`` taken off."""
    plain = without_accents(fold(text))
    if "." in plain:
        plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    return [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(plain)]


def spelled_out(text: str) -> str:
    """A text in which the capitals of ``IT`` and ``US`` are no longer the pronouns that they would be when folded."""
    if ("IT" not in text and "US" not in text) or text.isupper():
        return text
    return _CAPITALS.sub(lambda found: "information technology" if found[0] == "IT" else "usa", text)


def without_accents(text: str) -> str:
    """``café`` as ``cafe``; a text of other letters stays as it is."""
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 - most notes are ASCII and need no tables

    return unicodedata.normalize("NFC", _COMBINING.sub("", unicodedata.normalize("NFD", text)))


@cache
def singular(word: str) -> str:
    """An English noun without the ending of its plural; other words mostly stay as they are."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zzes")) else word[:-1]


def compound_parts(word: str) -> tuple[str, ...]:
    """What a compound without a hyphen is of: ``cheesemaker`` → cheese, ``rewire`` → wire; nothing for other words."""
    found = _COMPOUND.fullmatch(singular(word))
    return tuple(part for part in found.groups() if part) if found else ()


def stems_of(words: Iterable[str]) -> dict[str, str]:
    """Each word with its English stem, by the Snowball rules: ``photographers`` and ``photographer`` meet."""
    from Stemmer import Stemmer  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415 - only matching needs it

    wanted = list(dict.fromkeys(words))
    stemmer: _Stemmer = Stemmer("english", 0)
    return dict(zip(wanted, stemmer.stemWords(wanted), strict=True))
