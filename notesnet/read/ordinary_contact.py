"""The properties of an ordinary contact, read without places of characters; whatever is not sure is declined.

The full reading then decides. A property test holds the two equal.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from notesnet.model.contact import Occasion
from notesnet.model.note import Day, Phrase, Reference
from notesnet.read.field_names import CANONICAL
from notesnet.read.kinds import split_tags
from notesnet.text.address import is_address
from notesnet.text.dates import iso_day, read_day_of_year
from notesnet.text.durations import Duration, read_duration
from notesnet.text.inline import wikilink
from notesnet.text.names import fold_key
from notesnet.text.yaml_ordinary import Properties, Typed, ordinary_properties

Values = Sequence[Typed]
_new = tuple.__new__
_OPEN = "---\n"
_CLOSE = "\n---\n"


class Ordinary(NamedTuple):
    """What the front matter of a contact says.

    Attributes:
        found: the values for a `Contact` by name; ``birthday`` and ``dates`` stand for themselves.
        name: as typed, blanks at its ends gone; empty when there is none.
        lines: the line of each of our fields.
        extra: the person's own properties.
        properties: the values of those that tell a note's kind, by folded name.
        body: where the body begins.
        line: the number of its first line.
    """

    found: dict[str, Any]
    name: str
    aliases: tuple[str, ...]
    lines: dict[str, int]
    extra: dict[str, str | tuple[str, ...]]
    properties: dict[str, list[str]]
    body: int
    line: int


class _NotSureError(Exception):
    """A value that the full reading must look at."""


class OrdinaryReader:
    """Reads the front matter of ordinary contacts; ``asked`` are the folded names of what tells a note's kind."""

    def __init__(self, forms: tuple[str, ...], asked: frozenset[str]) -> None:
        self._asked = asked
        self._fields = _Fields()
        self._readers: Mapping[str, Callable[[Values], object]] = {
            **_READERS,
            "birthday": lambda values: _birthday(values, forms),
        }

    def read(self, text: str) -> Ordinary | None:
        """What the front matter says; None when that is not sure."""
        close = text.find(_CLOSE, len(_OPEN) - 1)
        if close < 0 or not text.startswith(_OPEN):
            return None
        before = text[len(_OPEN) - 1 : close + 1]
        if "\n---" in before or "\n..." in before:
            return None
        read = ordinary_properties(text, len(_OPEN), close + 1, 2)
        if read is None:
            return None
        try:
            return self._read(read, close + len(_CLOSE))
        except _NotSureError:
            return None

    def _read(self, properties: Properties, body: int) -> Ordinary | None:
        found: dict[str, Any] = {}
        lines: dict[str, int] = {}
        extra: dict[str, str | tuple[str, ...]] = {}
        kinds: dict[str, list[str]] = {}
        fields, readers, asked, blanks = self._fields, self._readers, self._asked, properties.blanks
        for typed, number, values, several in properties.found:
            field, key = fields[typed]
            if key in asked:
                kinds.setdefault(key, []).extend([value[0] for value in values if value[0]])
            if field:
                reader = readers.get(field)
                if reader is None or field in lines:
                    return None
                lines[field] = number
                found[field] = reader([one for one in values if one[0] and not one[0].isspace()] if blanks else values)
            else:
                texts = [value[0] for value in values]
                extra[typed] = tuple(texts) if several else texts[0] if texts else ""
        said = found.pop("type", "")
        if "{{" in said or "<%" in said:
            return None
        found.pop("categories", None)
        name = found.pop("name", "")
        aliases = tuple([phrase[0] for phrase in found.pop("aliases", ())])
        return _new(Ordinary, (found, name, aliases, lines, extra, kinds, body, properties.line + 1))


class _Fields(dict[str, tuple[str, str]]):
    """(our name of a property, empty for a person's own; its folded name) by how it is typed."""

    def __missing__(self, typed: str) -> tuple[str, str]:
        key = fold_key(typed)
        found = CANONICAL.get(key, ""), key
        if len(self) < 10_000:
            self[typed] = found
        return found


def _text(values: Values) -> str:
    if not values:
        return ""
    return values[0][0].strip() if len(values) == 1 else ", ".join([value[0].strip() for value in values])


