"""Lists of promises."""

from collections.abc import Sequence
from datetime import date

from notesnet.app.open_vault import OpenVault
from notesnet.frozen import frozen
from notesnet.network.filters import matching, read_filters
from notesnet.network.promises import open_promises, owner_of
from notesnet.render.plain import plain_words


@frozen
class PromiseRow:
    """One dated follow-up that is open; ``words`` is its text without markup."""

    path: str
    line: int
    name: str
    text: str
    words: str
    due: date


def list_promises(opened: OpenVault, terms: Sequence[str] = ()) -> list[PromiseRow]:
    """Every dated open follow-up, the earliest first; with filters those to people who pass them.

    Raises:
        UsageError: a filter that there is not.
    """
    vault = opened.vault
    wanted = {one.brief.path for one in matching(vault, read_filters(terms), opened.today)} if terms else None
    rows = []
    for task in open_promises(vault):
        owner = owner_of(vault, task)
        if owner and task.due and (wanted is None or not wanted.isdisjoint(task.contacts)):
            words = plain_words(task.text, 1000)
            rows.append(PromiseRow(task.path, task.line, owner.name, task.text, words, task.due))
    return rows
