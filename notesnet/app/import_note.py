"""The note of somebody whom an address book brings: plain, or from the vault's own template for a contact."""

from collections.abc import Mapping

from notesnet.app.filing import filing
from notesnet.app.open_vault import OpenVault
from notesnet.model.note import Kind
from notesnet.store.template_files import NOTE, TemplateSource, find_template
from notesnet.text.dates import iso_day
from notesnet.text.frontmatter import read_front_matter
from notesnet.text.visible import visible
from notesnet.text.yaml_block import Property, property_lines

_SEEN = (
    "name",
    "email",
    "company",
    "met",
    "met_at",
    "introduced_by",
    "cadence",
)  # by a template, besides what is worked out


def new_note(values: Mapping[str, Property], log_heading: str) -> str:
    """The note of someone new; free words of the record are quoted behind words of ours: no log, no task, no heading.

    It has no ``created``: who stands in an address book was not met today, and a cadence would count from that day.
    """
    front = {name: value for name, value in values.items() if name != "note"}
    return "\n".join(["---", *property_lines(front), "---", "", *_quoted(values), f"## {log_heading}", ""])


def own_template(root: str) -> TemplateSource | None:
    """The vault's own ``templates/contact.md.j2``; None when it has none.

    Raises:
        UsageError: it is not UTF-8, or too large.
        RefusedError: it is a link that leads out of its folder.
        DiskError: it can't be read.
    """
    source = find_template(root, "contact", NOTE)
    return source if source.own else None


def templated_note(source: TemplateSource, values: Mapping[str, Property], opened: OpenVault) -> str:
    """The note that a template makes, which sees what it sees in `notesnet new`; free words are quoted above its text.

    Values that it has no place for are not in it.

    Raises:
        UsageError: the template is wrong; with its file and line.
        RefusedError: it asks for what the sandbox does not give.
    """
    from notesnet.render.templates import render_note  # noqa: PLC0415 - jinja2, only for those who have a template

    _, filed, _ = filing(opened.vault.settings, Kind.CONTACT, "people/")
    context: dict[str, object] = {name: _alone(values.get(name, "")) for name in _SEEN}
    tags, met = values.get("tags", ()), iso_day(str(context["met"]))
    context |= {"tags": (tags,) if isinstance(tags, str) else tags, "filed": filed, "created": opened.today}
    context["log_heading"] = opened.vault.settings.log_headings[0]
    text = render_note(source.text, source.path, context | ({"met": met} if met else {}))
    quoted = _quoted(values)
    if not quoted:
        return text
    front = read_front_matter(text)
    at = front.body_start if front.block else 0
    return "\n".join([text[:at], *quoted, text[at:].lstrip("\n")])


def _alone(value: Property) -> Property:
    """The only value of a list by itself, as it is typed."""
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


def _quoted(values: Mapping[str, Property]) -> list[str]:
    """The free words of a record as lines of a quote, with an empty one behind them."""
    note = values.get("note", "")
    words = note if isinstance(note, str) else "\n".join(note)
    lines = f"From the address book: {visible(words)}".splitlines() if words else []
    return [*(f"> {line}".rstrip() for line in lines), ""] if lines else []
