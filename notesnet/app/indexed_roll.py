"""A few numbers for each contact, from which it can be told without the contact that a rule does not concern it.

They hold for every day: each says from when on somebody *may* matter once all their touches have passed. Who asks adds
those with a later touch, and decides by the rules themselves.
"""

from datetime import date
from typing import NamedTuple

from notesnet.app.indexed_columns import MONTH, NEVER, UNIT, UNSURE
from notesnet.model.brief import ALWAYS, UNKNOWN, Brief
from notesnet.model.contact import Contact
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.model.week import ItemKind
from notesnet.network.cadence import rhythm_of
from notesnet.network.drift import DORMANT_AFTER, DRIFT_AT_LEAST, usual_gap
from notesnet.network.keep_in_touch import touch_id
from notesnet.network.strength import PASSIVE_CAP
from notesnet.network.touches import touches_until
from notesnet.network.urgency import days_between, lift_of
from notesnet.text.durations import Duration, add
from notesnet.text.names import folded

MOST = 2_000.0  # more is as good as this
_TWO_YEARS = 730


class Own(NamedTuple):
    """Those of the numbers that follow from the note of a contact alone.

    ``owed`` is the last day on which something came in for which no line says thanks.
    """

    given: int
    owed: int
    brought: int
    said: int
    born: int


def own_numbers(contact: Contact, settings: Settings) -> Own:
    """What follows from a note alone."""
    tagged = [line for line in contact.log if line.tags]
    got = [line for line in tagged if line.tagged("got")]
    given = [line.date.toordinal() for line in tagged if line.tagged("gave")]
    owed = [line.date.toordinal() for line in got if not (line.tagged("thanked") or line.private)]
    brought = contact.met.date.toordinal() if contact.met and contact.introduced_by else 0
    given += [line.date.toordinal() for line in got]
    said, born = _said_until(contact, settings), _born_in(contact)
    return Own(max(given, default=0), max(owed, default=0), brought, said, born)


def numbers_of(vault: Vault, contact: Contact, brief: Brief, own: Own | None = None) -> tuple[int, ...]:
    """(due from, newly met, last touch, asleep from, last given or got, introduced to me, owed since), doubts, month and rank.

    The first and the fourth are NEVER when no day makes it so; the others are 0 when there is none. ``own`` is given
    when it is known already.
    """
    own = own or own_numbers(contact, vault.settings)
    touches = vault.touches.get(contact.path, ())
    counting = touches_until(vault, contact.path, date.max)
    met = contact.met.date if contact.met else None
    new = met is not None and not (counting and counting[-1].date > met)
    last = touches[-1].date.toordinal() if touches else 0
    return (
        _due_from(vault, contact, counting),
        met.toordinal() if met and new else 0,
        last,
        _asleep_from(vault, contact, counting),
        own.given,
        own.brought,
        own.owed if own.owed >= last else 0,  # a later touch may have said thanks
        own.said,
        own.born,
        _month(touches),
        *_rank(brief, vault.settings),
    )


def _due_from(vault: Vault, contact: Contact, touches: tuple[Touch, ...]) -> int:
    """The earliest day on which they can be due, other than as newly met; what moves that day only makes it later."""
    if contact.archived:
        return NEVER
    last = touches[-1].date if touches else None
    days = []
    if contact.follow_up and (last is None or contact.follow_up.date > last):
        days.append(contact.follow_up.date)
    rhythm = rhythm_of(contact, vault.settings)
    if rhythm and rhythm.duration.unit != "never":
        base = last or (contact.met.date if contact.met else contact.created.date if contact.created else None)
        days.append(add(base, rhythm.duration) if base else date.min)
    return min(days).toordinal() if days else NEVER


def _said_until(contact: Contact, settings: Settings) -> int:
    """The last day of which their log or ``last_contact`` tells; NEVER for somebody of a circle that there is not."""
    if contact.circle and folded(contact.circle) not in settings.circles:
        return NEVER
    latest = max([line[0] for line in contact.log]) if contact.log else None
    if contact.last_contact and (latest is None or contact.last_contact.date > latest):
        latest = contact.last_contact.date
    return latest.toordinal() if latest else 0


def _born_in(contact: Contact) -> int:
    """The year in which they were born, 0 when it is not known; NEVER for who was born twice."""
    if not contact.occasions:
        return 0
    years = [
        one.day.year for one in contact.occasions if one.label.casefold() == "birthday" and one.day.year is not None
    ]
    return NEVER if len(years) > 1 else years[0] if years else 0


def _month(touches: tuple[Touch, ...]) -> int:
    """The days with a touch in the month before the last one: bit 0 is the day before it."""
    if any(touch.source == "last_contact" for touch in touches):
        return UNSURE
    found = 0
    for touch in reversed(touches):
        back = (touches[-1].date - touch.date).days
        if back > MONTH:
            break
        found |= 1 << back
    return found >> 1


def _asleep_from(vault: Vault, contact: Contact, touches: tuple[Touch, ...]) -> int:
    """The earliest day on which they can drift or be dormant with no rule that brings them back."""
    rhythm = rhythm_of(contact, vault.settings)
    if rhythm and rhythm.duration.unit == "never":
        rhythm = None
    if contact.archived or contact.broken or not touches or (rhythm and rhythm.source in ("own", "circle")):
        return NEVER
    last = touches[-1].date
    if contact.follow_up and contact.follow_up.date > last:
        return NEVER
    gap = usual_gap(touches)
    days = DORMANT_AFTER if gap is None else min(max(DRIFT_AT_LEAST, int(2 * gap)), DORMANT_AFTER)
    if rhythm:
        days = max(days, _TWO_YEARS)  # so long does a cadence of a tag, or of all, count
    return last.toordinal() + days


def _rank(brief: Brief, settings: Settings) -> tuple[int, ...]:
    """What ranks them: (due day, day that counts for a silence, days between, lift in millionths, id of their line, worth).

    The day is 0 for who is not due, `ALWAYS` for whose day is whatever one asks about.
    """
    unsure = brief.due == ALWAYS or brief.last == UNKNOWN
    day = ALWAYS if unsure else max(brief.due, brief.paused) if brief.due else 0
    cadence = Duration(*brief.cadence) if brief.cadence else None
    lift = round(min(max(lift_of(brief, settings), -MOST), MOST) * UNIT)
    last = date.fromordinal(brief.last) if 0 < brief.last < UNKNOWN else None
    line = int(touch_id(ItemKind.TOUCH, brief.path, last).removeprefix("nn-"), 16)
    return day, brief.base, min(days_between(cadence), NEVER), lift, line, _worth(brief)


def _worth(brief: Brief) -> int:
    """What their touches were worth on the day of the last one, in millionths."""
    worth = brief.active + brief.passive
    if brief.trust or brief.passive > PASSIVE_CAP or worth > MOST or brief.last == UNKNOWN:
        return UNSURE
    return round(worth * UNIT)
