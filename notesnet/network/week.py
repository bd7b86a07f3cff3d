"""The week: everything that stands on the agenda, in its order and within its budget.

It depends on the vault and the week only. *Today* is the week's Monday in every rule, so that every machine decides
the same all week; touches dated in the week only take untouched lines out.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from notesnet.model.brief import Standing
from notesnet.model.vault import Vault
from notesnet.model.week import HELD_BACK_SHOWN, InFlight, Item, Listed, Section, WeekPlan
from notesnet.network.gatherings import group_items, meeting_items, people_met
from notesnet.network.introduction_items import introduction_items
from notesnet.network.keep_in_touch import (
    before_week,
    candidates,
    held_back_item,
    touch_item,
    within_budget,
)
from notesnet.network.occasions import date_items
from notesnet.network.promises import promise_items
from notesnet.network.reawaken import reawaken_items
from notesnet.network.say import topics_of
from notesnet.network.standing import standings, urgent
from notesnet.network.tally import tally
from notesnet.network.thanks import thanks_since
from notesnet.network.thanks_items import thanks_items
from notesnet.text.weeks import Week

Suggesting = Callable[[Sequence[Listed]], list[Item]]  # the lines of a section as they stand → those of the week


def plan_week(
    vault: Vault,
    week: Week,
    listed: Sequence[Listed] = (),
    suggesting: Suggesting | None = None,
    *,
    reasons: bool = True,
) -> WeekPlan:
    """The agenda of a week; ``listed`` are the lines of its file when there is one already.

    ``suggesting`` finds who is worth introducing; without it nobody is. Without ``reasons`` those held back are names.
    """
    before = before_week(week)
    topics = topics_of(vault, thanks_since(before))
    promised, stale = promise_items(vault, week)
    introduced, waiting = introduction_items(vault, week)
    meetings = meeting_items(vault, week, topics)
    busy = people_met(meetings)
    standing, others = _who_is_due(vault, week, listed, busy, whole=reasons)
    found = candidates(vault, week, standing, busy)
    in_touch = _of_section(listed, "Keep in touch", {candidate.id for candidate in found})
    chosen, held_back = within_budget(found, in_touch, vault.settings.people_per_week)
    due = {*others, *(candidate.path for candidate in (*chosen, *held_back))}
    shown = held_back if reasons else held_back[:HELD_BACK_SHOWN]
    sections: dict[str, list[Item]] = {
        "Promises": promised,
        "Introductions": introduced,
        "Meetings": meetings,
        "Keep in touch": [touch_item(vault, candidate, week, topics) for candidate in chosen],
        "Dates": date_items(vault, week, topics),
        "Groups": group_items(vault, week, due),
        "To thank": thanks_items(vault, week, topics.brought),
        "Worth introducing": suggesting(_of_section(listed, "Worth introducing")) if suggesting else [],
        "Reawaken": reawaken_items(vault, week, standing, _of_section(listed, "Reawaken"), topics),
        "Held back": [held_back_item(vault, one, week, topics if reasons else None) for one in shown],
    }
    return _planned(vault, week, sections, (stale, waiting, len(held_back) - len(shown) + len(others)))


def _who_is_due(
    vault: Vault, week: Week, listed: Sequence[Listed], busy: Collection[str], *, whole: bool
) -> tuple[list[Standing], list[str]]:
    """(those who may come onto the page, the paths of others who are due and free); everyone who may be due is ``whole``."""
    before = before_week(week)
    if whole:
        return list(standings(vault, before, week.sunday)), []
    ids = {line.id for line in listed}
    most = vault.settings.people_per_week + HELD_BACK_SHOWN + len(ids) + len(busy)
    # A line of this section that a person marked and moved elsewhere uses the budget up, whoever it is about.
    moved = any(not line.untouched and line.section != "Keep in touch" for line in listed)
    first = None if moved else vault.settings.people_per_week + len(busy)
    standing, others = urgent(vault, before, week.sunday, (most, first), ids)
    return standing, [path for path in others if path not in busy]


def _planned(
    vault: Vault, week: Week, sections: Mapping[str, Sequence[Item]], besides: tuple[int, Sequence[InFlight], int]
) -> WeekPlan:
    """The sections that the settings name, in their order; ``besides`` are what is stale, who waits, how many more are due."""
    stale, waiting, more = besides
    me = vault.me
    named = vault.settings.sections
    stale = stale if "Promises" in named else 0
    waiting = waiting if "Introductions" in named else []
    # A section without items is there for the line that ends it.
    ended = {name for name, closing in (("Promises", stale), ("Introductions", waiting)) if closing}
    return WeekPlan(
        year=week.year,
        week=week.week,
        sections=tuple(
            Section(name, tuple(sections.get(name, ()))) for name in named if sections.get(name) or name in ended
        ),
        unreadable=len(vault.unreadable),
        tally=tally(vault, week.previous.monday, week.previous.sunday),
        looking_for=tuple(phrase.text for phrase in me.goals or me.needs),
        stale=stale,
        waiting=tuple(waiting),
        more=more,
    )


def _of_section(listed: Sequence[Listed], name: str, ids: Collection[str] = ()) -> list[Listed]:
    """The lines of one section, and those of its items that a person moved elsewhere."""
    return [line for line in listed if line.section == name or line.id in ids]
