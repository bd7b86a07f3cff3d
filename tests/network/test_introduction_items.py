"""Introductions on the agenda: the next step due by Sunday of each one in flight, and those that wait."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.contact import Contact
from notesnet.model.introduction import Answer, Introduction, Outcome, Reply
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.model.week import ItemKind
from notesnet.network.introduction_items import introduction_id, introduction_items
from notesnet.network.week import plan_week
from notesnet.text.task_line import item_id
from notesnet.text.weeks import Week
from tests.network.helpers import ADA, WEEK, at, contact, day, items, link, vault_of

BEN = "people/ben.md"
NOTE = Introduction("intros/x.md", link(ADA), link(BEN), created=at("2026-11-01"))
YES = Reply(Answer.YES, day("2026-11-20"), 1)
NO = Reply(Answer.NO, None, 1)


def vault(*notes: Introduction, ada: Contact | None = None, settings: Settings | None = None) -> Vault:
    """Ada and Ben, and these notes."""
    people = (ada or contact(), contact("Ben"))
    return vault_of(*people, introductions={note.path: note for note in notes}, settings=settings)


def stands(**fields: Any) -> str:
    """Where an introduction stands: its step and party, that it waits, or nowhere."""
    due, waiting = introduction_items(vault(replace(NOTE, **fields)), WEEK)
    if waiting:
        assert due == []
        return "waits"
    step = due[0].introduction and due[0].introduction.step if due else None
    return f"{step.step} {step.party or ''}".strip() if step else "nowhere"


RECEIVED: dict[str, Any] = {"direction": "received", "introduced": at("2026-11-19")}


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({}, "ask b"),
        ({"asked_by": "b"}, "ask a"),
        ({"b_answer": YES}, "ask a"),
        ({"b_asked": at("2026-11-22")}, "chase b"),
        ({"b_asked": at("2026-11-10"), "b_chased": at("2026-11-20")}, "close b"),
        ({"a_answer": YES, "b_answer": YES}, "introduce"),
        ({"introduced": at("2026-11-15")}, "checkin"),
        ({"introduced": at("2026-09-01"), "met": at("2026-09-30")}, "outcome"),
        ({**RECEIVED}, "thank a"),
        ({**RECEIVED, "thanked": at("2026-11-20"), "outcome": Outcome("x", None, 1)}, "tell a"),
        ({**RECEIVED, "thanked": at("2026-11-20"), "met": at("2026-09-30")}, "outcome"),
    ],
)
def test_the_next_step_due_by_sunday(fields: dict[str, Any], where: str) -> None:
    """Every step of the table has its line; today is the Monday."""
    assert stands(**fields) == where


@pytest.mark.parametrize(
    "fields",
    [
        {"b_asked": at("2026-11-23")},
        {"b_asked": at("2026-11-10"), "b_chased": at("2026-11-23")},
        {"introduced": at("2026-11-16")},
        {"introduced": at("2026-11-01"), "checked_in": at("2026-11-15")},
        {"introduced": at("2026-10-01"), "met": at("2026-10-08")},
        {"snoozed": at("2026-11-30")},
        {"created": at("2026-11-30")},
        {"direction": "received"},
        {"direction": "received", "introduced": at("2026-11-27")},
        {**RECEIVED, "thanked": at("2026-11-20")},
    ],
)
def test_the_others_in_flight_wait(fields: dict[str, Any]) -> None:
    """A step later than Sunday, or nothing to do before something is entered."""
    assert stands(**fields) == "waits"


@pytest.mark.parametrize(
    "fields",
    [
        {"closed": at("2026-11-20")},
        {"b_answer": NO},
        {"b_asked": at("2026-09-20")},
        {"introduced": at("2026-09-01"), "outcome": Outcome("x", None, 1)},
        {**RECEIVED, "outcome": Outcome("x", None, 1), "thanked": at("-1"), "told": at("-1")},
    ],
)
def test_what_has_ended_stands_nowhere(fields: dict[str, Any]) -> None:
    """Closed, declined, expired, or with its outcome (received: told as well)."""
    assert stands(**fields) == "nowhere"


def test_it_expires_by_the_monday_not_by_the_day_of_the_command() -> None:
    """Asked 60 days before Monday is still in flight all week."""
    assert stands(b_asked=at("2026-09-24")) == "chase b"
    assert stands(b_asked=at("2026-09-23")) == "nowhere"


@pytest.mark.parametrize("fields", [{"a": None}, {"b": link("people/gone.md")}, {"b": link(ADA)}])
def test_a_note_that_does_not_lead_to_two_contacts_has_no_line(fields: dict[str, Any]) -> None:
    """`check` reports it: a party that is missing, leads nowhere, or is the other one."""
    assert stands(**fields) == "nowhere"


def test_now_is_the_day_of_the_answer_else_the_monday() -> None:
    """The day behind 📅 does not move during the week."""
    plain = Reply(Answer.YES, None, 1)
    for answer, expected in ((YES, "2026-11-20"), (plain, "2026-11-23")):
        due, _ = introduction_items(vault(replace(NOTE, a_answer=answer, b_answer=answer)), WEEK)
        assert due[0].due == day(expected)


def test_a_line_links_to_its_note_and_names_both() -> None:
    """One that I received names whom I met, then through whom; `a` and `b` are the people."""
    given, received = (introduction_items(vault(replace(NOTE, **f)), WEEK)[0][0] for f in ({}, RECEIVED))
    assert (given.kind, given.path, given.name) == (ItemKind.INTRODUCTION, "intros/x.md", "Ada and Ben")
    assert received.name == "Ben, through Ada"
    assert given.introduction
    assert (given.introduction.a.path, given.introduction.b.path) == (ADA, BEN)


def test_the_id_is_the_step_and_its_party() -> None:
    """The next step is another item; one without a party has no blank behind it."""
    assert introduction_id("intros/x.md", "ask", "b") == item_id("introduction", "intros/x.md", "ask b")
    assert introduction_id("intros/x.md", "checkin", None) == item_id("introduction", "intros/x.md", "checkin")
    assert introduction_items(vault(NOTE), WEEK)[0][0].id == introduction_id("intros/x.md", "ask", "b")


def test_the_earliest_first_and_those_without_a_step_last() -> None:
    """By the day behind 📅, then by path."""
    later = replace(NOTE, path="intros/a.md", created=at("2026-11-24"))
    idle = replace(NOTE, path="intros/b.md", direction="received")
    waits = replace(NOTE, path="intros/c.md", snoozed=at("2026-12-24"))
    due, waiting = introduction_items(vault(later, NOTE, idle, waits), WEEK)
    assert [item.path for item in due] == ["intros/x.md", "intros/a.md"]
    assert [flight.note.path for flight in waiting] == ["intros/c.md", "intros/b.md"]


def test_the_section_is_there_for_those_that_wait_alone() -> None:
    """And gone with both when the settings leave it out."""
    waits = vault(replace(NOTE, snoozed=at("2026-12-24")))
    plan = plan_week(waits, WEEK)
    assert [section.name for section in plan.sections] == ["Introductions"]
    assert (items(plan, "Introductions"), len(plan.waiting)) == ([], 1)
    plan = plan_week(replace(waits, settings=Settings(sections=("To thank",))), WEEK)
    assert (plan.sections, plan.waiting) == ((), ())


def test_archived_people_are_still_owed_the_next_step() -> None:
    """Who was asked waits for a word, whatever else."""
    due, _ = introduction_items(vault(NOTE, ada=contact(status="archived")), WEEK)
    assert len(due) == 1


def test_the_first_and_the_last_week_that_there_are() -> None:
    """No overflow, and one without a step still waits."""
    idle = replace(NOTE, direction="received")
    assert introduction_items(vault(idle), Week(9999, 52))[0] == []
    assert len(introduction_items(vault(idle), Week(1, 1))[1]) == 1
