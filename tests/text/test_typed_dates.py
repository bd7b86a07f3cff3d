from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import UsageError
from notesnet.text.dates import WEEKDAYS
from notesnet.text.typed_dates import read_iso_week, read_typed_date, weeks_in

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-12-01", "2026-12-01"),
        ("2026-12-01T10:00", "2026-12-01"),
        ("today", "2026-11-25"),
        (" Tomorrow ", "2026-11-26"),
        ("yesterday", "2026-11-24"),
        ("fri", "2026-11-27"),
        ("Tuesday", "2026-12-01"),
        ("wed", "2026-12-02"),
        ("next tue", "2026-12-01"),
        ("next fri", "2026-12-04"),
        ("this fri", "2026-11-27"),
        ("this mon", "2026-11-23"),
        ("last fri", "2026-11-20"),
        ("last wed", "2026-11-18"),
        ("next week", "2026-11-30"),
        ("+3d", "2026-11-28"),
        ("2w", "2026-12-09"),
        ("3m", "2027-02-25"),
        ("1y", "2027-11-25"),
        ("in 2 weeks", "2026-12-09"),
        ("in a fortnight", "2026-12-09"),
        ("-3d", "2026-11-22"),
        ("−3d", "2026-11-22"),
        ("3d ago", "2026-11-22"),
        ("a week ago", "2026-11-18"),
        ("2026-W48", "2026-11-23"),
        ("2026w53", "2026-12-28"),
    ],
)
def test_the_documented_words_are_read(text: str, iso: str) -> None:
    """Counted from a Wednesday."""
    assert read_typed_date(text, WEDNESDAY).isoformat() == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [("fri", "2026-11-20"), ("wed", "2026-11-25"), ("thursday", "2026-11-19"), ("mon", "2026-11-23")],
)
def test_looking_back_a_weekday_is_the_last_one(text: str, iso: str) -> None:
    """Today counts when it is that weekday."""
    assert read_typed_date(text, WEDNESDAY, past=True).isoformat() == iso


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_nearest_one(today: date, name: str) -> None:
    """Ahead within 1 to 7 days, back within 0 to 6; `next` is in the next ISO week."""
    ahead, back = read_typed_date(name, today), read_typed_date(name[:3], today, past=True)
    assert WEEKDAYS[ahead.weekday()] == WEEKDAYS[back.weekday()] == name
    assert 1 <= (ahead - today).days <= 7
    assert 0 <= (today - back).days <= 6
    following = read_typed_date(f"next {name}", today)
    assert following.isocalendar()[:2] == (today + timedelta(days=7)).isocalendar()[:2]


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("05/12/2026", "05/12/2026 can be 5 December 2026 or 12 May 2026", "Type 2026-12-05 or 2026-05-12."),
        ("10", "10 can be 10 December 2026 or 10 days from today", "Type 2026-12-10 or +10d."),
        ("1", "1 can be 1 December 2026 or 1 day from today", "Type 2026-12-01 or +1d."),
        ("45", "45: a number alone is no date", "Type +45d if you mean days."),
        ("1.12.", "1.12. can be 1 December 2026 or 12 January 2027", "Type 2026-12-01 or 2027-01-12."),
        ("12-05", "12-05 can be 12 May 2027 or 5 December 2026", "Type 2027-05-12 or 2026-12-05."),
        ("5.5.", "5.5.: the year is missing", "Type 2027-05-05."),
        ("13.5", "13.5: the year is missing", "Type 2027-05-13."),
        ("29 feb", "29 feb: the year is missing", "Type 2028-02-29."),
        ("May 3rd", "may 3rd: the year is missing", "Type 2027-05-03."),
        ("13/05/2026", "13/05/2026: a date is written as YYYY-MM-DD", "Type 2026-05-13."),
        ("3 May 2027", "3 May 2027: a date is written as YYYY-MM-DD", "Type 2027-05-03."),
        ("last mon", "last mon can be 23 November 2026 or 16 November 2026", "Type 2026-11-23 or 2026-11-16."),
        ("2027-W53", "2027-W53: 2027 has 52 weeks", "Type 2027-W52, its last one."),
        ("2027-W00", "2027-W00: 2027 has 52 weeks", "Type 2027-W01, its first one."),
        ("0000-W01", "there is no year 0000", "Type a week such as 2026-W48."),
        ("+0d", "+0d: a duration is at least one day", "Type today, or a time such as +3d, 2w or 3m."),
        ("+999999d", "+999999d: that is more than a hundred years", "Type today, or a time such as +3d, 2w or 3m."),
    ],
)
def test_what_is_ambiguous_is_refused_with_what_to_type(text: str, message: str, help_text: str) -> None:
    """A silently wrong date is worse than an error."""
    with pytest.raises(UsageError) as caught:
        read_typed_date(text, WEDNESDAY)
    assert (caught.value.message, caught.value.help) == (message, help_text)


def test_looking_back_the_readings_lie_behind() -> None:
    """A day that is logged was."""
    with pytest.raises(UsageError) as caught:
        read_typed_date("10", WEDNESDAY, past=True)
    assert caught.value.help == "Type 2026-11-10 or 10d ago."
    with pytest.raises(UsageError) as caught:
        read_typed_date("1.12.", WEDNESDAY, past=True)
    assert caught.value.help == "Type 2025-12-01 or 2026-01-12."


@pytest.mark.parametrize(
    "text", ["", "soon", "next month", "3 mon", "weekly", "in 3d ago", "0", "99.99.", "0 may", "december"]
)
def test_the_rest_is_refused_with_examples(text: str) -> None:
    """The help shows what can be typed."""
    with pytest.raises(UsageError) as caught:
        read_typed_date(text, WEDNESDAY)
    assert caught.value.help == "Type a date such as 2026-11-25, tomorrow, fri, +3d, 2w or 2026-W48."


def _outcome(typed: str, today: date, *, past: bool) -> date | UsageError:
    try:
        return read_typed_date(typed, today, past=past)
    except UsageError as error:
        return error


@given(
    st.text(max_size=20) | st.text("0123456789dwmy+-. /Wagoin", max_size=10),
    st.dates() | st.sampled_from([date.min, date.max]),
    st.booleans(),
)
def test_nothing_but_a_usage_error_comes_out(text: str, today: date, past: bool) -> None:
    """Also at both ends of the calendar."""
    for typed in (
        text,
        "next fri",
        "last fri",
        "tomorrow",
        "yesterday",
        "100y",
        "100y ago",
        "31",
        "29.2.",
        "next week",
    ):
        outcome = _outcome(typed, today, past=past)
        assert isinstance(outcome, date) or (outcome.message and outcome.help.endswith("."))


def test_iso_weeks_are_told_from_other_texts() -> None:
    """None for what is no week."""
    assert read_iso_week("2026-W48") == read_iso_week("2026w48") == (2026, 48)
    assert read_iso_week("2026-W5") == (2026, 5)
    assert read_iso_week("2026-48") is read_iso_week("W48") is None
    assert [weeks_in(year) for year in (2020, 2026, 2027, 9999)] == [53, 53, 52, 52]
