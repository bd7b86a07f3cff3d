"""The forms in which names, phone numbers and profiles of one person are equal, however they were typed."""

import re
from functools import lru_cache
from unicodedata import category, combining, normalize

from notesnet.text.names import digits
from notesnet.text.patterns import regex

_APOSTROPHES = regex("['’‘ʼ`]")
_ASCII_WORD = regex("[a-z0-9]+")
_TITLES = frozenset(
    "dr doktor prof professor mr mrs ms miss mx sir dame lord lady rev fr herr frau ing dipl monsieur madame "
    "senor senora sr sra signor signora phd md mba msc llm jd esq cfa cpa pmp obe".split()
)
_DEGREE = regex(r"\bph\.?\s?d\b\.?")
# What decomposing leaves whole, and what German and Scandinavian letters become where they can't be typed.
_WHOLE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ACCENTED = "\u0530"  # below: Latin, Greek, Cyrillic, where a mark is an accent and not a letter
_WITHOUT_BLANKS = regex("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]{2,}")
_EXTENSION = regex(r"[\s,;]*(?:ext\.?|x|#)\s*(\d{1,6})\s*$", re.IGNORECASE)
_SHORTEST_PHONE = 7
_COUNTRY_CODE = 4  # digits at most, with a trunk 0 that is kept
_SCHEME = regex(r"[a-z][a-z0-9+.-]*://")
_SUBDOMAIN = regex(r"(?:www|m|[a-z]{2})\.(?=linkedin\.|facebook\.|xing\.|instagram\.)")
_LINKEDIN = regex(r"(linkedin\.com/)(?:mwlite/)?(in|pub|company)/([^/]+).*")


def name_words(name: str) -> list[str]:
    """The words of a name in small letters without accents, titles and degrees; all of them when it has no others."""
    return _words(name.lower() if name.isascii() else _plain(name))


@lru_cache(maxsize=256)  # a record is asked for, and then becomes a contact itself
def name_keys(name: str) -> tuple[str, ...]:
    """The forms of a name that two spellings may share: order, accents, titles and signs are gone.

    ``Müller, Dr. Jürgen`` is ``jurgen muller``, and ``juergen mueller`` as well. Empty for a name without letters.
    """
    keys = [" ".join(sorted(name_words(name)))]
    if not name.isascii():
        spelled = normalize("NFC", name).lower().translate(_TWO_LETTERS)
        keys.append(" ".join(sorted(name_words(spelled))))
    return tuple(dict.fromkeys(key for key in keys if key))


def without_initials(key: str) -> str:
    """A name's key without single letters, when two words are left: ``k ada lovelace`` and ``ada lovelace`` are one."""
    words = [word for word in key.split() if len(word) > 1 or not word.isascii()]
    return " ".join(words) if len(words) > 1 else key


def is_whole_name(key: str) -> bool:
    """Whether a name's key is more than a first name: two words, or a name of a script that writes no blanks."""
    return " " in key or _WITHOUT_BLANKS.fullmatch(key) is not None


def phone_tail(phone: str) -> str:
    """The last seven digits, by which numbers are looked up; empty for a number too short to tell people apart."""
    number = _parts(phone)[0]
    return number[-_SHORTEST_PHONE:] if len(number) >= _SHORTEST_PHONE else ""


def same_phone(one: str, other: str) -> bool:
    """Whether two numbers are one, with and without country code: ``+49 30 123456`` and ``030 123456``."""
    (first, first_ext, first_abroad), (second, second_ext, second_abroad) = _parts(one), _parts(other)
    if first_ext != second_ext or min(len(first), len(second)) < _SHORTEST_PHONE:
        return first == second and first_ext == second_ext and bool(first)
    if first_abroad and second_abroad:
        return first == second
    short, long = sorted((first, second), key=len)
    return long.endswith(short) and len(long) - len(short) <= _COUNTRY_CODE


@lru_cache(maxsize=256)
def profile_key(link: str) -> str:
    """A profile's address without scheme, www, language, query and final slash; empty for a bare host or a handle."""
    text = _SCHEME.sub("", link.strip().casefold(), count=1)
    text = _SUBDOMAIN.sub("", text, count=1).removeprefix("www.")
    text = text.partition("?")[0].partition("#")[0].rstrip("/")
    if "%" in text:
        from urllib.parse import unquote  # noqa: PLC0415 - most addresses are plain

        text = normalize("NFC", unquote(text)).casefold()
    found = _LINKEDIN.fullmatch(text)
    if found:
        return f"{found[1]}{found[2]}/{found[3]}"
    return text if "/" in text or (text.startswith("@") and text.count("@") > 1) else ""


def _words(plain: str) -> list[str]:
    plain = _DEGREE.sub("phd", _APOSTROPHES.sub("", plain))
    if plain.isascii():
        words = _ASCII_WORD.findall(plain)
    else:
        signs = (
            sign if sign.isalnum() or category(sign)[0] == "M" else " " for sign in plain if category(sign) != "Cf"
        )
        words = "".join(signs).split()
    return [word for word in words if word not in _TITLES] or words


def _plain(name: str) -> str:
    """A name in small letters without accents; marks of scripts in which they are letters stay."""
    kept: list[str] = []
    base = ""
    for sign in normalize("NFKD", name.casefold().translate(_WHOLE)):
        if not combining(sign):
            base = sign
        elif base < _ACCENTED:
            continue
        kept.append(sign)
    return normalize("NFC", "".join(kept))


def _parts(phone: str) -> tuple[str, str, bool]:
    """(digits without leading zeros, extension, whether it begins with a country code) of a number."""
    extension = _EXTENSION.search(phone)
    number = phone[: extension.start()] if extension else phone
    plain = number.strip()
    abroad = plain.startswith(("+", "00"))
    return digits(number).lstrip("0"), extension[1] if extension else "", abroad
