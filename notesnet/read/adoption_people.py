"""Which notes are about people the vault's owner knows, and the rule that finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from notesnet.model.note import Kind
from notesnet.model.settings import KindRule
from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_person import Evidence, evidence, gather_mentions, is_index, may_be_name
from notesnet.read.adoption_rules import ALLOWED, Feature, Groups, as_rule, choose
from notesnet.read.adoption_words import OWNERS, PEOPLE, says
from notesnet.text.names import fold

_Judged = Mapping[str, Evidence]


@dataclass(frozen=True, slots=True)
class People:
    """Who was found.

    Attributes:
        paths: the notes about people.
        rule: the rule that finds them; None when the one there is does.
        strays: what the rule finds besides, such as an index of the folder.
        unfiled: notes that look like people and have nothing in common that a rule could ask for.
    """

    paths: frozenset[str]
    rule: KindRule | None
    strays: tuple[str, ...]
    unfiled: tuple[str, ...]


def owner_of(notes: Sequence[Facts]) -> str:
    """The path of the note about the owner of the vault, empty when there is none or several could be it."""
    paths = [note.path for note in notes if "".join(fold(note.stem).split()) in OWNERS]
    root = [path for path in paths if "/" not in path]
    found = root or paths
    return found[0] if len(found) == 1 else ""


def find_people(notes: Sequence[Facts], groups: Groups, caught: frozenset[str], *, own_rule: bool) -> People:
    """The people among the notes; ``caught`` are those that the present rule finds.

    With ``own_rule`` a person wrote that rule: whom it finds is a person, whatever else speaks against it.
    """
    mentions = gather_mentions(notes)
    by_path = {note.path: note for note in notes}
    judged = {path: evidence(note, mentions) for path, note in by_path.items()}
    candidates: list[tuple[Feature, frozenset[str]]] = []
    target: set[str] = set(caught) if own_rule else set()
    for feature, paths in groups.items():
        members = _members(feature, paths, by_path, judged)
        if members:
            candidates.append((feature, paths))
            target |= members
    people = frozenset(target)
    strays = caught - people
    if not people - caught and len(strays) <= max(1, ALLOWED * len(caught)):
        return People(people, None, tuple(sorted(strays)), _unfiled(people, judged))
    chosen = choose(people, candidates)
    covered: frozenset[str] = frozenset().union(*(groups[feature] for feature in chosen))
    if not chosen:
        rule = KindRule(Kind.CONTACT) if strays else None
        return People(people & covered, rule, (), _unfiled(people & covered, judged))
    rule = _with_new_notes(as_rule(Kind.CONTACT, chosen))
    return People(people & covered, rule, tuple(sorted(covered - people)), _unfiled(people & covered, judged))


def _members(feature: Feature, paths: frozenset[str], notes: Mapping[str, Facts], judged: _Judged) -> set[str]:
    """The people that a feature files, empty when it does not file people."""
    persons = {path for path in paths if judged[path].is_person}
    against = {path for path in paths if judged[path].is_none and not is_index(notes[path])}
    if says(feature.name, PEOPLE) or feature.sort == "sign":
        likely = {path for path in paths - against if _likely(feature, notes[path], judged[path])}
        enough = 0.5 * len(paths - {path for path in paths if is_index(notes[path])})
        if len(against) > 0.25 * len(paths) or len(persons | likely) < enough:
            return set()
        return {path for path in paths - against if not is_index(notes[path])}
    if len(paths) < 3 or len(persons) < 0.7 * len(paths) or len(against) > 0.1 * len(paths):
        return set()
    return persons


def _likely(feature: Feature, note: Facts, found: Evidence) -> bool:
    """A tag is put on anything; a folder or a type that says people needs only a name to be believed."""
    if feature.sort == "tag":
        return found.named or found.points > 0
    return may_be_name(note.stem)


def _unfiled(people: frozenset[str], judged: _Judged) -> tuple[str, ...]:
    """Notes that surely are about people and are not found."""
    sure = (path for path, found in judged.items() if found.named and found.points >= 4 and not found.against)
    return tuple(sorted(path for path in sure if path not in people))


def _with_new_notes(rule: KindRule) -> KindRule:
    """A rule by which a new contact can be filed too: signs of the file name alone would not find it again."""
    if rule.where or any(path.endswith("/**") for path in rule.paths):
        return rule
    return KindRule(rule.kind, rule.paths, (("type", "person"),))
