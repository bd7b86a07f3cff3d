"""The strength of a tie, by numbers worked out by hand."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.touch import Touch
from notesnet.network.strength import strength
from tests.network.helpers import TODAY, mention, touch


@pytest.mark.parametrize(
    ("touches", "expected"),
    [
        ([], 0),
        ([("0", 3)], 33),  # 300 / 9 = 33.3
        ([("0", 1)], 14),  # 100 / 7 = 14.3
        ([("0", 2)], 25),
        ([("-180", 3)], 20),  # S = 1.5: 150 / 7.5
        ([("-360", 3)], 11),  # S = 0.75: 75 / 6.75 = 11.1
        ([("0", 3), ("-1", 3)], 50),  # S = 3 + 2.988: 49.9
        ([("0", 3), ("0", 3)], 33),  # one a day
        ([("0", 1), ("0", 3)], 33),  # the heaviest
        ([("0", 0.5)], 8),  # 50 / 6.5 = 7.69
    ],
)
def test_a_sum_that_halves_every_180_days(touches: list[tuple[str, float]], expected: int) -> None:
    """S = Σ weight × 0.5^(age / 180); 100 × S / (S + 6)."""
    assert strength([touch(when, weight=weight) for when, weight in touches], TODAY) == expected


def test_halves_are_rounded_up() -> None:
    """12.5 is 13, and 37.5 is 38, where Python's own rounding would say 12 and 38."""
    assert strength([touch("0", weight=6 / 7)], TODAY) == 13
    assert strength([touch("0", weight=3.6)], TODAY) == 38


def test_passive_touches_add_at_most_three() -> None:
    """Ten mentions in ten days are worth 3 in all: 300 / 9."""
    many = [mention(f"-{age}") for age in range(10)]
    assert strength(many, TODAY) == 33
    assert strength(many[:2], TODAY) == 25  # 1 + 0.996
    assert strength([*many, touch("-180")], TODAY) == 43  # 3 + 1.5: 450 / 10.5 = 42.9


def test_of_a_talk_and_a_mention_on_one_day_the_talk_counts() -> None:
    """The heaviest, and of two as heavy the one that was a talk: the cap does not hold it."""
    mails = [touch(f"-{age}", "email", 1) for age in range(5)]
    both = [*mails, *(mention(f"-{age}") for age in range(5))]
    assert strength(both, TODAY) == strength(mails, TODAY) == 45


def test_future_touches_do_not_count() -> None:
    """Up to today."""
    assert strength([touch("1"), touch("0", weight=1)], TODAY) == 14


@pytest.mark.parametrize(("trust", "expected"), [(0, 33), (3, 33), (4, 40), (5, 50)])
def test_a_stated_trust_is_a_floor(trust: int, expected: int) -> None:
    """Ten times it."""
    assert strength([touch("0")], TODAY, trust) == expected


days = st.integers(0, 4000).map(lambda age: TODAY - timedelta(days=age))
made = st.builds(
    lambda when, weight, passive: Touch(when, "x", "", "a.md", 1, 1 if passive else weight, passive),
    days,
    st.sampled_from([0.5, 1, 2, 3, 1000]),
    st.booleans(),
)


@given(touches=st.lists(made, max_size=30), trust=st.integers(0, 5))
def test_it_is_a_number_from_0_to_100_and_no_touch_makes_it_less(touches: list[Touch], trust: int) -> None:
    """Whatever happened; and the order of the touches does not matter."""
    value = strength(touches, TODAY, trust)
    assert 10 * trust <= value <= 100
    assert value == strength(touches[::-1], TODAY, trust)
    assert strength([*touches, touch("-4001")], TODAY, trust) >= value
