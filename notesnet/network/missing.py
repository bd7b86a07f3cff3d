"""A contact against the values that a record has: what is missing, and what differs."""

from collections.abc import Iterator, Mapping

from notesnet.model.contact import Contact
from notesnet.model.import_plan import Difference, Values
from notesnet.model.imported import ImportedPerson
from notesnet.network.identity_keys import profile_key, same_phone
from notesnet.text.names import fold, fold_key

SINGLE = ("company", "role", "location", "birthday")
Value = str | tuple[str, ...] | Mapping[str, str]
# A note has its name, and free words have no property.
_NEVER = frozenset(["name", "note"])
_LABELS = ("links", "dates")


def missing_values(contact: Contact, values: Values) -> Values:
    """Those of ``values`` that a note does not have yet; what a person wrote there is never in it."""
    found: dict[str, Value] = {}
    for name, value in values.items():
        rest = _missing(contact, name, value) if value and name not in _NEVER else ""
        if rest:
            found[name] = rest
    return found


def differences(contact: Contact, person: ImportedPerson) -> Iterator[Difference]:
    """What a person wrote and the record has otherwise: a new job, mostly."""
    for name in SINGLE:
        old, new = single_value(contact, name), str(getattr(person, name))
        if old and new and not _alike(name, old, new):
            yield Difference(name, old, new)


def single_value(contact: Contact, name: str) -> str:
    """The one text that a contact has for one of ``SINGLE``; a birthday as ``1815-12-10`` or ``--12-10``."""
    if name != "birthday":
        return str(getattr(contact, name)) if name in SINGLE else ""
    days = [occasion.day for occasion in contact.occasions if occasion.label == "birthday"]
    return "".join(f"{d.year:04}-{d.month:02}-{d.day:02}" if d.year else f"--{d.month:02}-{d.day:02}" for d in days[:1])


def _missing(contact: Contact, name: str, value: Value) -> Value:
    items = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    if name in ("email", "phone", "tags", "aliases"):
        return tuple(item for item in items if not _has_item(contact, name, item))
    if isinstance(value, Mapping) and name in _LABELS:
        return {label: text for label, text in value.items() if not _has_label(contact, name, label, text)}
    if name in SINGLE:
        return "" if single_value(contact, name) else value
    return "" if _has(contact, name) else value


def _has_item(contact: Contact, name: str, item: str) -> bool:
    if name == "email":
        return any(fold(phrase.text) == fold(item) for phrase in contact.email)
    if name == "phone":
        return any(fold(phrase.text) == fold(item) or same_phone(phrase.text, item) for phrase in contact.phone)
    known = contact.tags if name == "tags" else (contact.name, *contact.aliases)
    return any(fold(one.removeprefix("#")) == fold(item.removeprefix("#")) for one in known)


def _has_label(contact: Contact, name: str, label: str, text: str) -> bool:
    if name == "dates":
        return any(fold(occasion.label) == fold(label) for occasion in contact.occasions)
    if any(fold(known) == fold(label) for known in contact.links):
        return True
    profile = profile_key(text) or fold(text)
    return any((profile_key(link) or fold(link)) == profile for link in contact.links.values())


def _has(contact: Contact, name: str) -> bool:
    """Whether a note has any value for a property, one of ours or one of the person's own."""
    own = {fold_key(key): value for key, value in contact.extra.items()}
    key = fold_key(name)
    if key in own:
        return bool(own[key])
    field = next((field for field in Contact.__dataclass_fields__ if fold_key(field) == key), "")
    return bool(field) and bool(getattr(contact, field))


def _alike(name: str, old: str, new: str) -> bool:
    """The same words; of a place or a company also some of them (London; London, UK), of a birthday the same day."""
    if name == "birthday":
        return old == new or (old[-5:] == new[-5:] and "--" in (old[:2], new[:2]))
    one, other = _bare_words(old), _bare_words(new)
    return one == other or (name != "role" and (one <= other or other <= one))


def _bare_words(text: str) -> set[str]:
    return {word for part in fold(text).split() if (word := part.strip(".,;:()\"'"))}
