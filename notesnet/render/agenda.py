"""The week as a file: good on paper, in any editor and in Obsidian Tasks."""

from collections.abc import Collection

from notesnet.model.week import Item, ItemKind, Section, WeekPlan
from notesnet.render.agenda_merge import Fresh, FreshSection, merge
from notesnet.render.phrases import what_to_say, why_now
from notesnet.render.plain import plain_words
from notesnet.text.dates import short_day
from notesnet.text.task_line import write_line
from notesnet.text.weeks import Week
from notesnet.text.words import count, sentence


class AgendaText:
    """Writes the agenda of one week.

    Args:
        plan: what stands on it.
        same_stem: paths whose file name another note bears, so that a link needs the whole path.
        details: whether a line of contact details stands below a touch.
    """

    def __init__(self, plan: WeekPlan, same_stem: Collection[str], *, details: bool) -> None:
        self.plan = plan
        self.week = Week(plan.year, plan.week)
        self._same_stem = same_stem
        self._details = details

    def text(self, old: str = "") -> str:
        """The whole file; with the ``old`` one, every line that a person wrote or changed is kept."""
        return merge(old, self._opening(), [self._section(section) for section in self.plan.sections])

    def _opening(self) -> list[str]:
        lines = [f"# {self.week.title}"]
        rest = []
        if self.plan.unreadable:
            rest.append(f"{count(self.plan.unreadable, 'note')} could not be read: `notesnet check`.")
        touches, given, received = self.plan.tally
        if touches or given or received:
            rest.append(f"Last week: {count(touches, 'touch', 'touches')}, {given} given, {received} received.")
        if self.plan.looking_for:
            wishes = "; ".join(plain_words(wish, 200).rstrip(".") for wish in self.plan.looking_for)
            rest.append(f"I am looking for: {wishes}.")
        return [*lines, "", *rest] if rest else lines

    def _section(self, section: Section) -> FreshSection:
        if section.name == "Held back":
            links = ", ".join(self.link(item.path, item.name) for item in section.items)
            return FreshSection(section.name, [], [links])
        fresh = [self._fresh(item) for item in section.items]
        after = []
        if section.name == "Promises" and self.plan.stale:
            after = [self._stale()]
        return FreshSection(section.name, fresh, after)

    def _stale(self) -> str:
        number = self.plan.stale
        verb = "is" if number == 1 else "are"
        return f"{count(number, 'promise')} {verb} overdue for more than 60 days: `notesnet list promises`."

    def _fresh(self, item: Item) -> Fresh:
        due = None if item.kind is ItemKind.REAWAKEN else item.due
        return Fresh(item.id, write_line(self.body(item), due, item.id), self._below(item))

    def body(self, item: Item) -> str:
        """The words of a line: who, why now, what to say."""
        why, say = why_now(item, self.week), what_to_say(item, self.week)
        if item.kind is ItemKind.MEETING:
            why = self._linked(item, why)
        words = " ".join(part for part in (sentence(why) if why else "", say) if part)
        # `sentence` lifts the first letter, which stands behind a dash here and is no beginning
        return f"{self.link(item.path, item.name)} — {why[:1] + words[1:] if why else words}"

    def _linked(self, item: Item, why: str) -> str:
        for person in item.people:
            if person.path:
                why = why.replace(plain_words(person.name, 60), self.link(person.path, person.name), 1)
        return why

    def _below(self, item: Item) -> str | None:
        if not self._details or item.kind is not ItemKind.TOUCH:
            return None
        parts = [plain_words(part, 80) for part in item.reach]
        if item.noted:
            day, text = item.noted
            parts.append(f"{short_day(day, self.week.monday.year)}: {plain_words(text, 100)}")
        return "  > " + " · ".join(part for part in parts if part) if parts else None

    def link(self, path: str, name: str) -> str:
        """``[[grace-lindqvist|Grace Lindqvist]]``; the vault path when two notes share the file name."""
        stem = path.removesuffix(".md")
        target = stem if path in self._same_stem else stem.rpartition("/")[2]
        shown = plain_words(name, 80).translate({ord(char): None for char in "[]|"}).strip() or target
        return f"[[{target}]]" if shown == target else f"[[{target}|{shown}]]"
