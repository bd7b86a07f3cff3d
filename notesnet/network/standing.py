"""How things stand with everyone, without a look at all their notes where what is known in short is enough."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from operator import attrgetter

from notesnet.model.brief import ALWAYS, UNKNOWN, Brief, Standing
from notesnet.model.contact import Contact
from notesnet.model.due import Moment
from notesnet.model.hints import Urgency, hints
from notesnet.model.vault import Vault
from notesnet.network.cadence import NEW_FOR, SILENT, counted_from, decide_due, rhythm_of, unmoved_day
from notesnet.network.strength import of_faded_worth, strength, worth
from notesnet.network.touches import last_touch, touches_until
from notesnet.text.durations import Duration, subtract

_PATH = attrgetter("path")
_BEFORE_ALL = Moment(date.min, date.max)  # nobody is new then, or silent for long, and every touch counts


def brief_of(vault: Vault, contact: Contact) -> Brief:
    """The contact in short, for an index to keep."""
    touches = touches_until(vault, contact.path, date.max)
    last = last_touch(touches)
    rhythm = rhythm_of(contact, vault.settings)
    day, rule, _evidence = unmoved_day(contact, last, rhythm, _BEFORE_ALL, vault.settings)
    short = _in_short(contact)
    if rule == "new" or (day == date.min and rule != "never_touched"):  # on the first day of all nothing is told apart
        return short
    base = None
    if rhythm and rhythm.source in ("tag", "default") and rule in ("cadence", "never_touched"):
        base, _evidence = counted_from(contact, last)
    if contact.archived:
        day, rule, rhythm, base = None, "archived", None, None
    latest = vault.touches.get(contact.path, ())
    met = contact.met.date if contact.met else None
    active, passive = worth(touches, last.date) if last else (0.0, 0.0)
    return short._replace(
        last=latest[-1].date.toordinal() if latest else 0,
        rule=rule,
        due=day.toordinal() if day else 0,
        base=base.toordinal() if base else 0,
        cadence=(rhythm.duration.count, rhythm.duration.unit) if rhythm else None,
        paused=contact.paused_until.date.toordinal() if contact.paused_until else 0,
        new=met.toordinal() if met and (last is None or last.date <= met) else 0,
        active=active,
        passive=passive,
    )


def standings(vault: Vault, moment: Moment, until: date | None = None) -> Iterator[Standing]:
    """Everyone, by path; with ``until`` those who may be due by then, with some who are not."""
    briefs = hints(vault.contacts).briefs(moment, until)
    if briefs is None:
        for contact in vault.contacts.values():
            yield _decided(vault, _in_short(contact), moment)
        return
    yield from _standings(vault, briefs, moment, _with_plans(vault, moment))


def urgent(
    vault: Vault, moment: Moment, until: date, wanted: tuple[int, int | None], ids: Collection[str]
) -> tuple[list[Standing], Sequence[str]]:
    """Of those due by ``until``, by path: (so many of the most urgent at least, with some who are not due; who is due besides).

    ``wanted`` are how many, and how many of them also when a touch since the moment has taken them off (None: all). Those
    whose line has one of the ``ids`` are among the first.
    """
    planned = _with_plans(vault, moment)
    silent = subtract(moment.today, SILENT)
    found = hints(vault.contacts).urgent(Urgency(moment, until, *wanted, ids, planned, silent))
    if found is None:
        return list(standings(vault, moment, until)), ()
    briefs, others = found
    return list(_standings(vault, briefs, moment, planned)), others


def _standings(vault: Vault, briefs: Sequence[Brief], moment: Moment, planned: Collection[str]) -> Iterator[Standing]:
    silent = subtract(moment.today, SILENT).toordinal()
    for brief in briefs:
        known = None if brief.path in planned else _known(brief, moment, silent)
        yield known or _decided(vault, brief, moment)


def tie(vault: Vault, standing: Standing, moment: Moment) -> int:
    """The strength of the tie at the moment that the standing is of."""
    brief = standing.brief
    if standing.decided is None:
        days = moment.today.toordinal() - brief.last
        found = of_faded_worth(brief.active, brief.passive, days, brief.trust)
        if found is not None:
            return found
    return strength(touches_until(vault, brief.path, moment.counted), moment.today, brief.trust)


def _in_short(contact: Contact) -> Brief:
    """What a list shows of a contact; no day follows from it."""
    return Brief(
        contact.path,
        contact.name,
        contact.company,
        contact.role,
        contact.location,
        contact.tags,
        contact.circle,
        contact.email[0].text if contact.email else "",
        contact.phone[0].text if contact.phone else "",
        contact.broken,
        contact.archived,
        contact.advocate,
        contact.trust,
        UNKNOWN,
        "no_cadence",
        0,
        0,
        None,
        0,
        0,
        0.0,
        0.0,
    )


def _decided(vault: Vault, brief: Brief, moment: Moment) -> Standing:
    due = decide_due(vault, brief.path, moment)
    return Standing(brief, due.day, due.rule, due.cadence, due.last.date if due.last else None, due)


def _known(brief: Brief, moment: Moment, silent: int) -> Standing | None:
    """What the rules say, where it follows from the brief; ``silent`` is the first day that is not too long ago."""
    today = moment.today.toordinal()
    if brief.last > moment.counted.toordinal() or (brief.new and 0 <= today - brief.new <= NEW_FOR):
        return None
    day: date | None = None
    rule = brief.rule
    if brief.base and brief.base < silent:
        rule = "no_cadence"
    elif brief.due:
        at = today if brief.due == ALWAYS else brief.due
        if brief.paused > at:
            at, rule = brief.paused, "paused"
        day = date.fromordinal(at)
    cadence = Duration(*brief.cadence) if brief.cadence else None
    return Standing(brief, day, rule, cadence, date.fromordinal(brief.last) if brief.last else None)


def _with_plans(vault: Vault, moment: Moment) -> set[str]:
    """Everyone in a meeting that is still to come: it may put their day off."""
    if moment.counted >= date.max:
        return set()
    after = date.fromordinal(moment.counted.toordinal() + 1)
    meetings = hints(vault.meetings).between(after, date.max)
    found = vault.meetings if meetings is None else meetings
    return {person.path for path in found for person in vault.meetings[path].people if person.path}
