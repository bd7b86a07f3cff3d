"""The template engine: a mail template and a view of people in, a subject, recipients and a body out.

To whom a letter goes is said by ``to`` and ``cc`` in the template's front matter. Each is one item or a list of items;
an item is ``contact``, ``a``, ``b``, ``both`` or ``me``, which stand for these people with name and address, or text
that renders to one bare address (or to nothing). Without ``to`` a letter goes to ``contact``; of the ``intro…``
templates, which take two people, ``intro`` and ``intro-checkin`` go to both and the others to a, about b.

Texts that come from notes, and what ``--set`` gives, are values: they are never rendered. Slot defaults are part of the
template, so they are, in their order, each seeing the ones before it. A default that comes out as ``required`` makes its
slot required for this letter: a text that only some people's notes have.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any, NamedTuple

import jinja2
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from notesnet.errors import UsageError
from notesnet.frozen import frozen
from notesnet.render import describe
from notesnet.render.addresses import Recipient
from notesnet.render.greeting import greet_both
from notesnet.render.layout import tidy
from notesnet.render.reach import reach
from notesnet.render.sandbox import Sandbox, time_limit
from notesnet.render.speaks_of import speaks_of
from notesnet.render.template_errors import explained, limited
from notesnet.render.template_front import REQUIRED, Slot, Typed, read_front
from notesnet.render.views import MeView, PersonView
from notesnet.text.patterns import regex
from notesnet.text.words import join
from notesnet.text.yaml_scalar import yaml_value

_CONTEXT = frozenset({"me", "sender", "today", "contact", "a", "b", "intro"})
# "Acme Inc." and "John Smith Jr." at the end of a sentence bring its full stop along.
_TWO_STOPS = regex(r"(?<=\w)\.\.(?=\s|$)")
_YOURS = regex(r"(?i)^(?:your|my|our)(?= \S)")
_TO_BOTH = ("intro", "intro-checkin")
_PEOPLE = {"contact": ("contact",), "a": ("a",), "b": ("b",), "both": ("a", "b"), "me": ("me",)}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "greet_both": lambda a, b: greet_both(a.greeting, b.greeting, (a.name, b.name)),
    "work": describe.work,
    "workplace": describe.workplace,
    "ask_about": describe.ask_about,
    "looks_for": describe.looks_for,
    "still_looking": describe.still_looking,
    "contacted": describe.contacted,
    "reach": reach,
    "speaks_of": speaks_of,
}
_FILTERS: dict[str, Callable[..., Any]] = {
    "after_colon": describe.after_colon,
    "clause": describe.inside,
    "in_month": describe.in_month,
    "on_day": describe.on_day,
    "quoted": describe.quoted,
    "sentence": describe.full_sentence,
    "yaml": yaml_value,
}


class Piece(NamedTuple):
    """One text of a template, compiled; ``line`` is where it begins in the file."""

    source: str
    line: int
    compiled: jinja2.Template


@frozen
class Template:
    """A mail template that can be rendered any number of times.

    Attributes:
        name: what people type.
        path: what errors name.
        slots: the places that ``--set`` fills, as typed.
    """

    name: str
    path: str
    slots: tuple[Slot, ...]
    subject: Piece
    to: tuple[Piece, ...]
    cc: tuple[Piece, ...]
    body: Piece
    defaults: Mapping[str, Piece] = field(repr=False)
    sandbox: Sandbox = field(repr=False)


@frozen
class Rendered:
    """A letter without its sender; the body is tidy and not wrapped."""

    subject: str
    to: tuple[Recipient, ...]
    cc: tuple[Recipient, ...]
    body: str


def takes_two(name: str) -> bool:
    """Whether a template is about two people."""
    return name.startswith("intro")


def parse_template(text: str, path: str) -> Template:
    """Reads and compiles a mail template; ``path`` is shown in errors and its last part names the template.

    Raises:
        UsageError: a syntax error, an unknown key, a filter that does not exist; with file and line.
        RefusedError: it asks for what the sandbox does not give.
    """
    front = read_front(text, path)
    sandbox = _sandbox()
    for slot in front.slots:
        if slot.name in _CONTEXT or slot.name in _FUNCTIONS:
            raise UsageError(f"{path}:{slot.line}: `{slot.name}` can't name a slot", "it means something already")
    defaults = {
        slot.name: _compiled(sandbox, Typed(slot.default, slot.line), path)
        for slot in front.slots
        if slot.default is not None
    }
    return Template(
        name=path.rpartition("/")[2].partition(".")[0],
        path=path,
        slots=front.slots,
        subject=_compiled(sandbox, front.subject, path),
        to=tuple(_compiled(sandbox, item, path) for item in front.to),
        cc=tuple(_compiled(sandbox, item, path) for item in front.cc),
        body=_compiled(sandbox, front.body, path),
        defaults=defaults,
        sandbox=sandbox,
    )


def render(template: Template, context: Mapping[str, object], slots: Mapping[str, str]) -> Rendered:
    """The letter that a template makes of a context from ``views`` and of what ``--set`` gave.

    Raises:
        UsageError: a variable or a slot that does not exist, a required slot left empty; with file and line.
        RefusedError: what the sandbox forbids, or over the limits of size and time.
    """
    _check_slots(template, slots)
    template.sandbox.fresh()
    values = dict(context)
    with limited(template.path):
        for slot in template.slots:
            default = template.defaults.get(slot.name)
            given = slots.get(slot.name)
            text = given if given is not None or default is None else _text(template, default, values)
            if given is None and text == REQUIRED:
                raise _required(template, slot)
            values[slot.name] = text
        subject = _text(template, template.subject, values)
        if not subject:
            raise UsageError(f"{template.path}:{template.subject.line}: the subject is empty")
        to = template.to or (_default_to(template, values),)
        return Rendered(
            subject=subject,
            to=tuple(one for piece in to for one in _recipients(template, piece, values)),
            cc=tuple(one for piece in template.cc for one in _recipients(template, piece, values)),
            body=tidy(_TWO_STOPS.sub(".", _text(template, template.body, values))),
        )


def render_note(text: str, path: str, context: Mapping[str, object]) -> str:
    """A note from its template, such as ``contact.md.j2``, with one newline at its end.

    Raises:
        UsageError: as ``render``.
        RefusedError: as ``render``.
    """
    piece = _compiled(_sandbox(), Typed(text, 1), path)
    with limited(path):
        return f"{_rendered(path, piece, context).strip()}\n"


def variables(template: Template) -> tuple[str, ...]:
    """The names that a template uses of what it sees, such as ``contact.blurb`` or ``today``, in order; no slots."""
    found: set[str] = set()
    for piece in (template.subject, *template.to, *template.cc, *template.defaults.values(), template.body):
        tree = template.sandbox.parse(piece.source)
        free = find_undeclared_variables(tree) - set(template.sandbox.globals)
        inner = {id(node.node) for node in tree.find_all(nodes.Getattr)}
        for node in tree.find_all((nodes.Getattr, nodes.Name)):
            name = _dotted(node)
            if name.partition(".")[0] in free and id(node) not in inner:
                found.add(name)
    wholes = {name for name in found for other in found if other.startswith(f"{name}.")}
    return tuple(sorted(found - wholes - {slot.name for slot in template.slots}))


def _sandbox() -> Sandbox:
    return Sandbox(_FUNCTIONS, _FILTERS, {"thing": describe.is_thing, "matter": _is_matter})


def _is_matter(words: str) -> bool:
    """Whether what the sender typed can stand behind "for" or "about": a thing, and also "your time" and "my new job"."""
    return describe.is_thing(_YOURS.sub("the", words.strip()))


def _check_slots(template: Template, slots: Mapping[str, str]) -> None:
    names = [slot.name for slot in template.slots]
    for name in slots:
        if name not in names:
            known = f"its slots are {join(names)}" if names else "it has none"
            raise UsageError(f"{template.path}: there is no slot {name} in {template.name}", known)
    for slot in template.slots:
        if slot.default is None and not slots.get(slot.name, "").strip():
            raise _required(template, slot)


def _required(template: Template, slot: Slot) -> UsageError:
    message = f"{template.path}:{slot.line}: the slot {slot.name} is required and empty"
    return UsageError(message, f'fill it with --set {slot.name}="…"')


def _default_to(template: Template, values: Mapping[str, object]) -> Piece:
    word = "contact" if "contact" in values else "both" if template.name in _TO_BOTH else "a"
    return template.subject._replace(source=word)


def _recipients(template: Template, piece: Piece, values: Mapping[str, object]) -> Iterator[Recipient]:
    keys = _PEOPLE.get(piece.source.strip())
    if keys is None:
        address = _text(template, piece, values)
        if address:
            yield Recipient("", address, f"{template.path}:{piece.line}")
        return
    for key in keys:
        person = values.get(key)
        if not isinstance(person, (PersonView, MeView)):
            raise UsageError(f"{template.path}:{piece.line}: there is no {key} here", "look at `to` and `cc`")
        yield Recipient(person.name, person.email, key)


def _compiled(sandbox: Sandbox, typed: Typed, path: str) -> Piece:
    with explained(path, typed.line), time_limit():
        # Empty lines in front make Jinja count lines as the file does.
        tree = sandbox.parse_checked("\n" * (typed.line - 1) + typed.text)
        return Piece(typed.text, typed.line, sandbox.from_string(tree))


def _text(template: Template, piece: Piece, values: Mapping[str, object]) -> str:
    return _rendered(template.path, piece, values).strip()


def _rendered(path: str, piece: Piece, values: Mapping[str, object]) -> str:
    with explained(path, piece.line):
        return piece.compiled.render(values)


def _dotted(node: nodes.Node) -> str:
    """``contact.extra.city`` for a chain of attributes of a name, else empty."""
    if isinstance(node, nodes.Name):
        return node.name
    inner = _dotted(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{inner}.{node.attr}" if inner and isinstance(node, nodes.Getattr) else ""
