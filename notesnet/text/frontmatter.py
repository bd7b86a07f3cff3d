"""The front matter of a note: its properties as text, each with the place where it was typed."""

from typing import NamedTuple

from notesnet.text.faults import Fault
from notesnet.text.spans import Span
from notesnet.text.yaml_fences import find_fences
from notesnet.text.yaml_ordinary import read_ordinary
from notesnet.text.yaml_values import Entry


class FrontMatter(NamedTuple):
    """What stands above the body of a note.

    Attributes:
        entries: the properties in the order typed; of a name that stands twice the first one counts. None when broken.
        block: the characters between the fences, None when there is no front matter that could be written to.
        body_start: where the body begins.
        faults: in the order of the text.
        broken: true when there is front matter whose values cannot be trusted.
    """

    entries: tuple[Entry, ...]
    block: Span | None
    body_start: int
    faults: tuple[Fault, ...]
    broken: bool


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a note's text (byte order mark taken off, line ends as they are); never raises."""
    fences = find_fences(text)
    block = fences.block
    if block is None or fences.broken or block.start == block.end:
        return FrontMatter((), block, fences.body_start, fences.faults, fences.broken)
    entries = read_ordinary(text, block)
    if entries is not None:
        return FrontMatter(entries, block, fences.body_start, fences.faults, broken=False)
    # imported here, because ordinary notes need no YAML at all
    import frontmatter  # noqa: PLC0415

    from notesnet.text.yaml_handler import SpanHandler  # noqa: PLC0415

    handler = SpanHandler(text, fences)
    # only the head: the library copies what it is given, and a body can be long
    frontmatter.parse(text[: fences.body_start], handler=handler)
    values = handler.values
    return FrontMatter(values.entries, block, fences.body_start, fences.faults + values.faults, values.broken)
