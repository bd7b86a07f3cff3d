"""Finds the item that a line of an agenda stands for: by its id, among what the notes that it links to have to offer."""

from collections.abc import Iterator
from datetime import date, timedelta

from notesnet.model.contact import Contact
from notesnet.model.follow_up import FollowUp
from notesnet.model.introduction import Party
from notesnet.model.tick import Target, Tick
from notesnet.model.vault import Vault
from notesnet.model.week import ItemKind
from notesnet.network.cadence import decide_due
from notesnet.network.gatherings import group_days
from notesnet.network.introduction_items import introduction_id
from notesnet.network.introductions import standing_of
from notesnet.network.keep_in_touch import before_week
from notesnet.network.occasions import occasion_in
from notesnet.network.promises import promise_ids
from notesnet.network.suggestion_id import suggestion_id
from notesnet.network.thanks import brought_by
from notesnet.network.thanks_items import thanks_id
from notesnet.text.names import fold
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week, week_of

_YEARS = 15  # how far back a last touch is looked for that is no longer in the notes
_STEPS: tuple[tuple[str, Party | None], ...] = (
    *((step, party) for step in ("ask", "chase", "close", "thank", "tell") for party in ("a", "b")),
    *((step, None) for step in ("introduce", "checkin", "outcome", "close")),
)  # fmt: skip


