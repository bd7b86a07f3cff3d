"""To thank: something came in, and nobody said thanks."""

from datetime import date

from notesnet.model.contact import Contact
from notesnet.model.hints import hints
from notesnet.model.vault import Vault
from notesnet.model.week import Item, ItemKind, Say
from notesnet.network.keep_in_touch import after_week, before_week
from notesnet.network.thanks import Brought, still_owed, thanks_due, thanks_since
from notesnet.text.names import fold
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week


def thanks_id(path: str, day: date) -> str:
    """The id of the line that thanks the contact at ``path`` for what came in on ``day``."""
    return item_id(ItemKind.THANKS.value, path, day.isoformat())


def thanks_items(vault: Vault, week: Week, brought: Brought) -> list[Item]:
    """One line for everyone who is to be thanked, what came in first before the rest; archived people are left alone.

    It is decided for the Sunday before the week; a touch or thanks of the week only take a line out.
    """
    before, after = before_week(week), after_week(week)
    found: list[tuple[date, str, Item]] = []
    owed = hints(vault.contacts).owed(before.counted, thanks_since(before))
    for path in vault.contacts if owed is None else sorted({*owed, *(p for p in brought if p in vault.contacts)}):
        contact = vault.contacts[path]
        if contact.archived or not (contact.log or path in brought):
            continue
        say = thanks_due(vault, path, before, brought)
        if say and say.day and still_owed(vault, path, say.day, after):
            found.append((say.day, fold(contact.name), _item(contact, say, say.day)))
    return [item for _day, _name, item in sorted(found, key=lambda row: (*row[:2], row[2].path))]


def _item(contact: Contact, say: Say, day: date) -> Item:
    return Item(
        kind=ItemKind.THANKS,
        path=contact.path,
        name=contact.name,
        id=thanks_id(contact.path, day),
        say=say,
        call_me=contact.call_me,
    )
