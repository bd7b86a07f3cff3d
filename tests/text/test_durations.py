import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.durations import Duration, add, days_of, in_words, read_duration, short, subtract

DURATIONS = st.builds(Duration, st.integers(1, 100), st.sampled_from("dwmy"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10d", (10, "d")),
        ("6w", (6, "w")),
        ("3m", (3, "m")),
        ("1y", (1, "y")),
        (" 6 W ", (6, "w")),
        ("06w", (6, "w")),
        ("2 weeks", (2, "w")),
        ("Every 6 Weeks", (6, "w")),
        ("every week", (1, "w")),
        ("every other week", (2, "w")),
        ("every 2 fortnights", (4, "w")),
        ("every quarter", (3, "m")),
        ("daily", (1, "d")),
        ("weekly", (1, "w")),
        ("biweekly", (2, "w")),
        ("Bi-weekly", (2, "w")),
        ("fortnightly", (2, "w")),
        ("Monthly", (1, "m")),
        ("quarterly", (3, "m")),
        ("half-yearly", (6, "m")),
        ("yearly", (1, "y")),
        ("annually", (1, "y")),
        ("never", (0, "never")),
        ("100y", (100, "y")),
    ],
)
def test_durations_are_read_as_people_write_them(text: str, expected: tuple[int, str]) -> None:
    """Case and blanks are free."""
    assert read_duration(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0d", "0d: a duration is at least one day; type 1d, or never"),
        ("0 weeks", "0 weeks: a duration is at least one day; type 1w, or never"),
        ("-3d", "-3d: a duration can't be negative; type 3d"),
        ("1.5w", "1.5w: only whole numbers are read; type 10d"),
        ("1,5 months", "1,5 months: only whole numbers are read; type 6w"),
        ("0.5y", "0.5y: only whole numbers are read; type 6m"),
        ("0.1d", "0.1d: only whole numbers are read; type 1d"),
        ("101y", "101y: that is more than a hundred years; type a shorter one, or never"),
        ("999999999999 years", "999999999999 years: that is more than a hundred years; type a shorter one, or never"),
        ("10", "10: the unit is missing; type 10d, 10w, 10m or 10y"),
        ("bimonthly", "bimonthly can mean every 2 months or twice a month; type 2m or 2w"),
        ("3 mon", "3 mon: this is not a duration; type one such as 10d, 6w, 3m, 1y or never"),
        ("week", "week: this is not a duration; type one such as 10d, 6w, 3m, 1y or never"),
        ("٣w", "٣w: this is not a duration; type one such as 10d, 6w, 3m, 1y or never"),
        ("", "there is no duration here; type one such as 10d, 6w, 3m, 1y or never"),
    ],
)
def test_what_is_no_duration_is_told_with_what_to_type(text: str, problem: str) -> None:
    """Zero, negative, broken and absurd ones are problems, not guesses."""
    assert read_duration(text) == problem


@given(st.text(max_size=30) | st.text("0123456789dwmy -.,everynov", max_size=12) | st.integers().map("{}w".format))
def test_nothing_that_is_written_raises(text: str) -> None:
    """Also numbers of a thousand digits."""
    for answer in (read_duration(text), read_duration("9" * 5000 + text)):
        assert isinstance(answer, str) or answer.unit == "never" or 1 <= answer.count <= 36_525


@given(DURATIONS)
def test_the_short_form_reads_back(duration: Duration) -> None:
    """What we write, we read."""
    assert read_duration(short(duration)) == duration
    assert read_duration(in_words(duration)) == duration


@given(st.dates(), DURATIONS, st.integers(-200, 200))
def test_adding_never_overflows_and_keeps_the_direction(day: date, duration: Duration, times: int) -> None:
    """The calendar's ends are walls."""
    moved = add(day, duration, times)
    assert date.min <= moved <= date.max
    assert (moved >= day) if times >= 0 else (moved <= day)
    assert subtract(day, duration, -times) == moved


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(1, 1200))
def test_months_keep_the_day_or_take_the_last_one(day: date, months: int) -> None:
    """A day that the month lacks becomes its last day."""
    moved = add(day, Duration(months, "m"))
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == min(day.day, calendar.monthrange(moved.year, moved.month)[1])


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(0, 1000))
def test_days_and_weeks_are_exact(day: date, count: int) -> None:
    """Seven days a week."""
    assert add(day, Duration(1, "w"), count) == day + timedelta(weeks=count) == add(day, Duration(7, "d"), count)


def test_several_months_are_counted_from_the_first_day() -> None:
    """31 January, 28 February, 31 March: the day is not lost on the way."""
    start = date(2027, 1, 31)
    assert [add(start, Duration(1, "m"), times) for times in range(3)] == [start, date(2027, 2, 28), date(2027, 3, 31)]
    assert add(date(2024, 2, 29), Duration(1, "y")) == date(2025, 2, 28)
    assert subtract(date(2026, 3, 31), Duration(1, "m")) == date(2026, 2, 28)


def test_never_is_the_end_of_the_calendar() -> None:
    """It can be added and compared like the others."""
    never = Duration(0, "never")
    day = date(2026, 5, 3)
    assert (add(day, never), subtract(day, never), add(day, never, 0)) == (date.max, date.min, day)
    assert days_of(never) > days_of(Duration(100, "y"))
    assert add(date(9999, 12, 30), Duration(90, "d")) == date.max


def test_a_month_is_30_days_and_a_year_365() -> None:
    """For comparing only."""
    assert [days_of(Duration(2, unit)) for unit in "dwmy"] == [2, 14, 60, 730]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1w", "weekly"),
        ("2w", "every 2 weeks"),
        ("6w", "every 6 weeks"),
        ("1m", "monthly"),
        ("2m", "every 2 months"),
        ("3m", "quarterly"),
        ("6m", "every 6 months"),
        ("1y", "yearly"),
        ("1d", "daily"),
        ("10d", "every 10 days"),
        ("never", "never"),
    ],
)
def test_a_rhythm_is_said_in_words(text: str, words: str) -> None:
    """As it stands on a line of the agenda."""
    duration = read_duration(text)
    assert isinstance(duration, Duration)
    assert in_words(duration) == words
    assert short(duration) == text
