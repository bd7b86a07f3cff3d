"""The week: everything that stands on the agenda, in its order and within its budget.

It depends on the vault and the week only. *Today* is the week's Monday in every rule, so that every machine decides
the same all week; touches dated in the week only take untouched lines out.
"""

from collections.abc import Sequence

from notesnet.model.vault import Vault
from notesnet.model.week import Item, Listed, Section, WeekPlan
from notesnet.network.gatherings import group_items, meeting_items, people_met
from notesnet.network.keep_in_touch import candidates, held_back_item, touch_item, within_budget
from notesnet.network.occasions import date_items
from notesnet.network.promises import promise_items
from notesnet.network.reawaken import reawaken_items
from notesnet.network.say import promises_by_contact
from notesnet.network.tally import tally
from notesnet.text.weeks import Week


def plan_week(vault: Vault, week: Week, listed: Sequence[Listed] = ()) -> WeekPlan:
    """The agenda of a week; ``listed`` are the lines of its file when there is one already."""
    promises = promises_by_contact(vault)
    promised, stale = promise_items(vault, week)
    meetings = meeting_items(vault, week, promises)
    busy = people_met(meetings)
    found = candidates(vault, week, busy)
    in_touch = [line for line in listed if line.section == "Keep in touch"]
    chosen, held_back = within_budget(found, in_touch, vault.settings.people_per_week)
    due = {candidate.path for candidate in (*chosen, *held_back)}
    asleep = [line for line in listed if line.section == "Reawaken"]
    sections: dict[str, list[Item]] = {
        "Promises": promised,
        "Meetings": meetings,
        "Keep in touch": [touch_item(vault, candidate, week, promises) for candidate in chosen],
        "Dates": date_items(vault, week, promises),
        "Groups": group_items(vault, week, due),
        "Reawaken": reawaken_items(vault, week, busy, asleep, promises),
        "Held back": [held_back_item(vault, candidate) for candidate in held_back],
    }
    me = vault.me
    return WeekPlan(
        year=week.year,
        week=week.week,
        sections=tuple(Section(name, tuple(sections[name])) for name in vault.settings.sections if sections.get(name)),
        unreadable=len(vault.unreadable),
        tally=tally(vault, week.previous.monday, week.previous.sunday),
        looking_for=tuple(phrase.text for phrase in me.goals or me.needs),
        stale=stale if "Promises" in vault.settings.sections else 0,
    )
