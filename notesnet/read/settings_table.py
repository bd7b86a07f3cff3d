"""The table of settings: name, type, default and meaning, once for validation and for docs/settings.md."""

from typing import NamedTuple


class Setting(NamedTuple):
    """One key of notesnet.toml; ``NAME`` in a key stands for any word of the user's own."""

    key: str
    type: str
    default: str
    meaning: str


SETTINGS: tuple[Setting, ...] = (
    Setting("vault.timezone", "text", "the system's", "what *today* is, for example `Europe/Berlin`"),
    Setting("vault.date_formats", "list", "`[]`", 'other date forms to read, for example `["DD.MM.YYYY"]`'),
    Setting("notes.KIND", "rule", "see the vault format", "which notes are of a kind: `{ paths = […], where = […] }`"),
    Setting("notes.exclude", "list", "`[]`", "path patterns that are never read"),
    Setting("fields.NAME", "text", "none", "your property name = our field name"),
    Setting("log.headings", "list", "`Log`, `Interactions`, `History`, `Timeline`", "the first is made when missing"),
    Setting("touches.mentions", "bool", "true", "whether a link in a dated note is a touch"),
    Setting("kinds.NAME", "number", "see the vault format", "what a log line of that kind weighs; 0 is no touch"),
    Setting("circles.NAME", "circle", "none", '`{ cadence = "6w", rank = 1 }`'),
    Setting("cadence_by_tag.TAG", "duration", "none", "the cadence of people with that tag; the first hit counts"),
    Setting("agenda.file", "pattern", "`agenda/{year}-W{week}.md`", "where the week's agenda is written"),
    Setting("agenda.sections", "list", "all", "which sections, in which order"),
    Setting("agenda.details", "bool", "true", "whether a line of contact details stands below a touch"),
    Setting("agenda.people_per_week", "count", "8", "how many people at most under Keep in touch"),
    Setting("agenda.default_cadence", "duration", "none", "the cadence of people who have no other"),
    Setting("agenda.first_follow_up", "duration", "`2d`", "when to get back to someone newly met"),
    Setting("intros.chase", "duration", "`7d`", "after asking without an answer"),
    Setting("intros.checkin", "duration", "`14d`", "after introducing: did they meet?"),
    Setting("intros.outcome", "duration", "`60d`", "after they met: what came of it?"),
    Setting("intros.thank", "duration", "`3d`", "after being introduced: thank the introducer"),
    Setting("intros.expire", "duration", "`60d`", "after asking: it is too late for an answer"),
    Setting("check.CODE", "severity", "per code", "`error`, `warning`, `info` or `off`"),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}
OPEN_TABLES = {key.partition(".")[0]: setting for key, setting in BY_KEY.items() if key.partition(".")[2].isupper()}
TABLES = {key.partition(".")[0] for key in BY_KEY}
