"""Which notes are meetings with a list of people, and where the dated notes lie."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from notesnet.frozen import frozen
from notesnet.model.adoption import Found, NotUnderstood, Obsidian
from notesnet.model.note import Kind
from notesnet.model.settings import KindRule
from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_names import is_day
from notesnet.read.adoption_person import field_of, people_of
from notesnet.read.adoption_rules import Feature, Groups, as_rule, choose
from notesnet.read.adoption_words import MEETINGS, SOURCE_KEYS, says
from notesnet.text.dates import iso_in
from notesnet.text.patterns import regex

_DAY_IN_NAME = "**/*????-??-??*.md"
_LEAST_MADE = 3  # so many people's notes with a `date:` are no accident
_LOGSEQ = regex(r"(?:.*/)?journals/\d{4}_\d\d_\d\d\.md")


@frozen
class Meetings:
    """The meetings that were found, the rule for them (None: the present one will do) and what is not read."""

    paths: frozenset[str]
    rule: KindRule | None
    not_understood: tuple[NotUnderstood, ...]


def find_meetings(
    notes: Sequence[Facts], groups: Groups, people: frozenset[str], caught: frozenset[str], *, own_rule: bool
) -> Meetings:
    """The notes with people and a day that are filed as meetings; ``caught`` are those that the present rule finds."""
    listing = frozenset(note.path for note in notes if note.path not in people and people_of(note) and has_day(note))
    daily = frozenset(note.path for note in notes if _is_daily(note))
    candidates: list[tuple[Feature, frozenset[str]]] = []
    target: set[str] = set(caught) if own_rule else set()
    for feature, paths in groups.items():
        if paths & people:
            continue
        share = len(paths & listing) / len(paths)
        own = says(feature.name, MEETINGS)
        if (own and share >= 0.5) or (share >= 0.9 and len(paths) >= 3 and not paths & daily):
            candidates.append((feature, paths))
            target |= paths if own else paths & listing
    meetings = frozenset(target)
    if caught == meetings:
        rule = None
    else:
        chosen = choose(meetings, candidates)
        meetings = frozenset().union(*(groups[feature] for feature in chosen))
        rule = as_rule(Kind.MEETING, chosen) if chosen or caught else None
    return Meetings(meetings, rule, tuple(_doubts(notes, meetings, listing, people)))


def has_day(note: Facts) -> bool:
    """Whether a note has a day in its file name or a property for it."""
    if iso_in(note.stem):
        return True
    return any(field_of(key) == "date" and any(map(is_day, found.values)) for key, found in note.properties.items())


def _is_daily(note: Facts) -> bool:
    day = iso_in(note.stem)
    return day is not None and note.stem == day.isoformat()


def _doubts(
    notes: Sequence[Facts], meetings: frozenset[str], listing: frozenset[str], people: frozenset[str]
) -> list[NotUnderstood]:
    alone = [n for n in notes if n.path in meetings and not people_of(n)]
    linking = [n for n in alone if n.targets]
    lost = [n for n in notes if n.path in listing - meetings]
    undated = [n for n in notes if n.path not in people and people_of(n) and not has_day(n)]
    crowded = [n for n in notes if n.path in meetings and _several_in_one(n)]
    found = []
    if linking:
        first = linking[0]
        what = "meetings without a list of people: the links in their text are no touches"
        line = min(first.targets.values())
        found.append(NotUnderstood(len(linking), what, first.path, line, "list the people under `people:`"))
    if lost:
        what = "notes with a day that list people, but nothing says that they are meetings"
        help_ = "give them `type: meeting`, or link the people in the text"
        found.append(NotUnderstood(len(lost), what, lost[0].path, _list_line(lost[0]), help_))
    if undated:
        what = "notes that list people and have no day"
        help_ = "where it was a meeting, add `date: 2026-11-25`"
        found.append(NotUnderstood(len(undated), what, undated[0].path, _list_line(undated[0]), help_))
    if crowded:
        what = "meetings with several names in one value, which is read as one name"
        help_ = 'write a list: `people: ["[[Ada]]", "[[Charles]]"]`'
        found.append(NotUnderstood(len(crowded), what, crowded[0].path, _list_line(crowded[0]), help_))
    return found


def _several_in_one(note: Facts) -> bool:
    lists = (found for key, found in note.properties.items() if field_of(key) in ("people", "attendees"))
    return any("," in value and "|" not in value for found in lists for value in found.values)


def _list_line(note: Facts) -> int:
    lines = [found.line for key, found in note.properties.items() if field_of(key) in ("people", "attendees")]
    return min(lines, default=1)


def dated_rule(notes: Mapping[str, Facts], dated: Sequence[str], people: frozenset[str]) -> tuple[KindRule, str] | None:
    """A rule that leaves out notes whose day is no day of contact, and why; None when there are none.

    Those are notes whose `date:` is the day on which they were made, as people's own notes have one too; else folders
    of books and articles. Only notes that link to people matter: the others change nothing.
    """
    names = {notes[path].stem.casefold() for path in people}
    if _are_days_of_making([notes[path] for path in people], [notes[path] for path in dated], names):
        return KindRule(Kind.DATED, (_DAY_IN_NAME,)), "people's notes have a `date:` too: it is when a note was made"
    by_folder: dict[str, list[Facts]] = {}
    for path in dated:
        by_folder.setdefault(path.partition("/")[0] if "/" in path else "", []).append(notes[path])
    wrong = {folder for folder, inside in by_folder.items() if folder and _are_things(inside, names)}
    if not wrong:
        return None
    right = sorted(folder for folder in by_folder if folder not in wrong)
    why = "the other folders hold books, articles and the like, whose day is no day of contact"
    return KindRule(Kind.DATED, tuple(f"{folder}/**" if folder else "*" for folder in right)), why


def _are_days_of_making(people: Sequence[Facts], dated: Sequence[Facts], names: set[str]) -> bool:
    made = sum(any(map(is_day, note.values("date"))) for note in people)
    if made < _LEAST_MADE or made < 0.8 * len(people):
        return False
    return any(not iso_in(note.stem) and not names.isdisjoint(note.targets) for note in dated)


def _are_things(notes: Sequence[Facts], names: set[str]) -> bool:
    things = [note for note in notes if not iso_in(note.stem) and not SOURCE_KEYS.isdisjoint(note.properties)]
    return len(things) >= 0.8 * len(notes) and any(not names.isdisjoint(note.targets) for note in things)


def daily_found(notes: Sequence[Facts], obsidian: Obsidian) -> list[Found]:
    """Where the daily notes lie, the folder with most of them first; without any, where the dated notes lie."""
    folders: dict[str, int] = {}
    for note in notes:
        if _is_daily(note):
            folder = _above_years(note.path)
            folders[folder] = folders.get(folder, 0) + 1
    found = []
    for folder, number in sorted(folders.items(), key=lambda one: (-one[1], one[0]))[:3]:
        where = f"in {folder}/" if folder else "beside the other notes"
        said = obsidian.daily_source and folder == obsidian.daily
        found.append(Found("daily note", number, f"{where}{f' (Obsidian: {obsidian.daily_source})' if said else ''}"))
    return found or _dated_found(notes)


def _dated_found(notes: Sequence[Facts]) -> list[Found]:
    """The dated notes together, with at most three of the outermost folders they lie in."""
    folders = Counter(note.path.partition("/")[0] if "/" in note.path else "" for note in notes)
    places = [f"in {folder}/" if folder else "beside the other notes" for folder, _number in folders.most_common(3)]
    return [Found("dated note", len(notes), " and ".join(places))] if notes else []


def _above_years(path: str) -> str:
    """The folder of a note without the folders for years and months below it."""
    parts = path.split("/")[:-1]
    while (
        parts and not any(sign.isalpha() for sign in parts[-1].split("-")[-1]) and any(s.isdigit() for s in parts[-1])
    ):
        parts.pop()
    return "/".join(parts)


def odd_days(notes: Sequence[Facts], is_odd: Callable[[str], bool], obsidian: Obsidian) -> list[NotUnderstood]:
    """Daily notes whose names have their day in another form than ISO and that have no `date:` either."""
    odd = [note for note in notes if is_odd(note.stem) and not has_day(note)]
    if not odd:
        return []
    form = f" (Obsidian: {obsidian.daily_format})" if obsidian.daily_format else ""
    what = f"daily notes whose name is a day in another form than 2026-11-25{form}: their links are no touches"
    setting = "set Obsidian's date format to YYYY-MM-DD"
    if any(_LOGSEQ.fullmatch(note.path) for note in odd):
        setting = 'set Logseq\'s `:journal/file-name-format` to "yyyy-MM-dd"'
    help_ = f"rename them as 2026-11-25, and {setting}; or give each a `date:`"
    return [NotUnderstood(len(odd), what, odd[0].path, 1, help_)]
