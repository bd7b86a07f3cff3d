"""Notes → a vault: links looked up, touches and follow-ups gathered, conflict copies set aside."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from unicodedata import normalize

from notesnet.model.codes import CODES
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.group import Group
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.meeting import Meeting
from notesnet.model.note import Kind, Reference
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.read.conflict_copies import conflict_copies, conflict_words
from notesnet.read.follow_ups import gather_follow_ups
from notesnet.read.links import PEOPLE, LinkIndex, Named
from notesnet.read.note import Note
from notesnet.read.touches import gather_touches
from notesnet.text.names import fold

_FIELDS = Contact.__match_args__  # type: ignore[attr-defined,unused-ignore] # of every dataclass
_values = attrgetter(*_FIELDS)
_LINKS = slice(_FIELDS.index("met_at"), _FIELDS.index("groups") + 1)  # met_at, introduced_by, knows, groups


def read_vault(notes: Iterable[Note], settings: Settings, faults: Iterable[Diagnostic] = ()) -> Vault:
    """The snapshot that everything is decided from; ``faults`` are those found before any note was read."""
    everything = sorted(notes, key=lambda note: note.path)
    copies = conflict_copies(everything)
    kept = [note for note in everything if note.path not in copies]
    links = LinkIndex(kept)
    details = {note.path: resolved(note, links) for note in kept if note.detail}
    diagnostics = [*faults, *(d for note in kept for d in note.diagnostics)]
    doubts = Doubts(links, settings)
    for note in kept:
        doubts.look_at(note, details.get(note.path))
    diagnostics += doubts.found
    diagnostics += copies_reported(copies, links.twins(), settings, everything)
    groups = {path: detail for path, detail in details.items() if isinstance(detail, Group)}
    contacts = {path: detail for path, detail in details.items() if isinstance(detail, Contact)}
    meetings = {path: detail for path, detail in details.items() if isinstance(detail, Meeting)}
    people = {p: d for p, d in details.items() if isinstance(d, Contact | Meeting | Introduction)}
    return Vault(
        settings=settings,
        contacts=contacts,
        groups=groups,
        meetings=meetings,
        introductions={path: detail for path, detail in details.items() if isinstance(detail, Introduction)},
        me=next((detail for detail in details.values() if isinstance(detail, Me)), Me()),
        # a note of a person that can't be read makes nobody, so nobody was touched
        touches={p: found for p, found in gather_touches(kept, people, links, settings).items() if p in contacts},
        meetings_of=meetings_by_contact(meetings, contacts),
        follow_ups=gather_follow_ups(kept, links),
        members=_members(groups, contacts),
        same_stem=links.same_stem(),
        conflicts=conflict_words(copies),
        diagnostics=tuple(sorted(diagnostics, key=lambda d: (d.path, d.line, d.column, d.code))),
        unreadable=unreadable_paths(kept, diagnostics),
        note_count=len(kept),
    )


def unreadable_paths(notes: Iterable[Named], diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Paths of what could not be read; notes that nothing makes a person, group or meeting do not count."""
    others = {note.path for note in notes if note.kind is Kind.OTHER}
    return tuple(sorted({d.path for d in diagnostics if d.unreadable} - others))


def resolved(note: Note, links: LinkIndex) -> Contact | Group | Meeting | Introduction | Me:
    """The noun of a note with its links looked up."""

    def one(reference: Reference | None) -> Reference | None:
        return links.resolve(reference, note.path) if reference else None

    def many(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(links.resolve(reference, note.path) for reference in references)

    detail = note.detail
    if isinstance(detail, Contact):
        if not (detail.met_at or detail.introduced_by or detail.knows or detail.groups):
            return detail
        values = list(_values(detail))  # a third of the time of `replace`, which looks at forty fields one by one
        values[_LINKS] = (
            one(detail.met_at), one(detail.introduced_by), many(detail.knows), many(detail.groups),
        )  # fmt: skip
        return Contact(*values)
    if isinstance(detail, Meeting):
        people = many(detail.people)
        # who writes the notes may stand among the people of a meeting, and is nobody whom I met
        others = tuple(one for one in people if not one.path or links.kinds.get(one.path) is not Kind.ME)
        return replace(detail, people=others)
    if isinstance(detail, Introduction):
        return replace(detail, a=one(detail.a), b=one(detail.b))
    assert detail is not None  # noqa: S101 - the caller asks for notes with a noun only
    return detail


def _members(groups: dict[str, Group], contacts: dict[str, Contact]) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[Contact]] = {path: [] for path in groups}
    for contact in contacts.values():
        for path in {reference.path for reference in contact.groups}:
            if path in members:
                members[path].append(contact)
    return {path: tuple(c.path for c in sorted(found, key=lambda c: fold(c.name))) for path, found in members.items()}


def meetings_by_contact(meetings: Mapping[str, Meeting], contacts: Container[str]) -> dict[str, tuple[str, ...]]:
    """For each of ``contacts`` with any, the paths of the meetings that have a date."""
    found: dict[str, list[str]] = {}
    for meeting in meetings.values():
        if meeting.day:
            for path in dict.fromkeys(person.path for person in meeting.people):
                if path in contacts:
                    found.setdefault(str(path), []).append(meeting.path)
    return {path: tuple(paths) for path, paths in found.items()}


