from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import UsageError
from notesnet.text.weeks import Week, file_name, read_week, validate_pattern, week_from_path, week_of

PATTERN = "agenda/{year}-W{week}.md"
TODAY = date(2026, 11, 25)


def test_every_day_from_1990_to_2100_is_in_its_week() -> None:
    """Weeks follow each other without a gap, and each reads back from its label and its path."""
    day, last = date(1990, 1, 1), date(2100, 12, 31)
    week = week_of(day)
    assert week.monday == day
    while day <= last:
        assert week_of(day) == week
        assert week.days[day.weekday()] == day
        if day.weekday() == 6:
            assert week.sunday == day
            assert read_week(week.label, TODAY) == week
            assert week_from_path(PATTERN, file_name(PATTERN, week)) == week
            assert week.next.previous == week
            week = week.next
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2024, 12, 30), "2025-W01"),
        (date(2021, 1, 3), "2020-W53"),
        *((date(2026, 12, 28) + timedelta(days=days), "2026-W53") for days in range(7)),
        (date(2027, 1, 4), "2027-W01"),
    ],
)
def test_around_new_year_the_iso_year_counts(day: date, label: str) -> None:
    """All seven days have the same file."""
    assert week_of(day).label == label


def test_a_week_tells_its_days_and_neighbours() -> None:
    """Monday to Sunday."""
    week = Week(2026, 53)
    assert (week.monday, week.sunday) == (date(2026, 12, 28), date(2027, 1, 3))
    assert len(week.days) == 7
    assert (week.next, week.previous) == (Week(2027, 1), Week(2026, 52))


@pytest.mark.parametrize(
    ("week", "title"),
    [
        (Week(2026, 48), "Week 48 · 23 to 29 November 2026"),
        (Week(2026, 49), "Week 49 · 30 November to 6 December 2026"),
        (Week(2026, 53), "Week 53 · 28 December 2026 to 3 January 2027"),
        (Week(2026, 2), "Week 2 · 5 to 11 January 2026"),
    ],
)
def test_the_title_names_the_days(week: Week, title: str) -> None:
    """As the agenda file opens."""
    assert week.title == title


@given(st.dates() | st.sampled_from([date.min, date.max]))
def test_the_ends_of_the_calendar_are_walls(day: date) -> None:
    """No week raises."""
    week = week_of(day)
    assert day in week.days
    assert week.title
    assert week.previous <= week <= week.next


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2026-W48", "2026-W48"),
        ("2026w48", "2026-W48"),
        ("W48", "2026-W48"),
        ("48", "2026-W48"),
        ("week 5", "2026-W05"),
        ("this", "2026-W48"),
        ("next", "2026-W49"),
        ("Next week", "2026-W49"),
        ("last", "2026-W47"),
        ("2027-01-01", "2026-W53"),
        ("tomorrow", "2026-W48"),
        ("mon", "2026-W49"),
        ("2w", "2026-W50"),
    ],
)
def test_a_week_can_be_typed_in_many_ways(text: str, label: str) -> None:
    """A date stands for its week."""
    assert read_week(text, TODAY).label == label


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("2027-W53", "2027-W53: 2027 has 52 weeks", "Type 2027-W52, its last one."),
        ("54", "2026-W54: 2026 has 53 weeks", "Type 2026-W53, its last one."),
        (
            "foo",
            "foo: this is not a date",
            "Type a week such as 2026-W48, 48 or next, or a date in it such as 2026-11-25.",
        ),
    ],
)
def test_a_week_that_does_not_exist_is_refused(text: str, message: str, help_text: str) -> None:
    """With what to type."""
    with pytest.raises(UsageError) as caught:
        read_week(text, TODAY)
    assert (caught.value.message, caught.value.help) == (message, help_text)


def test_a_number_is_a_week_of_the_iso_year() -> None:
    """On 1 January 2027 the week is still one of 2026."""
    assert read_week("53", date(2027, 1, 1)) == Week(2026, 53)


def test_file_names_have_two_digits_and_read_back() -> None:
    """Under any pattern with both fields, a repeated one too."""
    assert file_name(PATTERN, Week(2026, 5)) == "agenda/2026-W05.md"
    pattern = "plan/{year}/{year} (week {week}).md"
    assert file_name(pattern, Week(2026, 5)) == "plan/2026/2026 (week 05).md"
    assert week_from_path(pattern, "plan/2026/2026 (week 05).md") == Week(2026, 5)
    assert week_from_path(pattern, "plan/2026/2027 (week 05).md") is None


@pytest.mark.parametrize(
    "path",
    ["agenda/2026-W5.md", "agenda/2027-W53.md", "agenda/2026-W00.md", "agenda/0000-W01.md", "x/agenda/2026-W05.md", ""],
)
def test_another_path_is_no_week(path: str) -> None:
    """Nor is a week that does not exist."""
    assert week_from_path(PATTERN, path) is None


def test_a_pattern_needs_year_and_week() -> None:
    """Else two weeks would share a file; such a pattern matches nothing."""
    assert validate_pattern(PATTERN) is None
    assert validate_pattern("agenda/{year}.md") == "agenda/{year}.md: {week} must stand in the pattern"
    assert validate_pattern("agenda.md") == "agenda.md: {year} and {week} must stand in the pattern"
    assert week_from_path("agenda/{year}.md", "agenda/2026.md") is None
