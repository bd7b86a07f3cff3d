"""Names: how they are compared, filed and addressed, in any script."""

import re
from collections.abc import Iterable
from functools import lru_cache

from notesnet.text.patterns import regex

_NOT_PLAIN = regex("[^a-z0-9]+")
_LONGEST = 80  # characters of a slug
_LONGEST_BYTES = 200  # a file name holds 255, and our suffixes and temporary files need some
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
_SHOWS_NOTHING = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
# Chinese, Japanese and Korean letters.
_FAMILY_NAME_FIRST = (
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
_TITLES = frozenset(
    "abbot canon capt captain col colonel dame dipl dip doctor dott dr doktor father fr frau fräulein gen general hon herr "
    "imam ing judge lady lord lt m madame maj major mag mademoiselle messrs mevrouw meneer miss mister mlle mme monsieur mr "
    "mrs ms mx pastor prof professor rabbi rev reverend señor señora sgt sheikh signor signora sir sister sr sra srta".split()
)
_AFTER_NAMES = frozenset("ba bsc dds esq ii iii iv jd jr llm ma mba md msc obe phd sr".split())
# What NFD leaves whole, and what German and Scandinavian names become in file names.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def fold(text: str) -> str:
    """The form in which two spellings of a name are equal: case, Unicode form and the size of blanks are gone."""
    if text.isascii():
        return " ".join(text.lower().split())
    import unicodedata  # noqa: PLC0415 - most names are ASCII and need no tables

    folded = unicodedata.normalize("NFD", text).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


folded = lru_cache(maxsize=1024)(fold)  # for words that come again and again: titles, circles, tags


@lru_cache(maxsize=4096)
def fold_key(text: str) -> str:
    """The form in which two spellings of a property name are equal: ``Last-Contacted``, ``last_contacted``; ``emails``, ``email``.

    Only ``date`` and ``dates`` stay two names. The result is for comparing, not for showing.
    """
    key = re.sub(r"[-_\s]+", "", fold(text))
    if key == "dates" or len(key) < 3:
        return key
    key = _without_s(key)
    # `aliases` has lost an s and has an e too many; `alias`, `address` and `houses` must meet their own plurals as well.
    if key.endswith(("se", "xe", "che", "she")):
        key = _without_s(key[:-1])
    if key == "person":
        return "people"
    return f"{key[:-2]}y" if key.endswith("ie") else key


def slug(name: str) -> str:
    """A safe file stem: letters and digits of all scripts in lower case, words joined by ``-``; never empty.

    At most 80 characters and 200 bytes, no device name of Windows, the same when taken again.
    """
    stem = _plain_letters(name) if name.isascii() else _letters_and_digits(name)
    stem = stem.strip("-")[:_LONGEST]
    if len(stem) * 4 > _LONGEST_BYTES:
        stem = stem.encode()[:_LONGEST_BYTES].decode(errors="ignore")
    stem = stem.rstrip("-") or "contact"
    return f"{stem}-contact" if stem in _DEVICES else stem


def is_slug(stem: str) -> bool:
    """Whether a file stem is what ``slug`` makes, such as ``ada-lovelace``."""
    return stem == slug(stem)


def unslug_matches(stem: str, alias: str) -> bool:
    """Whether ``alias`` has the words of the slug ``stem`` in their order, accents aside: ``jose-garcia`` is José García."""
    words = slug(alias)
    if words == stem or (stem.isascii() and stem in (_plain(words), _plain(words.translate(_TWO_LETTERS)))):
        return bool(re.search(r"\w", alias))
    return False


def is_two_latin_words(name: str) -> bool:
    """Whether ``name`` is a first and a last name in Latin letters, without title, initial or degree."""
    words = _composed(name).split()
    return (
        len(words) == 2
        and all(_is_latin_word(word) for word in words)
        and fold(words[0]) not in _TITLES
        and fold(words[1]) not in _AFTER_NAMES
    )


def first_name(name: str) -> str:
    """The first name of ``name`` without titles; the whole name where the first word may not be one.

    Whole stay single words, a title before one word, initials, and Chinese, Japanese and Korean names.
    """
    last, comma, rest = name.partition(",")
    if comma and rest.strip() and fold(rest.split()[0].rstrip(".")) not in _AFTER_NAMES:
        return first_name(f"{rest} {last}".replace(",", " "))
    words = last.split()
    while words and fold(words[0].rstrip(".")) in _TITLES:
        words.pop(0)
    begins = words[0] if words else ""
    is_initial = begins.endswith(".") or len(begins) < 2
    if len(words) < 2 or is_initial:
        return name.strip()
    return begins if begins.isascii() or not re.match(_FAMILY_NAME_FIRST, begins) else name.strip()


def near(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Up to ``limit`` of ``candidates`` that may have been meant by a mistyped ``word``, the nearest first."""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    by_form: dict[str, list[str]] = {}
    for candidate in candidates:
        whole = fold(candidate)
        for form in dict.fromkeys((whole, *whole.split())):
            by_form.setdefault(form, []).append(candidate)
    forms = difflib.get_close_matches(fold(word), by_form, n=max(limit, 1) * 2, cutoff=0.7)
    return list(dict.fromkeys(candidate for form in forms for candidate in by_form[form]))[:limit]


def digits(phone: str) -> str:
    """The digits of a phone number for comparing: ``+44 (0)20`` and ``004420`` are both ``4420``."""
    plain = "".join(str(int(sign)) for sign in re.sub(r"\(0\)", "", phone) if sign.isdecimal())
    return plain.removeprefix("00")


def _without_s(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 2 else word


def _plain_letters(name: str) -> str:
    """As ``_letters_and_digits``, at a tenth of its cost."""
    return _NOT_PLAIN.sub("-", name.lower().replace("'", ""))


def _letters_and_digits(name: str) -> str:
    """A name in lower case with a ``-`` for each run of what is no letter or digit; invisible signs are dropped."""
    import unicodedata  # noqa: PLC0415 - most names are ASCII and need no tables

    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).lower()):
        category = unicodedata.category(sign)
        if sign in "'’‘ʼ" or category == "Cf" or sign in _SHOWS_NOTHING or "\ufe00" <= sign <= "\ufe0f":
            continue
        if sign.isalnum() or (category in ("Mn", "Mc") and kept and kept[-1] != "-" and sign < "\U000e0000"):
            kept.append(sign)
        elif kept and kept[-1] != "-":
            kept.append("-")
    return unicodedata.normalize("NFC", "".join(kept))


def _plain(text: str) -> str:
    """Lower-case Latin text without accents."""
    import unicodedata  # noqa: PLC0415 - as above

    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN_LETTERS))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _composed(text: str) -> str:
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 - as above

    return unicodedata.normalize("NFC", text)


def _is_latin_word(word: str) -> bool:
    """Two letters or more, with hyphens and apostrophes between them."""
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    return (
        len(letters) > 1
        and word[0].isalpha()
        and all(sign.isalpha() and (sign < "\u0250" or "\u1e00" <= sign <= "\u1eff") for sign in letters)
    )
