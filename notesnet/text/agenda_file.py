"""The grammar of an agenda file: its sections, and for each line whether it is ours or a person's.

Ours are lines with an id, and those known by their place and first words: the title, the opening lines, ``Waiting:``,
counts, the paragraph of those held back, and ``  > `` just below a line with an id. Everything else is a person's.
"""

from collections.abc import Iterator
from dataclasses import field

from notesnet.frozen import slotted
from notesnet.text.names import fold
from notesnet.text.patterns import regex
from notesnet.text.task_line import AgendaLine, read_agenda_line

_LINK = r"\[(?:\[[^\[\]]+\]\]|[^\[\]]+\]\([^()\s]+\))"
# Place, the name of such a line, how it begins. The place above the first heading is "".
_BY_PLACE = (
    ("", "title", regex(r"# Week \d{1,2} · ")),
    ("", "unreadable", regex(r"\d[\d,]* notes? could not be read: `")),
    ("", "tally", regex(r"Last week: \d[\d,]* touch")),
    ("", "wishes", regex(r"I am looking for: ")),
    ("promises", "count", regex(r"\d[\d,]* promises? (?:is|are) overdue for more than 60 days")),
    ("introductions", "waiting", regex(r"Waiting: ")),
    ("held back", "links", regex(rf"{_LINK}(?:, {_LINK})*(?: and \d[\d,]* more: `notesnet list due`\.)?$")),
)
CLOSING = frozenset({"count", "waiting", "links"})  # these end their section
_DETAILS = regex(r"[ \t]+> ")
_NAMES = frozenset(
    {"promises", "introductions", "meetings", "keep in touch", "dates", "groups", "to thank", "worth introducing"}
    | {"reawaken", "held back"}
)
_FENCE = regex(r"[ \t]*(`{3,}|~{3,})")


@slotted
class Element:
    """One line of a section with what hangs on it; a block of code is one, with its lines as children.

    Attributes:
        line: the line as it stands, without its line end; for a line of ours, the item itself.
        agenda: the parts of a line with an id, None for one without.
        ours: for a line of ours without an id, what it is: title, tally, count …; else empty.
        details: our ``  > `` line below it.
        children: a person's indented lines below a line of ours, which go where it goes.
        blanks: how many blank lines stand before it.
        at: the index of its line among the lines of the file, -1 for a new one. What hangs on it stands just below.
    """

    line: str
    agenda: AgendaLine | None = None
    ours: str = ""
    details: str | None = None
    children: list[str] = field(default_factory=list)
    blanks: int = 0
    at: int = -1

    @property
    def follows_vault(self) -> bool:
        """True for a line with an id that nobody touched, with nothing of a person's below it."""
        return self.agenda is not None and self.agenda.untouched and not self.children

    @property
    def key(self) -> str:
        """What tells a line of ours that follows the vault from all others of its section; empty for a person's."""
        if self.agenda is None:
            return self.ours
        return self.agenda.id if self.follows_vault else ""


@slotted
class FileSection:
    """A heading as typed, its folded name, and the elements below it; the part above the first has neither."""

    heading: str
    name: str
    elements: list[Element] = field(default_factory=list)


@slotted
class AgendaFile:
    """An agenda file taken apart: the front matter that a person gave it, what is above the headings, the sections."""

    front: list[str]
    preamble: FileSection
    sections: list[FileSection]

    @property
    def parts(self) -> list[FileSection]:
        """What is above the headings, then the sections."""
        return [self.preamble, *self.sections]

    def lines_with_id(self) -> Iterator[tuple[FileSection, Element, AgendaLine]]:
        """Every line that carries one of our ids, in the order of the file, with its section and its parts."""
        for section in self.parts:
            for element in section.elements:
                if element.agenda:
                    yield section, element, element.agenda


def read_agenda_file(text: str) -> AgendaFile:
    """Takes the text of an agenda file apart; nothing that a person typed is lost, whatever it looks like."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    start = _front_end(lines)
    file = AgendaFile(lines[:start], FileSection("", ""), [])
    section = file.preamble
    blanks = 0
    at = start
    for block in _blocks(lines, start):
        line, here = block[0], at
        at += len(block)
        if not line.strip():
            blanks += 1
            continue
        if line.startswith("## ") and len(block) == 1:
            section = FileSection(line, fold(line[3:]))
            file.sections.append(section)
        else:
            place = section.name if section is not file.preamble else ""
            known = section is file.preamble or bool(section.name)
            ours = ours_by_place(line, place) if known else ""
            _add(section, block, Element(line, ours=ours, children=block[1:], blanks=blanks, at=here))
        blanks = 0
    return file


def is_details(line: str) -> bool:
    """Whether a line looks like the details below a touch."""
    return _DETAILS.match(line) is not None


def ours_by_place(line: str, place: str) -> str:
    """What a line of ours without an id is, by the folded name of its section (empty above the first heading)."""
    if "\r" in line:
        return ""  # old line ends: there is more on this line than its first words tell
    return next((name for where, name, begins in _BY_PLACE if where == place and begins.match(line)), "")


def _add(section: FileSection, block: list[str], element: Element) -> None:
    line = element.line
    element.agenda = read_agenda_line(line) if len(block) == 1 else None
    last = section.elements[-1] if section.elements else None
    below = last is not None and last.agenda is not None and line[0] in " \t" and element.blanks == 0
    if element.agenda is None and below and last is not None:
        # Contact details stand below a touch only; in another section of ours such a quote is a person's.
        place = section.name == "keep in touch" or section.name not in _NAMES
        if place and len(block) == 1 and last.details is None and not last.children and _DETAILS.match(line):
            last.details = line
        else:
            last.children += block
        return
    section.elements.append(element)


def _front_end(lines: list[str]) -> int:
    """How many lines the front matter has; what holds a line of ours is none, but stands between two rules."""
    if lines[0].rstrip() != "---":
        return 0
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return at + 1
        if _is_ours(line):
            break
    return 0


def _blocks(lines: list[str], start: int) -> Iterator[list[str]]:
    """The lines one by one, but a block of code as a whole; a fence that none closes is a line like others."""
    at = start
    while at < len(lines):
        fence = _FENCE.match(lines[at]) if "```" in lines[at] or "~~~" in lines[at] else None
        end = _fence_end(lines, at, fence[1]) if fence else at
        yield lines[at : end + 1]
        at = end + 1


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    """Where the block closes; ``start`` when it does not, or not before a line of ours."""
    for at in range(start + 1, len(lines)):
        line = lines[at].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return at
        if _is_ours(lines[at]):
            break
    return start


def _is_ours(line: str) -> bool:
    if line.startswith("## "):
        return fold(line[3:]) in _NAMES
    return read_agenda_line(line) is not None or any(begins.match(line) for _where, _name, begins in _BY_PLACE)
