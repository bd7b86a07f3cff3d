from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.meets import Meets, needs_since, occurrences, read_meets

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
DATES = st.dates(date(2000, 1, 1), date(2050, 12, 31))
RHYTHMS = st.builds(Meets, st.integers(1, 6), st.just(0), st.integers(0, 6)) | st.builds(
    Meets, st.just(0), st.sampled_from([1, 2, 3, 4, 5, -1]), st.integers(0, 6)
)


def _days(text: str, since: date | None = None, first: date = NOVEMBER[0], last: date = NOVEMBER[1]) -> list[int]:
    meets = read_meets(text)
    assert isinstance(meets, Meets)
    return [day.day for day in occurrences(meets, since, first, last)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weekly tue", (1, 0, 1)),
        ("Weekly on Tuesdays", (1, 0, 1)),
        ("every tuesday", (1, 0, 1)),
        ("biweekly tue", (2, 0, 1)),
        ("fortnightly tue", (2, 0, 1)),
        ("every 2 weeks tue", (2, 0, 1)),
        ("every 3 weeks on tue", (3, 0, 1)),
        ("monthly 2nd thu", (0, 2, 3)),
        ("monthly on the second Thursday", (0, 2, 3)),
        ("monthly last fri", (0, -1, 4)),
        ("monthly 5th mon", (0, 5, 0)),
    ],
)
def test_rhythms_are_read_as_people_write_them(text: str, expected: tuple[int, int, int]) -> None:
    """Case, `on` and `the` are free."""
    assert read_meets(text) == expected


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "every 2nd thu",
            "every 2nd thu can mean every 2 weeks or the second of a month; type biweekly thu or monthly 2nd thu",
        ),
        ("monthly thu", "monthly thu: which one of the month? type one such as monthly 1st thu"),
        ("last friday of the month", "last friday of the month: type monthly last fri"),
        ("weekly", "weekly: the weekday is missing; type one such as weekly tue"),
        ("2nd thu monthly", "2nd thu monthly: the weekday does not stand at the end; type one such as weekly tue"),
        ("tue, biweekly", "tue, biweekly: the weekday does not stand at the end; type one such as weekly tue"),
        (
            "monthly 1st mon and 3rd mon",
            "monthly 1st mon and 3rd mon: only one rhythm is read; type one such as weekly",
        ),
        ("weekly tue, thu", "weekly tue, thu: only one rhythm is read; type one such as weekly"),
        ("monthly 6th thu", "monthly 6th thu: this is not a rhythm; type one such as"),
        ("every 0 weeks tue", "every 0 weeks tue: this is not a rhythm; type one such as"),
        ("", "there is no rhythm here; type one such as"),
    ],
)
def test_what_is_no_rhythm_is_told_with_what_to_type(text: str, begins: str) -> None:
    """Never a guess."""
    answer = read_meets(text)
    assert isinstance(answer, str)
    assert answer.startswith(begins)


@given(st.text(max_size=30))
def test_nothing_that_is_written_raises(text: str) -> None:
    """A value for every text."""
    assert isinstance(read_meets(text), Meets | str)


def test_the_days_of_november_2026() -> None:
    """It begins on a Sunday and has five Sundays and Mondays."""
    assert _days("weekly tue") == [3, 10, 17, 24]
    assert _days("monthly 2nd thu") == [12]
    assert _days("monthly last fri") == [27]
    assert _days("monthly 5th mon") == [30]
    assert _days("monthly 5th tue") == []


def test_every_second_week_is_counted_from_since() -> None:
    """The first such weekday on or after `since` is the first meeting; without it there is none."""
    meets = read_meets("biweekly tue")
    assert isinstance(meets, Meets)
    assert needs_since(meets)
    assert not needs_since(Meets(1, 0, 1))
    assert not needs_since(Meets(0, 2, 3))
    assert _days("biweekly tue", date(2026, 10, 7)) == [10, 24]
    assert _days("biweekly tue", date(2026, 10, 14)) == [3, 17]
    assert _days("biweekly tue", date(2026, 11, 5)) == [10, 24]
    assert _days("biweekly tue") == []


@given(RHYTHMS, st.none() | DATES, DATES, st.integers(-5, 800))
def test_meetings_lie_in_the_range_and_on_the_weekday(
    meets: Meets, since: date | None, first: date, length: int
) -> None:
    """Sorted, none before `since`, and the same when the range is asked in two parts."""
    last = first + timedelta(days=length)
    days = occurrences(meets, since, first, last)
    assert days == sorted(set(days))
    for day in days:
        assert day.weekday() == meets.weekday
        assert first <= day <= last
        assert since is None or day >= since
    middle = first + timedelta(days=length // 2)
    halves = occurrences(meets, since, first, middle) + occurrences(meets, since, middle + timedelta(days=1), last)
    assert length < 0 or halves == days


def test_the_ends_of_the_calendar_are_walls() -> None:
    """No range raises."""
    assert occurrences(Meets(1, 0, 0), None, date.max, date.max) == []
    assert occurrences(Meets(2, 0, 0), date.max, date.min, date.max) == []
    assert occurrences(Meets(0, -1, 4), None, date(9999, 12, 1), date.max) == [date.max]
