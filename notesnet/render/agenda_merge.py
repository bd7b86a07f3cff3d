"""Builds an agenda file again over the one that is there, keeping every line that a person wrote or changed."""

from dataclasses import dataclass

from notesnet.model.settings import SECTIONS
from notesnet.text.agenda_file import AgendaFile, Element, FileSection, read_agenda_file
from notesnet.text.names import fold

_ORDER = {fold(name): place for place, name in enumerate(SECTIONS)}


@dataclass(frozen=True, slots=True)
class Fresh:
    """A line of ours as the vault has it now: its id, the line, and the details below it."""

    id: str
    line: str
    details: str | None


@dataclass(frozen=True, slots=True)
class FreshSection:
    """A section of ours: its items and the lines without id that end it."""

    name: str
    items: list[Fresh]
    after: list[str]


def merge(old: str, opening: list[str], sections: list[FreshSection]) -> str:
    """The new text. A person's lines stay after the line they followed, else at the end of their section.

    Line ends are those of the old file; a file that is not there is made with LF.
    """
    bom = "\ufeff" if old.startswith("\ufeff") else ""
    file = read_agenda_file(old.removeprefix("\ufeff"))
    end = "\r\n" if "\r\n" in old else "\n"
    builder = _Builder(file, sections)
    parts = [[*opening, *builder.preamble()], *builder.sections()]
    text = "\n\n".join("\n".join(part) for part in parts) + "\n"
    return bom + file.front + (text.replace("\n", end) if end != "\n" else text)


class _Builder:
    def __init__(self, file: AgendaFile, fresh: list[FreshSection]) -> None:
        self._file = file
        self._fresh = {fold(section.name): section for section in fresh}
        self._items = {item.id: item for section in fresh for item in section.items}
        self._kept = {
            element.agenda.id
            for section in file.sections
            for element in section.elements
            if element.agenda and not element.follows_vault
        }
        self._moved = self._find_moved()

    def _find_moved(self) -> set[str]:
        """Ids of untouched lines that a person moved under a heading of their own: they stay there."""
        return {
            element.agenda.id
            for section in self._file.sections
            if section.name and section.name not in _ORDER
            for element in section.elements
            if element.agenda and element.follows_vault and element.agenda.id in self._items
        }

    def preamble(self) -> list[str]:
        """A person's lines above the first heading."""
        lines = _written(self._places(self._file.sections[0], []))
        return lines if not lines or lines[0] == "" else ["", *lines]

    def sections(self) -> list[list[str]]:
        """The sections, each as its lines: ours in their order, a person's own after the one they followed."""
        old: dict[str, FileSection] = {}
        own: dict[str, list[FileSection]] = {}
        before = ""
        for section in self._file.sections[1:]:
            if section.name in _ORDER:
                if section.name in old:
                    old[section.name].elements += section.elements
                else:
                    old[section.name] = section
                before = section.name
            else:
                own.setdefault(before, []).append(section)
        names = self._names(old, own)
        parts = [self._own(section) for section in own.get("", [])]
        for name in names:
            lines = self._section(name, old.get(name))
            if lines:
                parts.append(lines)
            parts += [self._own(section) for section in own.get(name, [])]
        return parts

    def _names(self, old: dict[str, FileSection], own: dict[str, list[FileSection]]) -> list[str]:
        """The order of the plan; a section that is no longer in it keeps its place among those of the format."""
        names = list(self._fresh)
        for name in sorted({*old, *own} - {""}, key=lambda n: _ORDER[n]):
            if name not in names:
                later = [n for n in names if _ORDER[n] > _ORDER[name]]
                names.insert(names.index(later[0]) if later else len(names), name)
        return names

    def _section(self, name: str, old: FileSection | None) -> list[str]:
        fresh = self._fresh.get(name)
        items = [i for i in fresh.items if i.id not in self._kept and i.id not in self._moved] if fresh else []
        elements = self._places(old, items) if old else [_element(item) for item in items]
        after = fresh.after if fresh else []
        if not elements and not after:
            return []
        heading = old.heading if old else f"## {fresh.name}" if fresh else ""
        lines = [heading, *_written(elements)]
        if after:
            lines += ["", *after] if elements and fresh and fresh.name != "Held back" else after
        return lines

    def _own(self, section: FileSection) -> list[str]:
        """A section that a person made: all their lines, and those of ours that they moved there."""
        elements = []
        for element in section.elements:
            if element.agenda and element.follows_vault:
                if element.agenda.id in self._items:
                    elements.append(_element(self._items[element.agenda.id], element.blanks))
            else:
                elements.append(element)
        return [section.heading, *_written(elements)]

    def _places(self, old: FileSection, items: list[Fresh]) -> list[Element]:
        """Fresh items in their order, with what a person wrote or changed behind the element it stood behind."""
        placed = [_element(item) for item in items]
        where: dict[int, Element] = {}  # an old element, by identity, → the element that now stands for it
        by_id = {element.agenda.id: element for element in placed if element.agenda}
        previous: Element | None = None
        for element in old.elements:
            if element.agenda and element.follows_vault:
                if element.agenda.id in by_id:
                    where[id(element)] = by_id[element.agenda.id]
            elif previous is None:
                placed.insert(0, element)
                where[id(element)] = element
            else:
                anchor = where.get(id(previous))
                at = _index(placed, anchor) + 1 if anchor else len(placed)
                placed.insert(at, element)
                where[id(element)] = element
            previous = element
        return placed


def _index(elements: list[Element], wanted: Element) -> int:
    return next(at for at, element in enumerate(elements) if element is wanted)


def _element(item: Fresh, blanks: int = 0) -> Element:
    from notesnet.text.task_line import read_agenda_line  # noqa: PLC0415 - only when a file is there to merge with

    return Element(item.line, read_agenda_line(item.line), item.details, blanks=blanks)


def _written(elements: list[Element]) -> list[str]:
    lines: list[str] = []
    for element in elements:
        lines += [""] * element.blanks
        lines.append(element.line)
        if element.details is not None:
            lines.append(element.details)
        lines += element.children
    return lines
