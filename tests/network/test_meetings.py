"""Meetings of the week: planned or passed, with whom, and what to ask them."""

from typing import Any

import pytest

from notesnet.model.meeting import Meeting
from notesnet.model.note import Reference
from notesnet.model.week import Person, SayKind
from notesnet.network.week import plan_week
from tests.network.helpers import ADA, WEEK, at, contact, items, link, phrases, vault_of

ZOE = Reference("Zoe", None, 1, 1, 1)


def plan(*meetings: Meeting, **more: Any) -> list[Any]:
    """The items of the section."""
    ada = contact(needs=phrases("a CFO"))
    vault = vault_of(ada, contact("Ben"), meetings={meeting.path: meeting for meeting in meetings}, **more)
    return items(plan_week(vault, WEEK), "Meetings")


@pytest.mark.parametrize(
    ("when", "listed"), [("2026-11-22", 0), ("2026-11-23", 1), ("2026-11-29", 1), ("2026-11-30", 0)]
)
def test_meetings_of_monday_to_sunday(when: str, listed: int) -> None:
    """Planned or passed."""
    assert len(plan(Meeting("meetings/m.md", "Coffee", at(when), (link(ADA),)))) == listed


def test_with_whom_and_what_to_ask_each() -> None:
    """Those without a note as well; who has nothing noted gets no advice of their own."""
    people = (link(ADA), link("people/ben.md"), ZOE)
    item = plan(Meeting("meetings/m.md", "Coffee", at("2026-11-26"), people))[0]
    assert item.people == (Person(ADA, "Ada"), Person("people/ben.md", "Ben"), Person("", "Zoe"))
    assert [say and say.kind for say in item.advice] == [SayKind.NEED, None, None]
    assert (item.path, item.name, item.due) == ("meetings/m.md", "Coffee", at("2026-11-26").date)


def test_who_is_linked_under_two_names_stands_there_once() -> None:
    """`[[ada]]` under `people` and `[[Countess]]` under `attendees` are one person."""
    people = (link(ADA), link(ADA)._replace(target="Countess"), ZOE)
    assert plan(Meeting("meetings/m.md", "Coffee", at("2026-11-26"), people))[0].people == (
        Person(ADA, "Ada"),
        Person("", "Zoe"),
    )


def test_in_the_order_of_the_calendar_and_without_a_day_never() -> None:
    """A meeting without a date counts for nobody."""
    found = plan(
        Meeting("meetings/b.md", "beta", at("2026-11-24")),
        Meeting("meetings/a.md", "Alpha", at("2026-11-24")),
        Meeting("meetings/c.md", "Coffee", at("2026-11-23")),
        Meeting("meetings/d.md", "Dinner"),
    )
    assert [item.name for item in found] == ["Coffee", "Alpha", "beta"]
    assert len({item.id for item in found}) == 3