def _shown(values: Values) -> str:
    text = _text(values)
    return ", ".join([_reference(value).label for value in values]) if "[" in text else " ".join(text.split())


def _phrases(values: Values) -> tuple[Phrase, ...]:
    return tuple([_new(Phrase, (" ".join(text.split()), line, column)) for text, line, column, _end in values])


def _email(values: Values) -> tuple[Phrase, ...]:
    for text, *_place in values:
        address = text.strip()
        if not (is_address(address) and address.isprintable()):
            raise _NotSureError
    return _phrases(values)


def _reference(value: Typed) -> Reference:
    typed, line, column, end = value
    text = " ".join(typed.split())
    link = wikilink(text)
    if link is None:
        return _new(Reference, (text, None, line, column, end, False, True, None, False))
    return _new(Reference, (link[0], link[1], line, column, end, link[5], True, None, True))


def _references(values: Values) -> tuple[Reference, ...]:
    return tuple([_sure_reference(value) for value in values])


def _sure_reference(value: Typed) -> Reference:
    reference = _reference(value)
    if not reference[8] and "[" in value[0]:  # perhaps a link and more
        raise _NotSureError
    return reference


def _one(values: Values) -> Typed | None:
    if len(values) > 1:
        raise _NotSureError
    return values[0] if values else None


def _one_text(values: Values) -> str:
    value = _one(values)
    return value[0].strip() if value else ""


def _one_reference(values: Values) -> Reference | None:
    value = _one(values)
    return _sure_reference(value) if value else None


def _day(values: Values) -> Day | None:
    value = _one(values)
    if value is None:
        return None
    day: date | None = iso_day(value[0])
    if day is None:
        raise _NotSureError
    return _new(Day, (day, value[1]))


def _tags(values: Values) -> tuple[str, ...]:
    return tuple(dict.fromkeys([tag for value in values for tag in split_tags(value[0])]))


def _duration(values: Values) -> Duration | None:
    value = _one(values)
    duration = read_duration(value[0]) if value else None
    if isinstance(duration, str):
        raise _NotSureError
    return duration


def _choice(*choices: str) -> Callable[[Values], str]:
    def read(values: Values) -> str:
        value = _one(values)
        chosen = value[0].strip().casefold() if value else choices[0]
        if chosen not in choices:
            raise _NotSureError
        return chosen

    return read


def _flag(values: Values) -> bool:
    value = _one(values)
    word = value[0].strip().casefold() if value else "no"
    if word not in ("true", "yes", "on", "1", "false", "no", "off", "0"):
        raise _NotSureError
    return word in ("true", "yes", "on", "1")


def _trust(values: Values) -> int:
    value = _one(values)
    if value is None:
        return 0
    text = value[0].strip()
    if text not in ("1", "2", "3", "4", "5"):
        raise _NotSureError
    return int(text)


def _birthday(values: Values, forms: tuple[str, ...]) -> tuple[Occasion, ...]:
    value = _one(values)
    if value is None:
        return ()
    day = read_day_of_year(value[0].strip(), forms)
    if isinstance(day, str):
        raise _NotSureError
    return (Occasion("birthday", day, value[1]),)


_READERS: Mapping[str, Callable[[Values], object]] = {
    **dict.fromkeys(("name", "call_me", "greeting", "circle"), _one_text),
    **dict.fromkeys(("role", "prefers", "blurb"), _text),
    **dict.fromkeys(("type", "categories"), _text),
    **dict.fromkeys(("aliases", "phone", "offers", "needs", "interests", "ideal_client"), _phrases),
    **dict.fromkeys(("last_contact", "follow_up", "paused_until", "created", "met"), _day),
    **dict.fromkeys(("met_at", "introduced_by"), _one_reference),
    **dict.fromkeys(("knows", "groups"), _references),
    **dict.fromkeys(("company", "location"), _shown),
    "email": _email,
    "tags": _tags,
    "cadence": _duration,
    "status": _choice("active", "archived"),
    "introductions": _choice("ask", "open", "no"),
    "advocate": _flag,
    "trust": _trust,
}
