"""Cadences that fit the rhythm that was, and what they all ask for together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.settings import Circle, Settings
from notesnet.network.rhythm import STEPS, proposed_cadence, rhythm_table
from notesnet.text.durations import days_of, short
from tests.network.helpers import TODAY, at, contact, every, touch, vault_of, with_circles


@pytest.mark.parametrize(
    ("gap", "cadence"),
    [(14, "2w"), (20, "2w"), (21, "2w"), (22, "4w"), (30, "4w"), (43, "6w"), (80, "3m"), (150, "6m"), (300, "1y"), (900, "1y")],
)  # fmt: skip
def test_the_nearest_step_is_proposed(gap: float, cadence: str) -> None:
    """Of two that are as near the shorter one; never more often than every two weeks, nor more seldom than a year."""
    assert short(proposed_cadence(gap, 0)) == cadence


@pytest.mark.parametrize(("tie", "cadence"), [(100, "6w"), (50, "6w"), (49, "3m"), (25, "3m"), (24, "6m"), (0, "6m")])
def test_without_a_rhythm_the_strength_tells(tie: int, cadence: str) -> None:
    """A strong tie is seen more often."""
    assert short(proposed_cadence(None, tie)) == cadence


@given(st.floats(14, 5_000), st.integers(0, 100))
def test_no_step_is_nearer(gap: float, tie: int) -> None:
    """The proposal is one of the steps, and none is nearer to the gap."""
    proposed = proposed_cadence(gap, tie)
    assert proposed in STEPS
    assert all(abs(days_of(proposed) - gap) <= abs(days_of(step) - gap) for step in STEPS)


def test_only_people_without_a_cadence_are_in_the_table() -> None:
    """Left out: an own cadence, the circle's, never, archived, and what can't be read; the strongest stands first."""
    vault = vault_of(
        contact("Own", cadence=every("6w")),
        contact("Circled", circle="inner"),
        contact("Never", cadence=every("never")),
        contact("Gone", status="archived"),
        contact("Broken", broken=True),
        contact("Weak"),
        contact("Strong"),
        touches={"weak": [touch("-300")], "strong": [touch("-90"), touch("-60"), touch("-30")]},
        settings=with_circles(inner=Circle(every("2w"), 2)),
    )
    table = rhythm_table(vault, TODAY)
    assert [row.name for row in table.rows] == ["Strong", "Weak"]
    assert (table.rows[0].gap, table.rows[0].touches, short(table.rows[0].proposed or every("never"))) == (30, 3, "4w")


def test_the_load_is_added_up_a_week() -> None:
    """Six weeks and two weeks ask for 1/6 + 1/2; archived people and never ask for nothing; the budget stands beside."""
    vault = vault_of(
        contact("A", cadence=every("6w")),
        contact("B", cadence=every("2w")),
        contact("C", cadence=every("never")),
        contact("D", cadence=every("1w"), status="archived"),
        contact("E"),
        settings=Settings(people_per_week=5),
    )
    table = rhythm_table(vault, TODAY)
    assert table.asked == pytest.approx(1 / 6 + 1 / 2)
    assert table.proposed == pytest.approx(7 / days_of(every("6m")))
    assert table.budget == 5


def test_only_the_forty_strongest_are_proposed() -> None:
    """The load counts what a plan would set."""
    table = rhythm_table(vault_of(*(contact(f"P{n}") for n in range(60))), TODAY)
    assert len(table.rows) == 60
    assert table.proposed == pytest.approx(40 * 7 / days_of(every("6m")))


def test_touches_ahead_do_not_count() -> None:
    """What is planned is no rhythm."""
    vault = vault_of(contact("Ada"), touches={"ada": [touch("-60"), touch("-30"), touch("2026-12-24")]})
    (row,) = rhythm_table(vault, TODAY).rows
    assert (row.gap, row.touches) == (None, 2)


def test_of_ties_as_strong_the_newest_comes_first_and_old_strangers_are_not_ticked() -> None:
    """After an import nobody has a touch: who was met last stands first, and who was met years ago waits for a tick."""
    people = [
        contact("old", met=at("2015-03-01")),
        contact("new", met=at("2026-11-20")),
        contact("some", met=at("2025-05-05")),
    ]
    table = rhythm_table(vault_of(*people), TODAY)
    assert [(row.name, row.worth) for row in table.rows] == [("new", True), ("some", True), ("old", False)]
