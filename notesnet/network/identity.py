"""Is this the same person? Each likeness has a weight, and says what it stands on."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notesnet.model.contact import Contact
from notesnet.model.import_plan import Likeness
from notesnet.model.imported import ImportedPerson
from notesnet.network.identity_keys import (
    is_whole_name,
    name_keys,
    name_words,
    phone_tail,
    profile_key,
    same_phone,
    without_initials,
)
from notesnet.text.names import fold

# Alone, an address or a profile is enough; a shared name is enough only when nothing speaks against it.
SAME_ADDRESS = 1.0
SAME_PROFILE = 1.0
SAME_PHONE = 0.8
SAME_NAME = 0.7
SAME_BUT_INITIALS = 0.6
SAME_FIRST_NAME = 0.3  # one word is many people's name, unless the record says nothing else
SAME_COMPANY = 0.2
AGAINST = 0.6  # what is left of a weight when something speaks against it
SURE = 0.7
MARGIN = 0.15  # by so much the likeliest has to lead


class Mark(NamedTuple):
    """Something that people are told apart by: its kind and its form for comparing."""

    kind: str
    value: str


class Question(NamedTuple):
    """A mark of a record; of one group only the heaviest counts."""

    mark: Mark
    group: str
    weight: float
    reason: str


class IdentityIndex:
    """The contacts of a vault by what tells people apart; made once, asked for each record."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._contacts: dict[str, Contact] = {}
        self._by: dict[Mark, dict[str, None]] = {}
        for contact in contacts:
            self.add(contact)

    def add(self, contact: Contact) -> None:
        """One more contact, also one that this import makes, so that a file's own doubles are found."""
        self._contacts[contact.path] = contact
        for mark in _marks(contact):
            self._by.setdefault(mark, {})[contact.path] = None

    def likely(self, person: ImportedPerson) -> tuple[Likeness, ...]:
        """Whom a record may be, the most likely first; empty when nobody is like them."""
        found: dict[str, dict[str, Question]] = {}
        for question in _questions(person):
            for path in self._by.get(question.mark, ()):
                if question.group == "phone" and not _shares_phone(person, self._contacts[path]):
                    continue
                held = found.setdefault(path, {})
                if question.group not in held or held[question.group].weight < question.weight:
                    held[question.group] = question
        likenesses = [_weighed(person, self._contacts[path], reasons) for path, reasons in found.items()]
        return tuple(sorted(likenesses, key=lambda likeness: (-likeness.weight, likeness.path)))


def surely(likely: tuple[Likeness, ...]) -> Likeness | None:
    """The one contact that a record surely is; None when there is none, or when another is nearly as likely."""
    if not likely or likely[0].weight < SURE:
        return None
    if len(likely) > 1 and likely[0].weight - likely[1].weight < MARGIN:
        return None
    return likely[0]


def _weighed(person: ImportedPerson, contact: Contact, held: dict[str, Question]) -> Likeness:
    words = [question.reason for question in sorted(held.values(), key=lambda question: -question.weight)]
    missing = 1.0
    for question in held.values():
        missing *= 1 - question.weight
    only_name = set(held) == {"name"}
    if person.company and fold(person.company) == fold(contact.company):
        missing *= 1 - SAME_COMPANY
        words.append("same company")
    against = ""
    if only_name:
        against = _speaks_against(person, contact)
    elif "name" not in held and _unlike(person, contact):
        against = f"but the names differ: {person.name} and {contact.name}"
    if against:
        missing = 1 - (1 - missing) * AGAINST
        words.append(against)
    return Likeness(contact.path, round(1 - missing, 2), tuple(words))


def _marks(contact: Contact) -> Iterator[Mark]:
    for key in name_keys(contact.name):
        yield Mark("name", key)
        yield Mark("short", without_initials(key))
    for alias in (*contact.aliases, *_called(contact)):
        for key in name_keys(alias):
            yield Mark("alias", key)
    for email in contact.email:
        yield Mark("email", fold(email.text))
    for phone in contact.phone:
        if tail := phone_tail(phone.text):
            yield Mark("phone", tail)
    for link in contact.links.values():
        if profile := profile_key(link):
            yield Mark("profile", profile)


def _called(contact: Contact) -> Iterator[str]:
    """How they are called, alone and with the rest of the name: Bob, Bob Smith."""
    if contact.call_me:
        yield contact.call_me
        rest = contact.name.split()[1:]
        if rest and " " not in contact.call_me.strip():
            yield " ".join((contact.call_me, *rest))


def _questions(person: ImportedPerson) -> Iterator[Question]:
    for email in person.email:
        yield Question(Mark("email", fold(email)), "email", SAME_ADDRESS, f"same e-mail {email}")
    for place, link in person.links.items():
        if profile := profile_key(link):
            yield Question(Mark("profile", profile), "profile", SAME_PROFILE, f"same {place} address")
    for phone in person.phone:
        if tail := phone_tail(phone):
            yield Question(Mark("phone", tail), "phone", SAME_PHONE, f"same phone {phone}")
    bare = not (person.email or person.phone or person.links)
    for name in (person.name, *person.aliases):
        for key in name_keys(name):
            weight = SAME_NAME if bare or is_whole_name(key) else SAME_FIRST_NAME
            yield Question(Mark("name", key), "name", weight, "same name")
            yield Question(Mark("alias", key), "name", weight, f"the alias {name}")
            short = without_initials(key)
            if is_whole_name(short):
                yield Question(Mark("short", short), "name", SAME_BUT_INITIALS, "same name but for an initial")


def _shares_phone(person: ImportedPerson, contact: Contact) -> bool:
    return any(same_phone(mine, theirs.text) for mine in person.phone for theirs in contact.phone)


def _unlike(person: ImportedPerson, contact: Contact) -> bool:
    """True when both have a name, in one script, and not a word of it in common."""
    mine = {word for name in (person.name, *person.aliases) for word in name_words(name)}
    names = (contact.name, *contact.aliases, contact.call_me)
    theirs = {word for name in names for word in name_words(name)}
    if not (mine and theirs) or all(map(str.isascii, mine)) != all(map(str.isascii, theirs)):
        return False
    return mine.isdisjoint(theirs)


def _speaks_against(person: ImportedPerson, contact: Contact) -> str:
    """Why two of one name, who share no address, number or profile, may be two people; empty when nothing says so."""
    for place, link in person.links.items():
        theirs = contact.links.get(place, "")
        if place != "website" and profile_key(link) and profile_key(theirs):
            return f"but another {place} address"
    if person.birthday and person.birthday[-5:] not in _birthdays(contact, person.birthday[-5:]):
        return "but another birthday"
    if person.email and contact.email and not _same_company(person, contact):
        return "but another e-mail" + (" and company" if person.company and contact.company else "")
    return ""


def _birthdays(contact: Contact, otherwise: str) -> set[str]:
    days = {f"{o.day.month:02}-{o.day.day:02}" for o in contact.occasions if o.label == "birthday"}
    return days or {otherwise}


def _same_company(person: ImportedPerson, contact: Contact) -> bool:
    return bool(person.company) and fold(person.company) == fold(contact.company)
