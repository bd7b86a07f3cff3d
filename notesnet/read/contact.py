"""A contact note → a Contact."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from notesnet.model.contact import Contact, Occasion
from notesnet.model.note import Phrase, Task
from notesnet.model.touch import LogLine
from notesnet.read.body import Body
from notesnet.read.field_names import CONTACT_FIELDS
from notesnet.read.fields import Fields
from notesnet.read.kinds import split_tags
from notesnet.read.odd_names import name_with_faults
from notesnet.read.paths import stem_of
from notesnet.text.address import is_address
from notesnet.text.faults import Fault
from notesnet.text.names import is_slug, unslug_matches
from notesnet.text.yaml_values import Scalar


def read_name(fields: Fields, path: str, *, one: bool = True) -> tuple[str, tuple[str, ...]]:
    """(name, aliases): the property, else the file's name, or the alias with the words of a slug.

    ``one`` is for what bears a name of ours: several values are a fault there, and the first is used.
    """
    aliases = tuple(phrase.text for phrase in fields.phrases("aliases"))
    name = fields.one("name") if one else fields.text("name")
    if name and not name.isprintable():
        return name_with_faults(fields, name), aliases
    return name_of(name, aliases, path), aliases


def name_of(typed: str, aliases: tuple[str, ...], path: str) -> str:
    """The name on one line; without one the file's name, or the alias with the words of a slug."""
    if typed:
        return " ".join(typed.split())
    stem = stem_of(path)
    if is_slug(stem):
        for alias in aliases:
            if unslug_matches(stem, alias):
                return alias
    return stem


def read_contact(
    named: tuple[str, str, tuple[str, ...]], fields: Fields, body: Body, log: tuple[LogLine, ...], *, broken: bool
) -> Contact:
    """Everything that section 3 of the vault format says of a contact; ``named`` are its path, name and aliases."""
    found: dict[str, Any] = {}
    for field in fields.names():  # a note has a dozen of the forty that there are
        reader = _READERS.get(field)
        if reader is not None:
            found[field] = reader(fields, field)
    found["extra"], found["lines"], found["broken"] = fields.others(CONTACT_FIELDS), fields.lines(), broken
    return contact_with(named, found, body, log, fields.forms)


def contact_with(
    named: tuple[str, str, tuple[str, ...]],
    found: dict[str, Any],
    body: Body,
    log: tuple[LogLine, ...],
    forms: tuple[str, ...],
) -> Contact:
    """A contact with what was ``found`` in its front matter, by the names of the fields, and with what its body says."""
    live = body.tags(private=False)
    if live:
        found["tags"] = tuple(dict.fromkeys((*found.get("tags", ()), *live)))
    occasions = (*found.pop("birthday", ()), *found.pop("dates", ()))
    return Contact(
        *named,
        **found,
        occasions=occasions,
        log=log,
        tasks=_with_origins(body, body.tasks(forms), log),
        has_private=bool(body.private),
    )


def _with_origins(body: Body, tasks: tuple[Task, ...], log: tuple[LogLine, ...]) -> tuple[Task, ...]:
    """A task that is indented below a line of the log was promised on that day."""
    if not (tasks and log):
        return tasks
    entries = {line.line: line for line in log}
    origins = [entries.get(body.parents.get(task.line, 0)) for task in tasks]
    return tuple(
        replace(task, below=(origin.date, origin.kind)) if origin else task
        for task, origin in zip(tasks, origins, strict=True)
    )


def read_email(fields: Fields) -> tuple[Phrase, ...]:
    """The addresses of a note; one without a single @ is a fault and kept, so that it can be shown."""
    for value in fields.scalars("email"):
        address = value.text.strip()
        if not (is_address(address) and address.isprintable()):
            message = f"{address!r} is no e-mail address"
            fields.faults.append(Fault("bad-email", value.span, message, "write one address, or a list of addresses"))
    return fields.phrases("email")


def _shown(fields: Fields, name: str) -> str:
    """A text field that people also fill with a link: the name is what is shown."""
    text = fields.text(name)
    return (
        ", ".join(reference.label for reference in fields.references(name)) if "[" in text else " ".join(text.split())
    )


def _introductions(fields: Fields, name: str) -> Literal["ask", "open", "no"]:
    choice = fields.choice(name, ("ask", "open", "no"))
    return "open" if choice == "open" else "no" if choice == "no" else "ask"


def _status(fields: Fields, name: str) -> Literal["active", "archived"]:
    return "archived" if fields.choice(name, ("active", "archived")) == "archived" else "active"


def _tags(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([tag for value in fields.scalars(name) for tag in split_tags(value.text)]))


def _links(fields: Fields, name: str) -> dict[str, str]:
    return {key: value.text for key, value in fields.mapping(name)}


def _birthday(fields: Fields, name: str) -> tuple[Occasion, ...]:
    value = fields.first(name)
    return _occasions(fields, [("birthday", value)] if value else [])


def _dates(fields: Fields, name: str) -> tuple[Occasion, ...]:
    return _occasions(fields, fields.mapping(name))


def _occasions(fields: Fields, pairs: Iterable[tuple[str, Scalar]]) -> tuple[Occasion, ...]:
    found = []
    for label, value in pairs:
        day = fields.day_of_year(value)
        if day:
            found.append(Occasion(label.strip(), day, fields.index.line_of(value.span.start)))
    return tuple(found)


def _trust(fields: Fields, name: str) -> int:
    return fields.number(name, 1, 5)


_READERS: Mapping[str, Callable[[Fields, str], object]] = {
    **dict.fromkeys(("call_me", "greeting", "circle"), Fields.one),
    **dict.fromkeys(("role", "prefers", "blurb"), Fields.text),
    **dict.fromkeys(("phone", "offers", "needs", "interests", "ideal_client"), Fields.phrases),
    **dict.fromkeys(("last_contact", "follow_up", "paused_until", "created", "met"), Fields.day),
    **dict.fromkeys(("met_at", "introduced_by"), Fields.reference),
    **dict.fromkeys(("knows", "groups"), Fields.references),
    **dict.fromkeys(("company", "location"), _shown),
    "email": lambda fields, _name: read_email(fields),
    "links": _links,
    "tags": _tags,
    "cadence": Fields.duration,
    "status": _status,
    "birthday": _birthday,
    "dates": _dates,
    "introductions": _introductions,
    "advocate": Fields.flag,
    "trust": _trust,
}
