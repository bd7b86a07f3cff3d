"""What the tests of deciding share: short ways to make contacts, touches and vaults."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from notesnet.model.contact import Contact
from notesnet.model.due import Due, Moment
from notesnet.model.note import Day, Phrase, Reference
from notesnet.model.settings import Circle, Settings
from notesnet.model.touch import LogLine, Touch
from notesnet.model.vault import Vault
from notesnet.model.week import Item, WeekPlan
from notesnet.network.cadence import decide_due
from notesnet.text.durations import Duration, read_duration
from notesnet.text.weeks import Week

TODAY = date(2026, 11, 25)  # a Wednesday
MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)
WEEK = Week(2026, 48)
ADA = "people/ada.md"


def day(text: str) -> date:
    """``2026-11-25``, or ``-3`` for three days before the tests' Wednesday."""
    return TODAY + timedelta(days=int(text)) if len(text) < 6 else date.fromisoformat(text)


def at(text: str, line: int = 1) -> Day:
    """A date that somebody typed."""
    return Day(day(text), line)


def every(text: str) -> Duration:
    """A duration as typed."""
    duration = read_duration(text)
    assert isinstance(duration, Duration)
    return duration


def phrases(*texts: str) -> tuple[Phrase, ...]:
    """Needs, offers, interests."""
    return tuple(Phrase(text, 1) for text in texts)


def link(path: str, name: str = "") -> Reference:
    """A link that leads to a note."""
    return Reference(name or path.rpartition("/")[2].removesuffix(".md"), None, 1, 1, 1, path=path)


def contact(name: str = "Ada", **fields: Any) -> Contact:
    """A contact in ``people/``, by first name."""
    return Contact(path=f"people/{name.lower().replace(' ', '-')}.md", name=name, **fields)


def touch(when: str, kind: str = "coffee", weight: float = 3, **fields: Any) -> Touch:
    """A touch from a log."""
    return Touch(**{"date": day(when), "kind": kind, "text": "", "path": ADA, "line": 9, "weight": weight, **fields})


def mention(when: str) -> Touch:
    """A passive touch: a link in a journal."""
    return touch(when, "mention", 1, passive=True, source="mention", path="daily/x.md")


def logged(when: str, kind: str, text: str, line: int = 20, tags: Iterable[str] = ()) -> LogLine:
    """A line of a log."""
    return LogLine(day(when), kind, text, line, tuple(tags))


def vault_of(
    *contacts: Contact,
    touches: Mapping[str, Iterable[Touch]] | None = None,
    settings: Settings | None = None,
    **more: Any,
) -> Vault:
    """A vault with these contacts; ``touches`` by first name in small letters, in any order."""
    by_path = {
        f"people/{name}.md": tuple(sorted(found, key=lambda t: (t.date, t.path, t.line)))
        for name, found in (touches or {}).items()
    }
    people = {c.path: c for c in contacts}
    return Vault(settings=settings or Settings(), contacts=people, touches=by_path, **more)


def due(vault: Vault, name: str = "ada", today: date = TODAY) -> Due:
    """When someone is due, for a command on that day."""
    return decide_due(vault, f"people/{name}.md", Moment(today, today))


def with_circles(settings: Settings | None = None, **circles: Circle) -> Settings:
    """Settings with circles."""
    return replace(settings or Settings(), circles=circles)


def items(plan: WeekPlan, section: str) -> list[Item]:
    """The items of one section, none when it is left out."""
    return [item for found in plan.sections if found.name == section for item in found.items]


def names(plan: WeekPlan, section: str = "Keep in touch") -> list[str]:
    """Who stands in a section, in order."""
    return [item.name for item in items(plan, section)]
