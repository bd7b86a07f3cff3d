"""To thank: something came in and no thanks since."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.introduction import Introduction
from notesnet.model.vault import Vault
from notesnet.model.week import ItemKind
from notesnet.network.thanks import brought_by
from notesnet.network.thanks_items import thanks_id, thanks_items
from notesnet.network.week import plan_week
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week
from tests.network.helpers import ADA, WEEK, at, contact, day, items, link, logged, names, touch, vault_of

GOT = logged("2026-11-05", "call", "referred Joyce #got/referral", tags=["got/referral"])
TOUCH = touch("2026-11-05")


def listed(vault: Vault, week: Week = WEEK) -> list[str]:
    """The days of what came in, by line."""
    return [str(item.say.day) for item in thanks_items(vault, week, brought_by(vault)) if item.say]


def with_log(*lines: Any, touches: Any = (TOUCH,), **fields: Any) -> Vault:
    """Ada with these lines."""
    return vault_of(contact(log=lines, **fields), touches={"ada": touches})


def test_a_line_that_came_in_stands_there() -> None:
    """Without a due day; the id is the person and the day."""
    (item,) = items(plan_week(with_log(GOT, call_me="Countess"), WEEK), "To thank")
    assert (item.kind, item.path, item.name, item.due) == (ItemKind.THANKS, ADA, "Ada", None)
    assert item.id == thanks_id(ADA, day("2026-11-05")) == item_id("thanks", ADA, "2026-11-05")
    assert item.say
    assert (item.say.text, item.call_me) == (GOT.text, "Countess")


@pytest.mark.parametrize(
    ("came_in", "stands"), [("2026-09-24", True), ("2026-09-23", False), ("2026-11-22", True), ("2026-11-23", False)]
)
def test_of_the_last_sixty_days_before_the_monday(came_in: str, stands: bool) -> None:
    """What comes in during the week waits for the next one."""
    vault = with_log(GOT._replace(date=day(came_in)), touches=[touch(came_in)])
    assert bool(listed(vault)) is stands


@pytest.mark.parametrize("later", ["2026-11-06", "2026-11-22", "2026-11-23", "2026-11-29"])
def test_a_later_touch_takes_it_off_also_one_of_the_week(later: str) -> None:
    """A touch of the week takes the line out; one after it does not count yet."""
    assert listed(with_log(GOT, touches=[TOUCH, touch(later)])) == []
    assert listed(with_log(GOT, touches=[TOUCH, touch("2026-11-30")])) == ["2026-11-05"]


@pytest.mark.parametrize(
    "line",
    [
        logged("2026-11-05", "note", "#thanked", tags=["thanked"]),
        logged("2026-11-10", "note", "#thanked", tags=["thanked"]),
        logged("2026-11-25", "note", "#thanked", tags=["thanked"]),
    ],
)
def test_a_note_that_thanks_were_said_counts_though_it_is_no_touch(line: Any) -> None:
    """It is what `[-]` on the line of an introducer writes."""
    assert listed(with_log(GOT, line)) == []
    ben = contact("Ben", introduced_by=link(ADA), met=at("2026-11-05"))
    assert listed(vault_of(contact(log=(line,)), ben)) == []


def test_thanks_for_something_else_count_for_that_only() -> None:
    """A `#got … #thanked` line is about itself; thanks said before are about something before."""
    itself = logged("2026-11-10", "note", "a tip #got #thanked", tags=["got", "thanked"])
    before = logged("2026-11-04", "note", "#thanked", tags=["thanked"])
    assert listed(with_log(GOT, itself, before)) == ["2026-11-05"]
    assert listed(with_log(GOT._replace(tags=("got", "thanked")))) == []


def test_of_several_the_latest_stands_there() -> None:
    """One line a person; when that one is thanked for, what came in before it."""
    tip = logged("2026-11-01", "note", "a tip #got", tags=["got"])
    assert listed(with_log(GOT, tip)) == ["2026-11-05"]
    ended = with_log(GOT._replace(tags=("got", "thanked")), tip, touches=[touch("2026-11-01")])
    assert listed(ended) == ["2026-11-01"]


def test_archived_people_and_private_lines_are_left_out() -> None:
    """Nothing private reaches the agenda but dated tasks."""
    assert listed(with_log(GOT, status="archived")) == []
    assert listed(with_log(GOT._replace(private=True, text=""))) == []


def test_an_introducer_is_thanked_for_whom_they_brought() -> None:
    """By `introduced_by` with `met`, on the day that we met."""
    ben = contact("Ben", introduced_by=link(ADA), met=at("2026-11-19"))
    assert listed(vault_of(contact(), ben)) == ["2026-11-19"]
    assert listed(vault_of(contact(), replace(ben, met=None))) == []
    assert listed(vault_of(contact(), replace(ben, met=at("2026-09-23")))) == []


NOTE = Introduction("intros/x.md", link(ADA), link("people/ben.md"), "received", introduced=at("2026-11-05"))


@pytest.mark.parametrize("thanked", [None, at("2026-11-06")])
def test_what_a_received_introduction_tells_stands_there_never_here(thanked: Any) -> None:
    """Neither as `introduced_by` nor as a line of the log about the same introduction, thanked or not."""
    ben = contact("Ben", introduced_by=link(ADA), met=at("2026-11-05"))
    same_day = logged("2026-11-05", "email", "two lines, perfect #got/introduction", tags=["got/introduction"])
    by_name = logged("2026-11-08", "intro", "brought me to [[ben]] #got", tags=["got"])
    note = replace(NOTE, thanked=thanked)
    for line in (same_day, by_name):
        vault = vault_of(contact(log=(line,)), ben, introductions={note.path: note}, touches={"ada": [TOUCH]})
        plan = plan_week(vault, WEEK)
        assert names(plan, "To thank") == []
        assert bool(names(plan, "Introductions")) is (thanked is None)


def test_other_things_that_an_introducer_gave_stand_here() -> None:
    """Advice of the same day, another introduction, and one in the other direction."""
    ben = contact("Ben")
    other = logged("2026-11-08", "intro", "brought me to Cas #got/introduction", tags=["got/introduction"])
    for line, note in (
        (GOT, NOTE),
        (other, NOTE),
        (other._replace(date=day("2026-11-05")), replace(NOTE, direction="given")),
    ):
        vault = vault_of(contact(log=(line,)), ben, introductions={note.path: note})
        assert listed(vault) == [str(line.date)]


def test_the_oldest_first_then_by_name() -> None:
    """What waits longest is read first."""
    people = [contact(name, log=(GOT._replace(date=day(when)),)) for name, when in (("Cy", "-9"), ("Bo", "-9"))]
    plan = plan_week(vault_of(*people, contact(log=(GOT,))), WEEK)
    assert names(plan, "To thank") == ["Ada", "Bo", "Cy"]


def test_the_first_and_the_last_week_that_there_are() -> None:
    """No overflow."""
    vault = with_log(GOT)
    assert listed(vault, Week(1, 1)) == listed(vault, Week(9999, 52)) == []
