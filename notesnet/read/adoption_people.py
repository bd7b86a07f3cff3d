"""Which notes are about people the vault's owner knows, and the rule that finds them."""

from collections.abc import Mapping, Sequence

from notesnet.frozen import frozen
from notesnet.model.adoption import NotUnderstood
from notesnet.model.note import Kind
from notesnet.model.settings import KindRule
from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_person import Evidence, called, evidence, gather_mentions, is_index, may_be_name
from notesnet.read.adoption_rules import ALLOWED, Feature, Groups, as_rule, choose
from notesnet.read.adoption_words import FAR_AWAY, KIND_KEYS, OWNERS, PEOPLE, WEAK, says, words_of
from notesnet.read.kinds import TAG_KEYS, plain
from notesnet.text.names import fold, fold_key

MOST_INDEXES = 5  # so many notes are left out by name
_AT_WORST = 0.25  # of what a rule finds, so much may be wrong where no rule is better
LEAST_INSIDE = 3  # so many people in a folder within make that one theirs
_Judged = Mapping[str, Evidence]


@frozen
class People:
    """Who was found.

    Attributes:
        paths: the notes about people.
        rule: the rule that finds them; None when the one there is does.
        indexes: notes about a folder or a list of people that the rule finds besides.
        strays: what else it finds that does not look like a person.
        unfiled: notes that look like people and have nothing in common that a rule could ask for.
    """

    paths: frozenset[str]
    rule: KindRule | None
    indexes: tuple[str, ...]
    strays: tuple[str, ...]
    unfiled: tuple[str, ...]


def owner_of(notes: Sequence[Facts]) -> str:
    """The path of the note about the owner of the vault, empty when there is none or several could be it."""
    paths = [note.path for note in notes if "".join(fold(note.stem).split()) in OWNERS and not is_index(note)]
    root = [path for path in paths if "/" not in path]
    found = root or paths
    return found[0] if len(found) == 1 else ""


def said_in_text(notes: Sequence[Facts], people: frozenset[str]) -> list[NotUnderstood]:
    """Notes that say in their text that they are about a person, as Logseq and Dataview write it, and are not found."""
    saying = [
        (note, name, value, line)
        for note in notes
        for name, value, line in note.inline
        if note.path not in people and fold_key(name) in (*KIND_KEYS, *TAG_KEYS) and says(plain(value), PEOPLE)
    ]
    if not saying:
        return []
    note, name, value, line = saying[0]
    what = f"notes that say `{name}:: {value[:40]}` in their text, where only tags are read"
    word = plain(value).replace(" ", "-")
    help_ = f"write `{name}:: #{word}` (in Logseq that is the same), then run `notesnet init` again"
    return [NotUnderstood(len({one[0].path for one in saying}), what, note.path, line, help_)]


def find_people(notes: Sequence[Facts], groups: Groups, caught: frozenset[str], *, own_rule: bool) -> People:
    """The people among the notes; ``caught`` are those that the present rule finds.

    With ``own_rule`` a person wrote that rule: whom it finds is a person, whatever else speaks against it.
    """
    mentions = gather_mentions(notes)
    by_path = {note.path: note for note in notes}
    judged = {path: evidence(note, mentions) for path, note in by_path.items()}
    indexes = frozenset(path for path, note in by_path.items() if is_index(note))
    for members in (_members, _named):  # names alone are asked only where nothing else tells
        filed = {feature: members(feature, paths - indexes, by_path, judged) for feature, paths in groups.items()}
        people = frozenset().union(*filed.values(), caught - indexes if own_rule else ())
        if people:
            break
    wrong = caught - people - indexes
    if not people - caught and len(wrong) <= max(1, ALLOWED * len(caught)):
        rule, covered = None, caught
    else:
        chosen = _chosen(people, {feature: groups[feature] for feature, inside in filed.items() if inside}, indexes)
        rule = _with_new_notes(as_rule(Kind.CONTACT, chosen)) if chosen or caught else None
        covered = _together(chosen, groups)
    unfiled = tuple(sorted(path for path, found in judged.items() if path not in covered and _is_sure(found)))
    return People(
        paths=people & covered,
        rule=rule,
        indexes=tuple(sorted(covered & indexes)),
        strays=tuple(sorted(covered - people - indexes)),
        unfiled=unfiled,
    )


