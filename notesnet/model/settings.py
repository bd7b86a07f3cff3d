"""The settings of a vault, after defaults."""

from collections.abc import Mapping
from dataclasses import field

from notesnet.frozen import frozen
from notesnet.model.code import Severity
from notesnet.model.note import Kind
from notesnet.text.durations import Duration


@frozen
class KindRule:
    """Which notes are of one kind: any of the path patterns, or any of the property tests, is enough.

    Attributes:
        kind: the kind that a note gets.
        paths: patterns such as ``people/**``, relative to the vault.
        where: (property, value) pairs, as typed.
    """

    kind: Kind
    paths: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()


@frozen
class Circle:
    """How close someone is; ``rank`` lifts them in the agenda by half of it."""

    cadence: Duration | None = None
    rank: float = 0


@frozen
class IntroDelays:
    """How long an introduction waits before its next step."""

    chase: Duration = Duration(7, "d")
    checkin: Duration = Duration(14, "d")
    outcome: Duration = Duration(60, "d")
    thank: Duration = Duration(3, "d")
    expire: Duration = Duration(60, "d")


SECTIONS = (
    "Promises",
    "Introductions",
    "Meetings",
    "Keep in touch",
    "Dates",
    "Groups",
    "To thank",
    "Worth introducing",
    "Reawaken",
    "Held back",
)

KINDS: Mapping[str, float] = {
    "meeting": 3,
    "coffee": 3,
    "lunch": 3,
    "dinner": 3,
    "visit": 3,
    "call": 2,
    "video": 2,
    "letter": 2,
    "event": 1,
    "email": 1,
    "message": 1,
    "gift": 1,
    "intro": 1,
    "other": 1,
    "note": 0,
}

RULES = (
    KindRule(Kind.AGENDA, ("agenda/**",)),
    KindRule(Kind.INTRO, ("intros/**",), (("type", "intro"),)),
    KindRule(Kind.ME, ("me.md",)),
    KindRule(Kind.GROUP, ("groups/**",), (("type", "group"),)),
    KindRule(
        Kind.CONTACT,
        ("people/**",),
        (
            ("type", "contact"),
            ("type", "person"),
            ("tags", "person"),
            ("tags", "people"),
            ("categories", "[[People]]"),
        ),
    ),
    KindRule(Kind.MEETING, ("meetings/**",), (("type", "meeting"), ("categories", "[[Meetings]]"))),
    KindRule(Kind.DATED, ("**",)),
)


@frozen
class Settings:
    """Everything that notesnet.toml may say; an empty file gives exactly these defaults."""

    timezone: str | None = None
    date_formats: tuple[str, ...] = ()
    rules: tuple[KindRule, ...] = RULES
    exclude: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    log_headings: tuple[str, ...] = ("Log", "Interactions", "History", "Timeline")
    mentions: bool = True
    kinds: Mapping[str, float] = field(default_factory=lambda: dict(KINDS))
    circles: Mapping[str, Circle] = field(default_factory=dict)
    cadence_by_tag: tuple[tuple[str, Duration], ...] = ()
    agenda_file: str = "agenda/{year}-W{week}.md"
    sections: tuple[str, ...] = SECTIONS
    details: bool = True
    people_per_week: int = 8
    default_cadence: Duration | None = None
    default_cadence_line: int = 1  # of notesnet.toml
    first_follow_up: Duration = Duration(2, "d")
    intros: IntroDelays = IntroDelays()
    check: Mapping[str, Severity] = field(default_factory=dict)
