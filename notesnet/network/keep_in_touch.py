"""Keep in touch: who is due this week, in which order, within the budget."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.due import Due, Moment
from notesnet.model.hints import hints
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind, Listed
from notesnet.network.cadence import decide_due
from notesnet.network.say import Topics, last_noted, what_to_say
from notesnet.network.strength import strength
from notesnet.network.touches import touches_until
from notesnet.text.durations import days_of
from notesnet.text.names import fold
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week

DAYS_WITHOUT_CADENCE = 30
MOST_OVERDUE = 3.0


def before_week(week: Week) -> Moment:
    """The moment that an agenda is decided for: its Monday, without the touches of the week itself."""
    return Moment(week.monday, date.fromordinal(max(week.monday.toordinal() - 1, 1)))


def after_week(week: Week) -> Moment:
    """The same Monday with the touches of the whole week, which only take lines out."""
    return Moment(week.monday, week.sunday)


def maybe_due(vault: Vault, moment: Moment, until: date) -> Iterable[str]:
    """Everyone who may be due by ``until``, or be asleep, with some for whom neither is true."""
    known = hints(vault.contacts)
    due, asleep = known.due(moment.counted, moment.today, until), known.asleep(moment.counted, moment.today)
    return vault.contacts if due is None or asleep is None else sorted({*due, *asleep})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who is due by Sunday, before the budget; ``gone`` when a touch of this week has taken them off."""

    path: str
    due: Due
    id: str
    score: float
    gone: bool


def candidates(vault: Vault, week: Week, decided: Mapping[str, Due], busy: Collection[str]) -> list[Candidate]:
    """Everyone due by Sunday who is not in a meeting of the week, the most urgent first.

    ``decided`` has the decision before the week for everyone who may be due.
    """
    before, after = before_week(week), after_week(week)
    monday, sunday = before.today, after.counted
    found: list[tuple[tuple[float, int, date, str, str], Candidate]] = []
    for path, due in decided.items():
        if due.day is None or due.day > sunday or path in busy:
            continue
        contact = vault.contacts[path]
        score = urgency(contact, due, monday, vault)
        tie = strength(touches_until(vault, path, before.counted), monday, contact.trust)
        candidate = Candidate(path, due, touch_id(ItemKind.TOUCH, path, due), score, _taken_off(vault, path, after))
        # rounded, so that equal sums of other parts are ties
        found.append(((-round(score, 9), -tie, due.day, fold(contact.name), path), candidate))
    return [candidate for _key, candidate in sorted(found, key=lambda pair: pair[0])]


def _taken_off(vault: Vault, path: str, after: Moment) -> bool:
    """Whether a touch of the week makes someone no longer due in it."""
    touches = vault.touches.get(path)
    if not touches or touches[-1].date < after.today:
        return False
    later = decide_due(vault, path, after).day
    return later is None or later > after.counted


def urgency(contact: Contact, due: Due, monday: date, vault: Vault) -> float:
    """Days overdue on Monday / cadence days (0 to 3) + 0.5 × circle rank + 0.5 for an advocate."""
    cadence = due.cadence
    days = days_of(cadence) if cadence and cadence.unit != "never" else DAYS_WITHOUT_CADENCE
    overdue = (monday - due.day).days / days if due.day else 0.0
    circle = vault.settings.circles.get(fold(contact.circle)) if contact.circle else None
    lift = 0.5 * (circle.rank if circle else 0) + (0.5 if contact.advocate else 0)
    return min(max(overdue, 0.0), MOST_OVERDUE) + lift


def touch_id(kind: ItemKind, path: str, due: Due) -> str:
    """The id of a line about a person: its round is the last touch before the week."""
    return item_id(kind.value, path, due.last.date.isoformat() if due.last else "never")


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
        name=contact.name,
        id=candidate.id,
        due=candidate.due.day,
        cause=candidate.due,
        say=say,
        reach=how_to_reach(contact),
        noted=last_noted(vault, candidate.path, moment, say.text),
        score=candidate.score,
    )


def held_back_item(vault: Vault, candidate: Candidate, week: Week, topics: Topics) -> Item:
    """Someone who is due, over the budget."""
    name = vault.contacts[candidate.path].name
    due = candidate.due
    say = what_to_say(vault, candidate.path, before_week(week), topics)
    return Item(ItemKind.HELD_BACK, candidate.path, name, due=due.day, cause=due, say=say, score=candidate.score)


def how_to_reach(contact: Contact) -> tuple[str, ...]:
    """The preferred address and number, and how they like to be contacted."""
    prefers = f"prefers {contact.prefers}" if contact.prefers else ""
    first = [contact.email[0].text if contact.email else "", contact.phone[0].text if contact.phone else ""]
    return tuple(text for text in (*first, prefers) if text)
