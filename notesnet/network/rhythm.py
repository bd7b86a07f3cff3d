"""Proposes a cadence from the rhythm that a tie has had, and weighs all cadences against the budget."""

from collections.abc import Iterable
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.rhythm import PLANNED, RhythmRow, RhythmTable
from notesnet.model.vault import Vault
from notesnet.network.cadence import rhythm_of
from notesnet.network.drift import usual_gap
from notesnet.network.strength import strength
from notesnet.network.touches import touches_until
from notesnet.text.durations import Duration, days_of, subtract
from notesnet.text.names import fold

LONG_AGO = Duration(2, "y")
STEPS = tuple(Duration(count, unit) for count, unit in ((2, "w"), (4, "w"), (6, "w"), (3, "m"), (6, "m"), (1, "y")))


def rhythm_table(vault: Vault, today: date) -> RhythmTable:
    """Everyone without a cadence, the strongest first; archived people and those with ``never`` are left out.

    So are those whose cadence is not known, because it, or the front matter, can't be read.
    """
    rows = []
    in_force = []
    unreadable = unreadable_cadences(vault)
    for contact in vault.contacts.values():
        if contact.archived or contact.path in unreadable:
            continue
        rhythm = rhythm_of(contact, vault.settings)
        if rhythm is None:
            rows.append(rhythm_row(vault, contact, today))
        elif rhythm.duration.unit != "never":
            in_force.append(rhythm.duration)
    rows.sort(key=_order)
    planned = [row.proposed for row in rows[:PLANNED] if row.proposed and row.worth]
    return RhythmTable(tuple(rows), _a_week(in_force), _a_week(planned), vault.settings.people_per_week)


def _order(row: RhythmRow) -> tuple[int, int, str, str]:
    """The strongest first; of those as strong, whom I saw or met last."""
    return -row.strength, -(row.last or row.met or date.min).toordinal(), fold(row.name), row.path


def unreadable_cadences(vault: Vault) -> set[str]:
    """Paths of the contacts of which it is not known whether they have a cadence."""
    typed = {fault.path for fault in vault.diagnostics if fault.code == "bad-duration"}
    return {
        contact.path
        for contact in vault.contacts.values()
        if contact.broken or (contact.path in typed and not contact.cadence and "cadence" in contact.lines)
    }


def rhythm_row(vault: Vault, contact: Contact, today: date) -> RhythmRow:
    """The rhythm of one contact and the cadence that fits."""
    touches = touches_until(vault, contact.path, today)
    tie = strength(touches, today, contact.trust)
    gap = usual_gap(touches)
    return RhythmRow(
        path=contact.path,
        name=contact.name,
        strength=tie,
        gap=round(gap) if gap else None,
        touches=len({touch.date for touch in touches}),
        last=touches[-1].date if touches else None,
        proposed=proposed_cadence(gap, tie),
        met=contact.met.date if contact.met else None,
        worth=bool(touches) or contact.met is None or contact.met.date >= subtract(today, LONG_AGO),
    )


def proposed_cadence(gap: float | None, tie: int) -> Duration:
    """The step nearest to the usual gap; without one by strength: 6 weeks from 50, a quarter from 25, else half a year.

    Nobody is proposed more often than every two weeks or more seldom than once a year.
    """
    if gap is None:
        return STEPS[2] if tie >= 50 else STEPS[3] if tie >= 25 else STEPS[4]
    return min(STEPS, key=lambda step: (abs(days_of(step) - gap), days_of(step)))


def _a_week(cadences: Iterable[Duration]) -> float:
    return sum(7 / days_of(cadence) for cadence in cadences)
