"""Takes lines of ours out of an agenda file, because a newer one lists their items again."""

from collections.abc import Collection

from notesnet.text.agenda_file import FileSection, read_agenda_file
from notesnet.text.names import fold


def without_items(text: str, ids: Collection[str], headings: Collection[str]) -> tuple[str, int]:
    """(the text without the untouched open lines of these items, how many those were).

    The details below a line go with it, and one of our ``headings`` with its last line; everything else stays byte for byte.
    """
    file = read_agenda_file(text)
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    ours = frozenset(fold(heading) for heading in headings)
    gone: set[int] = set()
    number = 0
    for section in file.parts:
        mine = [e for e in section.elements if e.follows_vault and e.agenda and e.agenda.id in ids]
        number += len(mine)
        for element in mine:
            gone.add(element.at)
            if element.details is not None:
                gone.add(element.at + 1)
        if mine and len(mine) == len(section.elements) and section.name in ours:
            gone.update(_heading(section, lines, min(element.at for element in mine)))
    return "".join(line for at, line in enumerate(lines) if at not in gone), number


def _heading(section: FileSection, lines: list[str], below: int) -> list[int]:
    """The heading of a section that has lost all its lines, and the blank ones around it; none above the first heading."""
    if not section.heading:
        return []
    at = below
    while at > 0 and lines[at].rstrip("\r\n") != section.heading:
        at -= 1
    above = at
    while above > 0 and not lines[above - 1].strip():
        above -= 1
    return list(range(above, below))
