"""Promises: the dated follow-ups of a week."""

from collections.abc import Iterable
from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.hints import hints
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind
from notesnet.network.keep_in_touch import how_to_reach
from notesnet.text.names import fold
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week

STALE_AFTER = 60  # days overdue after which a promise is only counted


def open_promises(vault: Vault) -> list[FollowUp]:
    """Every dated open follow-up, the earliest first."""
    return [task for task in _open(vault.follow_ups) if owner_of(vault, task)]


def owner_of(vault: Vault, task: FollowUp) -> Contact | Group | None:
    """To whom it was promised, the first one of several; None when none of their notes can be read."""
    owners = (vault.contacts.get(path) or vault.groups.get(path) for path in task.contacts)
    return next((owner for owner in owners if owner), None)


def _open(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    found = [task for task in follow_ups if task.state == "open" and task.due]
    return sorted(found, key=lambda task: (task.due or date.max, task.path, task.line))


def promise_ids(vault: Vault) -> dict[tuple[str, int], str]:
    """(path, line) of each follow-up → the id of its line on the agenda.

    Equal ones of a note are counted in the order of their lines, done ones as well, so that a tick moves no id.
    """
    return _ids(vault.follow_ups)


def _ids(follow_ups: Iterable[FollowUp]) -> dict[tuple[str, int], str]:
    """The ids of follow-ups; of a note that has some here, all have to be."""
    seen: dict[tuple[str, str], int] = {}
    found = {}
    for task in follow_ups:
        nth = seen.get((task.path, task.text), 0)
        seen[task.path, task.text] = nth + 1
        found[task.path, task.line] = item_id(ItemKind.PROMISE.value, task.path, task.text, nth)
    return found


def promise_items(vault: Vault, week: Week) -> tuple[list[Item], int]:
    """(the promises due by Sunday, how many are overdue for more than 60 days and only counted)."""
    monday, sunday = week.monday, week.sunday
    known = hints(vault.follow_ups).promised(sunday)
    tasks = vault.follow_ups if known is None else known
    due = [task for task in _open(tasks) if task.due and task.due <= sunday and owner_of(vault, task)]
    fresh = [task for task in due if task.due and (monday - task.due).days <= STALE_AFTER]
    ids = _ids(tasks) if fresh else {}
    items = [_item(vault, task, ids[task.path, task.line]) for task in fresh]
    return sorted(items, key=lambda item: (item.due or sunday, fold(item.name))), len(due) - len(fresh)


def _item(vault: Vault, task: FollowUp, id_: str) -> Item:
    owner = owner_of(vault, task)
    assert owner  # noqa: S101 - others are not asked for
    return Item(
        kind=ItemKind.PROMISE,
        path=owner.path,
        name=owner.name,
        id=id_,
        due=task.due,
        promise=task,
        place=vault.meetings[task.path].name if task.path in vault.meetings else "",
        made=_made(vault, task),
        reach=how_to_reach(owner) if isinstance(owner, Contact) else (),
    )


def _made(vault: Vault, task: FollowUp) -> tuple[date, str] | None:
    """The day on which it was promised, and the kind of contact, when the notes say so."""
    if task.below:
        return task.below
    if task.created:
        return task.created, ""
    meeting = vault.meetings.get(task.path)
    if meeting and meeting.day:
        return meeting.day.date, "meeting"
    return None
