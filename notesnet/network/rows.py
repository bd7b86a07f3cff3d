"""People as rows of a list, in an order."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from notesnet.errors import UsageError
from notesnet.model.brief import Standing
from notesnet.model.due import Moment
from notesnet.model.row import Row
from notesnet.model.vault import Vault
from notesnet.network.standing import tie
from notesnet.text.names import fold, near


def rows_of(vault: Vault, found: Iterable[Standing], today: date) -> list[Row]:
    """A row for each person, by name."""
    rows = [_row(vault, standing, today) for standing in found]
    return sorted(rows, key=lambda row: (fold(row.name), row.path))


def _row(vault: Vault, standing: Standing, today: date) -> Row:
    brief, day = standing.brief, standing.day
    return Row(
        path=brief.path,
        name=brief.name,
        company=brief.company,
        role=brief.role,
        location=brief.location,
        tags=brief.tags,
        circle=brief.circle,
        email=brief.email,
        phone=brief.phone,
        last_touch=standing.last,
        due=day,
        overdue_days=(today - day).days if day else None,
        rule=standing.rule,
        strength=tie(vault, standing, Moment(today, today)),
        broken=brief.broken,
    )


_SORTS: dict[str, Callable[[Row], Any]] = {
    "name": lambda row: fold(row.name),
    "company": lambda row: fold(row.company),
    "role": lambda row: fold(row.role),
    "city": lambda row: fold(row.location),
    "circle": lambda row: fold(row.circle),
    "due": lambda row: row.due,
    "overdue": lambda row: row.due,
    "last": lambda row: row.last_touch,
    "strength": lambda row: -row.strength,
}


def sort_rows(rows: list[Row], order: str) -> list[Row]:
    """The rows in an order; ``-`` before its name turns it round. Those that say nothing of it stand last both ways.

    Raises:
        UsageError: an order that there is not.
    """
    name = order.strip().casefold().removeprefix("-").replace("_touch", "").replace("_days", "")
    if name not in _SORTS:
        close = near(name, list(_SORTS), 1)
        guess = f"did you mean {close[0]}? " if close else ""
        raise UsageError(f"there is no order {order!r}", f"{guess}orders are {', '.join(_SORTS)}")
    key = _SORTS[name]
    known = [row for row in rows if key(row) not in (None, "")]
    rest = [row for row in rows if key(row) in (None, "")]
    return [*sorted(known, key=key, reverse=order.strip().startswith("-")), *rest]
