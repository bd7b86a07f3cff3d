"""Keep in touch: who is due this week, in which order, within the budget."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from notesnet.frozen import frozen
from notesnet.model.brief import Standing
from notesnet.model.contact import Contact
from notesnet.model.due import Moment
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind, Listed
from notesnet.network.cadence import decide_due
from notesnet.network.say import Topics, last_noted, what_to_say
from notesnet.network.standing import tie
from notesnet.network.urgency import urgency
from notesnet.text.names import fold
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week


def before_week(week: Week) -> Moment:
    """The moment that an agenda is decided for: its Monday, without the touches of the week itself."""
    return Moment(week.monday, date.fromordinal(max(week.monday.toordinal() - 1, 1)))


def after_week(week: Week) -> Moment:
    """The same Monday with the touches of the whole week, which only take lines out."""
    return Moment(week.monday, week.sunday)


@frozen
class Candidate:
    """Someone who is due by Sunday, before the budget; ``gone`` when a touch of this week has taken them off."""

    path: str
    name: str
    day: date | None
    id: str
    score: float
    gone: bool


def candidates(vault: Vault, week: Week, standings: Iterable[Standing], busy: Collection[str]) -> list[Candidate]:
    """Everyone due by Sunday who is not in a meeting of the week, the most urgent first.

    ``standings`` are those before the week of everyone who may be due.
    """
    before, after = before_week(week), after_week(week)
    found: list[tuple[tuple[float, int, date, str, str], Candidate]] = []
    for standing in standings:
        brief, day = standing.brief, standing.day
        if day is None or day > after.counted or brief.path in busy:
            continue
        score = urgency(standing, before.today, vault.settings)
        gone = standing.decided is not None and _taken_off(vault, brief.path, after)
        line = touch_id(ItemKind.TOUCH, brief.path, standing.last)
        # rounded, so that equal sums of other parts are ties
        key = (-round(score, 9), -tie(vault, standing, before), day, fold(brief.name), brief.path)
        found.append((key, Candidate(brief.path, brief.name, day, line, score, gone)))
    return [candidate for _key, candidate in sorted(found, key=lambda pair: pair[0])]


def _taken_off(vault: Vault, path: str, after: Moment) -> bool:
    """Whether a touch of the week makes someone no longer due in it."""
    touches = vault.touches.get(path)
    if not touches or touches[-1].date < after.today:
        return False
    later = decide_due(vault, path, after).day
    return later is None or later > after.counted


def touch_id(kind: ItemKind, path: str, last: date | None) -> str:
    """The id of a line about a person: its round is the last touch before the week."""
    return item_id(kind.value, path, last.isoformat() if last else "never")


def within_budget(
    found: Sequence[Candidate], listed: Sequence[Listed], budget: int
) -> tuple[list[Candidate], list[Candidate]]:
    """(on the list, held back): who is listed stays, what a person marked and who was seen this week use the budget up.

    ``listed`` are the lines of that section in the file that is there already. Who is still due and whose line was
    marked or changed is on the list as well; the file keeps that line as it is.
    """
    marked = {line.id for line in listed if not line.untouched}
    on_file = {line.id for line in listed if line.untouched}
    used = marked | {candidate.id for candidate in found[:budget] if candidate.gone}
    still = [candidate for candidate in found if not candidate.gone]
    staying = {candidate.id for candidate in still if candidate.id in on_file or candidate.id in marked}
    room = max(budget - len(used | staying), 0)
    newcomers = [candidate.id for candidate in still if candidate.id not in staying]
    chosen = staying | set(newcomers[:room])
    return [c for c in still if c.id in chosen], [c for c in still if c.id not in chosen]


def touch_item(vault: Vault, candidate: Candidate, week: Week, topics: Topics) -> Item:
    """The line for someone on the list."""
    contact = vault.contacts[candidate.path]
    moment = before_week(week)
    say = what_to_say(vault, candidate.path, moment, topics)
    return Item(
        kind=ItemKind.TOUCH,
        path=candidate.path,
        name=candidate.name,
        id=candidate.id,
        due=candidate.day,
        cause=decide_due(vault, candidate.path, moment),
        say=say,
        reach=how_to_reach(contact),
        noted=last_noted(vault, candidate.path, moment, say.text),
        score=candidate.score,
    )


def held_back_item(vault: Vault, candidate: Candidate, week: Week, topics: Topics | None) -> Item:
    """Someone who is due, over the budget; with ``topics`` also why now, and what to say."""
    moment = before_week(week)
    return Item(
        ItemKind.HELD_BACK,
        candidate.path,
        candidate.name,
        due=candidate.day,
        cause=decide_due(vault, candidate.path, moment) if topics else None,
        say=what_to_say(vault, candidate.path, moment, topics) if topics else None,
        score=candidate.score,
    )


def how_to_reach(contact: Contact) -> tuple[str, ...]:
    """The preferred address and number, and how they like to be contacted."""
    prefers = f"prefers {contact.prefers}" if contact.prefers else ""
    first = [contact.email[0].text if contact.email else "", contact.phone[0].text if contact.phone else ""]
    return tuple(text for text in (*first, prefers) if text)
