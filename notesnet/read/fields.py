"""Takes fields out of front matter: each as the type it should be, each fault with its place."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Sequence_
from datetime import date

from notesnet.model.note import Day, Phrase, Reference
from notesnet.read.field_names import CANONICAL
from notesnet.text.dates import DayOfYear, iso_day, read_date, read_day_of_year
from notesnet.text.durations import Duration, read_duration
from notesnet.text.faults import Fault
from notesnet.text.inline import links_of, wikilink
from notesnet.text.names import fold_key
from notesnet.text.patterns import regex
from notesnet.text.spans import LineIndex
from notesnet.text.yaml_values import Entry, Scalar, Sequence, Value
from notesnet.text.yaml_values import Mapping as YamlMapping

_new = tuple.__new__
_OF_PEOPLE = frozenset(("knows", "introduced_by", "people", "attendees"))
# A day as numbers, perhaps with a time; what follows are words.
_DATE_FIRST = regex(r"(\d{1,4}([-./])\d{1,2}\2\d{1,4}(?:[Tt]\d{2}:\d{2}\S*)?)[:,;]?(?=[\s–—-]|\Z)", re.ASCII)


class Fields:
    """The fields of one note by our names; faults gather in ``faults``."""

    def __init__(
        self,
        entries: tuple[Entry, ...],
        index: LineIndex,
        renames: Mapping[str, str],
        forms: tuple[str, ...],
    ) -> None:
        self.index = index
        self.forms = forms
        self.faults: list[Fault] = []
        self._fields: dict[str, Entry] = {}
        self._others: list[Entry] = []
        self._collect(entries, {fold_key(theirs): ours for theirs, ours in renames.items()})

    def _collect(self, entries: tuple[Entry, ...], renames: Mapping[str, str]) -> None:
        renamed: list[tuple[str, Entry]] = []
        fields = self._fields
        for entry in entries:
            key = fold_key(entry[0][0])
            name = CANONICAL.get(key)
            if name is not None:
                if name in fields:
                    self._add(name, entry)
                else:
                    fields[name] = entry
            elif key in renames:
                renamed.append((CANONICAL.get(fold_key(renames[key]), renames[key]), entry))
            else:
                self._others.append(entry)
        for name, entry in renamed:
            self._add(name, entry)

    def _add(self, name: str, entry: Entry) -> None:
        """Ours before a renamed one, the first before the second; an empty value gives way."""
        old = self._fields.get(name)
        if old is None or (_is_empty(old.value) and not _is_empty(entry.value)):
            self._fields[name] = entry
            return
        if _is_empty(entry.value) or entry.key.text == old.key.text:
            return  # that a name stands twice was said when the front matter was read
        line = self.index.line_of(old.key.span.start)
        message = f"`{entry.key.text}` says again what `{old.key.text}` in line {line} says; that one is used"
        self.faults.append(Fault("field-twice", entry.key.span, message, "keep one of the two"))

    def line(self, name: str) -> int:
        """The 1-based line of a field, 1 when it is missing."""
        entry = self._fields.get(name)
        return self.index.line_of(entry.key.span.start) if entry else 1

    def lines(self) -> dict[str, int]:
        """Field name to line, for all fields that are there."""
        fields = self._fields
        return dict(zip(fields, self.index.lines_of([key[1][0] for key, _ in fields.values()]), strict=True))

    def names(self) -> Sequence_[str]:
        """The fields that are there, in the order typed; those of another name of the person's own come last."""
        return list(self._fields)

    def scalars(self, name: str) -> Sequence_[Scalar]:
        """The non-empty values of a field, one item or a list; a mapping is a fault."""
        entry = self._fields.get(name)
        if entry is None:  # most fields of most notes
            return ()
        value = entry[1]
        if type(value) is Scalar:
            text = value[0]
            return (value,) if text and not text.isspace() else ()
        if type(value) is Sequence:
            found = []
            for item in value[0]:
                if type(item) is not Scalar:
                    return list(self._scalars_in(name, value))
                text = item[0]
                if text and not text.isspace():
                    found.append(item)
            return found
        return list(self._scalars_in(name, value))

    def _scalars_in(self, name: str, value: Value) -> Iterator[Scalar]:
        if isinstance(value, Scalar):
            if value.text.strip():
                yield value
        elif isinstance(value, Sequence):
            for item in value.items:
                yield from self._scalars_in(name, item)
        else:
            self._fault("wrong-shape", value, f"`{name}` holds keys and values", "write one value, or a list of values")

    def first(self, name: str) -> Scalar | None:
        """The one value of a field; further ones are a fault, the first is used."""
        values = self.scalars(name)
        if len(values) > 1:
            self._fault("wrong-shape", values[1], f"`{name}` has more than one value", "keep one; the first is used")
        return values[0] if values else None

    def text(self, name: str) -> str:
        """A field as one text, several values joined by commas, empty when missing."""
        values = self.scalars(name)
        if not values:
            return ""
        return values[0].text.strip() if len(values) == 1 else ", ".join(value.text.strip() for value in values)

    def one(self, name: str) -> str:
        """A field that can only be one text, empty when missing; further values are a fault."""
        value = self.first(name)
        return value.text.strip() if value else ""

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of ``choices`` (any case), the first when missing; something else is a fault."""
        value = self.first(name)
        if value is None:
            return choices[0]
        chosen = value.text.strip().casefold()
        if chosen in choices:
            return chosen
        self._fault("bad-choice", value, f"`{name}` is {value.text!r}", "write " + _alternatives(choices))
        return choices[0]

    def flag(self, name: str) -> bool:
        """True for true, yes, on and 1."""
        value = self.first(name)
        word = value.text.strip().casefold() if value else ""
        if value and word not in ("true", "yes", "on", "1", "false", "no", "off", "0"):
            self._fault("bad-choice", value, f"`{name}` is {value.text!r}", "write true or false")
        return word in ("true", "yes", "on", "1")

    def number(self, name: str, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, 0 when missing."""
        value = self.first(name)
        if value is None:
            return 0
        text = value.text.strip()
        if text.isascii() and text.isdigit() and len(text) < 4 and low <= int(text) <= high:
            return int(text)
        self._fault("bad-choice", value, f"`{name}` is {value.text!r}", f"write a whole number from {low} to {high}")
        return 0

    def phrases(self, name: str) -> tuple[Phrase, ...]:
        """The values of a list field with their lines; a line break inside a value becomes a blank."""
        values = self.scalars(name)
        if not values:
            return ()
        position = self.index.position
        return tuple([_new(Phrase, (" ".join(text.split()), *position(span[0]))) for text, span, _style in values])

    def day(self, name: str) -> Day | None:
        """A date; the day that is written, when there is a time with it."""
        value = self.first(name)
        return self.day_in(value) if value else None

    def days(self, name: str) -> tuple[Day, ...]:
        """A list of dates; those that can't be read are faults and left out."""
        return tuple(day for value in self.scalars(name) if (day := self.day_in(value)))

    def day_in(self, value: Scalar) -> Day | None:
        """The date that a value says, also inside a link to a daily note."""
        text = value[0]
        if "[[" not in text and (day := iso_day(text)) is not None:  # nearly every date
            return _new(Day, (day, self.index.line_of(value[1][0])))
        link = wikilink(text) if "[[" in text else None
        reading = read_date(link.target.rpartition("/")[2] if link else text.strip(), self.forms)
        if reading.date is None:
            self._date_fault(value, reading.problem or "not a date", reading.suggestion)
            return None
        return Day(reading.date, self.index.line_of(value.span.start))

    def _date_fault(self, value: Scalar, problem: str, suggestion: str | None) -> None:
        remedy = f"write {suggestion}" if suggestion else "write it as YYYY-MM-DD, for example 2026-11-25"
        fault = Fault("bad-date", value.span, problem, remedy, suggestion if value.style == "plain" else None)
        self.faults.append(fault)

    def duration(self, name: str) -> Duration | None:
        """A cadence or another length of time."""
        value = self.first(name)
        if value is None:
            return None
        duration = read_duration(value.text)
        if isinstance(duration, str):
            self._fault("bad-duration", value, duration, "write for example 6w, 3m, monthly or never")
            return None
        return duration

    def day_of_year(self, value: Scalar) -> DayOfYear | None:
        """A birthday or another day that comes back."""
        reading = read_day_of_year(value.text.strip(), self.forms)
        if isinstance(reading, str):
            remedy = "write for example 1815-12-10, or --12-10 when the year is unknown"
            self.faults.append(Fault("bad-date", value.span, reading, remedy))
            return None
        return reading

    def mapping(self, name: str) -> list[tuple[str, Scalar]]:
        """The keys and single values of a mapping; anything else in it is a fault."""
        entry = self._fields.get(name)
        if entry is None or _is_empty(entry.value):
            return []
        if not isinstance(entry.value, YamlMapping):
            self._fault("wrong-shape", entry.value, f"`{name}` is no mapping", f"write `{name}: {{ what: value }}`")
            return []
        pairs = []
        for inner in entry.value.entries:
            pairs += [(inner.key.text, value) for value in self._scalars_in(name, inner.value)]
        return pairs

    def reference(self, name: str) -> Reference | None:
        """A field that names one note or person."""
        value = self.first(name)
        return self._named(name, (value,))[0] if value else None

    def references(self, name: str) -> tuple[Reference, ...]:
        """A field that names several notes or persons."""
        values = self.scalars(name)
        return self._named(name, values) if values else ()

    def _named(self, name: str, values: Sequence_[Scalar]) -> tuple[Reference, ...]:
        """The references of a field; where it names people, a link with more around it is a fault, as it leads nowhere."""
        found = tuple([self.reference_in(value) for value in values])
        if name in _OF_PEOPLE:
            for value, reference in zip(values, found, strict=True):
                links = [] if reference.linked or "[" not in value.text else links_of(value.text)
                if links:
                    single = ", ".join(f'"{link}"' for link in links)
                    remedy = (
                        f"write {single} alone" if len(links) == 1 else f"write each as an item of its own: {single}"
                    )
                    self._fault("wrong-shape", value, f"`{name}` holds more than a link, so it leads to nobody", remedy)
        return found

    def reference_in(self, value: Scalar) -> Reference:
        """The link in a value, or its text as a name."""
        typed, (start, stop), _style = value
        line, column = self.index.position(start)
        end = column + stop - start
        text = " ".join(typed.split())
        link = wikilink(text)
        if link is None:
            return _new(Reference, (text, None, line, column, end, False, True, None, False))
        return _new(Reference, (link[0], link[1], line, column, end, link[5], True, None, True))

    def leading_date(self, value: Scalar) -> tuple[date | None, str]:
        """A date that begins a text, and the rest of the text; a date that can't be is a fault."""
        text = value.text.strip()
        begins = _DATE_FIRST.match(text)
        if begins is None:
            return None, text
        reading = read_date(begins.group(1), self.forms)
        if reading.date is None:
            self._date_fault(value, reading.problem or "not a date", None)
            return None, text
        return reading.date, text[begins.end() :].lstrip(" :–—-")

    def others(self, own: frozenset[str]) -> dict[str, str | tuple[str, ...]]:
        """What is none of a note's ``own`` fields nor says its kind, by the person's names; mappings are left out."""
        others = [e for name, e in self._fields.items() if name not in own and name not in ("type", "categories")]
        found: dict[str, str | tuple[str, ...]] = {}
        for entry in (*self._others, *others):
            value = entry.value
            if isinstance(value, Scalar):
                found.setdefault(entry.key.text, value.text)
            elif isinstance(value, Sequence):
                found.setdefault(entry.key.text, tuple(v.text for v in value.items if isinstance(v, Scalar)))
        return found

    def _fault(self, code: str, value: Value, message: str, remedy: str) -> None:
        fault = Fault(code, value.span, message, remedy)
        if fault not in self.faults:  # some fields are read twice
            self.faults.append(fault)


def _is_empty(value: Value) -> bool:
    if isinstance(value, Scalar):
        return not value.text.strip()
    return not (value.items if isinstance(value, Sequence) else value.entries)


def _alternatives(choices: tuple[str, ...]) -> str:
    named = [choice for choice in choices if choice]  # the empty one is what stands for nothing
    return ", ".join(named[:-1]) + " or " + named[-1]
