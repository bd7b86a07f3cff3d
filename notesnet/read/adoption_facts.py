"""What one note can tell about how a person files notes: its properties, tags, links and dated lines."""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from notesnet.frozen import frozen
from notesnet.read.adoption_names import DAY
from notesnet.read.body import LIVE, Body
from notesnet.read.kinds import TAG_KEYS, plain, split_tags, values_of
from notesnet.read.paths import stem_of
from notesnet.text.encoding import decode_note
from notesnet.text.frontmatter import FrontMatter, read_front_matter
from notesnet.text.markdown import LineKind
from notesnet.text.names import fold, fold_key
from notesnet.text.patterns import regex
from notesnet.text.spans import LineIndex
from notesnet.text.yaml_values import Entry

_DATED = regex(rf"[*_]{{0,3}}(?:\[\[)?({DAY})")
_MAY_BE_DATED = regex(rf"^(?:[ \t]*(?:[-*+]|\d+[.)]|#{{1,6}})[ \t]+)?[*_]{{0,3}}(?:\[\[)?(?:{DAY})", re.MULTILINE)
_SAYING = frozenset(map(fold_key, ("name", "title", "type", "date", "created", "aliases", "tags")))
_INLINE = regex(r"^[ \t]*(?:[-*+][ \t]+)?[\[(*_]{0,2}([^\W\d][\w -]{0,30}?)[*_]{0,2}::[ \t]*(\S[^\n]*)", re.MULTILINE)


class Property(NamedTuple):
    """One property of a note: its name as typed, its values, its line."""

    name: str
    values: tuple[str, ...]
    line: int


class DatedLine(NamedTuple):
    """A line of the body that begins with a date.

    ``headings`` are the titles above it, the outermost first; ``shape`` is what the line is.
    """

    text: str
    line: int
    headings: tuple[str, ...]
    shape: LineKind


@frozen
class Facts:
    """One note as adoption sees it.

    Attributes:
        entries: its front matter, from which the kind is told under any settings.
        properties: by folded name, the first of a name.
        body_tags: the tags in the body, as typed.
        tags: all tags, folded, without those above them.
        targets: the folded names that running text links to, with the line of the first link.
        dated: lines that begin with a date.
        inline: `name:: value` fields in the body: name, value and line.
        template: true for another tool's template, of which only the front matter is told.
    """

    path: str
    entries: tuple[Entry, ...] = ()
    properties: Mapping[str, Property] = field(default_factory=dict)
    body_tags: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    targets: Mapping[str, int] = field(default_factory=dict)
    dated: tuple[DatedLine, ...] = ()
    inline: tuple[tuple[str, str, int], ...] = ()
    template: bool = False

    @property
    def stem(self) -> str:
        """The file's name without ending."""
        return stem_of(self.path)

    def tags_in_body(self) -> tuple[str, ...]:
        """The tags in the body, as a rule asks for them."""
        return self.body_tags

    def values(self, key: str) -> tuple[str, ...]:
        """The values of a property by its folded name."""
        found = self.properties.get(key)
        return found.values if found else ()


def read_facts(path: str, data: bytes) -> Facts | None:
    """The facts of a note; None for what is no text. Never raises on what was typed."""
    decoded = decode_note(data)
    if decoded.fault:
        return None
    text = decoded.text
    front = read_front_matter(text)
    if _is_template(text[: front.body_start], front):
        return Facts(path, front.entries, template=True)
    body = Body(text, front.body_start, LineIndex(text))
    properties: dict[str, Property] = {}
    for entry in front.entries:
        values = tuple(value.strip() for value in values_of(entry.value) if value.strip())
        line = text.count("\n", 0, entry.key.span.start) + 1
        properties.setdefault(fold_key(entry.key.text), Property(entry.key.text, values, line))
    body_tags = tuple(body.tags())
    typed = [
        tag for key in TAG_KEYS if key in properties for value in properties[key].values for tag in split_tags(value)
    ]
    targets: dict[str, int] = {}
    for reference in body.references():
        if reference.counts:
            targets.setdefault(plain(f"[[{reference.target}]]").removesuffix(".md"), reference.line)
    inline: list[tuple[str, str, int]] = []
    if "::" in text:
        inline = [
            (found[1].strip(), found[2].strip(), text.count("\n", 0, found.start(1)) + 1)
            for found in _INLINE.finditer(text)
        ]
    return Facts(
        path=path,
        entries=front.entries,
        properties=properties,
        body_tags=body_tags,
        tags=frozenset(fold(tag.removeprefix("#")) for tag in (*typed, *body_tags)),
        targets=targets,
        dated=_dated(text, front.body_start, body),
        inline=tuple(inline),
    )


def _is_template(head: str, front: FrontMatter) -> bool:
    """Whether marks of a template stand where a note would say what it is, or break its front matter."""
    if "{{" not in head and "<%" not in head:
        return False
    values = (value for key, value in front.entries if fold_key(key.text) in _SAYING)
    return front.broken or any(mark in text for value in values for text in values_of(value) for mark in ("{{", "<%"))


def _dated(text: str, start: int, body: Body) -> tuple[DatedLine, ...]:
    if _MAY_BE_DATED.search(text, start) is None:
        return ()
    above: list[list[str]] = [[] for _ in body.lines]
    for section in body.sections:
        for at in range(section.heading, section.end):
            above[at].append(section.title)
    found = []
    for at, line in enumerate(body.lines):
        match = _DATED.match(text, line.content, line.end) if line.kind in LIVE and line.mark is None else None
        if match:
            titles = above[at][:-1] if line.kind is LineKind.HEADING else above[at]
            found.append(DatedLine(match[1], line.number, tuple(titles), line.kind))
    return tuple(found)
