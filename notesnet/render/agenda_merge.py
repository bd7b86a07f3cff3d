"""Builds an agenda file again over the one that is there, keeping every line that a person wrote or changed."""

from collections.abc import Iterable, Mapping, Sequence

from notesnet.frozen import frozen
from notesnet.model.settings import SECTIONS
from notesnet.text.agenda_file import CLOSING, Element, FileSection, ours_by_place, read_agenda_file
from notesnet.text.names import fold
from notesnet.text.task_line import just_written

_ORDER = {fold(name): place for place, name in enumerate(SECTIONS)}


@frozen
class Fresh:
    """A line of ours as the vault has it now, as ``write_line`` gave it, and the details below it."""

    line: str
    details: str | None = None


@frozen
class FreshSection:
    """A section of ours: its items, and the line without an id that ends it."""

    name: str
    items: list[Fresh]
    after: str = ""


def merge(old: str, opening: list[str], sections: list[FreshSection], order: Sequence[str] = SECTIONS) -> str:
    """The new text. A person's lines stay after the line they followed, else at the end of their section.

    ``order`` are the sections that the settings want; one that is in the file only keeps its place among them. A BOM and the line ends are those of the old file; a file that is not there is made with LF.
    """
    bom = "\ufeff" if old.startswith("\ufeff") else ""
    builder = _Builder(old.removeprefix("\ufeff"), sections, _places_of(order))
    parts = [builder.preamble(opening), *builder.sections()]
    text = "\n\n".join("\n".join(part) for part in parts if part) + "\n"
    text = bom + "".join(f"{line}\n" for line in builder.file.front) + text
    windows = old.count("\r\n") * 2 > old.count("\n")
    return text.replace("\n", "\r\n") if windows else text


def _places_of(order: Sequence[str]) -> dict[str, int]:
    """The place of every section, by folded name; those that ``order`` leaves out stand before what follows them in the format."""
    names = [fold(name) for name in order]
    for name, place in _ORDER.items():
        if name not in names:
            later = [other for other in names if _ORDER[other] > place]
            names.insert(names.index(later[0]) if later else len(names), name)
    return {name: place for place, name in enumerate(names)}


