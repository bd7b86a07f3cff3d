"""The bytes of one note → its facts and faults, each byte looked at once."""

import re
from collections.abc import Callable, Sequence
from operator import itemgetter

from notesnet.frozen import frozen
from notesnet.model.codes import CODES
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.group import Group
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.meeting import Meeting
from notesnet.model.note import Day, Kind, Reference, Task
from notesnet.model.settings import Settings
from notesnet.model.touch import LogLine
from notesnet.read.body import Body
from notesnet.read.contact import contact_with, name_of, read_contact, read_name
from notesnet.read.fields import Fields
from notesnet.read.introduction import read_introduction
from notesnet.read.kinds import KindFinder
from notesnet.read.log import LogReader
from notesnet.read.log_tail import TailReader
from notesnet.read.ordinary_contact import Ordinary, OrdinaryReader
from notesnet.read.other_notes import note_day, read_group, read_me, read_meeting
from notesnet.read.paths import stem_of
from notesnet.text.encoding import decode_note
from notesnet.text.faults import Fault
from notesnet.text.frontmatter import read_front_matter
from notesnet.text.git_conflict import conflict_at
from notesnet.text.patterns import regex
from notesnet.text.spans import LineIndex, Span
from notesnet.text.yaml_fences import MOST_CHARACTERS

Detail = Contact | Group | Meeting | Introduction | Me
# Unquoted, `type: {{type}}` breaks the front matter, which then says nothing of the type.
_TEMPLATE_TYPE = regex(r"^types?[ \t]*:[^\n]*(?:\{\{|<%)", re.MULTILINE | re.IGNORECASE)
_place = itemgetter(2, 3)  # the line and column of a link


