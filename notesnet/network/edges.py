"""Who knows whom, how well, and which line says so (section 8 of the vault format).

A person is known by the path of their note; who has none, and stands in somebody's `knows` or `introduced_by`, by
``[[`` and the folded name. Members of a group are looked up when they are needed: 500 of them would be 125,000 pairs.
"""

from collections.abc import Iterator
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.note import Reference
from notesnet.model.route import Tie
from notesnet.model.vault import Vault
from notesnet.network.strength import strength
from notesnet.network.touches import last_touch, touches_until
from notesnet.text.names import fold

KNOWS, WELL, GROUP = 0.5, 0.7, 0.2


class Net:
    """The ties of one vault on one day.

    Attributes:
        names: what everyone is called, contacts and others.
        outsiders: folded name → who has no contact note, but is known to a contact.
    """

    def __init__(self, vault: Vault, today: date) -> None:
        self.vault = vault
        self.today = today
        self.names: dict[str, str] = {path: contact.name for path, contact in vault.contacts.items()}
        self.outsiders: dict[str, str] = {}
        self._taken = _taken_names(vault)
        self._ties: dict[str, dict[str, Tie]] = {}
        self._mine: dict[str, int] = {}
        self._groups: dict[str, dict[str, Reference]] = {}
        self._add_introductions()
        for contact in vault.contacts.values():
            self._add_introducer(contact)
            self._add_known(contact)
            shared = {group.path: group for group in contact.groups if group.path in vault.groups}
            if shared:
                self._groups[contact.path] = {str(path): group for path, group in shared.items()}

    def alive(self, person: str) -> bool:
        """Whether a way may lead through somebody: a contact with a note who is not archived."""
        contact = self.vault.contacts.get(person)
        return contact is not None and not contact.archived

    def mine(self, person: str) -> float:
        """The strength of my own tie with somebody, 0 to 1."""
        if person not in self._mine:
            contact = self.vault.contacts.get(person)
            touches = touches_until(self.vault, person, self.today)
            self._mine[person] = strength(touches, self.today, contact.trust) if contact else 0
        return self._mine[person] / 100

    def my_tie(self, person: str) -> Tie:
        """My own tie with a contact: the line of the last touch, or of `trust` when there was none."""
        last = last_touch(touches_until(self.vault, person, self.today))
        if last is None:
            line = self.vault.contacts[person].lines.get("trust", 1)
            return Tie(self.mine(person), "trust", "", person, line)
        return Tie(self.mine(person), "touch", "", last.path, last.line, last.date, last.kind)

    def around(self, person: str) -> Iterator[tuple[str, float]]:
        """Everyone who knows somebody, each once, with the strength of that tie."""
        direct = self._ties.get(person, {})
        for other, tie in direct.items():
            yield other, tie.strength
        seen: set[str] = set()
        for group in self._groups.get(person, ()):
            for other in self.vault.members.get(group, ()):
                if other != person and other not in direct and other not in seen:
                    seen.add(other)
                    yield other, GROUP

    def known_to(self, person: str) -> Iterator[tuple[str, float]]:
        """Those whom somebody knows otherwise than by a group alone."""
        return ((other, tie.strength) for other, tie in self._ties.get(person, {}).items())

    def groups_of(self, person: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The groups of somebody: path and members."""
        return ((group, self.vault.members.get(group, ())) for group in self._groups.get(person, ()))

    def between(self, one: str, other: str) -> float:
        """How strong the tie of two people is, 0 for none."""
        tie = self._ties.get(one, {}).get(other)
        if tie:
            return tie.strength
        mine, theirs = self._groups.get(one, {}), self._groups.get(other, {})
        return GROUP if mine and theirs and not mine.keys().isdisjoint(theirs) else 0.0

    def tie(self, one: str, other: str) -> Tie:
        """The strongest tie of two people who have one; its line is in the note of ``one`` where that says it too."""
        tie = self._ties.get(one, {}).get(other)
        if tie:
            return tie
        theirs = self._groups[other]
        group = next(group for path, group in self._groups[one].items() if path in theirs)
        note = self.vault.groups.get(group.path or "")
        name = note.name if note else group.name
        return Tie(GROUP, "group", "", one, group.line, words=name)

    def outsider(self, reference: Reference) -> str | None:
        """The folded name of somebody without a contact note; None for me, groups, meetings, and links that fit two notes."""
        vault, path = self.vault, reference.path
        if path and (path in vault.contacts or path in vault.groups or path in vault.meetings or path == vault.me.path):
            return None
        name = fold(reference.name)
        return None if not name or name in self._taken else name

    def _person(self, reference: Reference | None) -> str | None:
        if reference is None:
            return None
        if reference.path in self.vault.contacts:
            return reference.path
        name = self.outsider(reference)
        if name is None:
            return None
        self.names.setdefault(f"[[{name}", " ".join(reference.name.split()))
        self.outsiders.setdefault(name, f"[[{name}")
        return f"[[{name}"

    def _add(self, one: str | None, other: str | None, tie: Tie) -> None:
        """Keeps a tie for both sides, unless they have one that is as strong."""
        if one is None or other is None or one == other:
            return
        for source, target in ((one, other), (other, one)):
            ties = self._ties.setdefault(source, {})
            if target not in ties or ties[target].strength < tie.strength:
                ties[target] = tie

    def _add_introductions(self) -> None:
        """First, since their line carries a day."""
        for path, note in self.vault.introductions.items():
            if note.met and note.met.date <= self.today:
                one, other = self._person(note.a), self._person(note.b)
                by = one if one and note.direction == "received" else ""
                self._add(one, other, Tie(WELL, "met", by, path, note.met.line, note.met.date))

    def _add_introducer(self, contact: Contact) -> None:
        by = self._person(contact.introduced_by)
        if by and contact.introduced_by:
            met = contact.met.date if contact.met and contact.met.date <= self.today else None
            self._add(by, contact.path, Tie(WELL, "introduced_by", by, contact.path, contact.introduced_by.line, met))

    def _add_known(self, contact: Contact) -> None:
        path = contact.path
        for reference in contact.knows:
            other = self._person(reference)
            tie = Tie(KNOWS, "knows", path, path, reference.line)
            before = self._ties.get(path, {}).get(other or "")
            if other and before and before.kind == "knows" and before.by == other:
                self._ties[path][other] = tie._replace(strength=WELL, kind="both", by="")
                self._ties[other][path] = before._replace(strength=WELL, kind="both", by="")
            else:
                self._add(path, other, tie)


def _taken_names(vault: Vault) -> frozenset[str]:
    """All names that mean a contact, me, or a note that can't be read: a link by one of them that leads nowhere fits two."""
    found = {fold(name) for contact in vault.contacts.values() for name in (contact.name, *contact.aliases)}
    found.add(fold(vault.me.name))
    paths = (*vault.contacts, *vault.unreadable)
    return frozenset(found | {fold(path.rpartition("/")[2].removesuffix(".md")) for path in paths})
