"""Birthdays and other days of the week."""

from typing import Any

import pytest

from notesnet.model.contact import Occasion
from notesnet.model.follow_up import FollowUp
from notesnet.model.touch import LogLine
from notesnet.model.week import Item, SayKind
from notesnet.network.week import plan_week
from notesnet.text.dates import DayOfYear
from notesnet.text.weeks import Week
from tests.network.helpers import ADA, WEEK, at, contact, items, logged, mention, vault_of


def dates(month: int, day: int, year: int | None = None, week: Week = WEEK, **fields: Any) -> list[Item]:
    """What stands under Dates for a birthday."""
    ada = contact(occasions=(Occasion("birthday", DayOfYear(month, day, year), 1),), **fields)
    return items(plan_week(vault_of(ada), week), "Dates")


@pytest.mark.parametrize(
    ("month", "day", "listed"), [(11, 22, False), (11, 23, True), (11, 29, True), (11, 30, False), (5, 26, False)]
)
def test_days_of_monday_to_sunday(month: int, day: int, listed: bool) -> None:
    """Whatever the year."""
    assert bool(dates(month, day, 1815)) is listed


def test_around_new_year_each_day_has_its_own_year() -> None:
    """Week 53 of 2026 goes from 28 December to 3 January; ages are those of that day."""
    week = Week(2026, 53)
    old, new = dates(12, 31, 1990, week)[0], dates(1, 2, 1990, week)[0]
    assert (str(old.due), old.age, str(new.due), new.age) == ("2026-12-31", 36, "2027-01-02", 37)


@pytest.mark.parametrize(
    ("year", "week", "due"), [(2027, 8, "2027-02-28"), (2027, 9, None), (2028, 9, "2028-02-29"), (2028, 8, None)]
)
def test_29_february_falls_on_the_28th_in_a_common_year(year: int, week: int, due: str | None) -> None:
    """Never dropped: 28 February 2027 is the Sunday of week 8, 29 February 2028 the Tuesday of week 9."""
    found = dates(2, 29, 1992, Week(year, week))
    assert [str(item.due) for item in found] == ([due] if due else [])
    assert [item.age for item in found] == ([year - 1992] if due else [])


def test_without_a_year_there_is_no_age() -> None:
    """Nor on the day itself, nor before the first one."""
    assert dates(11, 26)[0].age is None
    assert dates(11, 26, 2026)[0].age is None
    assert dates(11, 26, 2027) == []


def test_archived_people_have_none_paused_ones_do() -> None:
    """A pause is no reason to miss a birthday."""
    assert dates(11, 26, status="archived") == []
    assert len(dates(11, 26, paused_until=at("2027-06-01"))) == 1


def test_several_days_of_one_person_are_several_lines() -> None:
    """Each with its id, also when two bear one name; in the order of the calendar."""
    labels = (("work anniversary", 27), ("birthday", 26), ("Birthday", 26))
    occasions = tuple(Occasion(label, DayOfYear(11, day, None), 1) for label, day in labels)
    found = items(plan_week(vault_of(contact(occasions=occasions)), WEEK), "Dates")
    assert [item.occasion for item in found] == ["birthday", "Birthday", "work anniversary"]
    assert len({item.id for item in found}) == 3


def test_the_last_thing_noted_comes_with_it() -> None:
    """Something to write on the card."""
    item = dates(11, 26, log=(logged("-90", "call", "a new boat"),))[0]
    assert item.say is not None
    assert (item.say.kind, item.say.text) == (SayKind.NOTED, "a new boat")


def test_a_promise_is_no_birthday_word() -> None:
    """Nor is a mention in a daily note, nor a call in vain: only the last thing noted in the log stands there."""
    birthday = (Occasion("birthday", DayOfYear(11, 26, 1984), 1),)
    promise = FollowUp("Send the list of caterers", None, 1, ADA, "open", contacts=(ADA,))
    spoken = mention("-9")._replace(text="[[ada]] has two hundred hornbeams left over")

    def said(*log: LogLine) -> str | None:
        ada = contact(occasions=birthday, log=log)
        vault = vault_of(ada, follow_ups=(promise,), touches={"ada": [spoken]})
        item = items(plan_week(vault, WEEK), "Dates")[0]
        return item.say.text if item.say else None

    assert said() is None
    assert said(logged("-5", "call", "how is the dairy? #noanswer", tags=["noanswer"])) is None
    assert said(logged("-9", "call", "wants the list of caterers")) is None
    assert said(logged("-9", "call", "wants the list of caterers"), logged("-90", "call", "a new boat")) == "a new boat"