class Doubts:
    """Gathers (in ``found``) what is wrong with links: those that fit two notes, groups and parties without a note."""

    def __init__(self, links: LinkIndex, settings: Settings) -> None:
        self.links = links
        self.settings = settings
        self.found: list[Diagnostic] = []

    def look_at(self, note: Note, detail: object) -> None:
        """Looks at the links of a note; ``detail`` is its noun with the links looked up."""
        self.look_at_links(note.path, (*note.references, *_property_links(detail)))
        if isinstance(detail, Contact):
            self.look_at_groups(note.path, detail.groups)
        if isinstance(detail, Introduction):
            self._parties(note.path, detail)

    def look_at_links(self, path: str, references: Sequence[Reference]) -> None:
        """Looks at the links of the note at a path; of several at one place the first one is said."""
        doubt_of = self.links.doubt
        for at, reference in enumerate(references):
            doubt = doubt_of(reference, path)
            if doubt and not any(earlier[2:4] == reference[2:4] for earlier in references[:at]):
                paths = ", ".join(doubt)
                message = f"[[{reference.target}]] fits {len(doubt)} notes: {paths}"
                person = next((one for one in doubt if self.links.kinds.get(one) in PEOPLE), doubt[0])
                remedy = f"link to the path: [[{person.removesuffix('.md')}]]"
                self._add("ambiguous-link", path, reference, message, remedy)

    def look_at_groups(self, path: str, groups: Iterable[Reference]) -> None:
        """Looks at the groups that the note of a contact at a path names."""
        for group in groups:
            if group.path is None and not self.links.doubt(group, path):
                message = f"there is no group note {group.target!r}"
                self._add("unknown-group", path, group, message, "make one in groups/, or mend the link")
            elif group.path and self.links.kinds.get(group.path) is not Kind.GROUP:
                remedy = f"{_filed_as(self.settings, Kind.GROUP)}, or mend the link"
                self._add("unknown-group", path, group, f"{group.path} is no group", remedy)

    def _parties(self, path: str, introduction: Introduction) -> None:
        for name in ("a", "b"):
            party: Reference | None = getattr(introduction, name)
            kind = self.links.kinds.get(party.path or "") if party else Kind.CONTACT
            if party and kind is Kind.ME:
                message = f"`{name}` is you"
                self._add("intro-party", path, party, message, "write `direction: received`, or link to a contact")
            elif party and kind is not Kind.CONTACT and not self.links.doubt(party, path):
                message = f"`{name}` ({party.name}) is no contact with a note"
                self._add("intro-party", path, party, message, "make the note, or mend the link")
        a, b = introduction.a, introduction.b
        if a and b and a.path and a.path == b.path:
            self._add("intro-party", path, b, "`a` and `b` are the same person", "link to two people")

    def _add(self, code: str, path: str, at: Reference, message: str, remedy: str) -> None:
        found = link_diagnostic(code, path, at, self.settings, (message, remedy))
        if found:
            self.found.append(found)


def _filed_as(settings: Settings, kind: Kind) -> str:
    """What makes a note one of a kind, as a thing to do."""
    rule = next(rule for rule in settings.rules if rule.kind is kind)
    if rule.where:
        name, value = rule.where[0]
        return f"write `{name}: {value}` into it"
    return f"move it to where `[notes] {kind.value}` in the settings looks"


def link_diagnostic(
    code: str, path: str, at: Reference, settings: Settings, words: tuple[str, str]
) -> Diagnostic | None:
    """A fault at a link; ``words`` are message and help. None when the vault switches the code off."""
    severity = settings.check.get(code, CODES[code].severity)
    if severity.rank == 0:
        return None
    return Diagnostic(code, severity, path, at.line, at.column, at.line, at.end_column, words[0], words[1])


def _property_links(detail: object) -> tuple[Reference, ...]:
    if isinstance(detail, Contact):
        single = tuple(reference for reference in (detail.met_at, detail.introduced_by) if reference)
        return (*single, *detail.knows, *detail.groups)
    if isinstance(detail, Meeting):
        return detail.people
    if isinstance(detail, Introduction):
        return tuple(reference for reference in (detail.a, detail.b) if reference)
    return ()


def copies_reported(
    copies: Mapping[str, str], same: Mapping[str, str], settings: Settings, notes: Iterable[Named]
) -> list[Diagnostic]:
    """A fault for each conflict copy among ``notes``, and for each note whose name is nearly that of another (``same``)."""
    start = Reference("", None, 1, 1, 1)
    found = []
    there = {normalize("NFC", note.path) for note in notes} if copies else set()
    for path, original in copies.items():
        words = (f"conflict copy of {original}", "take over what is missing there, then delete this copy")
        if normalize("NFC", original) not in there:  # nobody is to delete what is all that is left
            words = (f"{words[0]}, which is not there", f"rename this copy to {original}, or delete it")
        found.append(link_diagnostic("conflict-copy", path, start, settings, words))
    for path, earlier in same.items():
        words = (f"its name differs from {earlier} only in case or Unicode form", "rename one of the two")
        found.append(link_diagnostic("same-name-files", path, start, settings, words))
    return [diagnostic for diagnostic in found if diagnostic]
