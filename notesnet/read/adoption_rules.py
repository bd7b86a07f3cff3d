"""Rules that could file notes of one kind, and the choice of the simplest ones that find the right notes."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from notesnet.model.note import Kind
from notesnet.model.settings import KindRule
from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_words import KIND_KEYS, PEOPLE, prefix_of, says
from notesnet.read.kinds import TAG_KEYS, plain
from notesnet.text.names import fold_key
from notesnet.text.patterns import regex

_WILD = regex(r"[*?]")
ALLOWED = 0.03  # of what a rule finds, so much may be wrong
_ORDER = {"folder": 0, "inside": 1, "anywhere": 2, "prefix": 3, "sign": 4, "tag": 5, "property": 6}
_PLACES = ("folder", "inside", "anywhere", "prefix", "sign")
_NAMES = frozenset(map(fold_key, ("name", "title", "aliases", "desc", "description")))  # these say what is in a note


class Feature(NamedTuple):
    """Something that notes have in common and that a rule can ask for.

    Attributes:
        sort: folder, inside (a folder without those in it), anywhere (folders of one name, wherever they are), prefix
            (a word before the file's name, as in ``people.ada``), sign (the first sign of the file's name), tag or
            property.
        name: the folder's last part, the prefix, the tag, or the property's value: what it says in words.
        rule: (``paths``, pattern) or (property, value).
    """

    sort: str
    name: str
    rule: tuple[str, str]


Groups = Mapping[Feature, frozenset[str]]


def group(notes: Iterable[Facts], words: Callable[[str], bool]) -> Groups:
    """Every feature with the paths of the notes that have it; ``words`` tells which values of any property count."""
    found: dict[Feature, set[str]] = {}
    spelled: dict[tuple[str, str, str], Feature] = {}
    for note in notes:
        for feature in _features(note, words):
            name, value = feature.rule
            key = (
                (feature.sort, name, value) if feature.sort in _PLACES else (feature.sort, fold_key(name), plain(value))
            )
            found.setdefault(spelled.setdefault(key, feature), set()).add(note.path)
    return {feature: frozenset(paths) for feature, paths in found.items()}


def _features(note: Facts, words: Callable[[str], bool]) -> Iterable[Feature]:
    yield from _places_of(note)
    for tag in note.tags:
        pieces = tag.split("/")
        for depth in range(1, len(pieces) + 1):
            yield Feature("tag", pieces[depth - 1], ("tags", "/".join(pieces[:depth])))
    for key, found in note.properties.items():
        for value in found.values[:20] if _may_file(key, found.name) else ():
            if len(value) <= 60 and (key in KIND_KEYS or words(plain(value))):
                yield Feature("property", plain(value), (found.name, value))


def _may_file(key: str, name: str) -> bool:
    return key not in TAG_KEYS and key not in _NAMES and "=" not in name


def _places_of(note: Facts) -> Iterable[Feature]:
    parts = note.path.split("/")[:-1]
    for depth in range(1, len(parts) + 1):
        yield Feature("folder", parts[depth - 1], ("paths", "/".join(parts[:depth]) + "/**"))
        if says(parts[depth - 1], PEOPLE) and not _WILD.search(parts[depth - 1]):
            yield Feature("anywhere", parts[depth - 1], ("paths", f"**/{parts[depth - 1]}/**"))
    if parts:
        yield Feature("inside", parts[-1], ("paths", "/".join(parts) + "/*"))
    prefix = prefix_of(note.stem)
    if prefix:
        word = prefix.removesuffix("%2F").rstrip("._ -–—")
        yield Feature("prefix", word, ("paths", "/".join([*parts, f"{prefix}*.md"])))
    if note.stem.startswith("@"):
        yield Feature("sign", "@", ("paths", "/".join([*parts, "@*.md"])))
        if parts:
            yield Feature("sign", "@", ("paths", "**/@*.md"))


def choose(
    target: frozenset[str], candidates: Iterable[tuple[Feature, frozenset[str]]], allowed: float = ALLOWED
) -> list[Feature]:
    """The fewest and simplest features that find the target and nearly nothing else; the widest first."""
    left = set(target)
    able = [(f, paths) for f, paths in candidates if len(paths - target) <= max(1, allowed * len(paths))]
    chosen: list[Feature] = []
    while left:
        gains = [(len(paths & left) - 2 * len(paths - target), f, paths) for f, paths in able]
        best = max(gains, key=_preferred, default=None)
        if best is None or best[0] <= 0:
            break
        chosen.append(best[1])
        left -= best[2]
    return chosen


def _preferred(one: tuple[int, Feature, frozenset[str]]) -> tuple[int, int, int, int, tuple[str, str]]:
    """The greatest gain, then the simplest sort, then the innermost folder that says people, then the shortest rule.

    A new note goes into that folder: not beside `docs/people/` into `docs/`.
    """
    gain, feature, _paths = one
    depth = feature.rule[1].count("/") if feature.sort == "folder" and says(feature.name, PEOPLE) else 0
    return gain, -_ORDER[feature.sort], depth, -len(feature.rule[1]), feature.rule


def as_rule(kind: Kind, features: Iterable[Feature]) -> KindRule:
    """The rule that asks for any of the features."""
    paths: list[str] = []
    where: list[tuple[str, str]] = []
    for feature in features:
        if feature.sort in _PLACES:
            paths.append(feature.rule[1])
        else:
            where.append(feature.rule)
    return KindRule(kind, tuple(paths), tuple(where))


def in_words(rule: KindRule) -> str:
    """``in Kontakte/, by the tag #person or by `type: contact```."""
    parts = [_place_in_words(path) for path in rule.paths]
    for name, value in rule.where:
        tag = fold_key(name) == fold_key("tags")
        parts.append(f"by the tag #{value.removeprefix('#')}" if tag else f"by `{name}: {value}`")
    return " or ".join(parts)


def _place_in_words(path: str) -> str:
    if path.startswith("**/") and path.endswith("/**"):
        return f"in any folder {path[3:-2]}"
    return f"in {path[:-2]}" if path.endswith("/**") else f"in {path}"
