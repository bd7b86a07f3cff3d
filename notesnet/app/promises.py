"""Lists of promises."""

from collections.abc import Sequence
from datetime import date

from notesnet.app.open_vault import OpenVault
from notesnet.errors import UsageError
from notesnet.frozen import frozen
from notesnet.network.filters import matching, read_filters
from notesnet.network.promises import open_promises, owner_of
from notesnet.render.plain import plain_words
from notesnet.text.names import fold


@frozen
class PromiseRow:
    """One dated follow-up that is open; ``words`` is its text without markup."""

    path: str
    line: int
    name: str
    text: str
    words: str
    due: date


def list_promises(opened: OpenVault, terms: Sequence[str] = (), order: str | None = None) -> list[PromiseRow]:
    """Every dated open follow-up, the earliest first; with filters those to people who pass them.

    ``order`` is ``due`` or ``name``, with ``-`` in front the other way round.

    Raises:
        UsageError: a filter or an order that there is not.
    """
    by_name = _by_name(order)
    vault = opened.vault
    wanted = {one.brief.path for one in matching(vault, read_filters(terms), opened.today)} if terms else None
    rows = []
    for task in open_promises(vault):
        owner = owner_of(vault, task)
        if owner and task.due and (wanted is None or not wanted.isdisjoint(task.contacts)):
            words = plain_words(task.text, 1000)
            rows.append(PromiseRow(task.path, task.line, owner.name, task.text, words, task.due))
    if by_name:
        rows.sort(key=lambda row: fold(row.name))
    return rows[::-1] if order and order.startswith("-") else rows


def _by_name(order: str | None) -> bool:
    name = (order or "due").removeprefix("-")
    if name not in ("due", "name"):
        raise UsageError(f"there is no order {order!r} of promises", "orders are due and name")
    return name == "name"
