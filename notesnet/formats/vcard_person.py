"""From the properties of one vCard to the person that it is about."""

import re
from collections.abc import Iterable, Iterator

from notesnet.formats.clean import LONGEST_NAME, clean, clean_name, cut_name, distinct, full_name
from notesnet.formats.days import read_yearly, unreadable_day
from notesnet.formats.links import add_link, label
from notesnet.formats.records import kept
from notesnet.formats.vcard_property import Property
from notesnet.model.imported import ImportedPerson, ImportFault, Source
from notesnet.text.patterns import regex

_EXTENSION = regex(r";ext=(\d+).*|;.*", re.IGNORECASE)
_SCHEME = regex(r"([a-z][a-z0-9+.-]*):(?!//)(.*)", re.IGNORECASE | re.DOTALL)
_ANNIVERSARIES = ("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY")
_WHO = ("SPOUSE", "MANAGER", "ASSISTANT")
_RELATIONS = ("RELATED", "X-ABRELATEDNAMES", *(f"X-{by}{who}" for by in ("", "EVOLUTION-") for who in _WHO))
_LAST = frozenset({"FAX", "PAGER"})
# Groups that an address book puts everybody in.
EVERYBODY = frozenset({"mycontacts", "my contacts"})


class Card:
    """The properties of one card, the preferred ones first."""

    def __init__(self, properties: Iterable[Property], source: Source) -> None:
        self.source = source
        self.faults: list[ImportFault] = []
        self._by_name: dict[str, list[Property]] = {}
        for one in properties:
            self._by_name.setdefault(one.name, []).append(one)
        self._labels = {one.group: label(one.text) for one in self.all("X-ABLABEL") if one.group}

    def all(self, name: str) -> list[Property]:
        """The properties of that name, the preferred ones first, else in their order."""
        found = self._by_name.get(name, [])
        return sorted(found, key=lambda one: one.rank) if len(found) > 1 else found

    @property
    def is_group(self) -> bool:
        """Whether the card is a list of people."""
        kinds = (*self.all("KIND"), *self.all("X-ADDRESSBOOKSERVER-KIND"))
        return any(one.text.strip().lower() == "group" for one in kinds)

    def person(self) -> ImportedPerson:
        """The person; what could not be read is in ``faults`` then."""
        names = self._names()
        company, units = self._organisation()
        nicknames = [clean_name(nickname) for one in self.all("NICKNAME") for nickname in one.items]
        return ImportedPerson(
            source=self.source,
            name=names[0] if names else "",
            aliases=distinct([*names[:1], *nicknames, *names[1:]])[1:] if names else distinct(nicknames),
            email=distinct([clean(one.text).removeprefix("mailto:") for one in self.all("EMAIL")]),
            phone=distinct([_number(one) for one in sorted(self.all("TEL"), key=lambda tel: bool(tel.types & _LAST))]),
            company=company,
            role=next((role for name in ("TITLE", "ROLE") for one in self.all(name) if (role := clean(one.text))), ""),
            location=self._location(),
            links=self._links(),
            tags=distinct([tag for tag in self._categories() if tag.lower() not in EVERYBODY]),
            birthday=self._birthday(),
            dates=self._dates(),
            note=" ".join(note for one in self.all("NOTE") if (note := clean(one.text))),
            extra={name: found for name, found in (("department", units), ("relations", self._relations())) if found},
        )

    def _names(self) -> list[str]:
        """The name and the other names, each once."""
        names: list[str] = []
        for text in (*(one.text for one in self.all("FN")), *self._structured_names()):
            name = clean_name(text)
            if len(name) > LONGEST_NAME:
                name, fault = cut_name(name, self.source)
                self.faults += [] if names else [fault]
            names.append(name)
        # N is only for cards without FN: its order of the parts is nobody's.
        formatted = len(self.all("FN"))
        return list(distinct(names[:formatted])) or list(distinct(names[formatted:]))

    def _structured_names(self) -> Iterator[str]:
        for one in self.all("N"):
            family, given, middle, before, after = (*(" ".join(part) for part in one.parts[:5]), *[""] * 5)[:5]
            yield full_name(given, family, before, middle, after)

    def _organisation(self) -> tuple[str, tuple[str, ...]]:
        """The company and its units."""
        for one in self.all("ORG"):
            parts = [part for values in one.parts if (part := clean(",".join(values)))]
            if parts:
                return parts[0], tuple(parts[1:])
        return "", ()

    def _location(self) -> str:
        """The city of the first address that has one, else its region or its country."""
        addresses = [[clean(", ".join(part)) for part in one.parts] for one in self.all("ADR")]
        return next((parts[at] for at in (3, 4, 6) for parts in addresses if len(parts) > at and parts[at]), "")

    def _categories(self) -> Iterator[str]:
        return (clean_name(item) for one in self.all("CATEGORIES") for item in one.items)

    def _links(self) -> dict[str, str]:
        links: dict[str, str] = {}
        for one in self.all("URL"):
            add_link(links, one.text, self._labels.get(one.group, ""))
        for one in (*self.all("X-SOCIALPROFILE"), *self.all("SOCIALPROFILE")):
            service = (*one.params.get("SERVICE-TYPE", ()), *sorted(one.types - {"PREF", "HOME", "WORK"}), "profile")[0]
            handle = (*one.params.get("X-USER", ()), one.text.removeprefix("x-apple:"))
            add_link(links, handle[0] if one.text.startswith("x-apple:") else one.text, label(service))
        for one in self.all("IMPP"):
            scheme = _SCHEME.fullmatch(one.text)
            services = (*one.params.get("X-SERVICE-TYPE", ()), *one.params.get("SERVICE-TYPE", ()))
            place = services[0] if services else scheme[1] if scheme else "chat"
            add_link(links, scheme[2] if scheme else one.text, label(place))
        for name in sorted(self._by_name):
            if name.startswith("X-") and name[2:] in _MESSENGERS:
                for one in self.all(name):
                    add_link(links, one.text, _MESSENGERS[name[2:]])
        return links

    def _relations(self) -> tuple[str, ...]:
        """``spouse: William King``; the number of another card, ``urn:uuid:…``, says nothing to a person."""
        found: list[tuple[str, str]] = []
        for name in _RELATIONS:
            for one in self.all(name):
                kind = name.rpartition("-")[2] if name not in ("RELATED", "X-ABRELATEDNAMES") else ""
                kinds = (self._labels.get(one.group, ""), kind, *sorted(one.types - {"PREF"}))
                if not one.text.lower().startswith("urn:"):
                    found.append((next(filter(None, kinds), ""), one.text))
        return kept(found)

    def _birthday(self) -> str:
        return next((day for one in self.all("BDAY") if (day := self._day(one, "the birthday"))), "")

    def _dates(self) -> dict[str, str]:
        dates: dict[str, str] = {}
        for name in (*_ANNIVERSARIES, "X-ABDATE"):
            for one in self.all(name):
                what = self._labels.get(one.group, "") or ("date" if name == "X-ABDATE" else "anniversary")
                day = self._day(one, f"the day of {what}")
                if day:
                    dates.setdefault(what, day)
        return dates

    def _day(self, one: Property, what: str) -> str:
        text = clean(one.text)
        unknown_year = one.params.get("X-APPLE-OMIT-YEAR", ("",))[0]
        day = read_yearly(text, unknown_year) if text else ""
        if day is None:
            self.faults.append(unreadable_day(what, text, self.source))
        return day or ""


_MESSENGERS = {
    "SKYPE": "skype",
    "SKYPE-USERNAME": "skype",
    "AIM": "aim",
    "ICQ": "icq",
    "JABBER": "jabber",
    "MSN": "msn",
    "YAHOO": "yahoo",
    "TWITTER": "twitter",
    "MASTODON": "mastodon",
    "QQ": "qq",
    "GOOGLE-TALK": "google talk",
    "GTALK": "google talk",
}


def _number(one: Property) -> str:
    """A phone number as written, ``tel:`` and what it says besides the extension left away."""
    text = clean(one.text)
    if not text.lower().startswith("tel:"):
        return text
    return _EXTENSION.sub(lambda found: f" ext. {found[1]}" if found[1] else "", text[4:])
