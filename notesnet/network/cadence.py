"""When someone is due: the five rules of section 4 of the vault format, pure, for a given day."""

from datetime import date
from functools import lru_cache

from notesnet.model.contact import Contact
from notesnet.model.due import Due, Evidence, Moment, Rhythm, Rule
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.network.touches import last_touch, touches_until
from notesnet.text.durations import Duration, add, subtract
from notesnet.text.names import folded

NEW_FOR = 30  # days after `met` in which the first follow-up is asked for
SILENT = Duration(2, "y")  # a cadence by tag or default does not dig up those silent for longer


def decide_due(vault: Vault, path: str, moment: Moment) -> Due:
    """When the contact at ``path`` is due, by the first rule that applies."""
    contact = vault.contacts[path]
    last = last_touch(touches_until(vault, path, moment.counted))
    if contact.archived:
        status = Evidence("status: archived", None, path, contact.lines.get("status", 1))
        return Due(None, "archived", None, last, (status, *_last_evidence(last)))
    rhythm = rhythm_of(contact, vault.settings)
    cadence = rhythm.duration if rhythm else None
    day, rule, evidence = unmoved_day(contact, last, rhythm, moment, vault.settings)
    if day is None:
        return Due(None, rule, cadence, last, evidence)
    later, why, moved = _moved(vault, contact, day, moment)
    return Due(later, why or rule, cadence, last, (*evidence, *moved))


def rhythm_of(contact: Contact, settings: Settings) -> Rhythm | None:
    """The cadence that applies: own, else the circle's, else the first tag's, else the default; ``never`` too.

    A note whose front matter could not be read has none: what it says of a rhythm is not known.
    """
    if contact.broken:
        return None
    if contact.cadence:
        return Rhythm(contact.cadence, "own", contact.lines.get("cadence", 1))
    circle = settings.circles.get(folded(contact.circle)) if contact.circle else None
    if circle and circle.cadence:
        return Rhythm(circle.cadence, "circle", contact.lines.get("circle", 1))
    tags = [folded(tag) for tag in contact.tags] if settings.cadence_by_tag else []
    for wanted, duration in settings.cadence_by_tag:
        if any(tag == wanted or tag.startswith(wanted + "/") for tag in tags):
            return Rhythm(duration, "tag", contact.lines.get("tags", 1))
    if settings.default_cadence:
        return Rhythm(settings.default_cadence, "default", settings.default_cadence_line)
    return None


def unmoved_day(
    contact: Contact, last: Touch | None, rhythm: Rhythm | None, moment: Moment, settings: Settings
) -> tuple[date | None, Rule, tuple[Evidence, ...]]:
    """The day by the rules 2 to 4, before it is moved."""
    path = contact.path
    touched = _last_evidence(last)
    if contact.follow_up and (last is None or contact.follow_up.date > last.date):
        day, line = contact.follow_up
        return day, "follow_up", (Evidence("follow_up", day, path, line), *touched)
    met, soon = contact.met, settings.first_follow_up
    new = met and 0 <= (moment.today - met.date).days <= NEW_FOR and (last is None or last.date <= met.date)
    if met and new and soon.unit != "never":
        first = add(met.date, soon)
        return first, "new", (Evidence("met", met.date, path, met.line), *touched)
    if rhythm is None or rhythm.duration.unit == "never":
        return None, "no_cadence", (*_rhythm_evidence(contact, rhythm), *touched)
    return _by_rhythm(contact, last, rhythm, moment)


def _by_rhythm(
    contact: Contact, last: Touch | None, rhythm: Rhythm, moment: Moment
) -> tuple[date | None, Rule, tuple[Evidence, ...]]:
    base, evidence = counted_from(contact, last)
    evidence = (*evidence, *_rhythm_evidence(contact, rhythm))
    if rhythm.source in ("tag", "default") and base and base < _silent(moment.today):
        return None, "no_cadence", evidence
    if last:
        return add(last.date, rhythm.duration), "cadence", evidence
    return (add(base, rhythm.duration) if base else moment.today), "never_touched", evidence


@lru_cache(maxsize=16)  # it is asked of everyone, for few days
def _silent(today: date) -> date:
    return subtract(today, SILENT)


def counted_from(contact: Contact, last: Touch | None) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day that the cadence counts from: the last touch, else ``met``, else ``created``."""
    if last:
        return last.date, _last_evidence(last)
    for name, day in (("met", contact.met), ("created", contact.created)):
        if day:
            return day.date, (Evidence(name, day.date, contact.path, day.line),)
    return None, ()


def _moved(vault: Vault, contact: Contact, day: date, moment: Moment) -> tuple[date, Rule | None, tuple[Evidence, ...]]:
    """Rule 5: not before ``paused_until``, and not before a planned meeting has passed."""
    rule: Rule | None = None
    evidence: tuple[Evidence, ...] = ()
    paused = contact.paused_until
    if paused and paused.date > day:
        day, rule = paused.date, "paused"
        evidence = (Evidence("paused_until", paused.date, contact.path, paused.line),)
    for path in vault.meetings_of.get(contact.path, ()):
        planned = vault.meetings[path].day
        if planned and planned.date > moment.counted and add(planned.date, Duration(1, "d")) > day:
            day, rule = add(planned.date, Duration(1, "d")), "planned"
            evidence = (Evidence("planned meeting", planned.date, path, planned.line),)
    return day, rule, evidence


def _last_evidence(last: Touch | None) -> tuple[Evidence, ...]:
    return (Evidence(f"last touch ({last.kind})", last.date, last.path, last.line),) if last else ()


def _rhythm_evidence(contact: Contact, rhythm: Rhythm | None) -> tuple[Evidence, ...]:
    if rhythm is None:
        return ()
    if rhythm.source == "default":
        return (Evidence("default cadence", None, "notesnet.toml", rhythm.line),)
    words = {"own": "cadence", "circle": f"cadence of the circle {contact.circle}", "tag": "cadence of a tag"}
    return (Evidence(words[rhythm.source], None, contact.path, rhythm.line),)
