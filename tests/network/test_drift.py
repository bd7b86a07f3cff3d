"""Ties that fade: the usual gap, who drifts and who is dormant."""

import pytest

from notesnet.model.touch import Touch
from notesnet.network.drift import dormant, drifts, usual_gap
from tests.network.helpers import TODAY, touch


def _days(*ages: int) -> tuple[Touch, ...]:
    return tuple(touch(f"-{age}") for age in sorted(ages, reverse=True))


@pytest.mark.parametrize(
    ("ages", "gap"),
    [
        ((300, 200), None),
        ((300, 200, 200), None),  # two days with a touch
        ((300, 200, 100), 100),
        ((228, 214, 200), 14),
        ((226, 213, 200), None),  # under 14 days
        ((300, 200, 180), 60),  # between 100 and 20
        ((300, 200, 190, 150), 40),
        ((229, 215, 215, 200), 14.5),
    ],
)
def test_the_usual_gap_is_the_median_between_days_with_a_touch(ages: tuple[int, ...], gap: float | None) -> None:
    """At least 3 such days, gap at least 14 days."""
    assert usual_gap(_days(*ages)) == gap


@pytest.mark.parametrize(
    ("gap", "silent", "expected"),
    [
        (50, 100, False),  # twice is not more than twice
        (50, 101, True),
        (20, 89, False),  # at least 90 days
        (20, 90, True),
        (20, 239, True),
        (20, 240, False),  # less than 12 gaps
        (100, 200, False),
        (100, 201, True),
        (100, 1199, True),
        (100, 1200, False),
        (13, 100, False),
    ],
)
def test_someone_drifts_between_two_and_twelve_gaps(gap: int, silent: int, expected: bool) -> None:
    """More than twice the gap and at least 90 days, but less than 12 gaps."""
    assert drifts(_days(silent, silent + gap, silent + 2 * gap), TODAY) is expected


@pytest.mark.parametrize(
    ("ages", "expected"),
    [((365, 366, 367), True), ((364, 366, 367), False), ((365, 366), False), ((365, 365, 366), False), ((), False)],
)
def test_dormant_is_a_year_of_silence_after_three_touches(ages: tuple[int, ...], expected: bool) -> None:
    """A touch is a day on which there was contact."""
    assert dormant(_days(*ages), TODAY) is expected
    assert not drifts((), TODAY)
