"""Which of a person's own property names mean one of our fields, told by what is written there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notesnet.model.adoption import NotUnderstood
from notesnet.model.settings import Settings
from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_names import PEOPLE_LISTS, SYNONYMS, fits
from notesnet.read.adoption_person import own_name
from notesnet.read.field_names import CANONICAL
from notesnet.text.names import fold, fold_key

_SHARE = 0.8  # of the values under a name, so many must fit the field
_TOLD = frozenset({"cadence", "last_contact", "birthday", "follow_up"})  # worth telling when they can't be read
_CLOSENESS = frozenset(
    map(fold_key, ("circle", "tier", "closeness", "relationship", "priority", "importance", "beziehung"))
)


class FieldName(NamedTuple):
    """A name that people use, the field of ours it stands for, and in how many notes."""

    name: str
    field: str
    notes: int


def find_fields(people: Sequence[Facts], meetings: Sequence[Facts], settings: Settings) -> list[FieldName]:
    """The names to add to [fields], by field in the order of our own; each field gets those that never meet in a note."""
    known = {fold_key(name) for name in settings.fields}
    taken: dict[str, list[frozenset[str]]] = {}
    for theirs, field in settings.fields.items():
        taken.setdefault(field, []).append(_with(fold_key(theirs), (*people, *meetings)))
    found: list[FieldName] = []
    for key, name in _names((*people, *meetings)).items():
        if key in CANONICAL or key in known:
            continue
        notes = meetings if SYNONYMS.get(key, ("",))[0] in ("date", "attendees") else people
        field = _meant(key, notes)
        holding = _with(key, notes)
        if field:
            found.append(FieldName(name, field, len(holding)))
    chosen: list[FieldName] = []
    for one in sorted(found, key=lambda f: (list(CANONICAL.values()).index(f.field), -f.notes, f.name)):
        holding = _with(fold_key(one.name), (*people, *meetings))
        others = taken.setdefault(one.field, [_with(fold_key(one.field), (*people, *meetings))])
        if all(len(holding & other) <= 0.1 * len(holding) for other in others):
            others.append(holding)
            chosen.append(one)
    return chosen


def _names(notes: Iterable[Facts]) -> dict[str, str]:
    """Folded names that stand for one of our fields, as they were typed first."""
    return {k: p.name for note in reversed(list(notes)) for k, p in note.properties.items() if k in SYNONYMS}


def _with(key: str, notes: Iterable[Facts]) -> frozenset[str]:
    return frozenset(note.path for note in notes if note.values(key))


def _meant(key: str, notes: Sequence[Facts]) -> str:
    """Our field for a name, by its values; empty when they fit none."""
    values = [(note, value) for note in notes for value in note.values(key)]
    if not values:
        return ""
    if key == fold_key("title"):
        named = sum(_says_name(note, value) for note, value in values)
        if named >= _SHARE * len(values):
            return "" if all(fold(value) == fold(note.stem) for note, value in values) else "name"
        return "role" if not named and _fitting("role", values) else ""
    return next((field for field in SYNONYMS[key] if _fitting(field, values)), "")


def _fitting(field: str, values: Sequence[tuple[Facts, str]]) -> bool:
    return sum(fits(field, value) for _note, value in values) >= _SHARE * len(values)


def _says_name(note: Facts, value: str) -> bool:
    """Whether a title says again whom the file is named after."""
    stem = fold(own_name(note.stem)).replace("-", " ").replace("_", " ")
    return fold(value) == stem or set(fold(value).split()) <= set(stem.split()) or stem.replace(" ", "").isdigit()


def field_doubts(people: Sequence[Facts], fields: Sequence[FieldName], settings: Settings) -> list[NotUnderstood]:
    """Properties of people that are not read: values that do not fit, closeness without circles, fields in the body."""
    renamed = {fold_key(one.name) for one in fields} | {fold_key(name) for name in settings.fields}
    doubts = [*_unfit(people, renamed), *_statuses(people)]
    if not settings.circles:
        doubts += _closeness(people, {one.field for one in fields})
    inline = [(note, name, line) for note in people for name, _value, line in note.inline if _is_ours(name)]
    if inline:
        note, name, line = inline[0]
        what = f"fields in the text of people's notes, such as `{name}::`"
        help_ = "move them between two lines `---` at the top of the note, with one colon"
        doubts.append(NotUnderstood(len({n.path for n, _name, _line in inline}), what, note.path, line, help_))
    return doubts


def _is_ours(name: str) -> bool:
    key = fold_key(name)
    return (key in CANONICAL or key in SYNONYMS) and CANONICAL.get(key) not in ("tags", "date", "people", "type")


def _unfit(people: Sequence[Facts], renamed: set[str]) -> list[NotUnderstood]:
    doubts = []
    for key, name in _names(people).items():
        fields = [field for field in SYNONYMS[key] if field in _TOLD]
        holding = [note for note in people if note.values(key)]
        if (
            fields
            and holding
            and key not in renamed
            and not _fitting(fields[0], [(n, v) for n in holding for v in n.values(key)])
        ):
            first = holding[0]
            value = first.values(key)[0]
            form = {"cadence": "6w, monthly or quarterly"}.get(fields[0], "2026-11-25")
            what = f"`{name}` in people's notes, such as {value[:40]!r}: it may be meant for `{fields[0]}`"
            help_ = f"write it as {form}, then run `notesnet init` again"
            doubts.append(NotUnderstood(len(holding), what, first.path, first.properties[key].line, help_))
    return doubts


def _statuses(people: Sequence[Facts]) -> list[NotUnderstood]:
    key = fold_key("status")
    odd = [n for n in people if any(value.casefold() not in ("active", "archived") for value in n.values(key))]
    if not odd:
        return []
    words = sorted({value for note in odd for value in note.values(key)})[:4]
    what = f"`status` says {', '.join(words)}: only active and archived are read, these count as active"
    help_ = "write `status: archived` for those who need no touch"
    return [NotUnderstood(len(odd), what, odd[0].path, odd[0].properties[key].line, help_)]


def _closeness(people: Sequence[Facts], found: set[str]) -> list[NotUnderstood]:
    """A property that sorts people into few groups: a cadence for each group would be near."""
    if "cadence" in found or any(note.values("cadence") for note in people):
        return []
    for key in sorted(_CLOSENESS):
        holding = [note for note in people if len(note.values(key)) == 1]
        words = sorted({note.values(key)[0] for note in holding})
        if len(holding) >= 5 and 2 * len(holding) >= len(people) and 2 <= len(words) <= 6:
            name = holding[0].properties[key].name
            what = f"`{name}` sorts people into {', '.join(words)}, but nothing says how often to be in touch with each"
            rename = "" if key == "circle" else f'`[fields] "{name}" = "circle"` and '
            help_ = f'add {rename}`[circles] "{words[0]}" = {{ cadence = "4w", rank = 2 }}` for each, or run `notesnet cadence --plan`'
            return [NotUnderstood(len(holding), what, holding[0].path, holding[0].properties[key].line, help_)]
    return []


def list_fields(fields: Sequence[FieldName], settings: Settings) -> dict[str, str]:
    """All renames together, those that are there first."""
    return {**settings.fields, **{one.name: one.field for one in fields}}


def is_list(field: str) -> bool:
    """Whether a field names the people of a meeting."""
    return field in PEOPLE_LISTS