@frozen
class Note:
    """The facts of one note, before its links are looked up.

    Attributes:
        name: as people call it; for notes without a name of their own the file's name.
        detail: the noun that the note is about; None for a dated or another note.
        day: the day of a dated or meeting note.
        references: links in the body.
        tasks: task lines of a dated note (those of others are in ``detail``).
        mentions: for each line with links that count, its words, unless it is private.
        diagnostics: the faults of this note alone.
        given: the ``name`` property, empty when there is none.
    """

    path: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    given: str = ""
    detail: Detail | None = None
    day: Day | None = None
    references: tuple[Reference, ...] = ()
    tasks: tuple[Task, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    mentions: tuple[tuple[int, str], ...] = ()

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return stem_of(self.path)

    @property
    def unreadable(self) -> bool:
        """True when the note, or its front matter, could not be read."""
        return any(diagnostic.unreadable for diagnostic in self.diagnostics)


class NoteReader:
    """Reads notes under one vault's settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._kinds = KindFinder(settings)
        self._log = LogReader(settings.log_headings, settings.kinds, settings.date_formats)
        self._ordinary = OrdinaryReader(settings.date_formats, self._kinds.asked)
        self._tail = TailReader(self._log.headings, settings.kinds)

    def read(self, path: str, data: bytes) -> Note | None:
        """The facts of a note; None for another tool's template, which is no note. Never raises on what was typed."""
        decoded = decode_note(data)
        text = decoded.text
        index = LineIndex(text)
        if decoded.fault:
            return self._unreadable(path, index, [decoded.fault])
        front = None if self.settings.fields else self._ordinary.read(text)
        return (front and self._by_ordinary(path, text, index, front)) or self._exactly(path, text, index)

    def _by_ordinary(self, path: str, text: str, index: LineIndex, front: Ordinary) -> Note | None:
        """The note of a contact whose front matter holds nothing unusual; None for any other kind."""
        body = Body(text, front.body, index, front.line)
        if self._kinds.kind_by(path, lambda: front.properties, body.tags) is not Kind.CONTACT:
            return None
        found = {**front.found, "extra": front.extra, "lines": front.lines}
        name, aliases = name_of(front.name, front.aliases, path), front.aliases
        named, forms = (path, name, aliases), self.settings.date_formats
        detail, references = self._with_log(body, lambda rest, log: contact_with(named, {**found}, rest, log, forms))
        faults = [*body.faults, *_conflict_markers(Kind.CONTACT, text, front.body)]
        diagnostics = self._diagnose(path, index, faults) if faults else ()
        return Note(path, Kind.CONTACT, name, aliases, front.name, detail, None, references, (), diagnostics)

    def _with_log(
        self, body: Body, read: Callable[[Body, tuple[LogLine, ...]], Contact]
    ) -> tuple[Contact, tuple[Reference, ...]]:
        """(what is read of a body and its log, the links in the body)."""
        tail = self._tail.read(body)
        if tail is None or (tail.rest.tasks(self.settings.date_formats) and tail.rest.faults):
            return read(body, self._log.read(body)), tuple(body.references())
        links = [*tail.rest.references(), *tail.references]
        if tail.references and len(links) > len(tail.references):
            links.sort(key=_place)
        return read(tail.rest, tail.log), tuple(links)

    def _exactly(self, path: str, text: str, index: LineIndex) -> Note | None:
        """The same for any note."""
        front = read_front_matter(text)
        if front.broken:
            if _TEMPLATE_TYPE.search(text, 0, front.body_start):
                return None
            if front.block and len(text[front.block.start : front.block.end].encode()) > MOST_CHARACTERS:
                return self._unreadable(path, index, front.faults)
        body = Body(text, front.body_start, index)
        kind = self._kinds.kind_of(path, front.entries, body.tags)
        if kind is Kind.AGENDA:
            marks = _conflict_markers(kind, text, front.body_start)
            return Note(path, kind, stem_of(path), diagnostics=self._diagnose(path, index, marks))
        fields = Fields(front.entries, index, self.settings.fields, self.settings.date_formats)
        if any(mark in fields.text("type") for mark in ("{{", "<%")):
            return None
        note = self._detailed(path, kind, fields, body, broken=front.broken)
        faults = [*front.faults, *fields.faults, *body.faults, *_conflict_markers(kind, text, front.body_start)]
        if not faults:
            return note
        return _with(note, self._diagnose(path, index, faults))

    def _unreadable(self, path: str, index: LineIndex, faults: Sequence[Fault]) -> Note:
        """A note that can't be decoded or is over the limits: its path tells its kind, and nothing else is believed."""
        kind = self._kinds.kind_of(path, (), lambda: ())
        return Note(path, kind, stem_of(path), diagnostics=self._diagnose(path, index, faults))

    def _detailed(self, path: str, kind: Kind, fields: Fields, body: Body, *, broken: bool) -> Note:
        name, aliases = read_name(fields, path, one=kind in (Kind.CONTACT, Kind.GROUP, Kind.ME))
        detail: Detail | None = None
        tasks: tuple[Task, ...] = ()
        references: tuple[Reference, ...] = ()
        day: Day | None = None
        if kind is Kind.CONTACT:
            return self._contact((path, name, aliases), fields, body, broken=broken)
        if kind is Kind.GROUP:
            detail = read_group(path, fields, body)
        elif kind is Kind.MEETING:
            detail = read_meeting(path, fields, body)
            day, name = detail.day, detail.name
        elif kind is Kind.INTRO:
            detail = read_introduction(path, fields)
        elif kind is Kind.ME:
            detail = read_me(path, fields)
        if kind is Kind.DATED:
            day = note_day(path, fields)
            tasks = body.tasks(self.settings.date_formats, linked=True)
        references = tuple(body.references())
        mentions = _mentions(body, references) if kind is Kind.DATED else ()
        return Note(path, kind, name, aliases, fields.text("name"), detail, day, references, tasks, (), mentions)

    def _contact(self, named: tuple[str, str, tuple[str, ...]], fields: Fields, body: Body, *, broken: bool) -> Note:
        detail, references = self._with_log(
            body, lambda rest, log: read_contact(named, fields, rest, log, broken=broken)
        )
        return Note(named[0], Kind.CONTACT, named[1], named[2], fields.one("name"), detail, None, references)

    def _diagnose(self, path: str, index: LineIndex, faults: Sequence[Fault]) -> tuple[Diagnostic, ...]:
        found = [diagnose(fault, path, index, self.settings) for fault in faults]
        return tuple(sorted((d for d in found if d), key=lambda d: (d.line, d.column, d.code)))


def diagnose(fault: Fault, path: str, index: LineIndex, settings: Settings) -> Diagnostic | None:
    """A fault with its file, line, column and severity; None when the vault switches its code off."""
    code = CODES[fault.code]
    severity = settings.check.get(fault.code, code.severity)
    line, column = index.position(fault.span.start)
    end_line, end_column = index.position(max(fault.span.end, fault.span.start))
    if severity.rank == 0:
        return None
    return Diagnostic(
        code=fault.code,
        severity=severity,
        path=path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        message=fault.message,
        help=fault.help,
        excerpt=index.line_text(line)[:400],
        replacement=fault.replacement,
        unreadable=code.unreadable,
    )


def _with(note: Note, diagnostics: tuple[Diagnostic, ...]) -> Note:
    from dataclasses import replace  # noqa: PLC0415 - most notes have no fault

    return replace(note, diagnostics=diagnostics)


def _mentions(body: Body, references: tuple[Reference, ...]) -> tuple[tuple[int, str], ...]:
    numbers = sorted({reference.line for reference in references if reference.counts})
    first = body.lines[0].number if body.lines else 1
    lines = [body.lines[number - first] for number in numbers]
    public = (line for line in lines if line.number not in body.private)
    return tuple((line.number, body.text[line.content : line.end].strip()[:300]) for line in public)


def _conflict_markers(kind: Kind, text: str, start: int) -> list[Fault]:
    """Git's marks in a body, as those who write find them: which side is right only the person knows."""
    at = conflict_at(text, start)
    # A conflict that begins in the front matter, or on the first line, was reported there.
    if at < 0 or kind is Kind.OTHER or text.startswith("<<<<<<< ") or (text[at] == "=" and conflict_at(text) < start):
        return []
    end = text.find("\n", at)
    return [
        Fault(
            "git-conflict-body",
            Span(at, len(text) if end < 0 else end),
            "unresolved git conflict",
            "choose a side and delete the marks",
        )
    ]
