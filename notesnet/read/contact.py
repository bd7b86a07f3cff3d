"""A contact note → a Contact."""

from dataclasses import replace
from typing import Literal

from notesnet.model.contact import Contact, Occasion
from notesnet.model.note import Phrase, Task
from notesnet.model.touch import LogLine
from notesnet.read.body import Body
from notesnet.read.field_names import CONTACT_FIELDS
from notesnet.read.fields import Fields
from notesnet.read.kinds import split_tags
from notesnet.read.paths import stem_of
from notesnet.text.address import is_address
from notesnet.text.faults import Fault
from notesnet.text.names import is_slug, unslug_matches
from notesnet.text.yaml_values import Scalar


def read_name(fields: Fields, path: str) -> tuple[str, tuple[str, ...]]:
    """(name, aliases): the property, else the file's name, or the alias with the words of a slug."""
    aliases = tuple(phrase.text for phrase in fields.phrases("aliases"))
    name = fields.text("name")
    if name:
        return " ".join(name.split()), aliases
    stem = stem_of(path)
    if is_slug(stem):
        for alias in aliases:
            if unslug_matches(stem, alias):
                return alias, aliases
    return stem, aliases


def read_contact(path: str, fields: Fields, body: Body, log: tuple[LogLine, ...], *, broken: bool) -> Contact:
    """Everything that section 3 of the vault format says of a contact."""
    name, aliases = read_name(fields, path)
    tags = [tag for value in fields.scalars("tags") for tag in split_tags(value.text)]
    return Contact(
        path=path,
        name=name,
        aliases=aliases,
        call_me=fields.text("call_me"),
        greeting=fields.text("greeting"),
        email=read_email(fields),
        phone=fields.phrases("phone"),
        company=_shown(fields, "company"),
        role=fields.text("role"),
        location=_shown(fields, "location"),
        links={key: value.text for key, value in fields.mapping("links")},
        tags=tuple(dict.fromkeys((*tags, *body.tags(private=False)))),
        circle=fields.text("circle"),
        cadence=fields.duration("cadence"),
        last_contact=fields.day("last_contact"),
        follow_up=fields.day("follow_up"),
        paused_until=fields.day("paused_until"),
        status="archived" if fields.choice("status", ("active", "archived")) == "archived" else "active",
        created=fields.day("created"),
        met=fields.day("met"),
        met_at=fields.reference("met_at"),
        introduced_by=fields.reference("introduced_by"),
        knows=fields.references("knows"),
        groups=fields.references("groups"),
        offers=fields.phrases("offers"),
        needs=fields.phrases("needs"),
        interests=fields.phrases("interests"),
        ideal_client=fields.phrases("ideal_client"),
        occasions=_occasions(fields),
        prefers=fields.text("prefers"),
        introductions=_introductions(fields),
        blurb=fields.text("blurb"),
        advocate=fields.flag("advocate"),
        trust=fields.number("trust", 1, 5),
        extra=fields.others(CONTACT_FIELDS),
        log=log,
        tasks=_with_origins(body, body.tasks(fields.forms), log),
        lines=fields.lines(),
        has_private=bool(body.private),
        broken=broken,
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
        if not is_address(address):
            message = f"{address!r} is no e-mail address"
            fields.faults.append(Fault("bad-email", value.span, message, "write one address, or a list of addresses"))
    return fields.phrases("email")


def _shown(fields: Fields, name: str) -> str:
    """A text field that people also fill with a link: the name is what is shown."""
    text = fields.text(name)
    return ", ".join(reference.name for reference in fields.references(name)) if "[" in text else " ".join(text.split())


def _introductions(fields: Fields) -> Literal["ask", "open", "no"]:
    choice = fields.choice("introductions", ("ask", "open", "no"))
    return "open" if choice == "open" else "no" if choice == "no" else "ask"


def _occasions(fields: Fields) -> tuple[Occasion, ...]:
    pairs: list[tuple[str, Scalar]] = [("birthday", value) for value in fields.scalars("birthday")][:1]
    pairs += fields.mapping("dates")
    found = []
    for label, value in pairs:
        day = fields.day_of_year(value)
        if day:
            found.append(Occasion(label.strip(), day, fields.index.line_of(value.span.start)))
    return tuple(found)
