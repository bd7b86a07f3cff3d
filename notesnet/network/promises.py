"""Promises: the dated follow-ups of a week."""

from datetime import date

from notesnet.model.follow_up import FollowUp
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind
from notesnet.network.keep_in_touch import how_to_reach
from notesnet.text.names import fold
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week

STALE_AFTER = 60  # days overdue after which a promise is only counted


def open_promises(vault: Vault) -> list[FollowUp]:
    """Every dated open follow-up, the earliest first."""
    found = [task for task in vault.follow_ups if task.state == "open" and task.due]
    return sorted(found, key=lambda task: (task.due or date.max, task.path, task.line))


def promise_items(vault: Vault, week: Week) -> tuple[list[Item], int]:
    """(the promises due by Sunday, how many are overdue for more than 60 days and only counted)."""
    items: list[tuple[date, str, Item]] = []
    stale = 0
    seen: dict[tuple[str, str], int] = {}
    for task in open_promises(vault):
        if task.due is None or task.due > week.sunday:
            continue
        if (week.monday - task.due).days > STALE_AFTER:
            stale += 1
            continue
        nth = seen.get((task.path, task.text), 0)
        seen[task.path, task.text] = nth + 1
        item = _item(vault, task, nth)
        items.append((task.due, fold(item.name), item))
    return [item for _due, _name, item in sorted(items, key=lambda row: row[:2])], stale


def _item(vault: Vault, task: FollowUp, nth: int) -> Item:
    path = task.contacts[0]
    contact = vault.contacts.get(path)
    return Item(
        kind=ItemKind.PROMISE,
        path=path,
        name=contact.name if contact else vault.groups[path].name,
        id=item_id(ItemKind.PROMISE.value, task.path, task.text, nth),
        due=task.due,
        promise=task,
        place=vault.meetings[task.path].name if task.path in vault.meetings else "",
        made=_made(vault, task),
        reach=how_to_reach(contact) if contact else (),
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
