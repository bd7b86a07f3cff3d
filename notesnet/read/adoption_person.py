"""How much a note looks like a person, whatever folder it lies in and whatever type it has."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_first_names import is_known
from notesnet.read.adoption_names import PEOPLE_LISTS, SYNONYMS, fits
from notesnet.read.adoption_words import (
    COMPANIES,
    COMPANY_ENDS,
    INDEXES,
    KIND_KEYS,
    MEETINGS,
    NO_NAME,
    PEOPLE,
    SOCIAL_KEYS,
    THING_KEYS,
    THINGS,
    prefix_of,
    says,
)
from notesnet.read.field_names import CANONICAL
from notesnet.read.kinds import plain
from notesnet.text.dates import iso_in
from notesnet.text.names import fold
from notesnet.text.patterns import regex

PERSON = 3  # from so many points on a note is about a person
_POINTS = {"email": 3, "phone": 3, "birthday": 3, "last_contact": 3, "introduced_by": 2, "call_me": 1, "follow_up": 1}
_POINTS |= dict.fromkeys(("company", "role", "cadence", "met", "met_at", "knows"), 1)
_SMALL = frozenset(
    "de da do dos das del della di du la le van von der den ter ten bin binti ibn al el y e af av zu zum".split()
)
_EAST = regex(
    "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff々ー]{2,6}(?:[ \u3000・·][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff々ー]{1,8})?"
)

_EXPORTED = regex(r" [0-9a-f]{32}\Z")  # Notion names its files so
_STAMP = regex(r"\A\d{6,14}(?=\D|\Z)")


class Evidence(NamedTuple):
    """What speaks for and against a note being about a person.

    ``named``: its file bears what looks like a full name; ``known``: and that begins with a first name that we know.
    """

    points: int
    against: int
    named: bool
    known: bool

    @property
    def is_person(self) -> bool:
        """Enough speaks for it, and less against it."""
        return self.points >= PERSON and self.points - self.against >= 2

    @property
    def is_none(self) -> bool:
        """More speaks against it than for it."""
        return self.against >= 2 and self.against >= self.points


class Mentions(NamedTuple):
    """Who is named elsewhere, by folded file name: in lists of people, and in the running text of dated notes."""

    listed: Mapping[str, int]
    mentioned: Mapping[str, int]


def gather_mentions(notes: Iterable[Facts]) -> Mentions:
    """Who is listed and mentioned by these notes."""
    listed: Counter[str] = Counter()
    mentioned: Counter[str] = Counter()
    for note in notes:
        listed.update(people_of(note))
        if iso_in(note.stem):
            mentioned.update(note.targets.keys())
    return Mentions(listed, mentioned)


def people_of(note: Facts) -> set[str]:
    """The folded names in a note's lists of people."""
    names: set[str] = set()
    for key, found in note.properties.items():
        if field_of(key) in PEOPLE_LISTS:
            names.update(plain(value).removesuffix(".md") for value in found.values if fits("people", value))
    return names


def field_of(key: str) -> str:
    """Our field that a folded property name surely stands for, empty when it can be several or none."""
    if key in CANONICAL:
        return CANONICAL[key]
    known = SYNONYMS.get(key, ())
    return known[0] if len(known) == 1 else ""


def evidence(note: Facts, mentions: Mentions) -> Evidence:
    """What one note says for and against being about a person."""
    points = against = 0
    for key, found in note.properties.items():
        name = field_of(key)
        if name in _POINTS and any(fits(name, value) for value in found.values):
            points += _POINTS[name]
        elif key in SOCIAL_KEYS and found.values:
            points += 1
        elif key in THING_KEYS:
            against += 2
        if key in KIND_KEYS and any(_says_thing(value) for value in found.values):
            against += 4 if any(says(plain(value), COMPANIES) for value in found.values) else 2
    stem = note.stem
    name = fold(stem)
    points += 3 if mentions.listed.get(name) else 0
    points += 1 if mentions.mentioned.get(name) else 0
    points += 2 if stem.startswith("@") else 0
    points += 1 if note.dated else 0
    bare = called(note)
    named = is_full_name(bare)
    points += 1 if named else 0
    against += 4 if iso_in(stem) or people_of(note) else 0
    parent = note.path.split("/")[-2:-1]
    against += 4 if any(says(tag, COMPANIES) for tag in (*note.tags, *parent)) else 0
    against += 4 if any(says(folder, MEETINGS) for folder in parent) else 0
    against += 3 if is_index(note) else 0
    against += 4 if fold(stem.rpartition(" ")[2].rstrip(".")) in COMPANY_ENDS else 0
    return Evidence(points, against, named, named and is_known(bare))


def called(note: Facts) -> str:
    """The name of whom a note may be about: the file's, without ``@`` or a time stamp; else its name or title."""
    bare = _STAMP.sub("", own_name(note.stem)).strip(" -_")
    titles = (value for key in ("name", "title") for value in note.values(key))
    return bare if any(sign.isalpha() for sign in bare) else next(titles, bare)


def own_name(stem: str) -> str:
    """A file's name without what files it: ``@``, a number behind it, a word for people and the words with dots after it."""
    prefix = prefix_of(stem)
    bare = _EXPORTED.sub("", stem.removeprefix(prefix))
    return bare.rpartition(".")[2] if prefix.endswith(".") else bare.removeprefix("@")


def is_index(note: Facts) -> bool:
    """A note about a folder or a list of notes, such as `People/People.md` and `README.md`."""
    parts = note.path.split("/")
    bare = fold(re.sub(r"[^\w\s]|_", " ", note.stem))
    return (
        bare in INDEXES
        or bare in PEOPLE
        or bare.endswith(" moc")
        or (len(parts) > 1 and fold(parts[-2]) == fold(note.stem))
    )


def is_full_name(text: str) -> bool:
    """A first and a last name: two to four words with capitals, or a name in letters of the East."""
    if _EAST.fullmatch(text):
        return True
    words = text.replace(",", " ").split()
    if "-" in text and len(words) == 1 and text.islower():
        words = [word.title() for word in text.split("-")]
    if not 2 <= len(words) <= 5 or len(text) > 50 or any(sign.isdigit() for sign in text):
        return False
    if any(fold(word) in NO_NAME for word in words):
        return False
    big = [word for word in words if fold(word) not in _SMALL]
    return 2 <= len(big) <= 4 and all(
        (word[0].isupper() and not word.isupper()) or len(word.rstrip(".")) == 1 for word in big
    )


def may_be_name(text: str) -> bool:
    """Something that a person can be called, such as `Mum`, `ada` or `J. R. R. Tolkien`."""
    words = text.removeprefix("@").replace("-", " ").split()
    return (
        1 <= len(words) <= 5 and not any(sign.isdigit() for sign in text) and not any(fold(w) in NO_NAME for w in words)
    )


def _says_thing(value: str) -> bool:
    return says(plain(value), THINGS)
