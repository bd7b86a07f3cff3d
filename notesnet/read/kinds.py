"""Which kind a note is of: by its path, or by what its properties say."""

import re
from collections.abc import Callable, Iterable
from unicodedata import normalize

from notesnet.model.note import Kind
from notesnet.model.settings import KindRule, Settings
from notesnet.text.dates import iso_in
from notesnet.text.inline import wikilink
from notesnet.text.names import fold, fold_key
from notesnet.text.yaml_values import Entry, Scalar, Sequence, Value

PathTest = Callable[[str], bool]


def path_test(pattern: str) -> PathTest:
    """A test for vault paths in either Unicode form: ``**`` is any folders, ``*`` and ``?`` stay within one name."""
    test = _nfc_test(normalize("NFC", pattern.removeprefix("./").strip("/")))
    return test if pattern.isascii() else lambda path: test(normalize("NFC", path))


def _nfc_test(pattern: str) -> PathTest:
    if pattern == "**":
        return lambda _path: True
    if not re.search(r"[*?]", pattern):
        return lambda path: path == pattern or path.startswith(pattern + "/")
    if pattern.endswith("/**") and not re.search(r"[*?]", pattern[:-3]):
        start = pattern[:-2]
        return lambda path: path.startswith(start)
    expression = re.escape(pattern)
    for wild, meaning in ((r"\*\*/", "(?:.*/)?"), (r"\*\*", ".*"), (r"\*", "[^/]*"), (r"\?", "[^/]")):
        expression = expression.replace(wild, meaning)
    compiled = re.compile(expression + r"\Z", re.DOTALL)
    return lambda path: compiled.match(path) is not None


class KindFinder:
    """Finds the kind of a note; made once from the settings, asked for every note."""

    def __init__(self, settings: Settings) -> None:
        agenda = settings.agenda_file.replace("{year}", "[0-9]{4}").replace("{week}", "[0-9]{2}")
        parts = re.split(r"(\[0-9\]\{[24]\})", agenda)
        self._agenda = re.compile("".join(p if p.startswith("[0-9]") else re.escape(p) for p in parts) + r"\Z")
        self._rules = [_Rule(rule) for rule in settings.rules]
        asked = {name for rule in self._rules for name in rule.names} | {"date"}
        self.asked = frozenset(asked | {fold_key(theirs) for theirs in settings.fields})
        self._renames = {fold_key(theirs): fold_key(ours) for theirs, ours in settings.fields.items()}

    def kind_of(self, path: str, entries: Iterable[Entry], body_tags: Callable[[], Iterable[str]]) -> Kind:
        """The first kind that matches; ``body_tags`` is only called when a tag could decide."""
        return self.kind_by(path, lambda: self._properties(entries), body_tags)

    def kind_by(
        self, path: str, asked: Callable[[], dict[str, list[str]]], body_tags: Callable[[], Iterable[str]]
    ) -> Kind:
        """The same; ``asked`` gives the values of what is ``asked`` for, by folded name."""
        if not path.isascii():
            path = normalize("NFC", path)
        if self._agenda.match(path):
            return Kind.AGENDA
        properties = asked()
        for rule in self._rules:
            if rule.kind is Kind.DATED:
                dated = "date" in properties or iso_in(path.rpartition("/")[2]) is not None
                if dated and (rule.matches_path(path) or rule.matches(properties, body_tags)):
                    return Kind.DATED
            elif rule.matches_path(path) or rule.matches(properties, body_tags):
                return rule.kind
        return Kind.OTHER

    def _properties(self, entries: Iterable[Entry]) -> dict[str, list[str]]:
        """The values of those properties that a rule asks for."""
        properties: dict[str, list[str]] = {}
        asked = self.asked
        for key, value in entries:
            name = fold_key(key[0])
            if name in asked:
                properties.setdefault(name, []).extend(values_of(value))
        for theirs, ours in self._renames.items():
            if theirs in properties:
                properties.setdefault(ours, properties[theirs])
        return properties


class _Rule:
    """One rule, compiled."""

    def __init__(self, rule: KindRule) -> None:
        self.kind = rule.kind
        self._paths = [path_test(pattern) for pattern in rule.paths]
        self._tests = [(fold_key(name), plain(value)) for name, value in rule.where]
        self.names = {name for name, _value in self._tests}
        self.tags = [value.removeprefix("#") for name, value in self._tests if name in TAG_KEYS]

    def matches_path(self, path: str) -> bool:
        for test in self._paths:  # noqa: SIM110 - a generator for each note and rule takes three times as long
            if test(path):
                return True
        return False

    def matches(self, properties: dict[str, list[str]], body_tags: Callable[[], Iterable[str]]) -> bool:
        for name, wanted in self._tests:
            if (
                name in properties
                and name not in TAG_KEYS
                and any(plain(value) == wanted for value in properties.get(name, ()))
            ):
                return True
        if not self.tags:
            return False
        tags = [tag for name in TAG_KEYS for value in properties.get(name, ()) for tag in split_tags(value)]
        tags += body_tags()
        return any(tag_matches(tag, wanted) for wanted in self.tags for tag in tags)


TAG_KEYS = (fold_key("tags"),)


def plain(value: str) -> str:
    """A property value as rules compare it: folded, a link as its target's last part."""
    link = wikilink(value) if value.startswith("[[") else None
    return fold(link.target.rpartition("/")[2] if link else value)


def tag_matches(tag: str, wanted: str) -> bool:
    """True when ``tag`` is ``wanted`` or below it (``people/client`` is ``people``), without regard to case and ``#``."""
    tag = fold(tag.removeprefix("#"))
    return tag == wanted or tag.startswith(wanted + "/")


def split_tags(value: str) -> list[str]:
    """The tags in one property value; ``a, b`` and ``a b`` are two, as Obsidian reads them."""
    if "," not in value and [value] == value.split() and value != "#":
        return [value.removeprefix("#")]
    return [tag.removeprefix("#") for tag in re.split(r"[,\s]+", value) if tag not in ("", "#")]


def values_of(value: Value) -> list[str]:
    """The texts in a property value, one item or many; a mapping has none."""
    if isinstance(value, Scalar):
        return [value.text] if value.text else []
    if isinstance(value, Sequence):
        return [text for item in value.items for text in values_of(item)]
    return []