def _chosen(people: frozenset[str], groups: Groups, indexes: frozenset[str]) -> list[Feature]:
    """The features to ask for; a few indexes are no harm, as they are left out by name.

    Where people and other things share everything, a rule that finds some of those too is better than none.
    """
    able = {f: paths - indexes if len(paths & indexes) <= MOST_INDEXES else paths for f, paths in groups.items()}
    chosen = choose(people, able.items())
    if 2 * len(people & _together(chosen, groups)) < len(people):
        chosen = choose(people, able.items(), _AT_WORST) or chosen
    return chosen


def _together(features: Sequence[Feature], groups: Groups) -> frozenset[str]:
    return frozenset().union(*(groups[feature] for feature in features))


def _members(feature: Feature, paths: frozenset[str], notes: Mapping[str, Facts], judged: _Judged) -> frozenset[str]:
    """The people that a feature files, empty when it does not file people."""
    if feature.sort == "prefix" and len(paths) < 3:
        return frozenset()  # `Contact - Form Design` alone is a title
    persons = {path for path in paths if judged[path].is_person}
    against = {path for path in paths if judged[path].is_none}
    if says(feature.name, PEOPLE) or feature.sort == "sign":
        believed = _believed(feature, [(notes[path], judged[path]) for path in paths - against])
        if not believed or len(against) > 0.25 * len(paths):
            return frozenset()
        return frozenset(paths - against - _beside(feature, paths, judged))
    if len(paths) < 3 or len(persons) < 0.7 * len(paths) or len(against) > 0.1 * len(paths):
        return frozenset()
    return frozenset(persons)


def _beside(feature: Feature, paths: frozenset[str], judged: _Judged) -> frozenset[str]:
    """What lies in a folder of people beside another one that holds them, and looks like nobody: `CRM/Pipeline`."""
    if feature.sort not in ("folder", "anywhere"):
        return frozenset()
    inner = {path for path in paths if any(says(part, PEOPLE) for part in _folders_below(feature.name, path))}
    if len(inner) < LEAST_INSIDE:
        return frozenset()
    return frozenset(path for path in paths - inner if not (judged[path].named or judged[path].points))


def _folders_below(folder: str, path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return parts[parts.index(folder) + 1 :]


def _believed(feature: Feature, notes: Sequence[tuple[Facts, Evidence]]) -> bool:
    """Whether the notes bear out a word for people: a type says what a note is; a folder or a tag needs names.

    `network` and the like, and the tag `people`, are said of other things as well: some of the names must be known.
    """
    if feature.sort == "property":
        return bool(notes)
    sure = sum(found.known or found.points >= 2 for _note, found in notes)
    weak = not words_of(feature.name).isdisjoint(WEAK) and (feature.sort == "tag" or fold(feature.name) != "people")
    if weak or feature.sort == "tag":
        named = sum(found.named or found.points > 1 - (not weak) for _note, found in notes)
        return 2 * named >= len(notes) > 0 and (not weak or sure >= 0.3 * len(notes))
    return 2 * sum(may_be_name(called(note)) for note, _found in notes) >= len(notes) > 0


def _named(feature: Feature, paths: frozenset[str], _notes: Mapping[str, Facts], judged: _Judged) -> frozenset[str]:
    """As ``_members``, by names alone: nearly all are full names, and many of them begin with a name that we know."""
    named = {path for path in paths if judged[path].named and not judged[path].against}
    known = {path for path in named if judged[path].known}
    enough = len(paths) >= 3 and len(named) >= 0.8 * len(paths) and len(known) >= 0.4 * len(paths)
    return frozenset(named) if enough and not says(feature.name, FAR_AWAY) else frozenset()


def _is_sure(found: Evidence) -> bool:
    return found.named and found.points >= 4 and not found.against


def _with_new_notes(rule: KindRule) -> KindRule:
    """A rule by which a new contact can be filed too: signs of the file name, or folders of one name, do not say where."""
    if not rule.where and not rule.paths:
        return KindRule(rule.kind, ("people/**",), (("type", "person"),))
    if rule.where or any(path.endswith("/**") and "*" not in path[:-3] for path in rule.paths):
        return rule
    return KindRule(rule.kind, rule.paths, (("type", "person"),))
