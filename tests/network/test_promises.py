"""Promises: the dated follow-ups of a week, and the ids of their lines."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.settings import Settings
from notesnet.network.promises import open_promises
from notesnet.network.week import plan_week
from tests.network.helpers import ADA, WEEK, contact, day, items, vault_of


def task(text: str = "Send it", due: str | None = "2026-11-24", line: int = 1, **fields: Any) -> FollowUp:
    """A task in Ada's note."""
    made = {"path": ADA, "state": "open", "contacts": (ADA,), **fields}
    return FollowUp(text=text, due=day(due) if due else None, line=line, **made)


@pytest.mark.parametrize(
    ("due", "listed", "stale"),
    [
        ("2026-11-29", 1, 0),
        ("2026-11-30", 0, 0),
        ("2026-09-24", 1, 0),  # 60 days before Monday
        ("2026-09-23", 0, 1),
        (None, 0, 0),
    ],
)
def test_promises_due_by_sunday(due: str | None, listed: int, stale: int) -> None:
    """Those overdue for more than 60 days are only counted; without a date none is on the agenda."""
    plan = plan_week(vault_of(contact(), follow_ups=(task(due=due),)), WEEK)
    assert (len(items(plan, "Promises")), plan.stale) == (listed, stale)


def test_a_section_with_only_a_count_is_not_left_out() -> None:
    """It is not empty; and without the section nothing is counted."""
    vault = vault_of(contact(), follow_ups=(task(due="2026-01-01"),))
    assert [section.name for section in plan_week(vault, WEEK).sections] == ["Promises"]
    without = replace(vault, settings=Settings(sections=("Dates",)))
    assert (plan_week(without, WEEK).sections, plan_week(without, WEEK).stale) == ((), 0)


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_only_open_ones(state: str) -> None:
    """Ticked and cancelled ones are over."""
    assert open_promises(vault_of(contact(), follow_ups=(task(state=state),))) == []


def test_private_ones_are_on_the_agenda() -> None:
    """Only dated tasks of the private part reach it."""
    assert len(items(plan_week(vault_of(contact(), follow_ups=(task(private=True),)), WEEK), "Promises")) == 1


def test_in_order_of_day_and_name() -> None:
    """Also those of groups."""
    group = Group("groups/tue.md", "Tuesday")
    tasks = (
        task("b", "2026-11-25"),
        task("g", "2026-11-24", 2, path=group.path, contacts=(group.path,)),
        task("a", "2026-11-24", 3),
    )
    plan = plan_week(vault_of(contact(), groups={group.path: group}, follow_ups=tasks), WEEK)
    assert [(i.name, i.promise and i.promise.text) for i in items(plan, "Promises")] == [
        ("Ada", "a"),
        ("Tuesday", "g"),
        ("Ada", "b"),
    ]


def test_equal_promises_are_counted_and_a_tick_moves_no_id() -> None:
    """The second keeps its id when the first is done, else it would leave the agenda with it."""
    first, second = task(line=3), task(line=4)
    both = [i.id for i in items(plan_week(vault_of(contact(), follow_ups=(first, second)), WEEK), "Promises")]
    assert len(set(both)) == 2
    ticked = vault_of(contact(), follow_ups=(replace(first, state="done"), second))
    assert [i.id for i in items(plan_week(ticked, WEEK), "Promises")] == both[1:]
    later = vault_of(contact(), follow_ups=(replace(first, due=day("30")), second))
    assert [i.id for i in items(plan_week(later, WEEK), "Promises")] == both[1:]


def test_the_id_is_that_of_the_text_and_the_note() -> None:
    """Another day is the same promise, other words are another."""
    ids = [
        items(plan_week(vault_of(contact(), follow_ups=(made,)), WEEK), "Promises")[0].id
        for made in (task(), task(due="2026-11-26", line=9), task("Send it now"), task(path="meetings/m.md"))
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
