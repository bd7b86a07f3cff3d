"""Reawaken: at most two who drift or are dormant, the strongest at their last touch first."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.meeting import Meeting
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.model.week import Listed
from notesnet.network.week import plan_week
from tests.network.helpers import ADA, WEEK, at, contact, every, items, link, names, touch, vault_of


def silent(*people: str, weights: tuple[float, ...] = (1, 1, 1, 1), **fields: Any) -> Vault:
    """People who drift: every 50 days, then silent for 150."""
    touches = {
        name: [touch(str(-152 - 50 * nth), weight=weight, path=f"people/{name}.md") for nth in range(3)]
        for name, weight in zip(people, weights, strict=False)
    }
    return vault_of(*(contact(name.title(), **fields) for name in people), touches=touches)


def test_at_most_two_the_strongest_at_their_last_touch_first() -> None:
    """Then by name."""
    vault = silent("ada", "ben", "cas", "dot", weights=(1, 3, 2, 2))
    assert names(plan_week(vault, WEEK), "Reawaken") == ["Ben", "Cas"]
    item = items(plan_week(vault, WEEK), "Reawaken")[0]
    assert item.silence is not None
    assert (item.silence.gap, str(item.silence.last), item.due) == (50, "2026-06-26", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "archived"},
        {"paused_until": at("9")},
        {"cadence": every("2y")},
        {"cadence": every("never")},
        {"follow_up": at("200")},
        {"broken": True},
    ],
)
def test_nobody_who_is_away_or_has_a_rhythm(fields: dict[str, Any]) -> None:
    """Archived, paused, with a cadence or a follow-up; `never` was somebody's wish."""
    assert names(plan_week(silent("ada", **fields), WEEK), "Reawaken") == []


@pytest.mark.parametrize(("last", "asleep"), [("2025-11-23", True), ("2025-11-24", False)])
def test_dormant_ones_as_well(last: str, asleep: bool) -> None:
    """Three touches and none for 365 days before Monday; too close together for a gap."""
    touches = [touch(last), touch("2025-11-20"), touch("2025-11-18")]
    assert bool(names(plan_week(vault_of(contact(), touches={"ada": touches}), WEEK), "Reawaken")) is asleep


def test_who_has_a_meeting_ahead_is_awake() -> None:
    """This week or later."""
    for when in ("2026-11-26", "2027-01-07"):
        meeting = Meeting("meetings/m.md", "Coffee", at(when), (link(ADA),))
        vault = replace(silent("ada"), meetings={meeting.path: meeting}, meetings_of={ADA: (meeting.path,)})
        assert names(plan_week(vault, WEEK), "Reawaken") == []


def test_a_touch_of_the_week_takes_the_line_out_and_no_other_comes() -> None:
    """The same budget rules as in Keep in touch."""
    vault = silent("ada", "ben", "cas")
    before = items(plan_week(vault, WEEK), "Reawaken")
    seen = {**vault.touches, ADA: (*vault.touches[ADA], touch("-1"))}
    assert names(plan_week(replace(vault, touches=seen), WEEK), "Reawaken") == ["Ben"]
    listed = [Listed(before[0].id, "x", False, "Reawaken"), Listed(before[1].id, " ", True, "Reawaken")]
    assert names(plan_week(replace(vault, touches=seen), WEEK, listed), "Reawaken") == ["Ben"]
    assert names(plan_week(vault, WEEK, listed), "Reawaken") == ["Ada", "Ben"]


def test_someone_silent_for_two_years_under_a_cadence_of_tags_can_be_reawakened() -> None:
    """No cadence makes them due any more."""
    touches = [touch(str(-760 - 100 * nth)) for nth in range(3)]
    vault = vault_of(contact(), touches={"ada": touches}, settings=Settings(default_cadence=every("3m")))
    assert names(plan_week(vault, WEEK), "Reawaken") == ["Ada"]
