"""Keep in touch: who is due this week, in which order, within the budget; the file that is there counts."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.meeting import Meeting
from notesnet.model.settings import Circle, Settings
from notesnet.model.vault import Vault
from notesnet.model.week import Listed
from notesnet.network.keep_in_touch import before_week
from notesnet.network.standing import standings
from notesnet.network.urgency import urgency
from notesnet.network.week import plan_week
from tests.network.helpers import (
    ADA,
    MONDAY,
    WEEK,
    at,
    contact,
    every,
    items,
    link,
    names,
    touch,
    vault_of,
    with_circles,
)

BUDGET = Settings(people_per_week=2)


def late(*people: str, settings: Settings = BUDGET) -> Vault:
    """People with a weekly cadence, the first named the longest overdue."""
    contacts = [contact(name.title(), cadence=every("4w")) for name in people]
    touches = {name: [touch(str(-60 + at * 2), path=f"people/{name}.md")] for at, name in enumerate(people)}
    return vault_of(*contacts, touches=touches, settings=settings)


def line(vault: Vault, name: str, mark: str = " ", *, untouched: bool = True, section: str = "Keep in touch") -> Listed:
    """The line of someone as the agenda without a budget has it."""
    whole = plan_week(replace(vault, settings=replace(vault.settings, people_per_week=99)), WEEK)
    found = next(item for item in items(whole, "Keep in touch") if item.name == name.title())
    return Listed(found.id, mark, untouched, section)


def logged_now(vault: Vault, name: str, when: str = "-1") -> Vault:
    """The vault after a touch in this week."""
    path = f"people/{name}.md"
    return replace(vault, touches={**vault.touches, path: (*vault.touches.get(path, ()), touch(when, path=path))})


@pytest.mark.parametrize(("when", "listed"), [("2026-11-29", ["Ada"]), ("2026-11-30", []), ("2026-11-01", ["Ada"])])
def test_people_due_by_sunday_are_listed(when: str, listed: list[str]) -> None:
    """Not those of the next week."""
    assert names(plan_week(vault_of(contact(follow_up=at(when))), WEEK)) == listed


def test_the_budget_holds_the_rest_back() -> None:
    """At most `people_per_week`, default 8; the others, due as well, in one paragraph."""
    people = [f"p{number}" for number in range(11)]
    plan = plan_week(late(*people, settings=Settings()), WEEK)
    assert names(plan) == [name.title() for name in people[:8]]
    assert names(plan, "Held back") == ["P8", "P9", "P10"]
    assert [item.id for item in items(plan, "Held back")] == ["", "", ""]
    nobody = plan_week(late("ada", settings=Settings(people_per_week=0)), WEEK)
    assert (names(nobody), names(nobody, "Held back")) == ([], ["Ada"])


@pytest.mark.parametrize(
    ("fields", "score"),
    [
        ({"follow_up": at("2026-11-23")}, 0),
        ({"follow_up": at("2026-11-29")}, 0),  # never below 0
        ({"follow_up": at("2026-11-08")}, 0.5),  # 15 days of 30, without a cadence
        ({"follow_up": at("2026-11-08"), "cadence": every("never")}, 0.5),
        ({"follow_up": at("2026-11-09"), "cadence": every("4w")}, 0.5),
        ({"follow_up": at("2026-11-08"), "cadence": every("1m")}, 0.5),  # a month is 30 days
        ({"follow_up": at("2025-11-23"), "cadence": every("1y")}, 1),  # a year 365
        ({"follow_up": at("2020-01-01"), "cadence": every("1w")}, 3),  # at most 3
        ({"follow_up": at("2026-11-23"), "circle": "Inner"}, 1),
        ({"follow_up": at("2026-11-23"), "circle": "unknown"}, 0),
        ({"follow_up": at("2026-11-23"), "advocate": True}, 0.5),
        ({"follow_up": at("2026-11-08"), "circle": "inner", "advocate": True}, 2),
    ],
)
def test_the_score(fields: dict[str, Any], score: float) -> None:
    """Days overdue on Monday / cadence days (0 to 3) + 0.5 × circle rank + 0.5 for an advocate."""
    ada = contact(**fields)
    vault = vault_of(ada, settings=with_circles(inner=Circle(None, 2)))
    (standing,) = standings(vault, before_week(WEEK))
    assert urgency(standing, MONDAY, vault.settings) == pytest.approx(score)
    assert items(plan_week(vault, WEEK), "Keep in touch")[0].score == pytest.approx(score)


def test_ties_go_by_strength_then_due_date_then_name() -> None:
    """The stronger tie first, the earlier day, the name."""
    follow = {"follow_up": at("2026-11-25")}
    people = [contact(name, **follow) for name in ("Dot", "ben", "Ada")]
    people += [contact("Cas", **follow, trust=2), contact("Eve", follow_up=at("2026-11-24"))]
    assert names(plan_week(vault_of(*people), WEEK)) == ["Cas", "Eve", "Ada", "ben", "Dot"]


def test_who_stands_under_meetings_is_not_in_keep_in_touch() -> None:
    """A meeting of the week, planned or passed."""
    for when in ("2026-11-23", "2026-11-29"):
        meeting = Meeting("meetings/m.md", "Coffee", at(when), (link(ADA),))
        met = touch(when, "meeting", source="meeting", path="meetings/m.md")
        vault = vault_of(
            contact(follow_up=at("2026-11-01")),
            touches={"ada": [met]},
            meetings={meeting.path: meeting},
            meetings_of={ADA: (meeting.path,)},
        )
        plan = plan_week(vault, WEEK)
        assert names(plan, "Meetings") == ["Coffee"]
        assert names(plan) == names(plan, "Held back") == []


def test_who_is_listed_is_never_displaced_by_a_newcomer() -> None:
    """Someone more urgent came into the vault since: held back."""
    vault = late("ada", "ben", "cas")
    plan = plan_week(vault, WEEK, [line(vault, "ben"), line(vault, "cas")])
    assert (names(plan), names(plan, "Held back")) == (["Ben", "Cas"], ["Ada"])


def test_a_free_place_goes_to_the_most_urgent_newcomer() -> None:
    """The budget is filled up."""
    vault = late("ada", "ben", "cas")
    assert names(plan_week(vault, WEEK, [line(vault, "cas")])) == ["Ada", "Cas"]


def test_an_untouched_line_leaves_when_they_are_no_longer_due() -> None:
    """Paused since: not a touch, so the place is free."""
    vault = late("ada", "ben", "cas")
    old = [line(vault, "ada"), line(vault, "ben")]
    paused = {**vault.contacts, ADA: replace(vault.contacts[ADA], paused_until=at("90"))}
    assert names(plan_week(replace(vault, contacts=paused), WEEK, old)) == ["Ben", "Cas"]


@pytest.mark.parametrize("listed", [True, False])
def test_a_touch_of_the_week_takes_the_line_out_and_uses_the_budget(listed: bool) -> None:
    """Once it is used up, the list only gets shorter; the same with the file and without."""
    vault = late("ada", "ben", "cas", "dot")
    old = [line(vault, "ada"), line(vault, "ben")] if listed else []
    one = logged_now(vault, "ada")
    assert (names(plan_week(one, WEEK, old)), names(plan_week(one, WEEK, old), "Held back")) == (
        ["Ben"],
        ["Cas", "Dot"],
    )
    assert names(plan_week(logged_now(one, "ben", "2026-11-29"), WEEK, old)) == []


@pytest.mark.parametrize("mark", ["x", "X", ">", "-", " "])
def test_a_marked_or_changed_line_uses_the_budget(mark: str) -> None:
    """Also when its person is no longer due, and counted once with a touch of the week."""
    vault = late("ada", "ben", "cas")
    old = [line(vault, "ada", mark, untouched=False), line(vault, "ben")]
    taken_in = logged_now(vault, "ada")
    assert names(plan_week(taken_in, WEEK, old)) == ["Ben"]
    gone = replace(vault, contacts={p: c for p, c in vault.contacts.items() if p != ADA})
    assert names(plan_week(gone, WEEK, old)) == ["Ben"]
    assert names(plan_week(vault, WEEK, old)) == ["Ada", "Ben"]


def test_a_line_moved_below_an_own_heading_uses_the_budget() -> None:
    """It is still on the list, only elsewhere."""
    vault = late("ada", "ben", "cas")
    old = [line(vault, "cas", section="My list"), line(vault, "ben")]
    assert names(plan_week(vault, WEEK, old)) == ["Ben", "Cas"]


def test_a_touch_that_leaves_them_due_takes_nothing_out() -> None:
    """A daily rhythm: the line stays, with the same id."""
    vault = vault_of(contact(cadence=every("1d")), touches={"ada": [touch("-9")]})
    before = items(plan_week(vault, WEEK), "Keep in touch")
    after = items(plan_week(logged_now(vault, "ada"), WEEK), "Keep in touch")
    assert [item.id for item in before] == [item.id for item in after]


def test_the_id_is_that_of_the_round() -> None:
    """The last touch before the week: others coming and going, and later touches, do not change it."""
    vault = late("ada", "ben")
    first = line(vault, "ada").id
    assert line(late("ada", "zoe", "ben"), "ada").id == first
    assert line(logged_now(vault, "ben"), "ada").id == first
    assert line(logged_now(vault, "ada", "-30"), "ada").id != first
    assert first != line(vault, "ben").id


def test_a_broken_note_is_not_in_keep_in_touch() -> None:
    """Never due by cadence, not even by the default."""
    vault = vault_of(contact(broken=True), settings=Settings(default_cadence=every("1w")))
    assert names(plan_week(vault, WEEK)) == []
