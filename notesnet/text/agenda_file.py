"""The grammar of an agenda file: its sections, and for each line whether it is ours or a person's.

Ours are lines with an id, and those known by their place and first words: the title, the opening lines, ``Waiting:``,
counts, the paragraph of those held back, and ``  > `` just below a line with an id. Everything else is a person's.
"""

import re
from dataclasses import dataclass, field

from notesnet.text.names import fold
from notesnet.text.task_line import AgendaLine, read_agenda_line

TITLE = re.compile(r"# Week \d{1,2} · ")
OPENING = re.compile(r"\d[\d,]* notes? could not be read: |Last week: |I am looking for: ")
COUNT = re.compile(r"\d[\d,]* (?:more )?promises? (?:is|are) overdue for more than 60 days")
WAITING = re.compile(r"Waiting: ")
LINKS = re.compile(r"\[\[[^\[\]]+\]\](?:, \[\[[^\[\]]+\]\])*$")
DETAILS = re.compile(r"[ \t]+> ")
_FRONT = re.compile(r"---[ \t]*\r?\n(?:.*\r?\n)*?---[ \t]*(?:\r?\n|\Z)")


@dataclass(slots=True)
class Element:
    """One line of a section with what hangs on it.

    Attributes:
        line: the line as it stands, without its line end; for a line of ours, the item itself.
        agenda: the parts of a line with an id, None for a person's line.
        details: our ``  > `` line below it.
        children: a person's indented lines below a line of ours, which go where it goes.
        blanks: how many blank lines stand before it.
    """

    line: str
    agenda: AgendaLine | None = None
    details: str | None = None
    children: list[str] = field(default_factory=list)
    blanks: int = 0

    @property
    def follows_vault(self) -> bool:
        """True for a line of ours that nobody touched, with nothing of a person's below it."""
        return self.agenda is not None and self.agenda.untouched and not self.children


@dataclass(slots=True)
class FileSection:
    """A heading as typed, its folded name, and the elements below it; the part above the first has no name."""

    heading: str
    name: str
    elements: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class AgendaFile:
    """An agenda file taken apart."""

    front: str
    sections: list[FileSection]


def read_agenda_file(text: str) -> AgendaFile:
    """Takes the text of an agenda file apart; nothing that a person typed is lost, whatever it looks like."""
    found = _FRONT.match(text)
    front = found.group() if found else ""
    sections = [FileSection("", "")]
    blanks = 0
    for raw in text[len(front) :].split("\n"):
        line = raw.removesuffix("\r")
        if not line.strip():
            blanks += 1
            continue
        if line.startswith("## "):
            sections.append(FileSection(line, fold(line[3:].strip())))
        elif not _is_ours_by_place(line, sections[-1]):
            _add(sections[-1], line, blanks)
        blanks = 0
    return AgendaFile(front, sections)


def _is_ours_by_place(line: str, section: FileSection) -> bool:
    if section.name == "":
        return bool(TITLE.match(line) or OPENING.match(line))
    if section.name == "promises":
        return bool(COUNT.match(line))
    if section.name == "introductions":
        return bool(WAITING.match(line))
    return section.name == "held back" and bool(LINKS.match(line))


def _add(section: FileSection, line: str, blanks: int) -> None:
    agenda = read_agenda_line(line)
    last = section.elements[-1] if section.elements else None
    below = last is not None and last.agenda is not None and line[0] in " \t"
    if agenda is None and below and last is not None and blanks == 0:
        if DETAILS.match(line) and last.details is None and not last.children:
            last.details = line
        else:
            last.children.append(line)
        return
    section.elements.append(Element(line, agenda, blanks=blanks))
