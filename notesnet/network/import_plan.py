"""Records of an address book against the vault: who is new, what would be added, what differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from notesnet.model.contact import Contact
from notesnet.model.import_plan import Difference, Likeness, PlanEntry, Values, Verdict
from notesnet.model.imported import ImportedPerson
from notesnet.model.note import Phrase
from notesnet.network.identity import IdentityIndex, phone_key, profile_key, surely
from notesnet.text.names import fold, slug

SINGLE = ("company", "role", "location", "birthday")


class ImportPlanner:
    """Plans record after record; a person that the same file brings twice is found the second time.

    Args:
        contacts: those of the vault.
        folder: where new notes go, with ``/`` behind it, empty for the root of the vault.
        extra: properties that every new note gets, such as tags.
    """

    def __init__(self, contacts: Iterable[Contact], folder: str, taken: Iterable[str], extra: Values) -> None:
        self._contacts = {contact.path: contact for contact in contacts}
        self._index = IdentityIndex(self._contacts.values())
        self._folder = folder
        self._taken = {fold(path) for path in taken}
        self._extra = extra

    def plan(self, people: Iterable[ImportedPerson]) -> Iterator[PlanEntry]:
        """An entry for each record that has a name or an address; the others say nothing about anybody."""
        for person in people:
            named = person if person.name else replace(person, name=_name_of(person))
            if named.name:
                yield self._entry(named)

    def _entry(self, person: ImportedPerson) -> PlanEntry:
        likely = self._index.likely(person)
        same = surely(likely)
        if same:
            return self._for_known(person, same, likely)
        path = self._new_path(person.name)
        values = {**_values(person), **self._added_tags(person)}
        if likely:
            return PlanEntry(Verdict.UNCLEAR, person, path, likely, values)
        made = _as_contact(path, person)
        self._contacts[path] = made
        self._index.add(made)
        return PlanEntry(Verdict.NEW, person, path, (), values)

    def _for_known(self, person: ImportedPerson, same: Likeness, likely: tuple[Likeness, ...]) -> PlanEntry:
        contact = self._contacts[same.path]
        values = missing_values(contact, _values(person))
        differences = tuple(_differences(contact, person))
        verdict = Verdict.ADDS if values or differences else Verdict.SAME
        self._contacts[same.path] = _grown(contact, values)
        self._index.add(self._contacts[same.path])
        return PlanEntry(verdict, person, same.path, likely, values, differences)

    def _added_tags(self, person: ImportedPerson) -> Values:
        extra = dict(self._extra)
        tags = extra.pop("tags", ())
        if isinstance(tags, tuple) and (tags or person.tags):
            extra["tags"] = tuple(dict.fromkeys((*tags, *_tags(person))))
        return extra

    def _new_path(self, name: str) -> str:
        start = f"{self._folder}{slug(name)}"
        number = 1
        while fold(path := f"{start}.md" if number == 1 else f"{start}-{number}.md") in self._taken:
            number += 1
        self._taken.add(fold(path))
        return path


def missing_values(contact: Contact, values: Values) -> Values:
    """Those of ``values`` that a note does not have yet; what a person wrote there is never in it."""
    found: dict[str, str | tuple[str, ...] | dict[str, str]] = {}
    for name, value in values.items():
        if name in ("email", "phone") and isinstance(value, str | tuple):
            known = _known(contact.email if name == "email" else contact.phone, name)
            items = value if isinstance(value, tuple) else (value,)
            rest = tuple(item for item in items if _item_key(item, name) not in known)
            if rest:
                found[name] = rest
        elif name == "links" and not isinstance(value, str | tuple):
            profiles = {profile_key(link) or fold(link) for link in contact.links.values()}
            names = {fold(link) for link in contact.links}
            rest_links = {
                place: link
                for place, link in value.items()
                if (profile_key(link) or fold(link)) not in profiles and fold(place) not in names
            }
            if rest_links:
                found[name] = rest_links
        elif name in SINGLE and isinstance(value, str) and not _single(contact, name):
            found[name] = value
    return found


def _differences(contact: Contact, person: ImportedPerson) -> Iterator[Difference]:
    """What a person wrote and the record has otherwise: a new job, mostly."""
    for name in SINGLE:
        old, new = _single(contact, name), _text(person, name)
        if old and new and not _alike(old, new):
            yield Difference(name, old, new)


def _alike(old: str, new: str) -> bool:
    """The same words, or one that says the other more fully (London; London, UK)."""
    one, other = fold(old), fold(new)
    return one == other or one in other or other in one


def _single(contact: Contact, name: str) -> str:
    if name == "birthday":
        days = [occasion.day for occasion in contact.occasions if occasion.label == "birthday"]
        return "".join(f"{d.year if d.year is not None else '-'}-{d.month:02}-{d.day:02}" for d in days[:1])
    return {"company": contact.company, "role": contact.role, "location": contact.location}[name]


def _text(person: ImportedPerson, name: str) -> str:
    texts = {"company": person.company, "role": person.role, "location": person.location, "birthday": person.birthday}
    return texts[name]


def _values(person: ImportedPerson) -> Values:
    """Everything that a record says, by field name, in the order in which a note has it."""
    values: dict[str, str | tuple[str, ...] | Mapping[str, str]] = {
        "name": person.name,
        "aliases": person.aliases,
        "email": person.email,
        "phone": person.phone,
        **{name: _text(person, name) for name in SINGLE[:3]},
        "links": person.links,
        "tags": _tags(person),
    }
    for name, items in person.extra.items():
        if items and not values.get(name):
            values[name] = items if len(items) > 1 else items[0]
    values["met"] = person.met.isoformat() if person.met else ""
    values |= {"birthday": person.birthday, "dates": person.dates, "note": person.note}
    return {name: value for name, value in values.items() if value}


def _tags(person: ImportedPerson) -> tuple[str, ...]:
    return tuple(tag for tag in (slug(tag) if not tag.isalnum() else tag for tag in person.tags) if tag)


def _name_of(person: ImportedPerson) -> str:
    """A record without a name goes by its company, else by its address."""
    return person.company or (person.email[0] if person.email else "")


def _known(phrases: tuple[Phrase, ...], name: str) -> set[str]:
    return {_item_key(phrase.text, name) for phrase in phrases}


def _item_key(item: str, name: str) -> str:
    return (phone_key(item) or item) if name == "phone" else fold(item)


def _as_contact(path: str, person: ImportedPerson) -> Contact:
    """A record as the contact that it will be, so that later records can be compared with it."""
    return _grown(Contact(path=path, name=person.name, aliases=person.aliases), _values(person))


def _grown(contact: Contact, values: Values) -> Contact:
    emails, phones, links = values.get("email", ()), values.get("phone", ()), values.get("links", {})
    company, role, location = (str(values.get(name, "")) for name in SINGLE[:3])
    return replace(
        contact,
        email=(*contact.email, *(Phrase(text, 1) for text in emails)),
        phone=(*contact.phone, *(Phrase(text, 1) for text in phones)),
        links={**contact.links, **(links if isinstance(links, Mapping) else {})},
        company=contact.company or company,
        role=contact.role or role,
        location=contact.location or location,
    )