class _Builder:
    def __init__(self, old: str, fresh: list[FreshSection], places: Mapping[str, int]) -> None:
        self.file = read_agenda_file(old)
        self._order = places
        self._fresh = {fold(section.name): section for section in fresh}
        self._items = {element.key: element for section in fresh for element in map(_element, section.items)}
        everywhere = [self.file.preamble, *self.file.sections]
        _gather_details({key: element.details for key, element in self._items.items() if element.details}, everywhere)
        self._taken = {  # ids whose line stands in the file and stays there
            element.agenda.id
            for section in everywhere
            for element in section.elements
            if element.agenda and not element.follows_vault
        }
        self._own_headings = [section for section in self.file.sections if section.name not in _ORDER]
        self._moved = self._find_moved()

    def _find_moved(self) -> dict[str, Element]:
        """Untouched lines that a person moved under a heading of their own, by id: they stay there, each once."""
        moved: dict[str, Element] = {}
        for section in self._own_headings:
            for element in section.elements:
                if element.agenda and element.key in self._items and element.key not in self._taken:
                    moved.setdefault(element.key, element)
        return moved

    def preamble(self, opening: list[str]) -> list[str]:
        """What stands above the first heading: title and opening lines, a person's own after the one they followed."""
        fresh = [Element(line, ours=ours_by_place(line, "")) for line in opening]
        elements = _places(self.file.preamble.elements, fresh)
        opened = False
        for at, element in enumerate(elements):
            if element.ours == "title":
                element.blanks = max(element.blanks, 1 if at else 0)
            elif element.ours:
                element.blanks, opened = (0 if opened else 1), True
        return _written(elements)

    def sections(self) -> list[list[str]]:
        """The sections, each as its lines: ours in their order, a person's own after the one they followed."""
        old: dict[str, FileSection] = {}
        own: dict[str, list[FileSection]] = {}
        before = ""
        for section in self.file.sections:
            if section.name not in _ORDER:
                own.setdefault(before, []).append(section)
                continue
            before = section.name
            if before in old:
                old[before].elements += section.elements
            else:
                old[before] = section
        parts = [self._own(section) for section in own.get("", [])]
        for name in self._names({*old, *own} - {""}):
            lines = self._section(name, old.get(name))
            if lines:
                parts.append(lines)
            parts += [self._own(section) for section in own.get(name, [])]
        return parts

    def _names(self, there: Iterable[str]) -> list[str]:
        """The order of the plan; a section that is no longer in it keeps its place."""
        return sorted({*self._fresh, *there}, key=lambda name: self._order[name])

    def _section(self, name: str, old: FileSection | None) -> list[str]:
        section = self._fresh.get(name)
        fresh = [_element(item) for item in section.items] if section else []
        fresh = [e for e in fresh if e.key not in self._taken and e.key not in self._moved]
        if section and section.after:
            fresh.append(Element(section.after, ours=ours_by_place(section.after, name)))
        elements = _places(old.elements, fresh) if old else fresh
        if not elements:
            return []
        for element in elements:
            if element.ours:
                element.blanks = 0 if element is elements[0] else 1
        heading = old.heading if old else f"## {section.name if section else name}"
        return [heading, *_written(elements)]

    def _own(self, section: FileSection) -> list[str]:
        """A section that a person made: all their lines, and those of ours that they moved there."""
        elements = []
        for element in section.elements:
            if not element.key:
                elements.append(element)
            elif self._moved.get(element.key) is element:
                now = self._items[element.key]
                elements.append(Element(now.line, now.agenda, details=now.details, blanks=element.blanks))
        return [section.heading, *_written(elements)]


def _places(old: list[Element], fresh: list[Element]) -> list[Element]:
    """The fresh elements in their order, with a person's own behind the element they stood behind."""
    by_key = {element.key: element for element in fresh}
    placed = list(fresh)
    where: dict[int, Element] = {}  # an old element, by identity, → the element that now stands for it
    previous: Element | None = None
    for element in old:
        if element.key:
            now = by_key.get(element.key)
            if now is not None:
                where[id(element)] = now
                now.blanks = element.blanks
        else:
            anchor = where.get(id(previous))
            at = 0 if previous is None else _index(placed, anchor) + 1 if anchor else _end(placed, element)
            placed.insert(at, element)
            where[id(element)] = element
        previous = element
    return placed


def _gather_details(owned: Mapping[str, str], sections: Iterable[FileSection]) -> None:
    """Takes out the details that a line of ours left behind; ``owned`` is id → details.

    They stay behind when a person moves the line; those that a person wrote something in front of go back to it.
    """
    details = set(owned.values())
    for section in sections:
        section.elements = [e for e in section.elements if e.agenda or e.children or e.line not in details]
        for element in section.elements:
            if element.agenda and not any(child.lstrip().startswith(("```", "~~~")) for child in element.children):
                own = owned.get(element.agenda.id)
                if own in element.children and element.details is None:
                    element.details = own
                element.children = [child for child in element.children if child not in details]


def _end(placed: list[Element], element: Element) -> int:
    """Where a line stands whose predecessor is gone: an item behind the last item, any other at the end."""
    closing = [at for at, other in enumerate(placed) if other.ours in CLOSING]
    return closing[0] if element.agenda and closing else len(placed)


def _index(elements: list[Element], wanted: Element) -> int:
    return next(at for at, element in enumerate(elements) if element is wanted)


def _element(item: Fresh) -> Element:
    return Element(item.line, just_written(item.line), details=item.details)


def _written(elements: list[Element]) -> list[str]:
    lines: list[str] = []
    for element in elements:
        lines += [""] * element.blanks
        lines.append(element.line)
        if element.details is not None:
            lines.append(element.details)
        lines += element.children
    return lines
