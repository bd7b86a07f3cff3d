"""notesnet.toml → settings; an unknown key is a warning, a wrong type stops."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from notesnet.errors import NoVaultError
from notesnet.model.code import Severity
from notesnet.model.codes import CODES
from notesnet.model.note import Kind
from notesnet.model.settings import KINDS, RULES, SECTIONS, Circle, IntroDelays, KindRule, Settings
from notesnet.read.field_names import CANONICAL, FIELDS
from notesnet.read.settings_table import BY_KEY, OPEN_TABLES, TABLES
from notesnet.text.dates import validate_form
from notesnet.text.durations import Duration, read_duration
from notesnet.text.faults import Fault
from notesnet.text.names import fold, fold_key, near
from notesnet.text.spans import Span

FILE = "notesnet.toml"


def parsed(text: str) -> dict[str, Any]:
    """The tables of a text.

    Raises:
        NoVaultError: it is no TOML; the message names the line.
    """
    import tomllib  # noqa: PLC0415 - an empty file is common and needs no parser, and the index knows what others say

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits, and lists within lists
        raise NoVaultError(
            f"{FILE}{_toml_place(str(error))}", "mend that line; `docs/settings.md` has an example"
        ) from None


def read_settings(text: str, parse: Callable[[str], Mapping[str, Any]] = parsed) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings that the text of notesnet.toml says, and its unknown keys as faults.

    Raises:
        NoVaultError: the file is no TOML, or a value has the wrong type; the message names the line.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return Settings(), ()
    reader = _Reader(text, parse(text))
    return reader.settings(), tuple(reader.faults)


class _Reader:
    """Takes one value after another out of the parsed table and complains about each by name."""

    def __init__(self, text: str, table: Mapping[str, Any]) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.flat = dict(_flatten(table))
        for name in sorted(TABLES & self.flat.keys()):
            raise self._wrong(name, self.flat[name], f"a table, `[{name}]`")

    def settings(self) -> Settings:
        """Everything the table says, checked; keys that nobody asked for become faults."""
        has_default = "agenda.default_cadence" in self.flat
        settings = Settings(
            timezone=self._take("vault.timezone", self._text, None),
            date_formats=self._take("vault.date_formats", self._forms, ()),
            rules=self._rules(),
            exclude=self._take("notes.exclude", self._texts, ()),
            fields={name: self._field(f"fields.{name}", value) for name, value in self._open("fields")},
            log_headings=self._take("log.headings", self._headings, Settings().log_headings) or Settings().log_headings,
            mentions=self._take("touches.mentions", self._bool, True),
            kinds={**KINDS} | {fold(name): self._number(f"kinds.{name}", value) for name, value in self._open("kinds")},
            circles={fold(name): self._circle(f"circles.{name}", value) for name, value in self._open("circles")},
            cadence_by_tag=tuple(
                (fold(tag.removeprefix("#")), self._duration(f"cadence_by_tag.{tag}", value))
                for tag, value in self._open("cadence_by_tag")
            ),
            agenda_file=self._take("agenda.file", self._pattern, Settings().agenda_file),
            sections=self._take("agenda.sections", self._sections, SECTIONS),
            details=self._take("agenda.details", self._bool, True),
            people_per_week=self._take("agenda.people_per_week", self._count, 8),
            default_cadence=self._take("agenda.default_cadence", self._duration, None),
            default_cadence_line=self._line("agenda.default_cadence") if has_default else 1,
            first_follow_up=self._take("agenda.first_follow_up", self._duration, Settings().first_follow_up),
            intros=IntroDelays(
                **{
                    name: self._take(f"intros.{name}", self._duration, getattr(IntroDelays(), name))
                    for name in ("chase", "checkin", "outcome", "thank", "expire")
                }
            ),
            check={code: self._severity(f"check.{code}", value) for code, value in self._open("check")},
        )
        for key in self.flat:
            self._unknown(key)
        return settings

    def _take(self, key: str, read: Callable[[str, Any], Any], default: Any) -> Any:
        return read(key, self.flat.pop(key)) if key in self.flat else default

    def _open(self, table: str) -> list[tuple[str, Any]]:
        """All entries of a table whose names are the user's own, in the order of the file."""
        names = [key for key in self.flat if key.startswith(table + ".")]
        return [(key[len(table) + 1 :], self.flat.pop(key)) for key in names]

    def _rules(self) -> tuple[KindRule, ...]:
        rules = []
        for rule in RULES:
            key = f"notes.{rule.kind.value}"
            rules.append(self._rule(key, self.flat.pop(key), rule.kind) if key in self.flat else rule)
        return tuple(rules)

    def _rule(self, key: str, value: Any, kind: Kind) -> KindRule:
        if not isinstance(value, dict):
            raise self._wrong(key, value, '`{ paths = ["people/**"], where = ["type=person"] }`')
        self._inner(key, value, ("paths", "where"))
        tests = []
        for test in self._texts(f"{key}.where", value.get("where", [])):
            name, sign, wanted = test.partition("=")
            if not sign or not name.strip() or not wanted.strip():
                raise self._wrong(f"{key}.where", test, 'tests such as `"type=person"`')
            tests.append((name.strip(), wanted.strip()))
        return KindRule(kind, self._texts(f"{key}.paths", value.get("paths", [])), tuple(tests))

    def _text(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self._wrong(key, value, "a text in quotes")
        return value

    def _field(self, key: str, value: Any) -> str:
        field = self._text(key, value)
        if fold_key(field) not in CANONICAL:
            guess = near(field, FIELDS, 1)
            remedy = f"did you mean `{guess[0]}`?" if guess else "docs/settings.md lists the fields there are"
            self._report(key, f"{key} is {field!r}, which is no field of ours", remedy)
            return field
        name = key.partition(".")[2]
        ours = CANONICAL.get(fold_key(name))
        if ours and ours != CANONICAL[fold_key(field)]:  # ours would always be used before it
            words = f"{key} has no effect, as `{name}` is the name of a field already"
            self._report(key, words, "leave the line out, or give the property another name")
        return field

    def _texts(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(key, value, 'a list of texts, for example `["a", "b"]`')
        return tuple(value)

    def _headings(self, key: str, value: Any) -> tuple[str, ...]:
        """The words of headings, as a note's own are read: also where they were typed with hashes or a colon."""
        words = (text.strip().lstrip("#").strip().rstrip(":").rstrip() for text in self._texts(key, value))
        return tuple(heading for heading in words if heading)

    def _forms(self, key: str, value: Any) -> tuple[str, ...]:
        forms = self._texts(key, value)
        for form in forms:
            if problem := validate_form(form):
                raise self._wrong(key, form, f"a form such as `DD.MM.YYYY` ({problem})")
        return forms

    def _sections(self, key: str, value: Any) -> tuple[str, ...]:
        by_name = {fold(name): name for name in SECTIONS}
        chosen = []
        for name in self._texts(key, value):
            if fold(name) not in by_name:
                raise self._wrong(key, name, "names of sections: " + ", ".join(SECTIONS))
            chosen.append(by_name[fold(name)])
        return tuple(dict.fromkeys(chosen))

    def _pattern(self, key: str, value: Any) -> str:
        pattern = self._text(key, value)
        parts = pattern.split("/")
        rest = pattern.replace("{year}", "").replace("{week}", "")
        if "{year}" not in pattern or "{week}" not in pattern or not pattern.endswith(".md"):
            raise self._wrong(key, value, "a pattern with `{year}` and `{week}` that ends in `.md`")
        if "{" in rest or "}" in rest:
            raise self._wrong(key, value, "a pattern whose only words in braces are `{year}` and `{week}`")
        if pattern.startswith("/") or "\\" in pattern or ".." in parts or any(part.startswith(".") for part in parts):
            raise self._wrong(key, value, "a visible path inside the vault")
        return pattern

    def _bool(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self._wrong(key, value, "`true` or `false`")
        return value

    def _number(self, key: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1000:
            raise self._wrong(key, value, "a number from 0 to 1000")
        return value

    def _count(self, key: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self._wrong(key, value, "a whole number, 0 or more")
        return value

    def _duration(self, key: str, value: Any) -> Duration:
        duration = read_duration(value) if isinstance(value, str) else "not a text"
        if isinstance(duration, str):
            raise self._wrong(key, value, "a duration such as `6w` or `quarterly`")
        return duration

    def _circle(self, key: str, value: Any) -> Circle:
        if not isinstance(value, dict):
            raise self._wrong(key, value, '`{ cadence = "6w", rank = 1 }`')
        self._inner(key, value, ("cadence", "rank"))
        cadence = self._duration(f"{key}.cadence", value["cadence"]) if "cadence" in value else None
        return Circle(cadence, self._number(f"{key}.rank", value.get("rank", 0)))

    def _severity(self, key: str, value: Any) -> Severity:
        if value not in ("error", "warning", "info", "off"):
            raise self._wrong(key, value, "`error`, `warning`, `info` or `off`")
        if key.partition(".")[2] not in CODES:
            self._unknown(key)
        return Severity(value)

    def _inner(self, key: str, value: Mapping[str, Any], known: tuple[str, ...]) -> None:
        """Reports what stands in a rule or a circle and is none of its keys."""
        for name in value:
            if name not in known:
                guess = near(name, known, 1) or known
                remedy = f"did you mean {' or '.join(f'`{word}`' for word in guess)}?"
                self._report(f"{key}.{name}", f"unknown setting `{key}.{name}`", remedy)

    def _wrong(self, key: str, value: Any, wanted: str) -> NoVaultError:
        shown = repr(value) if len(repr(value)) < 60 else repr(value)[:57] + "…"
        return NoVaultError(f"{FILE}:{self._line(key)}: {key} is {shown}", f"write {wanted}")

    def _unknown(self, key: str) -> None:
        table, _, name = key.partition(".")
        if table == "check":
            known = [f"check.{code}" for code in CODES]
        elif table == "notes":
            known = [f"notes.{rule.kind.value}" for rule in RULES] + ["notes.exclude"]
        else:
            known = [k for k in BY_KEY if not k.partition(".")[2].isupper()]
        guess = near(key, known, 1) or (near(table, sorted(OPEN_TABLES), 1) if name else [])
        remedy = f"did you mean `{guess[0]}`?" if guess else "docs/settings.md lists the keys there are"
        self._report(key, f"unknown setting `{key}`", remedy)

    def _report(self, key: str, message: str, remedy: str) -> None:
        start = self._place(key)
        span = Span(start, start + len(key.rpartition(".")[2])) if start >= 0 else Span(0, 0)
        self.faults.append(Fault("unknown-setting", span, message, remedy))

    def _line(self, key: str) -> int:
        """The line that says it."""
        return self.text.count("\n", 0, max(self._place(key), 0)) + 1

    def _place(self, key: str) -> int:
        """Where its last name stands as a key, else anywhere, else -1: tomllib keeps no places."""
        name = key.rpartition(".")[2]
        found = re.search(rf"""^[\w."' \t\[-]*?(?<!\w){re.escape(name)}["' \t]*[=.\]]""", self.text, re.MULTILINE)
        return self.text.find(name, found.start()) if found else self.text.find(name)


def _flatten(table: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """``table.key`` for each entry; rules and circles stay whole, as they are values of one key."""
    flat = []
    for name, value in table.items():
        if isinstance(value, dict):
            flat += [(f"{name}.{key}", inner) for key, inner in value.items()]
        else:
            flat.append((name, value))
    return flat


def _toml_place(words: str) -> str:
    """``:2:36: unclosed inline table`` from what tomllib says, which puts the place behind the words."""
    found = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", words)
    return f":{found[2]}:{found[3]}: {found[1]}" if found else f": {words}"