class TickTargets:
    """Finds targets in one vault; made once, asked for every line."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._brought = brought_by(vault)
        self._tasks: dict[str, list[FollowUp]] = {}
        self._stems: dict[str, list[str]] = {}
        for path in (*vault.contacts, *vault.groups, *vault.meetings, *vault.introductions):
            self._stems.setdefault(_stem(path), []).append(path)
        self._ids = promise_ids(vault)
        for task in vault.follow_ups:
            self._tasks.setdefault(self._ids[task.path, task.line], []).append(task)

    def find(self, tick: Tick) -> Target | None:
        """The item of a line; None when the notes no longer have it."""
        linked = [path for link in tick.links for path in self.paths_of(link)]
        everywhere = linked or ([] if tick.links else self._everybody())
        for path in everywhere:
            for id_, target in self._of(path, tick):
                if id_ == tick.id:
                    return target
        return self._by_earlier_touch(linked[0], tick) if linked else None

    def paths_of(self, link: str) -> list[str]:
        """The notes that a link of ours leads to: by path, else by file name; several when two bear that name."""
        wanted = fold(plain_path(link))
        found = self._stems.get(wanted.rpartition("/")[2], [])
        if "/" in wanted:
            exact = [path for path in found if fold(path.removesuffix(".md")) == wanted]
            return exact or [path for path in found if fold(path.removesuffix(".md")).endswith(f"/{wanted}")]
        return found

    def _everybody(self) -> list[str]:
        vault = self._vault
        return [*vault.contacts, *vault.groups, *vault.meetings, *vault.introductions]

    def _of(self, path: str, tick: Tick) -> Iterator[tuple[str, Target]]:
        """Every item that the note at ``path`` can have on an agenda of that week, with its id."""
        vault = self._vault
        for task in self._tasks.get(tick.id, ()):
            if path in task.contacts:
                yield tick.id, self._promise(task, path)
        if path in vault.contacts:
            yield from self._of_contact(vault.contacts[path], tick)
        elif path in vault.introductions:
            yield from self._of_introduction(path, tick)
        elif path in vault.meetings and (day := vault.meetings[path].day):
            id_ = item_id(ItemKind.MEETING.value, path, day.date.isoformat())
            yield id_, Target(ItemKind.MEETING, path, vault.meetings[path].name, day.date)
        elif path in vault.groups:
            for day_of in group_days(vault.groups[path], tick.monday, tick.sunday):
                id_ = item_id(ItemKind.GROUP.value, path, day_of.isoformat())
                yield id_, Target(ItemKind.GROUP, path, vault.groups[path].name, day_of, day=day_of)

    def _promise(self, task: FollowUp, path: str) -> Target:
        twins = tuple(other for other in self._vault.follow_ups if (other.path, other.text) == (task.path, task.text))
        ids = tuple(self._ids[twin.path, twin.line] for twin in twins)
        return Target(ItemKind.PROMISE, task.path, self._name(path), task.due, task=task, twins=twins, twin_ids=ids)

    def _name(self, path: str) -> str:
        owner = self._vault.contacts.get(path) or self._vault.groups.get(path)
        return owner.name if owner else path  # a note that can't be read has no name

    def _of_contact(self, contact: Contact, tick: Tick) -> Iterator[tuple[str, Target]]:
        path = contact.path
        touches = self._vault.touches.get(path, ())
        for round_ in ("never", *dict.fromkeys(touch.date.isoformat() for touch in reversed(touches))):
            yield from self._touches(contact, tick, round_)
        yield from self._occasions(contact, tick)
        days = {line.date for line in contact.log if line.tagged("got")}
        days |= {say.day for say in self._brought.get(path, ()) if say.day}
        for day in sorted(days):
            yield thanks_id(path, day), Target(ItemKind.THANKS, path, contact.name, day=day)
        yield from self._suggestions(contact, tick)

    def _touches(self, contact: Contact, tick: Tick, round_: str) -> Iterator[tuple[str, Target]]:
        for kind in (ItemKind.TOUCH, ItemKind.REAWAKEN):
            if item_id(kind.value, contact.path, round_) == tick.id:
                moment = before_week(week_of(tick.monday))
                due = decide_due(self._vault, contact.path, moment).day if kind is ItemKind.TOUCH else None
                yield tick.id, Target(kind, contact.path, contact.name, due)

    def _by_earlier_touch(self, path: str, tick: Tick) -> Target | None:
        """A line about someone whose last touch then is no longer in the notes: a `last_contact` was set, say."""
        contact = self._vault.contacts.get(path)
        if contact is None:
            return None
        for days in range(1, _YEARS * 366):
            if tick.monday.toordinal() <= days:
                break
            for _id, target in self._touches(contact, tick, (tick.monday - timedelta(days)).isoformat()):
                return target
        return None

    def _occasions(self, contact: Contact, tick: Tick) -> Iterator[tuple[str, Target]]:
        seen: list[str] = []
        for occasion in contact.occasions:
            day = occasion_in(occasion, tick.monday, tick.sunday)
            if day and (occasion.day.year is None or occasion.day.year <= day.year):
                nth = seen.count(fold(occasion.label))
                seen.append(fold(occasion.label))
                id_ = item_id(ItemKind.DATE.value, contact.path, f"{occasion.label} {day.year}", nth)
                yield id_, Target(ItemKind.DATE, contact.path, contact.name, day, label=occasion.label)

    def _suggestions(self, contact: Contact, tick: Tick) -> Iterator[tuple[str, Target]]:
        yield suggestion_id(contact.path), Target(ItemKind.SUGGESTION, contact.path, contact.name)
        for link in tick.links:
            for other in self.paths_of(link):
                if other != contact.path and other in self._vault.contacts:
                    target = Target(ItemKind.SUGGESTION, contact.path, contact.name, other=other)
                    yield suggestion_id(contact.path, other), target

    def _of_introduction(self, path: str, tick: Tick) -> Iterator[tuple[str, Target]]:
        introduction = self._vault.introductions[path]
        week: Week = week_of(tick.monday)
        step = standing_of(self._vault, introduction, week.monday).next
        for name, party in _STEPS:
            id_ = introduction_id(path, name, party)
            due: date | None = step.due if step and (step.step, step.party) == (name, party) else None
            yield id_, Target(ItemKind.INTRODUCTION, path, _title(path), due, step=name, party=party)


def plain_path(link: str) -> str:
    """A link as a path without its ending; the steps up with which one begins that is written from its own note are left out."""
    plain = link.strip()
    while plain.startswith(("./", "../")):
        plain = plain.partition("/")[2]
    return plain.removesuffix(".md")


def _stem(path: str) -> str:
    return fold(path.rpartition("/")[2].removesuffix(".md"))


def _title(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
