"""People as rows of a list."""

import pytest

from notesnet.errors import UsageError
from notesnet.model.row import Row
from notesnet.network.filters import matching
from notesnet.network.rows import rows_of, sort_rows
from tests.network.helpers import TODAY, at, contact, day, every, touch, vault_of

VAULT = vault_of(
    contact("cas", company="Zeta", follow_up=at("3")),
    contact("Ada", cadence=every("1w"), tags=("press",)),
    contact("Ben", company="alpha", role="Printer"),
    touches={"ada": [touch("-10"), touch("2")]},
)


def rows() -> list[Row]:
    """Everyone."""
    return rows_of(VAULT, matching(VAULT, [], TODAY), TODAY)


def test_a_row_tells_when_and_how_strong() -> None:
    """Days overdue count from today, negative before the day; without a day there are none."""
    ada, ben, cas = rows()
    assert (ada.name, ada.last_touch, ada.due, ada.overdue_days, ada.rule) == (
        "Ada",
        day("-10"),
        day("-3"),
        3,
        "cadence",
    )
    assert (ben.due, ben.overdue_days, ben.last_touch, ben.strength) == (None, None, None, 0)
    assert (cas.overdue_days, ada.strength) == (-3, 32)  # 3 × 0.5^(10/180) = 2.887


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("name", "Ada Ben cas"),
        ("-name", "cas Ben Ada"),
        ("company", "Ben cas Ada"),
        ("due", "Ada cas Ben"),
        ("last", "Ada Ben cas"),
        ("last_touch", "Ada Ben cas"),
        ("strength", "Ada Ben cas"),
    ],
)
def test_an_order(order: str, names: str) -> None:
    """Empty ones last, equal ones by name."""
    assert " ".join(row.name for row in sort_rows(rows(), order)) == names


def test_an_order_that_there_is_not() -> None:
    """Refused with a guess."""
    with pytest.raises(UsageError) as caught:
        sort_rows(rows(), "strenght")
    assert "strength" in str(caught.value.help)
