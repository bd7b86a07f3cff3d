"""Records of an address book against the vault: who is new, what would be added, what differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from notesnet.model.contact import Contact, Occasion
from notesnet.model.import_plan import Likeness, PlanEntry, Values, Verdict
from notesnet.model.imported import ImportedPerson
from notesnet.model.note import Day, Phrase
from notesnet.network.identity import IdentityIndex, surely
from notesnet.network.missing import Value, differences, missing_values
from notesnet.text.dates import DayOfYear, read_day_of_year
from notesnet.text.names import fold, slug

MOST_LIKELY = 5  # so many candidates are named for an unclear record
# Of a record these make a new note only: a note that is there keeps its own tags and names.
_NEW_ONLY = frozenset(["name", "aliases", "tags", "note"])
_FIELDS = frozenset(Contact.__dataclass_fields__)


class ImportPlanner:
    """Plans record after record; a person that the same file brings twice is found the second time.

    Args:
        contacts: those of the vault.
        folder: where new notes go, with ``/`` behind it, empty for the root of the vault.
        taken: paths that a new note must not have.
        extra: properties that every new note gets, such as tags.
    """

    def __init__(self, contacts: Iterable[Contact], folder: str, taken: Iterable[str], extra: Values) -> None:
        self._contacts = {contact.path: contact for contact in contacts}
        self._index = IdentityIndex(self._contacts.values())
        self._folder = folder
        self._taken = {fold(path) for path in taken}
        self._numbers: dict[str, int] = {}
        self._extra = extra
        self._unclear: dict[str, PlanEntry] = {}

    def plan(self, people: Iterable[ImportedPerson]) -> Iterator[PlanEntry]:
        """An entry for each record that has a name or an address; the others say nothing about anybody."""
        for person in people:
            if person.name or _name_of(person):
                yield self._entry(person)

    def _entry(self, person: ImportedPerson) -> PlanEntry:
        likely = self._index.likely(person)
        same = surely(likely)
        if same:
            return self._for_known(person, same, likely)
        if likely or not person.name:
            return self._for_unclear(person, likely[:MOST_LIKELY])
        values = _values(person)
        made = Contact(path=self._new_path(person.name), name=person.name, aliases=person.aliases)
        made = _grown(made, values)
        self._contacts[made.path] = made
        self._index.add(made)
        verdict = Verdict.UNLIKELY if _is_no_person(person) else Verdict.NEW
        return PlanEntry(verdict, person, made.path, (), self._new_values(person, values))

    def _for_known(self, person: ImportedPerson, same: Likeness, likely: tuple[Likeness, ...]) -> PlanEntry:
        contact = self._contacts[same.path]
        wanted = {name: value for name, value in _values(person).items() if name not in _NEW_ONLY}
        values = missing_values(contact, wanted)
        differ = tuple(differences(contact, person))
        verdict = Verdict.ADDS if values else Verdict.DIFFERS if differ else Verdict.SAME
        if values:
            self._contacts[same.path] = _grown(contact, values)
            self._index.add(self._contacts[same.path])
        return PlanEntry(verdict, person, same.path, likely[:MOST_LIKELY], values, differ)

    def _for_unclear(self, person: ImportedPerson, likely: tuple[Likeness, ...]) -> PlanEntry:
        """Someone who needs a decision; a record that stands in the file twice needs it once."""
        key = repr(person[1:])
        before = self._unclear.get(key)
        if before is not None:
            remark = f"the same record stands in {before.person.source.place}"
            return PlanEntry(Verdict.SAME, before.person, before.path, remark=remark)
        named = person if person.name else person._replace(name=_name_of(person))
        remark = "" if person.name else "the record has no name"
        path = self._new_path(named.name)
        entry = PlanEntry(Verdict.UNCLEAR, named, path, likely, self._new_values(named, _values(named)), remark=remark)
        self._unclear[key] = entry
        return entry

    def _new_values(self, person: ImportedPerson, own: Values) -> Values:
        values = {**own, **self._extra}
        tags = self._extra.get("tags", ())
        if isinstance(tags, tuple) and (tags or person.tags):
            values["tags"] = tuple(dict.fromkeys((*tags, *_tags(person))))
        return values

    def _new_path(self, name: str) -> str:
        start = f"{self._folder}{slug(name)}"
        number = self._numbers.get(start, 1)
        while fold(path := f"{start}.md" if number == 1 else f"{start}-{number}.md") in self._taken:
            number += 1
        self._numbers[start] = number
        self._taken.add(fold(path))
        return path


def _is_no_person(person: ImportedPerson) -> bool:
    """A card that bears its company's name, or no letter at all."""
    if person.company and fold(person.company) == fold(person.name):
        return True
    return not any(char.isalpha() for char in person.name)


def _values(person: ImportedPerson) -> dict[str, Value]:
    """Everything that a record says, by field name, in the order in which a note has it."""
    values: dict[str, Value] = {
        "name": person.name,
        "aliases": person.aliases,
        "email": person.email,
        "phone": person.phone,
        "company": person.company,
        "role": person.role,
        "location": person.location,
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
    """A group's name as a tag, which has no blanks; ``/`` stays, because tags nest."""
    tags = ("/".join(_tag(part) for part in tag.split("/") if part.strip()) for tag in person.tags)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _tag(part: str) -> str:
    return part if part.isalnum() else slug(part)


def _name_of(person: ImportedPerson) -> str:
    """A record without a name goes by its company, else by its first address, number or link."""
    return next((text for text in (person.company, *person.email, *person.phone, *person.links.values()) if text), "")


def _grown(contact: Contact, values: Values) -> Contact:
    """A contact with values that it lacked, so that later records can be compared with it."""

    def texts(name: str) -> tuple[Phrase, ...]:
        found = values.get(name, ())
        return tuple(Phrase(text, 1) for text in found) if isinstance(found, tuple) else ()

    def text(name: str) -> str:
        return str(values.get(name, ""))

    links, dates = values.get("links"), values.get("dates")
    days = {**(dates if isinstance(dates, Mapping) else {}), "birthday": text("birthday")}
    occasions = (Occasion(label, day, 1) for label, typed in days.items() if (day := _day_of_year(typed)))
    own = [name for name in values if name not in _FIELDS]
    others = {name: value for name in own if not isinstance(value := values[name], Mapping)}
    return replace(
        contact,
        email=(*contact.email, *texts("email")),
        phone=(*contact.phone, *texts("phone")),
        links={**contact.links, **(links if isinstance(links, Mapping) else {})},
        company=contact.company or text("company"),
        role=contact.role or text("role"),
        location=contact.location or text("location"),
        met=contact.met or (Day(date.fromisoformat(met), 1) if (met := text("met")) else None),
        occasions=(*contact.occasions, *occasions),
        extra={**contact.extra, **others},
    )


def _day_of_year(typed: str) -> DayOfYear | None:
    """The day that a record's ``1815-12-10`` or ``--12-10`` is."""
    reading = read_day_of_year(typed) if typed else ""
    return reading if isinstance(reading, DayOfYear) else None
