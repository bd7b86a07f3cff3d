"""Is this the same person? Each likeness has a weight, and says what it stands on."""

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

from notesnet.model.contact import Contact
from notesnet.model.import_plan import Likeness
from notesnet.model.imported import ImportedPerson
from notesnet.text.names import digits, fold

# Alone, an address or a profile is enough; a shared name is enough only when nothing speaks against it.
SAME_ADDRESS = 1.0
SAME_PROFILE = 1.0
SAME_PHONE = 0.8
SAME_NAME = 0.7
SAME_ALIAS = 0.65
SAME_FIRST_NAME = 0.3  # one word is many people's name, unless the record says nothing else
SAME_COMPANY = 0.2
SURE = 0.7
PHONE_DIGITS = 9  # what is the same with and without the country code
_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset(["dr", "prof", "mr", "mrs", "ms", "miss", "sir", "dame", "mx", "herr", "frau", "ing", "dipl"])


class IdentityIndex:
    """The contacts of a vault by what tells people apart; made once, asked for each record."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._contacts: dict[str, Contact] = {}
        self._by: dict[tuple[str, str], list[str]] = {}
        for contact in contacts:
            self.add(contact)

    def add(self, contact: Contact) -> None:
        """One more contact, also one that this import makes, so that a file's own doubles are found."""
        self._contacts[contact.path] = contact
        for mark in _marks(contact):
            paths = self._by.setdefault(mark, [])
            if contact.path not in paths:
                paths.append(contact.path)

    def likely(self, person: ImportedPerson) -> tuple[Likeness, ...]:
        """Whom a record may be, the most likely first; empty when nobody is like them."""
        found: dict[str, dict[str, tuple[float, str]]] = {}
        for kind, value, weight, reason in _asked(person):
            for path in self._by.get((kind, value), ()):
                found.setdefault(path, {}).setdefault(kind, (weight, reason))
        likenesses = [self._weighed(person, path, reasons) for path, reasons in found.items()]
        return tuple(sorted(likenesses, key=lambda likeness: (-likeness.weight, likeness.path)))

    def _weighed(self, person: ImportedPerson, path: str, reasons: dict[str, tuple[float, str]]) -> Likeness:
        contact = self._contacts[path]
        words = [reason for _weight, reason in reasons.values()]
        missing = 1.0
        for weight, _reason in reasons.values():
            missing *= 1 - weight
        if "name" not in reasons and "alias" not in reasons and _unlike(person, contact):
            missing = missing + (1 - missing) * 0.4
            words.append(f"but the names differ: {person.name} and {contact.name}")
        only_name = set(reasons) <= {"name", "alias"}
        if person.company and fold(person.company) == fold(contact.company):
            missing *= 1 - SAME_COMPANY
            words.append("same company")
        elif only_name and _speaks_against(person, contact):
            missing = missing + (1 - missing) * 0.4
            words.append("but another address and company")
        return Likeness(path, round(1 - missing, 2), tuple(words))


def surely(likely: tuple[Likeness, ...]) -> Likeness | None:
    """The one contact that a record surely is; None when there is none, or when two are as likely."""
    sure = [likeness for likeness in likely if likeness.weight >= SURE]
    if not sure:
        return None
    if len(sure) > 1 and sure[0].weight - sure[1].weight < 0.15:
        return None
    return sure[0]


def _marks(contact: Contact) -> Iterable[tuple[str, str]]:
    yield "name", name_key(contact.name)
    for alias in contact.aliases:
        yield "alias", name_key(alias)
    for email in contact.email:
        yield "email", fold(email.text)
    for phone in contact.phone:
        if number := phone_key(phone.text):
            yield "phone", number
    for link in contact.links.values():
        if profile := profile_key(link):
            yield "profile", profile


def _asked(person: ImportedPerson) -> Iterable[tuple[str, str, float, str]]:
    for email in person.email:
        yield "email", fold(email), SAME_ADDRESS, f"same e-mail {email}"
    for link in person.links.values():
        if profile := profile_key(link):
            yield "profile", profile, SAME_PROFILE, "same profile"
    for phone in person.phone:
        if number := phone_key(phone):
            yield "phone", number, SAME_PHONE, f"same phone {phone}"
    for name in (person.name, *person.aliases):
        key = name_key(name)
        if not key:
            continue
        whole = " " in key or not key.isascii() or not (person.email or person.phone or person.links)
        yield "name", key, SAME_NAME if whole else SAME_FIRST_NAME, "same name"
        yield "alias", key, SAME_ALIAS if whole else SAME_FIRST_NAME, "an alias"


def name_key(name: str) -> str:
    """A name without accents, titles, signs and order: ``Müller, Dr. Jürgen`` and ``jurgen muller`` are one."""
    plain = "".join(char for char in normalize("NFKD", name) if not combining(char)).casefold()
    plain = plain.replace("ß", "ss")
    return " ".join(sorted(word for word in _WORD.findall(plain) if word not in _TITLES))


def phone_key(phone: str) -> str:
    """The last nine digits; empty for a number too short to tell people apart."""
    number = digits(phone)
    return number[-PHONE_DIGITS:] if len(number) >= PHONE_DIGITS - 2 else ""


def profile_key(link: str) -> str:
    """A profile's address without scheme, www, language, query and final slash; empty for a bare host."""
    text = re.sub(r"^[a-z+]+://", "", link.strip().casefold())
    text = re.sub(r"^(?:www|m|[a-z]{2})\.(?=linkedin\.|facebook\.|xing\.)", "", text)
    text = text.removeprefix("www.").partition("?")[0].partition("#")[0].rstrip("/")
    return text if "/" in text or text.startswith("@") else ""


def _unlike(person: ImportedPerson, contact: Contact) -> bool:
    """True when both have a name and not a word of it in common."""
    mine, theirs = set(name_key(person.name).split()), set(name_key(contact.name).split())
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _speaks_against(person: ImportedPerson, contact: Contact) -> bool:
    """True when both have addresses, none in common, and both have companies, not the same."""
    addresses = bool(person.email and contact.email)
    return addresses and bool(person.company and contact.company)
