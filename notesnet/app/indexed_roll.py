"""A few numbers for each contact, from which it can be told without the contact that a rule does not concern it.

They hold for every day: each says from when on somebody *may* matter once all their touches have passed. Who asks adds
those with a later touch, and decides by the rules themselves.
"""

from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.network.cadence import rhythm_of
from notesnet.network.drift import DORMANT_AFTER, DRIFT_AT_LEAST, usual_gap
from notesnet.network.touches import touches_until
from notesnet.text.durations import add

NEVER = 2**31 - 1
_TWO_YEARS = 730


def numbers_of(vault: Vault, contact: Contact) -> tuple[int, ...]:
    """(due from, newly met on, last touch, asleep from, last given or got, introduced to me on), as ordinals.

    The first and the fourth are NEVER when no day makes it so; the others are 0 when there is none.
    """
    touches = vault.touches.get(contact.path, ())
    counting = touches_until(vault, contact.path, date.max)
    met = contact.met.date if contact.met else None
    new = met is not None and not (counting and counting[-1].date > met)
    given = [line.date.toordinal() for line in contact.log if line.tags and (line.tagged("gave") or line.tagged("got"))]
    return (
        _due_from(vault, contact, counting),
        met.toordinal() if met and new else 0,
        touches[-1].date.toordinal() if touches else 0,
        _asleep_from(vault, contact, counting),
        max(given, default=0),
        met.toordinal() if met and contact.introduced_by else 0,
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
