"""The templates there are, and what is in one."""

from notesnet.frozen import frozen
from notesnet.render.template_front import Slot
from notesnet.render.templates import parse_template, variables
from notesnet.store.template_files import TemplateSource, find_template, list_templates


@frozen
class Told:
    """One template: its source, what it uses of the people, and the slots that ``--set`` fills."""

    source: TemplateSource
    variables: tuple[str, ...]
    slots: tuple[Slot, ...]


def listed_templates(root: str | None) -> list[TemplateSource]:
    """Every template, the vault's own in place of the packaged ones they hide."""
    return list_templates(root)


def describe_template(root: str | None, name: str) -> Told:
    """What is in one template.

    Raises:
        NotFoundError: there is none of that name.
        UsageError: it is broken; with file and line.
    """
    source = find_template(root, name)
    template = parse_template(source.text, source.path)
    return Told(source, variables(template), template.slots)
