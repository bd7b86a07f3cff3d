"""Reawaken: ties that fell asleep without anybody wanting it."""

from collections.abc import Iterable, Sequence

from notesnet.model.brief import Standing
from notesnet.model.due import Due, Moment
from notesnet.model.hints import hints
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind, Listed, SayKind, Silence
from notesnet.network.cadence import decide_due
from notesnet.network.drift import dormant, drifts, usual_gap
from notesnet.network.keep_in_touch import (
    Candidate,
    after_week,
    before_week,
    how_to_reach,
    touch_id,
    within_budget,
)
from notesnet.network.say import Topics, last_noted, what_to_say
from notesnet.network.strength import strength
from notesnet.network.touches import touches_until
from notesnet.text.names import fold
from notesnet.text.weeks import Week

AT_MOST = 2


def asleep(vault: Vault, path: str, moment: Moment, due: Due) -> bool:
    """True for someone who drifts or is dormant, and whom no other rule brings back; ``cadence: never`` is a wish.

    ``due`` is what was decided for that moment.
    """
    contact = vault.contacts[path]
    if due.day is not None or contact.archived or contact.paused(moment.today) or contact.broken:
        return False
    if contact.cadence and contact.cadence.unit == "never":
        return False
    touches = touches_until(vault, path, moment.counted)
    return bool(touches) and (drifts(touches, moment.today) or dormant(touches, moment.today))


def reawaken_items(
    vault: Vault, week: Week, standings: Iterable[Standing], listed: Sequence[Listed], topics: Topics
) -> list[Item]:
    """At most two, the strongest at their last touch first.

    ``standings`` are those before the week of people of whom some may be decided already. Who has a meeting from this
    week on is awake.
    """
    before, after = before_week(week), after_week(week)
    found = []
    decided = {one.brief.path: one.decided for one in standings if one.decided}
    known = hints(vault.contacts).asleep(before.counted, before.today)
    for path in vault.contacts if known is None else known:
        due = decided.get(path) or decide_due(vault, path, before)
        if not asleep(vault, path, before, due) or _planned(vault, path, before):
            continue
        contact = vault.contacts[path]
        touches = touches_until(vault, path, before.counted)
        then = strength(touches, touches[-1].date, contact.trust)
        gone = not asleep(vault, path, after, decide_due(vault, path, after))
        candidate = Candidate(
            path, contact.name, None, touch_id(ItemKind.REAWAKEN, path, due.last.date if due.last else None), 0, gone
        )
        found.append(((-then, fold(contact.name), path), candidate))
    ordered = [candidate for _key, candidate in sorted(found, key=lambda pair: pair[0])]
    chosen, _rest = within_budget(ordered, listed, AT_MOST)
    return [_item(vault, candidate, week, topics) for candidate in chosen]


def _planned(vault: Vault, path: str, moment: Moment) -> bool:
    days = [vault.meetings[meeting].day for meeting in vault.meetings_of.get(path, ())]
    return any(day and day.date > moment.counted for day in days)


def _item(vault: Vault, candidate: Candidate, week: Week, topics: Topics) -> Item:
    contact = vault.contacts[candidate.path]
    moment = before_week(week)
    touches = touches_until(vault, candidate.path, moment.counted)
    gap = usual_gap(touches)
    say = what_to_say(vault, candidate.path, moment, topics)
    return Item(
        kind=ItemKind.REAWAKEN,
        path=candidate.path,
        name=contact.name,
        id=candidate.id,
        cause=decide_due(vault, candidate.path, moment),
        say=say if say.kind is not SayKind.ASK else None,
        silence=Silence(touches[-1].date, round(gap) if gap else None),
        reach=how_to_reach(contact),
        noted=last_noted(vault, candidate.path, moment, say.text),
    )
