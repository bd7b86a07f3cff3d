"""A person in the network, as one note says."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from notesnet.frozen import frozen
from notesnet.model.note import Day, Phrase, Reference, Task
from notesnet.model.touch import LogLine
from notesnet.text.dates import DayOfYear
from notesnet.text.durations import Duration


@frozen
class Occasion:
    """A day that comes back each year: a birthday or another date."""

    label: str
    day: DayOfYear
    line: int


@frozen
class Contact:
    """The facts of one contact note; section 3 of the vault format says what each field means.

    Attributes:
        path: relative to the vault.
        extra: the person's own properties by their own names, as text or lists of text, for templates.
        lines: field name to 1-based line, for evidence.
        has_private: true when there is a part that must not leave the vault.
        broken: true when the front matter could not be read: a contact by file name, links and log only.
    """

    path: str
    name: str
    aliases: tuple[str, ...] = ()
    call_me: str = ""
    greeting: str = ""
    email: tuple[Phrase, ...] = ()
    phone: tuple[Phrase, ...] = ()
    company: str = ""
    role: str = ""
    location: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    circle: str = ""
    cadence: Duration | None = None
    last_contact: Day | None = None
    follow_up: Day | None = None
    paused_until: Day | None = None
    status: Literal["active", "archived"] = "active"
    created: Day | None = None
    met: Day | None = None
    met_at: Reference | None = None
    introduced_by: Reference | None = None
    knows: tuple[Reference, ...] = ()
    groups: tuple[Reference, ...] = ()
    offers: tuple[Phrase, ...] = ()
    needs: tuple[Phrase, ...] = ()
    interests: tuple[Phrase, ...] = ()
    ideal_client: tuple[Phrase, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    prefers: str = ""
    introductions: Literal["ask", "open", "no"] = "ask"
    blurb: str = ""
    advocate: bool = False
    trust: int = 0
    extra: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    log: tuple[LogLine, ...] = ()
    tasks: tuple[Task, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    has_private: bool = False
    broken: bool = False

    @property
    def archived(self) -> bool:
        """True when this person is kept but no longer nurtured."""
        return self.status == "archived"

    def paused(self, today: date) -> bool:
        """True when ``paused_until`` lies after ``today``."""
        return self.paused_until is not None and self.paused_until.date > today
