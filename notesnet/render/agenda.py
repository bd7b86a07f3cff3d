"""The week as a file: good on paper, in any editor and in Obsidian Tasks."""

import re
from collections.abc import Collection, Sequence

from notesnet.model.settings import SECTIONS
from notesnet.model.week import HELD_BACK_SHOWN, Item, ItemKind, Person, Section, WeekPlan
from notesnet.render.agenda_merge import Fresh, FreshSection, merge
from notesnet.render.intro_phrases import waiting_line
from notesnet.render.phrases import what_to_say, why_now, with_whom
from notesnet.render.plain import plain_words
from notesnet.text.dates import short_day
from notesnet.text.patterns import regex
from notesnet.text.task_line import write_line
from notesnet.text.weeks import Week
from notesnet.text.words import count, sentence

# What a link in double brackets takes for something else, and what can't stand on a line of a UTF-8 file.
_NO_WIKILINK = regex("[\\[\\]|#^\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_ADDRESS = regex(r"[^\s@]+@[^\s@]+$")
_NO_ANSWER = regex(r"(?<!\S)#noanswer(?![\w-])", re.IGNORECASE)
NAMES = 140  # an introduction names two people


class AgendaText:
    """Writes the agenda of one week.

    Args:
        plan: what stands on it.
        same_stem: paths whose file name another note bears, so that a link needs the whole path.
        details: whether a line of contact details stands below a touch.
        order: the sections that the settings want.
    """

    def __init__(
        self, plan: WeekPlan, same_stem: Collection[str], *, details: bool, order: Sequence[str] = SECTIONS
    ) -> None:
        self.plan = plan
        self.week = Week(plan.year, plan.week)
        self._same_stem = same_stem
        self._details = details
        self._order = order

    def text(self, old: str = "") -> str:
        """The whole file; with the ``old`` one, every line that a person wrote or changed is kept."""
        return merge(old, self._opening(), [self._section(section) for section in self.plan.sections], self._order)

    def _opening(self) -> list[str]:
        lines = [f"# {self.week.title}"]
        if self.plan.unreadable:
            lines.append(f"{count(self.plan.unreadable, 'note')} could not be read: `notesnet check`.")
        touches, given, received = self.plan.tally
        if touches or given or received:
            lines.append(f"Last week: {count(touches, 'touch', 'touches')}, {given:,} given, {received:,} received.")
        wishes = [wish for phrase in self.plan.looking_for if (wish := plain_words(phrase, 200).rstrip("."))]
        if wishes:
            lines.append(f"I am looking for: {_ended('; '.join(wishes))}")
        return lines

    def _section(self, section: Section) -> FreshSection:
        if section.name == "Held back":
            return FreshSection(section.name, [], self._held_back(section.items))
        after = ""
        if section.name == "Promises" and self.plan.stale:
            after = self._stale()
        elif section.name == "Introductions" and self.plan.waiting:
            after = waiting_line(self.plan.waiting, self.week.monday.year)
        return FreshSection(section.name, [self._fresh(item) for item in section.items], after)

    def _held_back(self, items: Sequence[Item]) -> str:
        """The most urgent of those over the budget; in a vault of thousands the rest is a number."""
        links = ", ".join(self.link(item.path, item.name) for item in items[:HELD_BACK_SHOWN])
        more = max(len(items) - HELD_BACK_SHOWN, 0) + self.plan.more
        return f"{links} and {more:,} more: `notesnet list due`." if more > 0 else links

    def _stale(self) -> str:
        number = self.plan.stale
        verb = "is" if number == 1 else "are"
        return f"{count(number, 'promise')} {verb} overdue for more than 60 days: `notesnet list promises`."

    def _fresh(self, item: Item) -> Fresh:
        due = None if item.kind is ItemKind.REAWAKEN else item.due
        return Fresh(write_line(self.body(item), due, item.id), self._below(item))

    def body(self, item: Item) -> str:
        """The words of a line: who, why now, what to say."""
        why, say = why_now(item, self.week), what_to_say(item, self.week)
        if item.kind is ItemKind.MEETING and item.due:
            why = with_whom(item.due, [self._met(person) for person in item.people])
        words = " ".join(part for part in (_ended(why), say) if part)
        link = self.link(item.path, item.name)
        if item.proposal:
            link = " and ".join(self.link(person.path, person.name) for person in item.people)
        return f"{link} — {words}" if words else link

    def _met(self, person: Person) -> str:
        return self.link(person.path, person.name) if person.path else plain_words(person.name, 60)

    def _below(self, item: Item) -> str | None:
        if not self._details or item.kind is not ItemKind.TOUCH:
            return None
        parts = [plain_words(part, 80) for part in item.reach if _reaches(part)]
        if item.noted and (text := plain_words(item.noted[1], 100)):
            in_vain = ", no answer" if _NO_ANSWER.search(item.noted[1]) else ""
            parts.append(f"{short_day(item.noted[0], self.week.monday.year)}{in_vain}: {text}")
        parts = [part for part in parts if part]
        return "  > " + " · ".join(parts) if parts else None

    def link(self, path: str, name: str) -> str:
        """``[[grace-lindqvist|Grace Lindqvist]]``; the vault path when two notes share the file name."""
        stem = path.removesuffix(".md")
        target = stem if path in self._same_stem else stem.rpartition("/")[2]
        shown = plain_words(name, NAMES).translate({ord(char): None for char in "[]|"}).strip() or target
        if not target.replace("-", "").replace(" ", "").isalnum() and _NO_WIKILINK.search(target):
            from urllib.parse import quote  # noqa: PLC0415 - hardly any file is named so

            return f"[{shown.translate({ord(char): None for char in '[]'})}]({quote(path, errors='surrogateescape')})"
        return f"[[{target}]]" if shown == target else f"[[{target}|{shown}]]"


def _reaches(part: str) -> bool:
    """Whether a way to reach someone is none that is sure to fail: an address has one @ and no blanks, a number digits."""
    if part.startswith("prefers "):
        return True
    return bool(_ADDRESS.match(part)) if "@" in part else any(sign.isdecimal() for sign in part)


def _ended(why: str) -> str:
    """A clause with a full stop; it stands behind a dash, so its first letter stays as it is."""
    return why[:1] + sentence(why)[1:]
