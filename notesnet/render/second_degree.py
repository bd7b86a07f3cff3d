"""The second degree for people: who of my contacts knows how many others."""

import textwrap
from collections.abc import Iterator, Sequence

from notesnet.model.route import Reach
from notesnet.text.visible import one_line, pad, width
from notesnet.text.words import count

Line = tuple[tuple[str, str], ...]  # pairs of words and their style

WIDTH = 80
LONGEST_NAME = 28


def reach_lines(total: int, found: Sequence[Reach]) -> Iterator[Line]:
    """The total, then every contact with the names; where there is nobody, how to note it."""
    if not found:
        yield (("No note says yet that a contact of yours knows somebody else.", "bold"),)
        yield (('In their note: `knows: ["[[Mary Somerville]]"]`; she needs no note of her own.', ""),)
        return
    know = f"{count(len(found), 'contact')} of yours {'knows' if len(found) == 1 else 'know'}"
    yield ((f"{know} {count(total, 'person', 'people')} without a note here: `notesnet path NAME`", "bold"),)
    yield ()
    names = [one_line(one.name, LONGEST_NAME) for one in found]
    wide = max(7, *(width(name) for name in names))
    yield ((f"{pad('contact', wide)}  strength  know", "dim"),)
    for one, name in zip(found, names, strict=True):
        begin = f"{pad(name, wide)}  {one.strength:>8}  {len(one.known):>4}  "
        yield from _row(begin, [known for known, _line in one.known])


def _row(begin: str, names: list[str]) -> Iterator[Line]:
    """The names behind a beginning, on as many lines as they need; none is broken over two."""
    whole = ", ".join(name.replace(" ", "\N{NO-BREAK SPACE}") for name in names)
    indent = width(begin)
    for line in textwrap.wrap(whole, WIDTH - indent, break_long_words=False, break_on_hyphens=False):
        yield (begin, ""), (line.replace("\N{NO-BREAK SPACE}", " "), "")
        begin = " " * indent
