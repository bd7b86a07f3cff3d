"""Lists of people."""

from collections.abc import Sequence

from notesnet.app.open_vault import OpenVault
from notesnet.model.row import Row
from notesnet.network.filters import matching, read_filters
from notesnet.network.rows import rows_of, sort_rows


def list_people(opened: OpenVault, terms: Sequence[str], sort: str | None) -> list[Row]:
    """Everyone who passes the filters; with due dates by the most overdue first, else by name.

    Raises:
        UsageError: a filter or an order that there is not.
    """
    filters = read_filters(terms)
    found = matching(opened.vault, filters, opened.today)
    rows = rows_of(opened.vault, found, opened.today)
    if sort is None and any(one.due and one.wanted for one in filters):
        sort = "due"
    return sort_rows(rows, sort) if sort else rows
